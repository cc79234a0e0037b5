"""The hub as a v3 body: one shot, a studio film of scenes, or a batch of films.

One scene with a presenter is a film of one shot. Several are a studio film, whose scenes are joined
into one video; where the policy says so, each is a film of its own, and all of them a batch.
"""

from __future__ import annotations

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v3 import fields, losses
from clipspec.dialects.v3.captions import write_captions
from clipspec.dialects.v3.frame import write_frame
from clipspec.dialects.v3.scenes import write_scene
from clipspec.dialects.v3.speaker import write_speaker
from clipspec.model import Scene, Sourced, Video

_SPLIT = "--split makes {} films: join them afterwards if they shall be one"
_STUDIO = (
    "a scene without presenter is a studio film, and it is not established that a batch takes "
    "those: try one"
)
_SHARED = "every film of the batch bears it: it tells none of them from the others"
_NOT_YET = "left out: only accounts with the schema of August 2026 take it"
_NO_TEST = "v3 has no test mode, so that the run would be made in full and billed"
_DROPPED = "dropped, as --drop-test asks: v3 has no test mode, and the run is billed"


def write(video: Video, policy: Policy) -> Draft:
    """Write a body. What v3 cannot say is remarked on and left out."""
    draft = Draft("v3")
    scenes = video.scenes
    if policy.split and len(scenes) > 1:
        draft.notes.append(_SPLIT.format(len(scenes)))
        if any(scene.character is None for scene in scenes):
            draft.notes.append(_STUDIO)
        for index, scene in enumerate(_within(draft, scenes, "batch/videos")):
            _film(draft, f"/videos/{index}", video, (scene,), policy)
        for shared in (video.title, video.callback_id):
            draft.remark(shared, Fate.APPROXIMATE, _SHARED)
    else:
        _film(draft, "", video, _within(draft, scenes, "studio/scenes", "--split"), policy)
    _test(draft, video.draft, policy)
    return draft


def _film(draft: Draft, at: str, video: Video, scenes: tuple[Scene, ...], policy: Policy) -> None:
    single = len(scenes) == 1 and scenes[0].character is not None and not policy.studio
    if single:
        write_speaker(draft, at, scenes[0], video, policy, way_out="")
        draft.put_fields(at, video, fields.CONTAINER)
    else:
        draft.add(f"{at}/type", "studio", "a film of scenes")
        way_out = "--split" if len(scenes) > 1 else "--single"
        for index, scene in enumerate(scenes):
            write_scene(draft, f"{at}/scenes/{index}", scene, video, policy, way_out=way_out)
    write_frame(draft, at, video.canvas, policy)
    write_captions(draft, at, video.captions, policy)
    draft.put_fields(at, video, fields.VIDEO)
    for row in fields.NEWER:
        draft.remark(getattr(video, row.name), Fate.APPROXIMATE, _NOT_YET)
    done = ["draft", *(row.name for row in (*fields.VIDEO, *fields.NEWER))]
    draft.leave_rest(video, [*done, "container"] if single else done, losses.VIDEO)


def _within(
    draft: Draft, scenes: tuple[Scene, ...], where: str, answer: str = ""
) -> tuple[Scene, ...]:
    """Return the scenes that one request takes; each of the others asks to be split off."""
    film, items = where.split("/")
    at = f"/$defs/{film}/properties/{items}/maxItems"
    limit = int(pointers.get(resources.schema("heygen/v3"), at))
    for scene in scenes[limit:]:
        text = f"v3 takes {limit} {items} in one {film}: split the body, or accept its loss"
        draft.remarks.say(scene.at, Fate.NEEDS_INPUT, text, answer)
    return scenes[:limit]


def _test(draft: Draft, asked: Sourced[bool] | None, policy: Policy) -> None:
    if asked is None or not asked.value:
        draft.remark(asked, Fate.EXACT, "left out: v3 makes every film in full")
    elif policy.drop_test:
        draft.remark(asked, Fate.APPROXIMATE, _DROPPED)
    else:
        answer = "--drop-test"
        draft.remark(asked, Fate.NO_EQUIVALENT, f"{_NO_TEST}: consent with {answer}", answer)
