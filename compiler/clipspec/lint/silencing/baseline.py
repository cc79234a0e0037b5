"""A baseline: the findings that are known, so that only new ones are told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from clipspec import validate
from clipspec.diagnostics import Diagnostic
from clipspec.errors import UsageError
from clipspec.lint.silencing.fingerprint import fingerprints

_SCHEMA = "report/baseline"
_NAME = "clipspec/baseline/1"


class Entry(NamedTuple):
    """A known finding. It is recognised by its fingerprint; the rest is for people.

    `file` is the path from the folder of the baseline, `pointer` where it stood when it was
    written down.
    """

    file: str
    code: str
    pointer: str
    message: str
    fingerprint: str


def entries(diagnostics: Iterable[Diagnostic], located: Callable[[str], str]) -> list[Entry]:
    """Return the entry of each diagnostic of a file, which are in their order.

    `located` turns the name of a file into its path from the folder of the baseline.
    """
    placed = [each._replace(file=located(each.file)) for each in diagnostics]
    return [
        Entry(each.file, each.code, each.pointer, each.message, fingerprint)
        for each, fingerprint in zip(placed, fingerprints(placed), strict=True)
    ]


def read_baseline(data: Any, file: str) -> list[Entry]:
    """Return the entries in JSON data. Raises `UsageError` where they are no baseline."""
    wrong = None if validate.is_valid(_SCHEMA, data) else next(validate.explain(_SCHEMA, data))
    if wrong is not None:
        raise UsageError(f"{file} is no baseline: {wrong.message} ({wrong.pointer or '/'})")
    return [Entry(*(each[name] for name in Entry._fields)) for each in data["findings"]]


def written(known: Iterable[Entry]) -> str:
    """Return the text of a baseline: the same entries give the same bytes."""
    findings = [entry._asdict() for entry in sorted(set(known))]
    return json.dumps({"schema": _NAME, "findings": findings}, ensure_ascii=False, indent=2) + "\n"
