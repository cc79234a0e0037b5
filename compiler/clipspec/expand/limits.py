"""Bounds on what one body may cost. A real spec stays far below all of them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from clipspec.expand.fault import LimitFault

MAX_TEXT = 1_000_000
"""Characters of one rendered value, and of one template."""

MAX_SOURCE = 100_000
"""Characters from the first tag of a template to its last: to read more takes seconds."""

MAX_INCLUDES = 16
"""Files that include each other, from the spec to the innermost."""

"""Characters of one rendered value."""
