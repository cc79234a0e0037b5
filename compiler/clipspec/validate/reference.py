"""The reference validator: jsonschema, reading patterns as JSON Schema means them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators

# An escape or a class of characters, in which `$` is itself; or a `$` that means the end.
_END = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\$", re.DOTALL)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    r"""Compile an ECMA 262 pattern, whose `$` is the very end: Python's also takes `"…\n"`."""
    return re.compile(_END.sub(lambda found: found[1] or r"\Z", pattern))


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_extend: Any = validators.extend  # has no types
Reference: Any = _extend(Draft202012Validator, {"pattern": _pattern})
"""The class of validators."""
