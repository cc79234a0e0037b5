"""YAML: one document that is a list of mappings, read whole within the bounds of `source`."""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.rows.decoded import MAX_ROW, Decoded
from clipspec.rows.members import Members
from clipspec.rows.row import DataFault, Row
from clipspec.source import parse
from clipspec.source.node import Sequence
from clipspec.source.place import end

_NOTATION = Members("yaml")
_OTHERS = "it is read whole, unlike JSON, JSONL and CSV: write one of these"
# Worth a warning in a body. In data they mean what YAML 1.2 says.
_HARMLESS = ("yaml-version-hazard", "unicode-line-break")


def read(text: Decoded) -> Iterator[Row]:
    """Yield the mappings of a list. Raises `DataFault`."""
    content = text.read(MAX_ROW + 1)
    if len(content) > MAX_ROW:
        raise DataFault(f"more than {MAX_ROW:,} characters of YAML", 1, 1, _OTHERS)
    document = parse(content, "rows.yaml")
    for problem in document.problems:
        if problem.rule not in _HARMLESS:
            place = document.text.position(problem.start)
            raise DataFault(problem.message, *place, problem.help)
    root = document.root
    if not isinstance(root, Sequence):
        raise DataFault("the file must hold a list of objects, one for each row", 1)
    for number, (values, item) in enumerate(zip(document.data, root.items, strict=True), 1):
        line, column = document.text.position(item.start)
        if not isinstance(values, dict):
            raise DataFault("an object is expected here: each row is one", line, column)
        written = document.text.content[item.start : end(document.text.content, item)]
        yield Row(number, line, values, True, column, written, _NOTATION)
