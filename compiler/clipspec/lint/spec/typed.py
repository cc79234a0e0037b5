"""Judging templates before there are values, by what the schemas of their params promise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note, Severity
from clipspec.expand import Spec
from clipspec.expand.leaf import Leaf
from clipspec.lint.rulebook import severity_of
from clipspec.lint.spec.judges import Judge, Judges
from clipspec.lint.spec.witnesses import TEXT, Witness, every_value, member, witnesses
from clipspec.validate.words import subject

Fill = Callable[[Mapping[str, Any]], Any]
"""Makes a body of the values of templates, by pointer; all others are `UNKNOWN`."""

_OF_LENGTH = ("wrong-length", "long-text")
_OF_BOUNDS = ("out-of-range", "value-not-allowed", "wrong-type")


class Typed(NamedTuple):
    """A template at `at` of which something is known, because it is all of a param.

    `param`: the param, or its member, as in `corner.scale`; "" for a template among other text,
    which is text for sure. `declared`: where its schema stands. `complete`: the witnesses are all
    the values that it takes.
    """

    at: str
    param: str
    declared: str
    schema: Any
    witnesses: tuple[Witness, ...]
    complete: bool

    def finding(self, message: str, rule: str, severity: Severity | None, help_: str) -> Finding:
        """Make a finding at the template, with a note at the declaration."""
        note = (Note(self.declared, f"`{self.param}` is declared here"),) if self.param else ()
        return Finding(self.at, message, help_, related=note, severity=severity, rule=rule)


def typed(spec: Spec, leaves: Iterable[Leaf], broken: Iterable[str]) -> Iterator[Typed]:
    """Yield the templates of the body of which the type is known; not by a broken schema."""
    usable = spec.params.keys() - spec.vars.keys() - set(broken)
    for leaf in leaves:
        path = leaf.path
        if leaf.whole is None:
            own = Witness(leaf.literal, "its own words", "length")
            yield Typed(leaf.pointer, "", "", None, (TEXT, own), False)
        elif path is not None and path[0] in usable:
            schema = member(spec.params[str(path[0])], path[1:])
            inside = [token for each in path[1:] for token in ("properties", each)]
            declared = pointers.join("/params", path[0], *inside)
            name = ".".join(map(str, path))
            found, complete = tuple(witnesses(name, schema)), every_value(schema) is not None
            yield Typed(leaf.pointer, name, declared, schema, found, complete)


def promised(leaves: Iterable[Typed], fill: Fill, judges: Judges) -> Iterator[Finding]:
    """Yield what is refused of the values that the params of templates are sure to take."""
    known = list(leaves)
    heard: dict[str, list[tuple[Witness, Finding]]] = {leaf.at: [] for leaf in known}
    for kinds, judge in (
        (("stated", "length"), judges.templated),
        (("type", "open"), judges.refused),
    ):
        for chosen in _rounds(known, kinds):
            for at, finding in _hear(chosen, fill, judge):
                heard[at].append((chosen[at], finding))
    for leaf in known:
        if heard[leaf.at]:
            yield from _told(leaf, heard[leaf.at])


def _rounds(known: list[Typed], kinds: tuple[str, ...]) -> Iterator[dict[str, Witness]]:
    """Yield the first witness of every template, then the second: few bodies show them all."""
    rows = {leaf.at: [w for w in leaf.witnesses if w.kind in kinds] for leaf in known}
    for number in range(max(map(len, rows.values()), default=0)):
        yield {at: row[number] for at, row in rows.items() if number < len(row)}


def _hear(chosen: Mapping[str, Witness], fill: Fill, judge: Judge) -> Iterator[tuple[str, Finding]]:
    for finding in judge(fill({at: witness.value for at, witness in chosen.items()})):
        at = finding.pointer
        while at not in chosen and at:
            at = pointers.parent(at)
        if at and _counts(chosen[at], finding) and _alone(at, chosen[at], finding, fill, judge):
            yield at, finding


def _counts(witness: Witness, finding: Finding) -> bool:
    """Say whether a finding is about what the witness stands for."""
    rules = {"length": _OF_LENGTH, "type": ("wrong-type",), "open": _OF_BOUNDS}
    told = witness.kind == "stated" or finding.rule in rules[witness.kind]
    return told and severity_of(finding) is Severity.ERROR


def _alone(at: str, witness: Witness, finding: Finding, fill: Fill, judge: Judge) -> bool:
    """Say whether a finding needs no witness but this one: others might exclude each other."""
    again = judge(fill({at: witness.value}))
    return any((f.rule, f.pointer) == (finding.rule, finding.pointer) for f in again)


def _told(leaf: Typed, heard: list[tuple[Witness, Finding]]) -> Iterator[Finding]:
    of_type = [(w, f) for w, f in heard if w.kind == "type"]
    if of_type and _names(w for w, _ in of_type) == _names(
        w for w in leaf.witnesses if w.kind == "type"
    ):
        yield _wrong_type(leaf, of_type)
        return
    if not leaf.param:
        first = heard[0][1]
        yield leaf.finding(f"whatever the values: {first.message}", first.rule, None, first.help)
        return
    if leaf.complete and _names(w for w, _ in heard) == _names(leaf.witnesses):
        first = heard[0][1]
        message = f"no value of the param `{leaf.param}` fits here: {first.message}"
        yield leaf.finding(message, first.rule, None, first.help)
        return
    by_rule: dict[tuple[str, bool], list[tuple[Witness, Finding]]] = {}
    for witness, finding in heard:
        by_rule.setdefault((finding.rule, witness.kind == "open"), []).append((witness, finding))
    if of_type:
        by_rule = {key: pairs for key, pairs in by_rule.items() if not key[1]}
    for pairs in by_rule.values():
        yield _too_wide(leaf, pairs)


def _wrong_type(leaf: Typed, heard: list[tuple[Witness, Finding]]) -> Finding:
    finding = heard[0][1]
    wanted = finding.message.rpartition("but takes ")[2]
    given = " or ".join(_names(witness for witness, _ in heard))
    if leaf.param:
        message = f"{subject(leaf.at)} takes {wanted}, but the param `{leaf.param}` is {given}"
        return leaf.finding(message, finding.rule, None, "")
    message = f"{subject(leaf.at)} takes {wanted}, but this template always makes {given}"
    help_ = "one `{{ expression }}` with nothing around it keeps its type"
    return leaf.finding(message, finding.rule, None, help_)


def _too_wide(leaf: Typed, heard: list[tuple[Witness, Finding]]) -> Finding:
    """Tell of values that the param takes and the API does not."""
    first, finding = heard[0]
    values = " and ".join(_names(witness for witness, _ in heard))
    message = f"the param `{leaf.param}` takes {values}: {finding.message}"
    severity = Severity.INFO if first.kind == "open" else None
    help_ = "let the schema of the param take only what is taken here"
    return leaf.finding(message, "param-too-wide", severity, help_)


def _names(several: Iterable[Witness]) -> list[str]:
    """Return how a message calls several values, each once."""
    return list(dict.fromkeys(witness.said for witness in several))
