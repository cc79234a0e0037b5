"""The hub as a v2 body: each scene with its own character, voice and background."""

from __future__ import annotations

from clipspec.dialects.draft import Draft, Loss
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v2 import fields
from clipspec.dialects.v2.canvas import write_canvas
from clipspec.dialects.v2.limits import max_scenes
from clipspec.dialects.v2.presenter import write_character, write_members
from clipspec.dialects.v2.voice import write_voice
from clipspec.model import Background, Captions, Scene, Video

_MOTION = "no page of v2 has `custom_motion_prompt`, but users send it: look at one render"
_RESTARTS = (
    "it runs on through the whole source; v2 starts it anew in each of the {} scenes: "
    "look at the cuts"
)

_LOSSES = {
    "container": Loss("v2 makes mp4 only: a transparent webm has an endpoint of its own", ("mp4",)),
    "mark": Loss("v2 draws no picture of your own over the video"),
    "glossary": Loss("v2 knows no glossary"),
}
_BACKGROUND_LOSSES = {
    "volume": Loss("v2 has no volume of a background", (1,)),
    "muted": Loss("v2 cannot silence a background", (False,)),
    "file": Loss("v2 takes no embedded file: upload it, and write its id"),
}


def write(video: Video, policy: Policy) -> Draft:
    """Write a body. What v2 cannot say is remarked on and left out."""
    draft = Draft("v2")
    limit = max_scenes()
    scenes = video.scenes[:limit]
    for index, scene in enumerate(scenes):
        at = f"/video_inputs/{index}"
        if scene.character:
            write_character(draft, f"{at}/character", scene.character, video.usual_engine)
        _scene(draft, at, scene, policy, of=len(scenes))
    for scene in video.scenes[limit:]:
        text = f"v2 takes {limit} scenes in one request: split the body"
        draft.remarks.say(scene.at, Fate.NEEDS_INPUT, f"{text}, or accept its loss")
    write_canvas(draft, video.canvas, policy)
    _captions(draft, video.captions, policy)
    draft.put_fields("", video, fields.VIDEO)
    draft.leave_rest(video, [row.name for row in fields.VIDEO], _LOSSES)
    return draft


def _captions(draft: Draft, captions: Captions, policy: Policy) -> None:
    draft.put_fields("", captions, fields.CAPTIONS)
    if policy.caption and captions.shown and captions.shown.value and not captions.form:
        mode = {"burned": "burn_in", "file": "file_only"}[policy.caption]
        draft.add("/caption_mode", mode, "how captions are made, as --caption says")


def _scene(draft: Draft, at: str, scene: Scene, policy: Policy, of: int) -> None:
    if scene.speech:
        write_voice(draft, f"{at}/voice", scene.speech, policy)
    if scene.background:
        _background(draft, f"{at}/background", scene.background, of)
    draft.put_fields(at, scene, fields.SCENE)
    draft.remark(scene.motion_prompt, Fate.APPROXIMATE, _MOTION)
    draft.leave_rest(scene, [row.name for row in fields.SCENE])
    draft.keep_item(at, f"it stands for {scene.at}, which says nothing that v2 knows")


def _background(draft: Draft, at: str, background: Background, of: int) -> None:
    if background.kind.value == "unknown":
        text = "v2 wants to know whether this is an image or a video, or accept its loss"
        draft.remark(background.url, Fate.NEEDS_INPUT, text)
        return
    write_members(draft, at, background, fields.BACKGROUND, _BACKGROUND_LOSSES)
    if background.continuous:
        text = _RESTARTS.format(of) if of > 1 else "v2 loops it behind the only scene as well"
        draft.remark(background.kind, Fate.APPROXIMATE, text)
        if background.playback is None:
            reason = "the source loops its background; what v2 does unasked is not documented"
            draft.add(f"{at}/play_style", "loop", reason)
