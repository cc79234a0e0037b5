"""What a project configures, and what holds where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from clipspec.lint.silencing.waivers import Waiver

_TABLE = "/tool/clipspec"


class Config(NamedTuple):
    """A configuration. The fields are the keys of the schema `config`, which describes them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    severity: Mapping[str, str] = {}
    exclude: tuple[str, ...] = ()
    fail_on: str = "error"
    profile: Mapping[str, Any] = {}
    catalog: str = ""
    include: tuple[str, ...] = ()
    baseline: str = ""
    require_reason: bool = False
    suppress: tuple[Waiver, ...] = ()
    migrate: Mapping[str, Any] = {}
    bounds: Mapping[str, Any] = {}


def as_data(config: Config) -> dict[str, Any]:
    """Return every key of a configuration with its value, as JSON data."""
    data = {_key(field): value for field, value in config._asdict().items()}
    entries = [entry._asdict() for entry in config.suppress]
    stated = [{_key(k): v for k, v in e.items() if v != "" and k != "at"} for e in entries]
    return {**data, "suppress": stated}


def table_at(file: str) -> str:
    """Return the pointer of the table that is ours in a file of that name."""
    return _TABLE if file.endswith("pyproject.toml") else ""


def _key(field: str) -> str:
    return field.replace("_", "-")
