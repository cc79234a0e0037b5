"""The examples of a spec: each is bound, expanded and judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Diagnostic, Finding, Note, Related
from clipspec.expand import Program, Row, Spec
from clipspec.expand.leaf import Leaf
from clipspec.expand.values import Binder, Unfit, defaults, stray
from clipspec.lint.spec.judges import Judges
from clipspec.lint.spec.trial import Known, Trial

MOST = 200


class Tried(NamedTuple):
    """What rows have shown, `noun` by name. `unchecked` says by pointer what was not looked at."""

    noun: str
    rows: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    unchecked: tuple[tuple[str, str], ...] = ()


def try_examples(
    program: Program, judges: Judges, told: Known, leaves: Mapping[str, Leaf]
) -> Tried:
    """Expand and judge the examples of a spec. `leaves` are its templates by pointer."""
    spec = program.spec
    given = spec.document.data.get("examples")
    rows = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []

    def seen_in(row: Row, pointer: str) -> Related:
        at = pointers.join("/examples", row.number - 1, *_cause(leaves.get(pointer), spec, row))
        place = spec.document.span(at)
        return Related(spec.document.file, at, f"example {row.number}", place)

    trial = Trial(program, judges, told, "example", seen_in)
    wrong: list[Finding] = []
    for number, values in enumerate(rows[:MOST], 1):
        row = Row(number, 0, values, True)
        bound, unfit = _bound(spec, row)
        if unfit:
            wrong += _refused(spec, row, unfit)
        else:
            trial.run(row, bound)
    unchecked = [("/examples", f"{len(rows):,} examples: only the first {MOST} were expanded")]
    return Tried(
        trial.noun,
        trial.rows,
        (*judges.placed(wrong), *trial.diagnostics()),
        tuple(unchecked if len(rows) > MOST else ()),
    )


def _cause(leaf: Leaf | None, spec: Spec, row: Row) -> list[str]:
    """Return the one param of the row that made a leaf, or nothing."""
    names = [name for name in spec.params if leaf is not None and name in leaf.names]
    return names if len(names) == 1 and names[0] in row.values else []


def _bound(spec: Spec, row: Row) -> tuple[dict[str, Any], list[Unfit]]:
    given, unfit = Binder(spec).bind(row)
    values = {**defaults(spec), **given}
    unfit += [stray(spec, name) for name in row.values if name not in spec.params]
    hints = "".join(each.help for each in unfit)  # a misspelt name is not missing as well
    for name in spec.params:
        if name not in values and name not in row.values and f"mean `{name}`" not in hints:
            message = f"the param `{name}` has no value in example {row.number}"
            unfit.append(Unfit("missing-param", name, message, "write one, or a default for it"))
    return values, unfit


def _refused(spec: Spec, row: Row, unfit: list[Unfit]) -> Iterator[Finding]:
    here = pointers.join("/examples", row.number - 1)
    for each in unfit:
        absent = each.rule == "missing-param"
        note = Note(pointers.join("/params", each.name), f"`{each.name}` is declared here")
        yield Finding(
            here if absent else pointers.join(here, each.name),
            each.message,
            each.help,
            key=each.rule == "unknown-param",
            related=(note,) if each.name in spec.params else (),
            rule=each.rule,
        )
