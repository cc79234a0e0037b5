"""Finding the templates of a spec that stand for objects and lists, and what stands for each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from clipspec import resources
from clipspec.dialects.dialect import Dialect
from clipspec.expand import Spec
from clipspec.expand.leaf import Leaf
from clipspec.migrate.specs.rendering import Row, rendered
from clipspec.migrate.specs.scope import Scope
from clipspec.migrate.specs.shapes import ShapelessError, unfolded
from clipspec.migrate.specs.study import VIDEO
from clipspec.migrate.specs.templates import sites
from clipspec.migrate.specs.troubles import OMITTED, Trouble, shapeless
from clipspec.validate import subschemas


def unfold(
    spec: Spec, leaves: Iterable[Leaf], scope: Scope, source: Dialect
) -> tuple[dict[str, Any], dict[str, Trouble]]:
    """Return by pointer what stands for templates, and those whose members nobody knows."""
    found: dict[str, Any] = {}
    unknown: dict[str, Trouble] = {}
    root = resources.schema(source.schema)
    homes = rendered(spec.video, VIDEO, {}, Row({}, {})).homes
    flat = {home: here for here, home in homes.items()}
    by_pointer = {leaf.pointer: leaf for leaf in leaves}
    for site in sites(spec.video, VIDEO):
        fields = partial(_fields, root, flat[site.at])
        try:
            tree = unfolded(site, by_pointer[site.at], scope, fields)
        except ShapelessError as error:
            unknown[site.at] = shapeless(str(error))
            continue
        if tree != site.text and by_pointer[site.at].omits:
            unknown[site.at] = OMITTED
        elif tree != site.text:
            found[site.at] = tree
    return found, unknown


def _fields(root: Any, at: str, below: str) -> list[dict[str, Any]]:
    return subschemas.at(root, at + below)
