"""YAML read line by line: what is read so means what the parser says, and most files are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from clipspec.source import Document, lines, parse, yaml
from clipspec.source.node import Mapping
from clipspec.source.text import Text, decode
from documents import yaml_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import anything, texts
from test_house import imported_by

ROOT = Path(__file__).parents[1]
FILES = [
    path
    for folder in ("templates", "tests/cases")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".yaml", ".yml")
]

# What lines are made of, well and badly: nearly all that means something to a parser.
_LEADS = st.sampled_from(["", "", "- ", "- ", "-  ", "- - ", "-", "? ", "! ", "&a ", "\t"])
_KEYS = st.sampled_from(
    (
        "|a: |b: |c: |a:|b:|c:|no: |null: |x-y: |_1:  |a :|<<: |\"q\": |'q': |1: |a:b: |a:\t|é: "
        f"|a b: |{'k' * 99}: |{'k' * 101}: "
    ).split("|")
)
_VALUES = st.sampled_from(
    (
        "  x  1  -1  0.5  .5  1e3  010  0x1F  16:9  no  null  ~  true  2024-01-01  1_000  .inf  "
        "two words  a:b  a: b  a:  http://h/p?q=1  it's  a#b  a # b  -x  --  - x  x -  #  a,b  "
        'a]b  a}b  (x)  <b>  $x  "x"  "a: b"  "it\'s #1"  "\\n"  "x  ""  \'x\'  \'a\'\'b\'  \'\'  '
        '\'x  "x" y  "x"#  {}  []  {x: 0, y: 0}  {x: 0,}  {x: 0, x: 1}  {x: no}  {no: 1}  '
        "{x:0}  {x}  { x: 'a, b', y: \"}\" }  {x: {y: 1}}  {{ x }}  [a, 1, 'b, c']  [a,b]  [a, ]  "
        '[,]  [[1]]  [a: 1]  [a b]  {a: b c}  [1  {x: 1  {x: 1} y  [é, "名"]  [-1, -a, -]  [a#b]  '
        "*a  &a x  !x y  !!str 1  |  >-  %x  @x  `x  é  名前 🎬  \xa0  x\u2028y  x\x85y  "
        '"a\\nb \\"c\\" \\\\ \\t"  "\\u0041"  "\\/"  "\\e"  {x: {y: [1, "}"]}, z: []}  '
        "[{a: 1}, [b], ]  {x: [}]  "
        f"\ufeff  x\ufffey  x\x7f  x\x00  x\ty  a\rb  ---  ...  --- x  {'9' * 5000}"
    ).split("  ")
)
_TAILS = st.sampled_from(["", "", "", " ", "  # c", " #", "#c", "\t", "\r", " #\u2028", " #\x07"])
_WILD = st.builds(
    lambda indent, lead, key, value, tail: " " * indent + lead + key + value + tail,
    st.integers(0, 4), _LEADS, _KEYS, _VALUES, _TAILS,
)  # fmt: skip
_SAID = st.sampled_from(
    ["x", "x y", "  x", "# c", "a: 1", "- a", "", "", " ", "   ", "x ", "x  # y", "\t", "é", "|"]
)
_RARE = st.sampled_from(["", "# c", "---", "...", "%YAML 1.2", "- a", "  - {x: 1}", "\ufeff"])
_LEAVES = st.builds(str.__add__, st.sampled_from(["x", "1", '"x y"', "{x: 0}"]) | _VALUES, _TAILS)
_TREES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from("abcdef"), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def _below(head: str, marks: str, said: list[str], indent: int) -> list[str]:
    """Write a text of several lines below its key; where a line is blank, it has no indent."""
    deep = " " * indent
    return [f"{head}{marks}", *(deep + line if line.strip() else line for line in said)]


_TEXTS = st.builds(
    _below, st.sampled_from(["a: ", "b: ", "  c: ", "- ", "- d: ", "  - "]),
    st.sampled_from(["|", ">", "|-", ">-", "|+", ">+", "|2", "> # c", "|x"]),
    st.lists(_SAID, max_size=5), st.integers(0, 5),
)  # fmt: skip


def _block(tree: Any, width: int, list_width: int) -> list[str]:
    """Write a tree of leaves as lines; lists stand deeper than their keys, or as deep."""
    found = []
    for key, value in tree.items() if isinstance(tree, dict) else [(None, each) for each in tree]:
        lead = "-" if key is None else f"{key}:"
        if isinstance(value, str):
            found.append(f"{lead} {value}")
            continue
        below = _block(value, width, list_width)
        if key is None:
            found += [f"- {below[0]}", *(f"  {line}" for line in below[1:])]
        else:
            deep = " " * (list_width if isinstance(value, list) else width)
            found += [lead, *(deep + line for line in below)]
    return found


_BLOCKS = st.builds(
    _block, _TREES.filter(lambda tree: not isinstance(tree, str)), st.integers(0, 4),
    st.integers(0, 2),
)  # fmt: skip
_STRAY = st.builds(
    lambda found, at, line: [*found[:at], line, *found[at:]], _BLOCKS, st.integers(0, 9),
    _RARE | _WILD,
)  # fmt: skip
_PAGES = st.builds(
    lambda found, end, last: end.join(found) + last,
    _BLOCKS
    | _STRAY
    | st.lists(_WILD | _RARE, max_size=6)
    | st.lists(_TEXTS, min_size=1, max_size=3).map(
        lambda found: [line for text in found for line in text]
    ),
    st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"]),
    st.sampled_from(["", "\n", "\r\n"]),
)


def _holds(content: str) -> bool:
    """Compare the two readings of a text; say whether there were two."""
    ours = lines.read(content)
    if ours is None:
        return False
    text = Text(content)
    data, root, problems = yaml.compose(text)
    assert problems == []
    assert repr(ours.data) == repr(data)  # the types of numbers and the order of keys too
    marks = root.members if isinstance(root, Mapping) else {}
    found = {key: marks[key].start for key in ours.keys}
    assert {key: text.line_start(line) for key, line in ours.keys.items()} == found
    return True


@settings(max_examples=1000)
@given(_PAGES | st.text(alphabet="{}[]:,\"'\n\r\t -#&*!|>%@`ab01.~\\\u2028é🎬", max_size=60))
def test_what_is_read_means_what_the_parser_says(content: str) -> None:
    _holds(content)


@given(anything.flatmap(yaml_texts))
def test_data_in_any_style_means_what_the_parser_says(content: str) -> None:
    _holds(content)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_means_what_the_parser_says(path: Path) -> None:
    text = decode(path.read_bytes())

    _holds(text.content)


def test_most_files_are_read_line_by_line() -> None:
    """Or the laws above would say nothing, and nothing would be gained."""
    read = [lines.read(decode(path.read_bytes()).content) is not None for path in FILES]

    assert sum(read) > 0.7 * len(read)


@given(texts, texts)
def test_a_body_of_quoted_texts_is_read_line_by_line(one: str, other: str) -> None:
    plain = [text for text in (one, other) if text.isprintable() and not set(text) & {'"', "\\"}]
    content = "".join(f'- text: "{text}"\n  scale: 1\n' for text in plain) or "a: 1"

    assert _holds(content) or any(len(text.splitlines()) > 1 for text in plain)


@pytest.mark.parametrize(
    ("content", "data"),
    [
        ("---\na: 1\n", {"a": 1}),
        ("a: b # c\r\n\r\n# d\r\nc: 'd'", {"a": "b", "c": "d"}),
        ("a:\n- b\n- c: 1\n  d: 2\ne: 3\n", {"a": ["b", {"c": 1, "d": 2}], "e": 3}),
        ("a:\n  - - b\n", None),
        ("a: {x: 0.5, y: [1, {z: 'b'}]}\n", {"a": {"x": 0.5, "y": [1, {"z": "b"}]}}),
        ("a: [1, {z: 'b']}\n", None),
        ("a: " + "[" * 45 + "]" * 45, None),
        ('a: "b\\n\\"c\\""\n', {"a": 'b\n"c"'}),
        ('a: "\\ud83c"\n', None),
        ("a: |\n  b: # c\n\n    d\ne: 1\n", {"a": "b: # c\n\n  d\n", "e": 1}),
        ("- a: >-  # b\n    c\n    d\n\n    e\n\n", [{"a": "c d\ne"}]),
        ("- |\r\n a\r\n- b\r\n", ["a\n", "b"]),
        ("a: |\nb: 1\n", {"a": "", "b": 1}),
        ("a: |\n  b", None),
        ("a: |+\n  b\n", None),
        ("a: |\n   b\n  c\n", None),
        ("a: >\n  b\n   c\n", None),
        ("a: |\n  b\tc\n", None),
        ("a:\nb: 1\n", None),
        ("a: no\n", None),
        ("a: 1\na: 2\n", None),
        ("a: x\n b\n", None),
        ("a: 1\n- b\n", None),
        ("a: 1\n- b: 1\n", None),
        ("- a\nb: 1\n", None),
        ("", None),
    ],
)  # fmt: skip
def test_one_line_one_thing(content: str, data: Any) -> None:
    found = lines.read(content)

    assert (found and found.data) == data


def test_places_come_from_the_tree_where_the_lines_do_not_know_them() -> None:
    """A key that begins a line is found at once, anything else in the tree of the parser."""
    text = "a: 1\nclips:\n  - text: x\n"
    data, tree, _ = yaml.compose(Text(text))
    whole = Document("a.yaml", Text(text), "yaml", data, tree=tree)
    quick = parse(text, "a.yaml")

    assert quick.keys == {"a": 1, "clips": 2}
    for at in ("", "/a", "/clips", "/clips/0", "/clips/0/text", "/clips/1", "/none"):
        assert quick.used_at(at) == whole.used_at(at) == []
        for key in (True, False):
            assert quick.span(at, key=key) == whole.span(at, key=key)
        assert quick.source(at) == whole.source(at)


def test_what_is_read_belongs_to_its_reader() -> None:
    """Lines are remembered from file to file; to change the data of one changes no other."""
    first = parse("a: {x: {y: 0}}\nb: [1]\n", "a.yaml")
    first.data["a"]["x"]["y"] = 1
    first.data["b"].append(2)

    assert parse("a: {x: {y: 0}}\nb: [1]\n", "b.yaml").data == {"a": {"x": {"y": 0}}, "b": [1]}


def test_a_good_body_does_not_load_the_parser(tmp_path: Path) -> None:
    """Loading it is a third of the start of the program."""
    body = tmp_path / "body.yaml"
    body.write_text(
        "version: v1alpha\nratio: '16:9'\nbackground: '#FAFAFA'\nclips:\n"
        "  - avatar_id: Daisy-inskirt-20220818  # she\n    input_text: Hello\n"
        "    voice_id: 1bd001e7e50f421d891986aad5158bc8\n    offset: {x: 0, y: 0}\n"
    )

    imported = imported_by("lint", str(body))

    assert "clipspec.source.lines" in imported
    assert imported & {"_ruamel_yaml", "ruamel.yaml", "clipspec.source.yaml"} == set()
