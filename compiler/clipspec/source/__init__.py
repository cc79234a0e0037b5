"""From bytes to a `Document`: data, places and problems. The only home of YAML and JSON parsing."""

from clipspec.source.document import Document, parse
from clipspec.source.text import Problem, Text

__all__ = ["Document", "Problem", "Text", "parse"]
