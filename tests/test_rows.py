"""Rows of data: every format gives the same rows, each value at its place, and no traceback."""

from __future__ import annotations

import csv
import gzip
import io
import json
import pickle
from contextlib import suppress
from typing import Any, Literal

import pytest
from clipspec.diagnostics import Span
from clipspec.rows import SYNTAXES, DataFault, Row, read_rows
from clipspec.rows import json as list_of_objects
from clipspec.source import Text
from hypothesis import given
from hypothesis import strategies as st

_CELL = st.text(st.characters(codec="utf-8"))
_NAME = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1).filter(
    str.strip
)
_WORD = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["C", "Z"])
)
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _WORD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORD, inner, max_size=3),
    max_leaves=5,
)
_OBJECTS = st.lists(
    st.dictionaries(_WORD.filter(lambda word: word != "<<"), _JSON, max_size=4), max_size=5
)


def _read(content: bytes, syntax: str, **options: Any) -> list[Row]:
    return list(read_rows(io.BytesIO(content), syntax, **options))


def _values(rows: list[Row]) -> list[dict[str, Any]]:
    return [row.values for row in rows]


def _at(text: str, span: Span) -> str:
    """Return what stands at a span."""
    whole = Text(text)
    start, end = (whole.line_start(at.line) + at.column - 1 for at in span)
    return text[start:end]


@st.composite
def _tables(draw: st.DrawFn) -> list[list[str]]:
    names = draw(st.lists(_NAME, min_size=1, max_size=4, unique=True))
    row = st.lists(_CELL, min_size=len(names), max_size=len(names))
    return [names, *draw(st.lists(row, max_size=4))]


@given(_tables(), st.sampled_from(",;\t|"), st.sampled_from(["\r\n", "\n", "\r"]), st.booleans())
def test_any_table_reads_back_with_each_cell_at_its_place(
    table: list[list[str]], delimiter: str, end: str, marked: bool
) -> None:
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL if end == "\r\n" else csv.QUOTE_ALL
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)
    text = out.getvalue()
    rows = _read(text.encode("utf-8-sig" if marked else "utf-8"), "csv", delimiter=delimiter)

    assert _values(rows) == [dict(zip(table[0], cells, strict=True)) for cells in table[1:]]
    for row in rows:
        for name, cell in row.values.items():
            for wanted, written in (
                (cell, _at(text, row.span(name))),
                (name, _at(text, row.span(name, key=True))),
            ):
                quoted = written.startswith('"')
                assert (written[1:-1].replace('""', '"') if quoted else written) == wanted


@given(_OBJECTS, st.sampled_from([None, 1, 4]), st.integers(1, 40))
def test_twins_in_all_formats_give_equal_rows(
    objects: list[dict[str, Any]], indent: int | None, chunk: int
) -> None:
    """JSON, in pieces of any size, JSONL, YAML, and gz of each; rows survive a pickle."""
    whole = json.dumps(objects, ensure_ascii=False, indent=indent).encode()
    lines = "".join(json.dumps(each) + "\n" for each in objects).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(list_of_objects, "_CHUNK", chunk)
        rows = _read(whole, "json")

    assert _values(rows) == objects
    for content, syntax in ((whole, "json"), (lines, "jsonl"), (whole, "yaml")):
        assert _values(_read(content, syntax)) == objects
        packed: Any = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(content)))
        assert _values(list(read_rows(packed, syntax))) == objects
    assert pickle.loads(pickle.dumps(rows)) == rows


@given(_OBJECTS, st.sampled_from([None, 1, 4]))
def test_members_are_found_where_they_stand(
    objects: list[dict[str, Any]], indent: int | None
) -> None:
    """What is no object or list at its value, these at their keys, as each key is."""
    whole = json.dumps(objects, ensure_ascii=False, indent=indent)
    lines = "".join(json.dumps(each) + "\n" for each in objects)
    for text, syntax in ((whole, "json"), (lines, "jsonl"), (whole, "yaml")):
        for row in _read(text.encode(), syntax):
            for name, value in row.values.items():
                shown = name if isinstance(value, (dict, list)) else value
                assert json.loads(_at(text, row.span(name))) == shown
                assert json.loads(_at(text, row.span(name, key=True))) == name


