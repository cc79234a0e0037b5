r"""A voice or background names both an address and an uploaded file.

Why: One of the two is used, and no page says which. The video shows or plays the other one.

Fix: Keep the one that you mean, and remove the other.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: audio
          audio_url: https://media.example.com/hello.mp3
          audio_asset_id: de3cf6a73b454951297df1619589eb1e
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: audio
          audio_url: https://media.example.com/hello.mp3
    dimension: {width: 1280, height: 720}

Source: the v2 reference page of 2024: either of the two.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.clips import second_of

_PAIRS = {
    ("voice", "audio"): ("audio_url", "audio_asset_id"),
    ("background", "image"): ("url", "image_asset_id"),
    ("background", "video"): ("url", "video_asset_id"),
}
_WHY = "which of two sources is used is not documented"


@rule("CS336", Severity.WARNING, "v2")
def check(body: Body) -> Iterator[Finding]:
    """Find the second source of a recording, a picture or a video."""
    for (union, kind), (one, other) in _PAIRS.items():
        for at, value in body.objects(f"/video_inputs/*/{union}"):
            if value.get("type") == kind:
                yield from second_of(at, value, one, other, _WHY)
