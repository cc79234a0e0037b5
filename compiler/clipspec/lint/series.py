"""Judging many bodies of one spec: what no row can change is judged once.

What has been found clean is not looked at again, nor is what differs from it in plain sentences
only. The first body is judged by every rule that may find an error, and what each of them reads is
watched. A rule that reads only what is the same in every body goes the same way in all of them, so
that its word holds for all; the others are asked again, those that look at one value at a time for
the values alone that can differ.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec import validate
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.dialect import Dialect, Role
from clipspec.lint.judging import judge_body
from clipspec.lint.patch import Patch
from clipspec.lint.project.setting import Setting
from clipspec.lint.rule import Body, Rule, places
from clipspec.lint.rulebook import families, rules_of, severity_of

_NOTHING_SAID = Setting()
_Kind = tuple[Any, ...]
_MOST_KINDS = 10_000
_LONGEST = 1_000
"""Characters of a plain sentence, which no limit of the API comes near to."""

# Short words of letters and the signs of ordinary sentences: no rule that can find an error has a
# word to say of one that it would not say of all. What is not plain is looked at.
_LETTERS = "A-Za-z0-9À-ɏͰ-ϿЀ-ӿ぀-ヿ一-鿿"
_PLAIN = re.compile(f"[{_LETTERS}](?:[{_LETTERS},.!?'’-]{{0,14}}(?: |\\Z))+")


class Series:
    """Judges bodies in a dialect that are equal but for what stands at the `varying` pointers."""

    def __init__(
        self, dialect: Dialect, varying: Iterable[str], setting: Setting = _NOTHING_SAID
    ) -> None:
        self._dialect, self._setting = dialect, setting
        self._varying = _outermost(varying)
        self._places: list[_Place] = []
        self._leafwise: list[Rule] = []
        self._whole: list[_Family] = []
        self._patch: Patch | None = None
        self._begun = self._hopeless = False
        self._clean: set[_Kind] = set()
        self._longest = min(_LONGEST, setting.limits.get("script", _LONGEST))

    def is_clean(self, data: dict[str, Any]) -> bool:
        """Say whether `judge_body` finds no error in a body."""
        kind = self._kind(data)
        if kind in self._clean:
            return True
        clean = self._finds_nothing(data)
        if clean and kind is not None and len(self._clean) < _MOST_KINDS:
            self._clean.add(kind)
        return clean

    def _finds_nothing(self, data: dict[str, Any]) -> bool:
        if self._hopeless or not validate.is_valid(self._dialect.schema, data):
            return self._is_clean_as_a_whole(data)
        if not self._begun:
            self._begin(data)
            return self._is_clean_as_a_whole(data)
        differing = self._differing(data)
        for rule in self._leafwise:
            if _errors(rule, differing):
                return False
        return not (self._whole and self._errs_as_a_whole(data))

    def _errs_as_a_whole(self, data: dict[str, Any]) -> bool:
        body = Body(data, self._dialect, self._setting)
        walked = self._patch.applied(data) if self._patch is not None else None
        if walked is not None:
            body.walked = walked
        return any(
            _errors(rule, body)
            for family in self._whole
            if family.module.concerns(body, False)
            for rule in family.rules
        )

    def _kind(self, data: dict[str, Any]) -> _Kind | None:
        """Return what differs of a body, a plain sentence as None; None if that is no scalar."""
        kind: list[Any] = []
        for place in self._places:
            value: Any = data
            for token in place.way:
                value = value[token]
            if type(value) is str:
                kind.append(None if place.speaks and self._is_plain(value) else value)
            elif isinstance(value, (dict, list)):
                return None
            else:
                kind.append((type(value), value))
        return tuple(kind) if self._begun else None

    def _is_plain(self, text: str) -> bool:
        return len(text) <= self._longest and _PLAIN.fullmatch(text) is not None

    def _differing(self, data: dict[str, Any]) -> Body:
        """Return a body in which only the values that can differ are to be seen."""
        body = Body(data, self._dialect, self._setting)
        body.walked = {}
        for place in self._places:
            place.look(data, body.walked)
        return body

    def _is_clean_as_a_whole(self, data: dict[str, Any]) -> bool:
        return not any(map(_has_error, judge_body(data, self._dialect, self._setting)))

    def _begin(self, data: dict[str, Any]) -> None:
        """Find the rules that can find an error, and whose word what differs can turn."""
        self._begun = True
        scripts = self._dialect.roles.get("script", ())
        self._places = [_Place.of(data, pointer, scripts) for pointer in self._varying]
        self._patch = Patch.of(data, self._varying)
        patterns = [place.pattern for place in self._places]
        for module in families():
            gate = Watched(data, self._dialect, self._setting)
            if not module.concerns(gate, False) and not gate.touches(patterns):
                continue
            family = _Family(module, [])
            for rule in rules_of(module.__name__):
                if rule.worst is not Severity.ERROR or not rule.applies(self._dialect):
                    continue
                body = Watched(data, self._dialect, self._setting)
                errors = _errors(rule, body)
                if not body.touches(patterns):
                    self._hopeless |= errors > 0
                elif rule.leafwise:
                    self._leafwise.append(rule)
                    self._hopeless |= errors > _errors(rule, self._differing(data))
                else:
                    family.rules.append(rule)
            self._whole += [family] if family.rules else []


class Watched(Body):
    """A body that notes which patterns a rule reads; what is read past them is everything."""

    def __init__(self, data: Mapping[str, Any], dialect: Dialect, setting: Setting) -> None:
        super().__init__(data, dialect, setting)
        self.reads: set[str] = set()

    @property
    def data(self) -> Mapping[str, Any]:
        """The body itself, of which anything may be read."""
        self.reads.add("")
        return super().data

    @property
    def places(self) -> dict[str, list[tuple[str, Any]]]:
        """Every value, of which any may be read."""
        self.reads.add("")
        return super().places

    @property
    def everything(self) -> dict[str, list[Any]]:
        """Every value, of which any may be read."""
        self.reads.add("")
        return super().everything

    def every(self, pattern: str) -> Sequence[Any]:
        """Note the pattern."""
        self.reads.add(pattern)
        return super().every(pattern)

    def values(
        self, pattern: str, kind: type | tuple[type, ...] = object
    ) -> Iterator[tuple[str, Any]]:
        """Note the pattern."""
        self.reads.add(pattern)
        return super().values(pattern, kind)

    def role(self, *roles: Role) -> Iterator[tuple[str, str]]:
        """Note the patterns of the roles."""
        for each in roles:
            self.reads.update(self.dialect.roles.get(each, ()))
        return super().role(*roles)

    def touches(self, patterns: Iterable[str]) -> bool:
        """Say whether something was read that one of the patterns is, contains, or is part of."""
        return any(
            pointers.within(pattern, read) or pointers.within(read, pattern)
            for pattern in patterns
            for read in self.reads
        )


class _Family(NamedTuple):
    """Rules of a family that look at more than one value, and are asked for every body."""

    module: ModuleType
    rules: list[Rule]


class _Place(NamedTuple):
    """Where a value differs from body to body: its pointer, and the pattern that rules ask for.

    `speaks`: it is a text that is spoken.
    """

    pointer: str
    way: pointers.Way
    pattern: str
    speaks: bool

    @classmethod
    def of(cls, data: Any, pointer: str, scripts: Collection[str]) -> _Place:
        way = pointers.way(data, pointer)
        pattern = pointers.pattern(way)
        return cls(pointer, way, pattern, pattern in scripts)

    def look(self, data: Any, found: dict[str, list[tuple[str, Any]]]) -> None:
        """Add the value and what is below it to what is found."""
        for token in self.way:
            data = data[token]
        if isinstance(data, (dict, list)):
            for pattern, values in places(data, self.pointer, self.pattern).items():
                found.setdefault(pattern, []).extend(values)
        else:
            found.setdefault(self.pattern, []).append((self.pointer, data))


def _outermost(several: Iterable[str]) -> list[str]:
    """Return the pointers that do not lie below another one."""
    kept: list[str] = []
    for pointer in sorted(set(several), key=len):
        if not any(pointers.within(pointer, each) for each in kept):
            kept.append(pointer)
    return kept


def _errors(rule: Rule, body: Body) -> int:
    """Count the errors that a rule finds in a body, to its last finding: it may be watched."""
    assert rule.check is not None, "a rule that applies has a check"
    found = [finding.severity or rule.severity for finding in rule.check(body)]
    return found.count(Severity.ERROR)


def _has_error(finding: Finding) -> bool:
    return severity_of(finding) is Severity.ERROR
