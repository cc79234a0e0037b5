r"""A batch holds a studio film, which it may not take.

Why: The words of the batch endpoint name avatar, image and cinematic videos; its schema lists
studio films as well. Nobody is known to have tried. A refused batch makes none of its videos.

Fix: Send a studio film by itself, or try a batch of one first.

Bad:
    videos:
      - type: studio
        scenes:
          - type: avatar_video
            input:
              type: avatar
              avatar_id: Daisy-inskirt-20220818
              voice_id: 1bd001e7e50f421d891986aad5158bc8
              script: Hello
              engine: {type: avatar_iii}

Good:
    videos:
      - type: avatar
        avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        script: Hello
        engine: {type: avatar_iii}

Source: HeyGen's command line client (2026-07-21), whose words and schema differ.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule


@rule("CS373", Severity.INFO, "v3")
def check(body: Body) -> Iterator[Finding]:
    """Find studio films among the videos of a batch."""
    for at, kind in body.values("/videos/*/type", str):
        if kind == "studio":
            message = "whether a batch takes studio films is not established"
            yield Finding(at, message, "send it by itself, or try a batch of one first")
