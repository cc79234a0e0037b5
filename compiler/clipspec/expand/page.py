"""Pages of HTML: a template in which every value is escaped.

This is no sandbox: the templates are our own, and only the values come from elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template


def render_page(template: str, values: Mapping[str, Any], spoken: Callable[[str], str]) -> str:
    """Return a page of HTML made of a template and values.

    Each text among the values passes through `spoken`, which takes out what a page should not
    hold, such as control characters, and is then escaped, for elements and for attributes in
    quotes. What a template marks with `safe` passes as it is. Raises Jinja2's errors for a template
    that is wrong, or that names a value which is not there.
    """
    return _compiled(template, spoken).render(values)


@cache
def _compiled(template: str, spoken: Callable[[str], str]) -> Template:
    def finalize(value: Any) -> Any:
        return spoken(value) if type(value) is str else value  # what is safe has a type of its own

    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    ).from_string(template)