@given(st.binary() | st.text(alphabet='[]{}:,"ab1\\ \n\r\t;-&*#|').map(str.encode))
def test_any_bytes_give_rows_or_a_fault(content: bytes) -> None:
    for syntax in SYNTAXES:
        for encoding in (None, "utf-16", "cp1252"):
            with suppress(DataFault):
                for row in read_rows(io.BytesIO(content), syntax, encoding):
                    for name in row.values:
                        assert row.span(name).start >= row.start.start


@given(st.integers(min_value=0), st.sampled_from(["csv", "json", "jsonl"]))
def test_a_cut_gzip_file_is_a_fault(cut: int, syntax: str) -> None:
    content = {
        "csv": "a\n" + "1\n" * 50,
        "json": json.dumps([{"a": number} for number in range(50)]),
        "jsonl": '{"a": 1}\n' * 50,
    }[syntax]
    packed = gzip.compress(content.encode())
    stream: Any = gzip.GzipFile(fileobj=io.BytesIO(packed[: 2 + cut % (len(packed) - 2)]))

    with pytest.raises(DataFault, match="the gzip file is cut off"):
        list(read_rows(stream, syntax))


_TWO = "a,b\nJosé,2\n"
_FAULTS: list[tuple[bytes, str, dict[str, str], tuple[int, int], str]] = [
    (b"", "csv", {}, (1, 1), "the file is empty"),
    (b"a,b\n1,2,3\n", "csv", {}, (2, 5), "3 cells, but 2 columns"),
    (b"a,b\n\n1\n", "csv", {}, (3, 1), "1 cell, but 2 columns"),
    (b'a,b\n1,"2\n3\n', "csv", {}, (2, 3), "this quote is never closed"),
    (b'a,b\n1,"2"x,3\n', "csv", {}, (2, 6), "a closing quote, and the cell goes on"),
    (b"a,b,a\n", "csv", {}, (1, 5), "two columns are called `a`"),
    (b"a, ,b\n", "csv", {}, (1, 3), "column 2 has no name"),
    (b"a;b\n1;2\n", "csv", {}, (1, 1), "semicolons stand between the cells"),
    (b"a\tb\n1\t2\n", "csv", {}, (1, 1), "tabs stand between the cells"),
    (b"a,b\n" + b"x" * (1 << 25), "csv", {}, (2, 1), "a line of more than 16,777,216 characters"),
    (
        b'a,b\n1,"' + b"xyz\n" * (1 << 22) + b"x",
        "csv",
        {},
        (2, 3),
        "a cell of more than 16,777,216",
    ),
    (_TWO.encode("cp1252"), "csv", {}, (2, 4), "byte 0xe9 is not UTF-8"),
    (b"a\n\x81\n", "csv", {"encoding": "cp1252"}, (2, 1), "byte 0x81 is not cp1252"),
    (_TWO.encode("utf-16"), "csv", {}, (1, 1), "the file is UTF-16"),
    (_TWO.encode("utf-16")[:-1], "csv", {"encoding": "utf-16"}, (2, 1), "the file is not utf-16"),
    (gzip.compress(b"a\n1\n"), "csv", {}, (1, 1), "compressed with gzip"),
    (b'{"a": 1}\n[1]\n', "jsonl", {}, (2, 1), "each line must hold one JSON object"),
    (b'{"a": 1} {"a": 2}\n', "jsonl", {}, (1, 10), "something follows the object"),
    (b'{"a": 1, "a": 2}\n', "jsonl", {}, (1, 10), "the key `a` stands twice"),
    (b'\n{"a": 1e999}\n', "jsonl", {}, (2, 7), "`1e999` has no place in JSON"),
    (b'{"a": "\\ud800"}\n', "jsonl", {}, (1, 7), "half of a surrogate pair"),
    (b'{"a": ' + b"[" * 5000 + b"]" * 5000 + b"}", "jsonl", {}, (1, 106), "100 levels deep"),
    (b'{"a": 1}', "json", {}, (1, 1), "the file must hold a list of objects"),
    (b'[\n{"a": 1},\n2]', "json", {}, (3, 1), "an object is expected here"),
    (b'[{"a": 1},\r\n {"a": 1, "a": 2}]', "json", {}, (2, 11), "the key `a` stands twice"),
    (b'[{"a": 1},\n {"a": tru}, {}]', "json", {}, (2, 8), "expected a value here"),
    (b'[{"a": 1} {}]', "json", {}, (1, 11), "expected `,` or the closing bracket"),
    (b'[{"a": ' + b"9" * 250 + b"e99}]", "json", {}, (1, 8), "has no place in JSON"),
    (b'[{"a": 1}]]', "json", {}, (1, 11), "something follows the list"),
    (b'[{"a": 1}, {"b": "x', "json", {}, (1, 18), "no closing quote"),
    ('[{"é": "'.encode("cp1252"), "json", {}, (1, 4), "byte 0xe9 is not UTF-8"),
    (b"a: 1\n", "yaml", {}, (1, 1), "the file must hold a list of objects"),
    (b"- a: 1\n" * (1 << 22), "yaml", {}, (1, 1), "more than 16,777,216 characters of YAML"),
    (b"- a: 1\n- 2\n", "yaml", {}, (2, 3), "an object is expected here"),
    (b"- a: 1\n---\n- a: 2\n", "yaml", {}, (2, 1), "a second document starts here"),
    (b"- a: 1\n  a: 2\n", "yaml", {}, (2, 3), "the key `a` stands twice"),
]


