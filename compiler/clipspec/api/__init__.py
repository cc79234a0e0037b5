"""The public functions: text in, results out. They open no file, print nothing and never exit.

What is wrong with the text is in the result, or is the `diagnostics` of the `Refused` that is
raised; `UsageError` says that a call itself is wrong. Both are `ClipspecError`s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from clipspec.api.expander import Expander, Outcome
from clipspec.api.targets import dialect_named
from clipspec.compile import Body, Refused, Row, bodies, read_on, spec_of, stated
from clipspec.compile import Expander as InnerExpander
from clipspec.diagnostics import Diagnostic, Severity
from clipspec.dialects.policy import Policy
from clipspec.errors import ClipspecError, UsageError
from clipspec.expand import IncludeError
from clipspec.lint.engine import Judgement, judge
from clipspec.migrate import Consent, Migration, Request, Status
from clipspec.migrate import migrate as migrate_document
from clipspec.source import parse

__all__ = [
    "Body",
    "ClipspecError",
    "Diagnostic",
    "Expander",
    "IncludeError",
    "Judgement",
    "Migration",
    "Outcome",
    "Policy",
    "Refused",
    "Severity",
    "Status",
    "UsageError",
    "compile_spec",
    "lint",
    "migrate",
]


def lint(text: str | bytes, *, file: str = "<text>", dialect: str | None = None) -> Judgement:
    """Judge a spec or a body.

    `file` is the name in diagnostics; its suffix decides between JSON and YAML, and without one the
    text does. `dialect` (`v1`, `v2`, `v3`) overrides what the text itself gives away.
    Raises `UsageError` for a dialect that does not exist.
    """
    return judge(parse(text, file), dialect_named(dialect).name if dialect is not None else None)


def compile_spec(
    text: str | bytes,
    params: Mapping[str, Any] | None = None,
    *,
    rows: Iterable[Mapping[str, Any]] | None = None,
    include: Callable[[str], str] | None = None,
    file: str = "<text>",
) -> Iterator[Body]:
    """Yield the body of a spec, or one for each row, made as they are asked for.

    `params` and `rows` hold JSON values by param; where both name one, `params` counts. `include`
    returns the text of a file that a template includes, or raises `IncludeError`.
    Raises `Refused` at the first wrong thing, and `UsageError` for a text that is no spec.
    """
    spec = spec_of(parse(text, file), include or _no_include)
    fixed = stated(spec, {}, params or {}, "params")
    expander = InnerExpander(spec, include or _no_include, None, fixed, "<rows>")
    if rows is None:
        made = bodies(expander, [None])
        return chain([next(made)], made)  # what is wrong with a single body is told at once
    numbered = (Row(number, number, dict(row), True) for number, row in enumerate(rows, 1))
    return bodies(expander, read_on(expander, numbered))


def migrate(
    text: str | bytes,
    to: str,
    *,
    accept: Iterable[str] = (),
    policy: Policy | None = None,
    file: str = "<text>",
    dialect: str | None = None,
) -> Migration:
    """Say a body, or that of a spec, in another dialect, with an account of every leaf.

    `accept` holds the JSON Pointers of losses that are accepted, or `all`. `policy` answers what
    the dialects leave open. A body that cannot go over is a result whose `status` is `BLOCKED`.
    Raises `UsageError` for a dialect that does not exist or cannot be written, and for a pointer
    in `accept` where nothing waits.
    """
    source = dialect_named(dialect).name if dialect is not None else None
    consent = Consent(tuple(accept))
    request = Request(dialect_named(to), policy or Policy(), consent, source)
    migration = migrate_document(parse(text, file), request)
    consent.check([migration.ledger])
    return migration


def _no_include(name: str) -> str:
    raise IncludeError("give compile_spec an `include` function to read it")
