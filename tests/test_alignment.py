"""A law of places inside texts: each character is where it is said to be, however it is written."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from clipspec import pointer as pointers
from clipspec.source import parse
from clipspec.source.comments import comments
from hypothesis import example, given
from hypothesis import strategies as st

_CHARACTERS = list("ab ,'\"\\\n:#-é😀\u2028\t{}[]&!|%~x0")
texts = st.text(st.sampled_from(_CHARACTERS), max_size=12)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028")


def _block(text: str, indent: int) -> str:
    return "".join(" " * indent + line + "\n" if line else "\n" for line in text.split("\n"))


# What they make may mean another text, or be no YAML at all: what counts is what is read from it.
WRITERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "json": ("a.json", lambda text: json.dumps({"a": text})),
    "json-raw": ("a.json", lambda text: json.dumps({"a": text}, ensure_ascii=False)),
    "double": ("a.yaml", lambda text: f"a: {_quoted(text)}  # c\n"),
    "anchored": ("a.yaml", lambda text: f"a: &x !!str # c\n  {_quoted(text)}\n"),
    "double-folded": ("a.yaml", lambda text: f"a: {_quoted(text)}\n".replace(" ", "\n   ")),
    "single": ("a.yaml", lambda text: "a: '{}'\n".format(text.replace("'", "''"))),
    "single-folded": (
        "a.yaml",
        lambda text: "a: '{}'\n".format(text.replace("'", "''").replace("\n", "\r\n\r\n   ")),
    ),
    "plain": ("a.yaml", lambda text: f"- [x{text}x]\n"),
    "plain-folded": ("a.yaml", lambda text: "a: x{}x\n".format(text.replace(" ", "\n   "))),
    "literal": ("a.yaml", lambda text: f"a: |\n{_block(text, 4)}b: 1\n"),
    "literal-crlf": (
        "a.yaml",
        lambda text: f"a: |\n{_block(text, 4)}b: 1\n".replace("\n", "\r\n"),
    ),
    "literal-end": ("a.yaml", lambda text: f"a: |\n{_block(text, 4)}"[:-1]),
    "literal-stated": ("a.yaml", lambda text: f"a:\n  b: |3-\n{_block(text, 5)}c: 1\n"),
    "literal-in-list": ("a.yaml", lambda text: f"a:\n- |1+\n{_block(text, 1)}c: 1\n"),
    "folded": ("a.yaml", lambda text: f"a:\n  - &x >-\n{_block(text, 4)}b: 1\n"),
    "folded-stated": ("a.yaml", lambda text: f"a: >2-\n{_block(text, 2)}b: 1\n"),
}


@pytest.mark.parametrize("style", WRITERS)
@example(text="0\n ")
@given(text=texts)
def test_every_character_is_where_it_is_said_to_be(style: str, text: str) -> None:
    """Another character in its place is read in its place, and changes nothing else."""
    file, write = WRITERS[style]
    document = parse(write(text), file)
    content = document.text.content
    for at, value in pointers.leaves(document.data) if document.data is not None else ():
        if not isinstance(value, str):
            continue
        offsets = document.offsets(at)
        assert offsets is not None
        assert len(offsets) == len(value) + 1
        assert offsets == sorted(offsets)
        for index, character in enumerate(value):
            start, end = offsets[index], offsets[index + 1]
            if character in " \n\t" or "\n" in content[start:end] or "\r" in content[start:end]:
                continue  # white space may be that of a fold
            other = parse(content[:start] + "Q" + content[end:], file)
            wanted = value[:index] + "Q" + value[index + 1 :]
            assert pointers.get(other.data, at) == wanted, (content, value, index)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("a: 1\n", []),
        ('a: "#FAFAFA"\n', []),
        ("# x\na: 1 #y\n", ["# x", "#y"]),
        ('a: "b # c" # d\n', ["# d"]),
        ("a: b#c\n", []),
        ("a: 'b\n  # c\n  d' # e\r\nb: 1", ["# e"]),
        ("a: | # b #c\n  # text\n  x # text\n# d\n", ["# b #c", "# d"]),
        ("a: &x # b\n  c: 1\nd: !!str # e\n  f", ["# b", "# e"]),
        ("a: [b, # c\n  d] # e", ["# c", "# e"]),
        ('<<: {a: "b # c"} # d\na: "e # f"\n', ["# d"]),
        ("a: 1 # b\nc: [\n# d", ["# b"]),
    ],
)
def test_comments_are_what_stands_outside_of_values(content: str, found: list[str]) -> None:
    document = parse(content, "a.yaml")
    there = comments(document)

    assert [comment.text for comment in there] == found
    assert [content[start:end] for start, end, _ in there] == found
