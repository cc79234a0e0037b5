"""What several rules ask of a clip or a scene: of two members exactly one, its speech, its ids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note, Severity
from clipspec.dialects.dialect import Role
from clipspec.lint.rule import Body

if TYPE_CHECKING:
    from clipspec.lint.project.catalog import Kind

_Clip = tuple[str, dict[str, Any]]
_NAMED: dict[Role, str] = {
    "avatar": "an avatar",
    "photo": "a talking photo",
    "voice": "a voice",
    "asset": "an asset",
    "folder": "a folder",
}
# In v3 a talking photo is a look like any other.
_KINDS: dict[Role, tuple[Kind, ...]] = {
    "avatar": ("avatar",),
    "photo": ("photo",),
    "voice": ("voice",),
}

_SPEECHES = {"v1": "/clips/*", "v2": "/video_inputs/*/voice"}
_RECORDINGS = ("input_audio", "audio_url", "audio_asset_id")


def second_of(
    at: str, clip: dict[str, Any], one: str, other: str, because: str
) -> Iterator[Finding]:
    """Find the later of two members that exclude each other; a warning where one is null."""
    present = [name for name in clip if name in (one, other)]
    if len(present) == 2:
        first, second = present
        note = Note(pointers.join(at, first), f"`{first}` stands here")
        null = next((name for name in reversed(present) if clip[name] is None), None)
        message = f"{because}; `{one}` and `{other}` are both here"
        help_ = f"leave `{null}` out" if null else f"remove `{first}` or `{second}`"
        severity = Severity.WARNING if null else None
        here = pointers.join(at, second)
        yield Finding(here, message, help_, key=True, related=(note,), severity=severity)


def neither_of(
    at: str, clip: dict[str, Any], one: str, other: str, because: str
) -> Iterator[Finding]:
    """Find a clip that lacks both of two members."""
    if one not in clip and other not in clip:
        message = f"{because}; neither `{one}` nor `{other}` is here"
        yield Finding(at, message, f"add `{one}` or `{other}`", missing=(one, other))


def spoken(body: Body) -> Iterator[_Clip]:
    """Yield the v1 clips, or v2 voices, that speak a text and play no recording."""
    for at, clip in body.objects(_SPEECHES[body.dialect.name]):
        if "input_text" in clip and clip.keys().isdisjoint(_RECORDINGS):
            yield at, clip


def recorded(body: Body) -> Iterator[_Clip]:
    """Yield the v1 clips, or v2 voices, that play a recording and speak no text."""
    for at, clip in body.objects(_SPEECHES[body.dialect.name]):
        if "input_text" not in clip and not clip.keys().isdisjoint(_RECORDINGS):
            yield at, clip


def captions(body: Body) -> str | None:
    """Return the name of the field that asks for captions in a v1 or v2 body, None for none."""
    if body.data.get("caption_mode") in ("file_only", "burn_in") and body.dialect.name == "v2":
        return "caption_mode"
    name = "caption_open" if body.dialect.name == "v1" else "caption"
    return name if body.data.get(name) is True else None


def ids(body: Body) -> Iterator[tuple[str, str, str]]:
    """Yield (what it names, pointer, id) for every id of a presenter, a voice, or the like."""
    for role, name in _NAMED.items():
        for at, value in body.role(role):
            yield name, at, value


def catalogued(body: Body) -> Iterator[tuple[str, str, str, tuple[Kind, ...]]]:
    """Yield (what it names, pointer, id, kinds that fit there) for ids that a catalog can know."""
    for role, kinds in _KINDS.items():
        fitting = (*kinds, "photo") if role == "avatar" and body.dialect.name == "v3" else kinds
        for at, value in body.role(role):
            yield _NAMED[role], at, value, fitting
