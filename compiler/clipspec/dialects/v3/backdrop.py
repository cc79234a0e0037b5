"""What stands behind a speaker in v3: a colour or a picture; in a film of scenes only a colour."""

from __future__ import annotations

from clipspec.dialects.draft import Draft, Loss
from clipspec.dialects.reading import Fate
from clipspec.dialects.v3 import fields, losses
from clipspec.dialects.v3.files import check_address
from clipspec.model import Background

_NO_VIDEO = Loss("no video can stand behind a presenter in v3: take a picture of it, or a colour")
_ONLY_COLOR = "a film of scenes takes no picture behind a presenter"
_OWN = Loss("a picture that speaks in a scene brings its own background")
_FITS = "left out: v3 fits a background itself, and this asks for what v2 does unasked"
_UNCLEAR = "v3 takes images only here, no videos: is it one?"


def write_backdrop(
    draft: Draft, at: str, background: Background, *, way_out: str, behind_look: bool
) -> None:
    """Write a background.

    `way_out`: the option that would make the shot the whole film, "" where it is. `behind_look`:
    the presenter is an avatar look, and no picture.
    """
    loss = _loss(background, way_out, behind_look)
    if loss:
        draft.lose_all(background, loss)
        return
    done = ["kind", "color", "url", "asset"]
    if background.kind.value == "unknown":
        draft.remark(background.url, Fate.NEEDS_INPUT, _UNCLEAR)
    else:
        check_address(draft, background.url)
        union = fields.STUDIO_BACKGROUND if way_out else fields.BACKGROUND
        draft.put(f"{at}/background/type", background.kind)
        draft.put_fields(f"{at}/background", background, union.rows[background.kind.value])
    if background.fit and background.fit.value == "cover":
        draft.remark(background.fit, Fate.APPROXIMATE, _FITS)
        done.append("fit")
    draft.leave_rest(background, done, losses.BACKGROUND)


def _loss(background: Background, way_out: str, behind_look: bool) -> Loss | None:
    """Return why a background cannot stand there, None where it can."""
    kind = background.kind.value
    if kind == "video":
        return _NO_VIDEO
    if way_out and not behind_look:
        return _OWN
    return losses.of_scenes(_ONLY_COLOR, way_out) if kind == "image" and way_out else None
