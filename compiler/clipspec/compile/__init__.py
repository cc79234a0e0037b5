"""Compiling: rows in, bodies out, each judged before it is written."""

from clipspec.compile.batch import bodies, one, spec_of
from clipspec.compile.expander import Body, Expander
from clipspec.compile.refused import Refused
from clipspec.compile.values import filed, stated
from clipspec.expand.rows import DataFault, Row, read_rows

__all__ = [
    "Body",
    "DataFault",
    "Expander",
    "Refused",
    "Row",
    "bodies",
    "filed",
    "one",
    "read_rows",
    "spec_of",
    "stated",
]
