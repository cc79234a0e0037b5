"""Bounds on what one body may cost. A real spec stays far below all of them."""

MAX_TEXT = 1_000_000
"""Characters of one rendered value, and of one template."""

MAX_DEPTH = 100
"""Levels of one template's syntax tree."""

MAX_LOOPS = 15
"""Loops inside each other in one template; Python has 20 for them and what they hold."""

MAX_LOOP = 100_000
"""Items that all `range(…)` of one body may yield together."""

MAX_POWER = 1_000
"""The largest exponent."""

MAX_INCLUDES = 16
"""Files that include each other, from the spec to the innermost."""

MAX_BODY = 10_000_000
"""Bytes of one finished body."""

MAX_ITEMS = 10_000
"""Turns that all loops of one body may take together."""

MAX_MATRIX = 10_000
"""Combinations of a matrix."""

TOO_DEEP = f"more than {MAX_INCLUDES} files that include each other"
"""What is said of more."""
