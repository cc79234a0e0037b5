"""The new body as text, in the place and in the manner of the old one."""

from clipspec.migrate.rewriting.rewriter import Rewritten, rewrite

__all__ = ["Rewritten", "rewrite"]
