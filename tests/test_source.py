"""Reading files: one meaning of YAML, strict JSON, every trap at its place, in bounded time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec.source import Document, parse
from hypothesis import given
from hypothesis import strategies as st

_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)

# file name, content, rule, line, column
_TRAPS: list[tuple[str, bytes | str, str, int, int]] = [
    ("bomb.yaml", _BOMB, "alias-bomb", 6, 5),
    ("self.yaml", "a: &a [*a]\n", "recursive-alias", 1, 8),
    ("deep.yaml", "[" * 100_000, "too-deep", 1, 101),
    ("deep.json", "[" * 100_000, "too-deep", 1, 101),
    ("deep-block.yaml", "- " * 50_000, "too-deep", 1, 201),
    ("empty.yaml", "", "empty-file", 1, 1),
    ("empty.json", " \n", "empty-file", 1, 1),
    ("comment.yaml", "# nothing\n", "empty-file", 1, 1),
    ("utf16.yaml", "a: b".encode("utf-16"), "wrong-encoding", 1, 1),
    ("utf16.json", '{"a": 1}'.encode("utf-16-le"), "wrong-encoding", 1, 1),
    ("latin.yaml", "a: é".encode("latin-1"), "wrong-encoding", 1, 4),
    ("nul.yaml", "a: \0b", "control-character", 1, 4),
    ("nul.json", '{"a": "\0"}', "syntax-error", 1, 8),
    ("two.yaml", "a: 1\n---\nb: 2\n", "several-documents", 2, 1),
    ("two.json", '{"a": 1}\n{"b": 2}\n', "several-documents", 2, 1),
    ("twice.yaml", "a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
    ("twice.json", '{"a": 1,\n "b": [{"c": 1, "c": 2}]}', "duplicate-key", 2, 17),
    ("nan.yaml", "a: .nan\n", "not-a-number", 1, 4),
    ("nan.json", '{"a": NaN}', "not-a-number", 1, 7),
    ("huge.json", '{"a": 1e999}', "not-a-number", 1, 7),
    ("long.json", '{"a": ' + "9" * 250 + "e99}", "not-a-number", 1, 7),
    ("digits.json", '{"a": ' + "9" * 5000 + "}", "not-a-number", 1, 7),
    ("half.json", '{"a": "\\ud83c"}', "lone-surrogate", 1, 7),
    ("half.yaml", 'a: "\\ud83c"\n', "syntax-error", 1, 7),
    ("tag.yaml", "a: !thing 1\n", "unknown-tag", 1, 4),
    ("tab.yaml", "a:\n\tb: 1\n", "syntax-error", 2, 1),
    ("placeholder.yaml", "b: 1\na: {{ x }}\n", "unquoted-placeholder", 2, 4),
    ("placeholder-text.yaml", "a: {{x}}-b\n", "unquoted-placeholder", 1, 4),
    ("placeholder.json", '{"a": {{ x }} }', "unquoted-placeholder", 1, 7),
    ("comment.json", '{"a": 1, // x\n}', "syntax-error", 1, 10),
    ("comma.json", '{"a": 1,\n}', "syntax-error", 1, 8),
    ("alias.yaml", "a: *b\n", "syntax-error", 1, 4),
    ("merge.yaml", "<<: 1\n", "syntax-error", 1, 5),
    ("ratio.yaml", "ratio: 16:9\n", "yaml-version-hazard", 1, 8),
    ("no.yaml", "a: no\n", "yaml-version-hazard", 1, 4),
    ("octal.yaml", "a: 010\n", "yaml-version-hazard", 1, 4),
    ("exponent.yaml", "a: 1e3\n", "yaml-version-hazard", 1, 4),
    ("date.yaml", "a: 2024-01-01\n", "yaml-version-hazard", 1, 4),
    ("separator.yaml", "a: x\u2028y\nb: 1\n", "unicode-line-break", 1, 5),
]


@pytest.mark.parametrize(
    ("file", "content", "rule", "line", "column"), _TRAPS, ids=[trap[0] for trap in _TRAPS]
)
def test_trap_is_a_problem_at_its_place(
    file: str, content: bytes | str, rule: str, line: int, column: int
) -> None:
    """Each trap ends in one problem, at its line and column, and never in an exception."""
    document = parse(content, file)

    found = [(p.rule, document.text.position(p.start)) for p in document.problems]
    assert [(name, at.line, at.column) for name, at in found] == [(rule, line, column)]


def test_a_url_without_quotes_in_one_line_is_told_how_to_be_written() -> None:
    """YAML 1.2 allows it in a flow mapping, and no parser that is built on libyaml does."""
    (problem,) = parse("a: {url: https://a.example/b.mp4}\n", "a.yaml").problems

    assert problem.message.startswith("a `:` in a text without quotes")
    assert "quote the value" in problem.help


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("1e3", 1000.0),
        ("010", 10),
        ("0o10", 8),
        ("0x1F", 31),
        ("2024-01-01", "2024-01-01"),
        ("16:9", "16:9"),
        ("1_000", "1_000"),
        ("~", None),
        ("Null", None),
        ("TRUE", True),
        ("yes", "yes"),
        ("'1'", "1"),
        ("!!str 1", "1"),
        ("-.5", -0.5),
        (".", "."),
        ("+", "+"),
        ("x\u2028y", "x\u2028y"),
        ('"x\u0085y"', "x\u0085y"),
        ('"\\U0001F3AC"', "🎬"),
    ],
)
def test_plain_scalar_means_what_yaml_1_2_says(text: str, value: Any) -> None:
    found = parse(f"a: {text}\n", "a.yaml").data["a"]

    assert (found, type(found)) == (value, type(value))


def _slice(document: Document, pointer: str, *, key: bool = False) -> str:
    span = document.span(pointer, key=key)
    line = document.text.line(span.start.line)
    assert span.start.line == span.end.line
    return line[span.start.column - 1 : span.end.column - 1]


def test_spans_of_keys_and_values() -> None:
    """A value by itself, an object by its key, a missing member by its nearest ancestor."""
    text = "\ufeff# 🎬\r\nclips:\r\n  - {offset: {x: 0.5}, text: '名前 🎬', scale: 1}\r\n"
    document = parse(text.encode(), "a.yaml")

    assert _slice(document, "/clips/0/scale") == "1"
    assert _slice(document, "/clips/0/scale", key=True) == "scale"
    assert _slice(document, "/clips/0/text") == "'名前 🎬'"
    assert _slice(document, "/clips/0/offset") == "offset"
    assert _slice(document, "/clips/0/offset/y") == "offset"
    assert _slice(document, "/clips") == "clips"


def test_merged_and_aliased_values_know_both_places() -> None:
    """Where the value is written, and the aliases by which it is used."""
    text = "base: &base {x: 1, y: 2}\nclip:\n  <<: *base\n  y: 3\n  again: *base\n"
    document = parse(text, "a.yaml")

    assert document.data["clip"] == {"x": 1, "y": 3, "again": {"x": 1, "y": 2}}
    assert document.span("/clip/x").start.line == 1
    assert [span.start.line for span in document.used_at("/clip/x")] == [3]
    assert [span.start.line for span in document.used_at("/clip/again/x")] == [5]
    assert document.used_at("/clip/y") == []


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(_JSON, st.sampled_from([None, 2]), st.booleans())
def test_json_round_trip_with_places(data: Any, indent: int | None, ascii_only: bool) -> None:
    """Any JSON is read as it is, and the slice at each leaf's span parses to that leaf."""
    text = json.dumps(data, indent=indent, ensure_ascii=ascii_only)
    document = parse(text, "a.json")

    assert document.data == data
    assert document.problems == ()
    for pointer, leaf in pointers.leaves(data):
        offsets = document.source(pointer) if data is not None else (0, 4)
        assert offsets is not None
        assert json.loads(document.text.content[slice(*offsets)]) == leaf


