"""What v1 leaves open about single leaves, in the words of a report."""

from __future__ import annotations

from clipspec.dialects.policy import KEPT_SIGN, Policy
from clipspec.dialects.reading import Fate, Remarks
from clipspec.model import Placement

_SCALE = "the same idea, but never proven equal by a render"
_ACROSS = "both count from the centre to the right, but only v1's page says so"
_TURNED = (
    "v1 counts upwards, later versions downwards: its sign is turned; "
    "confirm by one test render, --keep-offset-sign copies it"
)


def on_placement(remarks: Remarks, placement: Placement, policy: Policy | None = None) -> None:
    """Remark on what is not proven about a presenter's place. An offset of 0 is beyond doubt."""
    keeps = policy is not None and policy.keep_offset_sign
    if placement.scale:
        remarks.say(placement.scale.at, Fate.APPROXIMATE, _SCALE)
    if placement.x and placement.x.value:
        remarks.say(placement.x.at, Fate.APPROXIMATE, _ACROSS)
    if placement.y and placement.y.value:
        remarks.say(placement.y.at, Fate.APPROXIMATE, KEPT_SIGN if keeps else _TURNED)
