"""The keys of a configuration file: what they take, and which names nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec import resources, validate
from clipspec.diagnostics import Finding
from clipspec.lint.project import limits
from clipspec.lint.project.config import Config
from clipspec.lint.selection import is_known, meant
from clipspec.lint.silencing.waivers import Waiver
from clipspec.nearest import nearest
from clipspec.prose import listed

_SCHEMA = "config"


def read_config(data: Any, at: str) -> Config | Finding | None:
    """Return the configuration in the data of a TOML file, whose own table stands at `at`.

    None without such a table. A key that does not exist, or a value that no key takes, gives a
    finding instead: the first.
    """
    try:
        table = _plain(pointers.get(data, at))
    except KeyError:
        return None
    wrong = next(_wrong(table), None)
    if wrong is not None:
        return wrong._replace(pointer=at + wrong.pointer)
    frozen = {_field(key): _frozen(value) for key, value in table.items() if key != "suppress"}
    waivers = (
        Waiver(**{_field(key): value for key, value in entry.items()}, at=f"{at}/suppress/{index}")
        for index, entry in enumerate(table.get("suppress", ()))
    )
    return Config(**frozen, suppress=tuple(waivers))


def _wrong(table: Any) -> Iterator[Finding]:
    """Find what cannot be meant: what the schema refuses, and names that nobody knows."""
    if not validate.is_valid(_SCHEMA, table):
        yield from validate.explain(_SCHEMA, table)
    for at, selector in _selectors(table):
        if not is_known(selector):
            close = meant(selector)
            help_ = f"did you mean `{close}`?" if close else "see `clipspec rules`"
            key = pointers.parent(at) == "/severity"
            yield Finding(at, f"no rule is called `{selector}`", help_, key=key)
    profile = table.get("profile", {})
    plans = resources.facts("heygen/limits")["plans"] if profile else {}
    if "plan" in profile and profile["plan"].casefold() not in plans:
        yield _unknown("/profile/plan", "plan", profile["plan"], plans)
    for name in profile.get("limits", ()):
        if name not in limits.names():
            found = _unknown(f"/profile/limits/{name}", "limit", name, limits.names())
            yield found._replace(key=True)


def _selectors(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every place where a rule is named."""
    lists = {key: table.get(key, ()) for key in ("select", "ignore")}
    for glob, ignored in table.get("per-file-ignores", {}).items():
        lists[pointers.join("per-file-ignores", glob)] = ignored
    for at, names in lists.items():
        yield from ((f"/{at}/{index}", name) for index, name in enumerate(names))
    for name in table.get("severity", ()):
        yield pointers.join("/severity", name), name
    for index, entry in enumerate(table.get("suppress", ())):
        yield f"/suppress/{index}/rule", entry["rule"]


def _unknown(at: str, what: str, name: str, known: Iterable[str]) -> Finding:
    close = nearest(name, known)
    help_ = f"did you mean `{close}`?" if close else f"known are {listed(known, 'and')}"
    return Finding(at, f"no {what} is called `{name}`", help_)


def _field(key: str) -> str:
    return key.replace("-", "_")


def _plain(value: Any) -> Any:
    """Return TOML data as JSON data: days become texts."""
    if isinstance(value, dict):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(member) for key, member in value.items()}
    return tuple(value) if isinstance(value, list) else value
