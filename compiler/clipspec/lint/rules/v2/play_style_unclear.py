r"""A video background does not say what happens when it is shorter or longer than the scene.

Why: Without `play_style` v2 stretches, freezes or repeats the video, and no page says which. `once`
and the styles with `full_video` are on the pages about templates only.

Fix: Write `play_style: fit_to_scene` (its speed is changed), `freeze` (the last frame stays) or
`loop` (it starts again).

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
        background:
          type: video
          url: https://media.example.com/office.mp4
          play_style: full_video
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
        background:
          type: video
          url: https://media.example.com/office.mp4
          play_style: loop
    dimension: {width: 1280, height: 720}

Source: the v2 reference page of 2024; HeyGen's n8n node sent `fit_to_scene`.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule

_HELP = "write `fit_to_scene`, `freeze` or `loop`"


@rule("CS337", Severity.INFO, "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find videos without a style of playing, and with one from the pages about templates."""
    for at, background in body.objects("/video_inputs/*/background"):
        if background.get("type") != "video":
            continue
        style = background.get("play_style", "")
        if style == "":
            message = "what a video does that is shorter than its scene is not documented"
            yield Finding(at, message, f"add `play_style`: {_HELP}", missing=("play_style",))
        elif isinstance(style, str) and (style == "once" or "full_video" in style):
            message = f"`play_style: {style}` is known from the pages about templates only"
            severity = None if style == "once" else Severity.WARNING
            yield Finding(f"{at}/play_style", message, _HELP, severity=severity)
