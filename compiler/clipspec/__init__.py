"""Lint, compile and migrate the request bodies of HeyGen's video API.

The public functions live in `clipspec.api`. This module holds only the version, so that
`clipspec --version` need not import anything else.
"""

__version__ = "0.1.0"