@pytest.mark.parametrize(
    ("content", "syntax", "options", "place", "says"),
    _FAULTS,
    ids=[f"{syntax}: {says}" for _, syntax, _, _, says in _FAULTS],
)
def test_what_is_wrong_with_a_file_is_said_at_its_place(
    content: bytes, syntax: str, options: dict[str, str], place: tuple[int, int], says: str
) -> None:
    with pytest.raises(DataFault) as raised:
        _read(content, syntax, **options)

    assert says in str(raised.value)
    assert (raised.value.line, raised.value.column) == place


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (_TWO.encode(), {}),
        (_TWO.encode("utf-8-sig"), {}),
        (_TWO.encode("cp1252"), {"encoding": "cp1252"}),
        (_TWO.encode("utf-16"), {"encoding": "utf-16"}),
        (_TWO.encode("utf-16-be"), {"encoding": "utf-16-be"}),
        (_TWO.replace("\n", "\r").encode(), {}),
        (_TWO.replace(",", ";").encode(), {"delimiter": ";"}),
        (f"\n\n{_TWO}\n".encode(), {}),
    ],
    ids=["utf-8", "marked", "cp1252", "utf-16", "utf-16-be", "CR", "semicolons", "empty lines"],
)
def test_a_table_is_the_same_however_it_is_stored(content: bytes, options: dict[str, str]) -> None:
    assert _values(_read(content, "csv", **options)) == [{"a": "José", "b": "2"}]


def test_members_of_yaml_blocks_and_their_parts_have_places() -> None:
    text = (
        "- a: 1\n  steps:\n    - x\n    - y\n- {a: 2, steps: [z]}\n- &base\n  a: 3\n- <<: *base\n"
    )
    rows = _read(text.encode(), "yaml")

    assert [_at(text, row.span("a")) for row in rows] == ["1", "2", "3", "<"]
    assert [_at(text, rows[0].span("steps", f"/{i}")) for i in (0, 1)] == ["x", "y"]
    assert _at(text, rows[1].span("steps", "/0")) == "z"


def test_the_stream_stays_open() -> None:
    for content, syntax in ((b"a\n1\n", "csv"), (b"[]", "json"), (b"[]", "yaml"), (b"x", "jsonl")):
        stream = io.BytesIO(content)
        with suppress(DataFault):
            list(read_rows(stream, syntax))
        assert not stream.closed


def test_rows_come_before_the_file_has_been_read() -> None:
    """A fault behind the first rows does not keep them back: memory does not grow."""
    pairs = ((b'[{"a": 1},' + b" " * (1 << 18) + b"x", "json"), (b"a\n1\n2,3\n", "csv"))
    for content, syntax in pairs:
        rows = read_rows(io.BytesIO(content), syntax)
        assert next(rows).number == 1
        with pytest.raises(DataFault):
            next(rows)
