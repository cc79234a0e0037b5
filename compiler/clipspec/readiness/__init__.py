"""How far a repository is from a version of the API: its files, its source code, the dates."""

from clipspec.readiness.data import as_data
from clipspec.readiness.readiness import THRESHOLDS, Extent, Readiness
from clipspec.readiness.standing import Leaf, Standing, Status
from clipspec.readiness.survey import survey

__all__ = ["THRESHOLDS", "Extent", "Leaf", "Readiness", "Standing", "Status", "as_data", "survey"]
