"""Captions in v3: a file beside the video, and drawn into the picture if a style is given."""

from __future__ import annotations

from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.model import Captions

_NEAR = "v3 makes a file of captions in any case, and draws them in the one style there is"
_OFF = "left out: v3 makes no captions unless asked"
_OVERRULED = "left out: the mode of captions wins over it, and asks for them"
_DRAWN = "captions are drawn, as the source asks without saying how: --caption file only writes one"
_ASKED = "captions are drawn, as --caption burn-in asks"


def write_captions(draft: Draft, at: str, captions: Captions, policy: Policy) -> None:
    """Write captions. A stated form asks for them, whatever the switch says."""
    asked = [each for each in (captions.shown, captions.form) if each]
    wanted = captions.form or (captions.shown and captions.shown.value)
    if not wanted:
        draft.remark(captions.shown, Fate.EXACT, _OFF)
        return
    off = captions.shown is not None and not captions.shown.value
    for source in asked[off:]:
        draft.put(f"{at}/caption/file_format", source, "srt")
    draft.remark(captions.shown, Fate.APPROXIMATE, _OVERRULED if off else _NEAR)
    if captions.form and captions.form.value == "burned":
        draft.put(f"{at}/caption/style", captions.form, "default")
    elif captions.form is None and policy.caption != "file":
        draft.add(f"{at}/caption/style", "default", _ASKED if policy.caption else _DRAWN)
