"""Where one value of a body came from: a chain of links, each at its place."""

from clipspec.compile.why.answering import Answer, answer
from clipspec.compile.why.link import Link, Place
from clipspec.compile.why.sources import Given

__all__ = ["Answer", "Given", "Link", "Place", "answer"]
