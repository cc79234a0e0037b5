"""Bounds on what a document may hold. A real body stays far below all of them."""

MAX_DEPTH = 100
"""Nesting of objects and lists. The deepest published body has 6 levels."""

MAX_NODES = 100_000
"""Values in a YAML document once its aliases are expanded. 50 full scenes have about 2,000."""
