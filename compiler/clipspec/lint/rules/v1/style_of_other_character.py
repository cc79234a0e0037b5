r"""The style of an avatar on a talking photo, or the style of a talking photo on an avatar.

Why: Each style belongs to its own kind of presenter. The other one is ignored: a photo that was
meant to be a circle fills the screen.

Fix: Rename the field, or remove it where the right one is there already.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
        avatar_style: circle
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - talking_photo_id: 1a317dbee0a6f0b865f5c439aa9329e0
        talking_photo_style: circle
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page; users in public code often send both.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Remove, Rename

_BOTH = ("circle",)
_KINDS = {"avatar": "an avatar", "talking_photo": "a talking photo"}


@rule("CS209", Severity.WARNING, "v1", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find a style beside the id of the other kind of presenter."""
    for at, clip in body.objects("/clips/*"):
        shown = [name for name in _KINDS if f"{name}_id" in clip]
        for name in _KINDS:
            style = f"{name}_style"
            if style in clip and len(shown) == 1 and name not in shown:
                message = f"`{style}` has no effect: this clip shows {_KINDS[shown[0]]}"
                here, right = f"{at}/{style}", f"{shown[0]}_style"
                help_ = f"remove `{style}`" if right in clip else f"did you mean `{right}`?"
                mend = _mend(here, clip[style], right, clip)
                yield Finding(here, message, help_, key=True, mend=mend)


def _mend(at: str, style: object, right: str, clip: dict[str, object]) -> Mend:
    """Remove what has no effect, unless the other kind of presenter knows that style too."""
    if right not in clip and style in _BOTH:
        return Mend(f"call it `{right}`", (Rename(at, right),), safe=False)
    return Mend("remove it", (Remove(at),))
