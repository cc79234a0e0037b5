"""Examining a spec: its templates and params, and its body as far as values are known.

Four looks, from what holds for every row to what one row shows: constants, the promises of
schemas, examples, data.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Diagnostic
from clipspec.expand import Fault, Program, read_spec
from clipspec.expand.limits import Limits
from clipspec.lint.project.setting import Setting
from clipspec.lint.spec import params
from clipspec.lint.spec.beside import Beside
from clipspec.lint.spec.datafile import try_data
from clipspec.lint.spec.examples import Tried, try_examples
from clipspec.lint.spec.judges import Judges
from clipspec.lint.spec.leaves import Leaves
from clipspec.lint.spec.templates import diagnosed
from clipspec.lint.spec.trial import Known
from clipspec.source import Document


class Examination(NamedTuple):
    """What was found in a spec, and the pointers of what could not be judged, with the reasons."""

    diagnostics: list[Diagnostic]
    unchecked: list[tuple[str, str]]


def examine(
    document: Document, beside: Beside, judges: Judges, judgeable: bool, setting: Setting
) -> Examination:
    """Examine a spec. `judgeable`: it has a body, in a dialect that is known.

    `setting` holds the bounds of templates.
    """
    spec = read_spec(document)
    program = Program(spec, beside.include, Limits(**setting.bounds))
    broken = list(params.broken(spec))
    faults, constants = list(program.faults), program.constants() if not program.faults else {}
    if isinstance(constants, Fault):
        faults, constants = [constants], {}
    careless = params.careless(spec, program) if not faults else ()
    diagnostics = [diagnosed(document, fault) for fault in faults]
    diagnostics += judges.placed([*broken, *careless])
    if not judgeable:
        return Examination(diagnostics, [])
    unusable = {pointers.split(finding.pointer)[1] for finding in broken}
    leaves = Leaves(program, constants, unusable)
    judges = leaves.lifting(judges)
    found = list(leaves.findings(judges))
    diagnostics += judges.placed(found)
    told = frozenset((finding.rule, finding.pointer) for finding in found)
    runs = not (faults or broken or (beside.include is None and leaves.open))
    tried = list(_tried(program, beside, judges, told, leaves)) if runs else []
    diagnostics += (each for one in tried for each in one.diagnostics)
    return Examination(diagnostics, [*leaves.unchecked(tried), *_not_tried(tried)])


def _tried(
    program: Program, beside: Beside, judges: Judges, told: Known, leaves: Leaves
) -> Iterator[Tried]:
    if beside.examples:
        yield try_examples(program, judges, told, leaves.by_pointer)
    if beside.rows is not None:
        yield try_data(program, judges, told, beside.rows)


def _not_tried(tried: list[Tried]) -> Iterator[tuple[str, str]]:
    for one in tried:
        yield from one.unchecked
