"""Compiling: rows in, bodies out, each judged before it is written."""

from clipspec.compile.expander import Body, Expander, bind
from clipspec.compile.rows import Row, read_rows

__all__ = ["Body", "Expander", "Row", "bind", "read_rows"]
