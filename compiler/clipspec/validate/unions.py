"""Which branch of a union was meant: one wrong token must not be explained three times.

The order of questions is what separates a good message from sixty-four: is it an object at all,
which branch does its tag name, and only without a tag, which one fits best.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note
from clipspec.mends import Insert, Mend, Replace
from clipspec.nearest import nearest, same
from clipspec.prose import listed
from clipspec.validate.unknown import UNKNOWN
from clipspec.validate.words import choices, kind, kinds, shown, subject

_JSON_TYPES: tuple[tuple[str, Any], ...] = (
    ("boolean", bool),
    ("number", (int, float)),
    ("string", str),
    ("object", dict),
    ("array", list),
    ("null", type(None)),
)


@dataclass(frozen=True, slots=True)
class Branches:
    """The branches whose errors are worth telling; none when nothing can be told yet.

    `misplaced`: members that the tagged branch lacks and another one has. What the branch misses
    in their place then follows from them and is not told as well.
    """

    indexes: tuple[int, ...]
    misplaced: Misplaced | None = None


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Members `names` that belong to the branch tagged `owner`, while the tag says `actual`."""

    names: list[str]
    tag: str
    owner: Any
    actual: Any

    def findings(self, at: str) -> Iterator[Finding]:
        """Point at the first of them and at the tag."""
        verb = "belongs" if len(self.names) == 1 else "belong"
        names = listed(self.names, "and")
        message = f"{names} {verb} to {shown(self.owner)}, but `{self.tag}` is {shown(self.actual)}"
        help_ = f"write `{self.tag}: {self.owner}`, or the fields of {shown(self.actual)}"
        note = Note(pointers.join(at, self.tag), f"`{self.tag}` stands here")
        here = pointers.join(at, self.names[0])
        yield Finding(here, message, help_, key=True, related=(note,), rule="unknown-field")


@dataclass(frozen=True, slots=True)
class WrongKind:
    """The value has a JSON type that no branch takes."""

    value: Any
    types: list[str]

    def findings(self, at: str) -> Iterator[Finding]:
        """Say which kinds are taken."""
        message = f"{subject(at)} is {kind(self.value)}, but takes {kinds(self.types)}"
        yield Finding(at, message, rule="wrong-type")


@dataclass(frozen=True, slots=True)
class NoTag:
    """The member that tells the branches apart is missing; `likely` is what the keys suggest.

    `telling`: one of the keys is known to that branch alone. `sure`: the others are known to it
    as well.
    """

    tag: str
    allowed: list[Any]
    likely: Any
    telling: bool = False
    sure: bool = False

    def findings(self, at: str) -> Iterator[Finding]:
        """Name the tag, all its values, and the likely one."""
        message = f"`{self.tag}` is missing here: it takes {choices(self.allowed)}"
        help_, mend = "", None
        if self.likely is not None:
            help_ = f"by its fields this is {shown(self.likely)}"
        if self.telling:
            inserted = Insert(at, self.tag, self.likely)
            mend = Mend(f"add `{self.tag}: {self.likely}`", (inserted,), self.sure)
        yield Finding(at, message, help_, missing=(self.tag,), mend=mend, rule="missing-field")


