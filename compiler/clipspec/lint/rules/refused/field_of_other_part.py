r"""A v3 field stands in a part of the body that does not take it.

Why: Each kind of v3 body takes other fields, and in a studio film some belong to the film, some to
a scene and some to its `input`. v3 refuses a body with a field in the wrong part.

Fix: Move it to where the help says, or remove it. The colour of a background is `value` in a video
of one shot and `color` in a studio film.

Bad:
    type: studio
    fit: cover
    scenes:
      - type: avatar_video
        input:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          script: Hello
          engine: {type: avatar_iii}

Good:
    type: studio
    scenes:
      - type: avatar_video
        input:
          type: avatar
          avatar_id: Daisy-inskirt-20220818
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          script: Hello
          engine: {type: avatar_iii}

Source: HeyGen's command line client (2026-07-21).
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v3.parts import Part, parts
from clipspec.dialects.v3.ways import ways
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rename

# Without it the `type` is what is wrong, as the schema says.
_MADE_OF = {
    "avatar": "avatar_id",
    "image": "image",
    "studio": "scenes",
    "avatar input": "avatar_id",
    "image input": "image",
}
_COLORS = {"single background": "value", "studio background": "color"}


@rule("CS364", Severity.ERROR, "v3", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find fields of v3 that stand in the wrong part."""
    elsewhere = ways("elsewhere")
    for part in parts(body.data):
        if part.kind in _MADE_OF and _MADE_OF[part.kind] not in part.members:
            continue
        for group in part.groups:
            known = elsewhere.get(group, {})
            for name in part.members:
                if name in known:
                    yield _finding(part, name, known[name])


def _finding(part: Part, name: str, way: str) -> Finding:
    at, color = pointers.join(part.at, name), _COLORS.get(part.kind)
    mend = None
    if color and color not in part.members:
        mend = Mend(f"rename it to `{color}`", (Rename(at, color),))
    return Finding(at, f"{part.name} takes no `{name}`", way, key=True, mend=mend)
