"""From a spec and values to a body: templates in leaves, one compiled program for all of them.

The only home of Jinja2. Nothing here opens a file: includes come through a function.
"""

from clipspec.errors import IncludeError
from clipspec.expand.fault import Fault
from clipspec.expand.program import Program
from clipspec.expand.spec import Spec, read_spec
from clipspec.rows import Row

__all__ = ["Fault", "IncludeError", "Program", "Row", "Spec", "read_spec"]