@dataclass(frozen=True, slots=True)
class WrongTag:
    """The tag names no branch."""

    tag: str
    value: Any
    allowed: list[Any]

    def findings(self, at: str) -> Iterator[Finding]:
        """Point at the tag's value, and name the nearest of all its values."""
        here = pointers.join(at, self.tag)
        message = f"`{self.tag}` is {kind(self.value)}, but takes {choices(self.allowed)}"
        meant = nearest(str(self.value), map(str, self.allowed))
        if meant is None:
            yield Finding(here, message, rule="value-not-allowed")
            return
        value = next(value for value in self.allowed if str(value) == meant)
        mend = Mend(f"write {shown(value)}", (Replace(here, value),), same(str(self.value), meant))
        help_ = f"did you mean {shown(meant)}?"
        yield Finding(here, message, help_, mend=mend, rule="value-not-allowed")


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Members of which exactly one may stand: `names`, of which `present` do."""

    names: list[str]
    present: list[str]

    def findings(self, at: str) -> Iterator[Finding]:
        """Point at every member too many, or say what is missing."""
        if not self.present:
            message = f"one of {listed(self.names)} is needed here"
            yield Finding(at, message, missing=tuple(self.names), rule="missing-field")
            return
        first, *others = self.present
        note = Note(pointers.join(at, first), f"`{first}` stands here")
        for name in others:
            message = f"only one of {listed(self.present, 'and')} may stand here"
            here = pointers.join(at, name)
            yield Finding(here, message, key=True, related=(note,), rule="exclusive-fields")


Verdict = Branches | WrongKind | NoTag | WrongTag | Alternatives


def choose(value: Any, branches: list[dict[str, Any]], schema: dict[str, Any]) -> Verdict:
    """Decide what to say of a value that a union of `branches` refused."""
    resolved = [_resolve(branch, schema) for branch in branches]
    names = _alternatives(resolved)
    if names is not None:
        # On anything but an object the branches say nothing; its wrong type is told elsewhere.
        is_object = isinstance(value, dict)
        return Alternatives(names, [n for n in value if n in names]) if is_object else Branches(())
    fitting = tuple(i for i, branch in enumerate(resolved) if _takes(branch, value))
    if not fitting:
        return WrongKind(value, _types(resolved))
    tag = _tag([resolved[i] for i in fitting])
    if tag is not None and isinstance(value, dict):
        return _by_tag(value, tag, {i: resolved[i] for i in fitting})
    return Branches((_closest(value, {i: resolved[i] for i in fitting}),))


def _by_tag(value: dict[str, Any], tag: str, branches: dict[int, dict[str, Any]]) -> Verdict:
    consts = {i: branch["properties"][tag]["const"] for i, branch in branches.items()}
    if tag not in value:
        if not value:
            return NoTag(tag, list(consts.values()), None)
        best = _closest(value, branches)
        own = branches[best].get("properties", {})
        others = {n for i, b in branches.items() if i != best for n in b.get("properties", {})}
        telling = any(name in own and name not in others for name in value)
        sure = telling and all(name in own for name in value)
        return NoTag(tag, list(consts.values()), consts[best], telling, sure)
    named = value[tag]
    if named is UNKNOWN:
        return Branches(())
    for i, const in consts.items():
        if const == named and isinstance(named, type(const)):
            return Branches((i,), _misplaced(value, tag, i, branches))
    return WrongTag(tag, named, list(consts.values()))


def _misplaced(
    value: dict[str, Any], tag: str, index: int, branches: dict[int, dict[str, Any]]
) -> Misplaced | None:
    """Find members of another branch, of the one that has most of them."""
    own = branches[index].get("properties", {})
    strangers = [name for name in value if name not in own]
    best: tuple[list[str], Any] = ([], None)
    for branch in branches.values():
        known = branch["properties"]
        names = [name for name in strangers if name in known]
        if len(names) > len(best[0]):
            best = (names, known[tag]["const"])
    return Misplaced(best[0], tag, best[1], value[tag]) if best[0] else None


def _resolve(branch: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in branch:
        found: dict[str, Any] = pointers.get(schema, branch["$ref"].removeprefix("#"))
        branch = found
    return branch


def _alternatives(branches: list[dict[str, Any]]) -> list[str] | None:
    """Return the names, if the union says no more than "exactly one of these members"."""
    if all(set(branch) == {"required"} for branch in branches):
        return [name for branch in branches for name in branch["required"]]
    return None


def _tag(branches: list[dict[str, Any]]) -> str | None:
    """Return the member for which every branch demands a value of its own."""
    first = branches[0].get("properties", {})
    for name in first:
        consts = [b.get("properties", {}).get(name, {}).get("const", UNKNOWN) for b in branches]
        if UNKNOWN not in consts and len(set(map(str, consts))) == len(branches):
            return str(name)
    return None


def _types(branches: list[dict[str, Any]]) -> list[str]:
    found: dict[str, None] = {}
    for branch in branches:
        types = branch.get("type", [])
        found.update(dict.fromkeys([types] if isinstance(types, str) else types))
    return list(found)


def _takes(branch: dict[str, Any], value: Any) -> bool:
    types = _types([branch])
    if not types or value is UNKNOWN:
        return True
    actual = next(name for name, classes in _JSON_TYPES if isinstance(value, classes))
    return actual in types or (actual == "number" and "integer" in types)


def _closest(value: Any, branches: dict[int, dict[str, Any]]) -> int:
    """Return the branch that knows most of the value's members and misses fewest of its own."""

    def score(index: int) -> tuple[int, int]:
        branch = branches[index]
        known = branch.get("properties", {})
        members = value if isinstance(value, dict) else {}
        missing = sum(name not in members for name in branch.get("required", ()))
        return (sum(name in known for name in members), -missing)

    return max(branches, key=score)
