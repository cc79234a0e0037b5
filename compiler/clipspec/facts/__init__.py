"""The dated facts of HeyGen's API, gathered from the files in `schema/heygen` and its schemas.

A fact says `what` it is, as of which `date`, from which `sources` and with what `confidence`
(high, medium or low), and in `contradicted_by` what speaks against it.
"""

from __future__ import annotations

from clipspec.facts.gathering import TOPICS, gather

__all__ = ["TOPICS", "gather"]