@given(st.text() | st.binary())
def test_any_text_is_read_without_an_exception(content: str | bytes) -> None:
    """Whatever comes in, data or problems come out, and every place lies within the text."""
    for file in ("a.yaml", "a.json", "-"):
        document = parse(content, file)
        for problem in document.problems:
            assert 0 <= problem.start <= problem.end <= len(document.text.content) + 1


@given(st.text(alphabet="{}[]:,\"'\n\t -#&*!|>%@`ab01.~\\\u2028é🎬", max_size=60))
def test_yaml_like_text_is_read_without_an_exception(content: str) -> None:
    """The characters that mean something to a YAML parser, in any order."""
    document = parse(content, "a.yaml")

    assert isinstance(document, Document)
    if document.root is not None:
        for pointer, _ in pointers.leaves(document.data):
            assert document.span(pointer).start <= document.span(pointer).end


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_move_columns(end: str) -> None:
    document = parse(end.join(["a: 1", "b:", "  c: x", ""]), "a.yaml")

    assert document.span("/b/c").start == document.text.position(document.text.content.index("x"))
    assert (document.span("/b/c").start.line, document.span("/b/c").start.column) == (3, 6)


def test_suffix_decides_and_without_one_the_first_character() -> None:
    """`{` starts JSON, unless the file says that it is YAML."""
    assert parse('{"a": 1}', "-").syntax == "json"
    assert parse("a: 1", "-").syntax == "yaml"
    assert parse('{"a": 1}', str(Path("x.yml"))).syntax == "yaml"
