"""Compiling: rows in, bodies out, each judged before it is written."""

from clipspec.compile.batch import bodies, check, read_on, run, spec_of, units
from clipspec.compile.expander import Body, Expander, Made, Unit
from clipspec.compile.refused import Refused
from clipspec.compile.values import filed, stated, surrounding
from clipspec.rows import DataFault, Row, read_rows

__all__ = [
    "Body",
    "DataFault",
    "Expander",
    "Made",
    "Refused",
    "Row",
    "Unit",
    "bodies",
    "check",
    "filed",
    "read_on",
    "read_rows",
    "run",
    "spec_of",
    "stated",
    "surrounding",
    "units",
]
