"""What a rule is: a code, a name, a severity, a manual page, and a check that yields findings.

A rule is one module in `lint/rules/`. Its file name is the rule's name, its docstring the page,
and the module holds exactly one `Rule`. The rules that only have a page (`reported`) describe
what another stage says: the reader, the schemas, the compiler.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.dialect import Dialect, Role
from clipspec.lint.project.setting import Setting

if TYPE_CHECKING:
    from clipspec.model import Video


_Placed = tuple[str, Any]
_NOTHING_SAID = Setting()


class Body:
    """A body as rules see it: its data, where templates are `UNKNOWN`, and the hub's view of it.

    `setting` is what the rules may know beside it.
    """

    def __init__(
        self, data: Mapping[str, Any], dialect: Dialect, setting: Setting = _NOTHING_SAID
    ) -> None:
        self._data = data
        self.dialect = dialect
        self.setting = setting

    @property
    def data(self) -> Mapping[str, Any]:
        """The body itself."""
        return self._data

    @cached_property
    def video(self) -> Video:
        """The body in the hub's words."""
        return self.dialect.read(self.data).video

    @property
    def places(self) -> dict[str, list[_Placed]]:
        """Every value with its pointer, by that pointer with `*` in place of each index."""
        return self.walked

    @cached_property
    def walked(self) -> dict[str, list[_Placed]]:
        """The same. One walk serves all rules: most of them look at a handful of patterns."""
        return places(self._data)

    @property
    def everything(self) -> dict[str, list[Any]]:
        """Every value by its pattern, without pointers: enough to see that all is as usual."""
        return self._everything

    @cached_property
    def _everything(self) -> dict[str, list[Any]]:
        """The same. Most bodies never need the pointers, which take half of the walk."""
        if "walked" in self.__dict__:
            return {kind: [value for _, value in found] for kind, found in self.walked.items()}
        found: dict[str, list[Any]] = {"": [self._data]}
        _gather(self._data, "", found)
        return found

    def every(self, pattern: str) -> Sequence[Any]:
        """Return the values, of any kind, for a pattern as in `values`, without their pointers."""
        if "walked" in self.__dict__:
            return [value for _, value in self.walked.get(pattern, ())]
        return self._everything.get(pattern, ())

    def texts(self, *roles: Role) -> list[str]:
        """Return the texts as in `role`, without their pointers."""
        patterns = [each for role in roles for each in self.dialect.roles.get(role, ())]
        return [text for each in patterns for text in self.every(each) if isinstance(text, str)]

    def values(self, pattern: str, kind: type | tuple[type, ...] = object) -> Iterator[_Placed]:
        """Yield (pointer, value) for a pointer in which `*` stands for any item of a list.

        Only values of the given kind; true and false are not numbers.
        """
        for at, value in self.walked.get(pattern, ()):
            if isinstance(value, kind) and (kind in (object, bool) or not isinstance(value, bool)):
                yield at, value

    def role(self, *roles: Role) -> Iterator[tuple[str, str]]:
        """Yield (pointer, text) for every text that stands where the dialect has such a role."""
        for role in roles:
            for pattern in self.dialect.roles.get(role, ()):
                for at, value in self.walked.get(pattern, ()):
                    if isinstance(value, str):
                        yield at, value

    def objects(self, pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (pointer, object) for a pattern as in `values`."""
        yield from self.values(pattern, dict)


Check = Callable[[Body], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule. `dialects`: those it looks at, none for every dialect.

    `check` is None for a page of another stage, which `stage` names. `fixes`: some of its findings
    can be mended. `asks`: the fields of `Setting` that what it finds depends on. `worst`: how bad
    its findings can be; some are worse than most. `leafwise`: each of its findings depends on one
    value alone, wherever that stands.
    """

    code: str
    name: str
    severity: Severity
    page: str
    dialects: tuple[str, ...] = ()
    check: Check | None = None
    stage: str = "lint"
    fixes: bool = False
    asks: tuple[str, ...] = ()
    worst: Severity = Severity.INFO
    leafwise: bool = False

    def applies(self, dialect: Dialect) -> bool:
        """Say whether this rule has something to check in a dialect."""
        return self.check is not None and (not self.dialects or dialect.name in self.dialects)


def rule(
    code: str,
    severity: Severity,
    *dialects: str,
    fixes: bool = False,
    asks: tuple[str, ...] = (),
    worst: Severity | None = None,
    leafwise: bool = False,
) -> Callable[[Check], Rule]:
    """Make a check into a rule of the given code. Without dialects it looks at every body."""

    def register(check: Check) -> Rule:
        named = _named(check.__module__, severity)
        made = Rule(code, *named, dialects, check, fixes=fixes, asks=asks)
        return made._replace(worst=worst or severity, leafwise=leafwise)

    return register


def reported(
    module: str, code: str, severity: Severity, stage: str, *, fixes: bool = False
) -> Rule:
    """Make a page for what another stage reports.

    `stage`: `source`, `schema`, `engine`, `compile` or `readiness`.
    """
    return Rule(code, *_named(module, severity), stage=stage, fixes=fixes)


def _named(module: str, severity: Severity) -> tuple[str, Severity, str]:
    name = module.rpartition(".")[2].replace("_", "-")
    return name, severity, sys.modules[module].__doc__ or ""


def places(value: Any, at: str = "", pattern: str = "") -> dict[str, list[_Placed]]:
    """Return a value that stands at `at`, and every one below it, as in `Body.places`."""
    found: dict[str, list[_Placed]] = {pattern: [(at, value)]}
    _walk(value, at, pattern, found)
    return found


def _walk(value: Any, at: str, pattern: str, found: dict[str, list[_Placed]]) -> None:
    """Note what is below a value. It runs for every value of every file, and is laid out for that.

    A plain name needs no escapes, and a scalar no call of its own.
    """
    if isinstance(value, dict):
        for name, member in value.items():
            token = name if name.isidentifier() else pointers.escape(name)
            here, kind = f"{at}/{token}", f"{pattern}/{token}"
            found.setdefault(kind, []).append((here, member))
            if isinstance(member, (dict, list)):
                _walk(member, here, kind, found)
    elif isinstance(value, list):
        kind = f"{pattern}/*"
        items = found.setdefault(kind, [])
        for index, item in enumerate(value):
            here = f"{at}/{index}"
            items.append((here, item))
            if isinstance(item, (dict, list)):
                _walk(item, here, kind, found)


def _gather(value: Any, pattern: str, found: dict[str, list[Any]]) -> None:
    """Note what is below a value, without pointers; as `_walk` for every value of every file."""
    if isinstance(value, dict):
        for name, member in value.items():
            kind = _below(pattern, name)
            if kind in found:
                found[kind].append(member)
            else:
                found[kind] = [member]
            if isinstance(member, (dict, list)):
                _gather(member, kind, found)
    else:
        kind = f"{pattern}/*"
        found.setdefault(kind, []).extend(value)
        for item in value:
            if isinstance(item, (dict, list)):
                _gather(item, kind, found)


@lru_cache(maxsize=1024)
def _below(pattern: str, name: str) -> str:
    """Return the pattern of a member. Bodies have the same ones again and again."""
    return f"{pattern}/{pointers.escape(name)}"
