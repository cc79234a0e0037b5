"""The answer `keep_offset_sign`: two versions are held to count a vertical offset alike."""

from __future__ import annotations

from clipspec.dialects.policy import KEPT_SIGN
from clipspec.dialects.reading import Fate, Reading, Remark, Remarks
from clipspec.model import Scene, Sourced


def keep_sign(reading: Reading) -> Reading:
    """Return a reading whose vertical offsets are turned round.

    One of the two versions counts upwards and turns them as well, so each is written as it stood.
    """
    scenes = tuple(_turn(scene) for scene in reading.video.scenes)
    remarks = Remarks(reading.remarks.by_pointer)
    for scene in scenes:
        y = scene.character.placement.y if scene.character else None
        if y and y.at in remarks.by_pointer:
            remarks.by_pointer[y.at] = Remark(Fate.APPROXIMATE, KEPT_SIGN)
    return Reading(reading.video._replace(scenes=scenes), remarks)


def _turn(scene: Scene) -> Scene:
    character = scene.character
    if character is None or character.placement.y is None:
        return scene
    y = Sourced(0 - character.placement.y.value, character.placement.y.at)
    placement = character.placement._replace(y=y)
    return scene._replace(character=character._replace(placement=placement))
