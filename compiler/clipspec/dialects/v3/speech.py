"""Who speaks what in v3: a script with its voice and settings, or a recording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.draft import Draft, members
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.v3 import fields, losses, vendors
from clipspec.dialects.v3.files import check_address
from clipspec.model import Sourced, Speech
from clipspec.validate.words import choices

_LOOKS_VOICE = "without voice_id the avatar look speaks with its own default voice"
_NO_VOICE = "v3 refuses this text without voice_id: answer with --voice ID"
_SILENT = "a presenter of v3 has to speak: give it a silent recording of that length"


def write_speech(
    draft: Draft, at: str, speech: Speech, policy: Policy, *, own_voice: bool, silent: str = _SILENT
) -> None:
    """Write a speech. `own_voice`: the speaker is an avatar look, which has a default voice."""
    if speech.kind.value == "silence":
        for lost in (speech.kind, speech.duration):
            draft.remark(lost, Fate.NEEDS_INPUT, silent)
        draft.leave_rest(speech, ["kind", "duration"], losses.SPEECH)
        return
    written = [*_text(draft, at, speech, policy, own_voice), *_audio(draft, at, speech)]
    if written:
        draft.credit(written[0], speech.kind)
    else:
        draft.remark(speech.kind, Fate.NEEDS_INPUT, "there is no text and no recording to speak")
    _settings(draft, f"{at}/voice_settings", speech)
    rows = (*fields.TEXT_SPEECH, *fields.AUDIO_SPEECH, *fields.VOICE)
    done = ["kind", "vendor", "tuning", *(row.name for row in rows)]
    draft.leave_rest(speech, done, losses.SPEECH)


def _text(draft: Draft, at: str, speech: Speech, policy: Policy, own_voice: bool) -> list[str]:
    written = draft.put_fields(at, speech, fields.TEXT_SPEECH)
    if speech.text is None or speech.voice:
        return written
    if policy.voice is not None:
        draft.add(f"{at}/voice_id", policy.voice, "the voice that --voice names")
    elif own_voice:
        draft.remark(speech.text, Fate.APPROXIMATE, f"{_LOOKS_VOICE}; --voice names another")
    else:
        draft.remark(speech.text, Fate.NEEDS_INPUT, _NO_VOICE, answer="--voice ID")
    return written


def _audio(draft: Draft, at: str, speech: Speech) -> list[str]:
    check_address(draft, speech.audio_url)
    return draft.put_fields(at, speech, fields.AUDIO_SPEECH)


def _settings(draft: Draft, at: str, speech: Speech) -> None:
    draft.put_fields(at, speech, fields.VOICE)
    own = f"{at}/engine_settings"
    vendor = speech.vendor.value if speech.vendor else "elevenlabs"
    if speech.vendor:
        draft.put(f"{own}/engine_type", speech.vendor)
    elif speech.tuning:
        draft.add(f"{own}/engine_type", vendor, "v3 wants to know whose settings these are")
    if speech.tuning:
        _tuning(draft, own, speech.tuning, vendor)


def _tuning(draft: Draft, at: str, tuning: Sourced[Mapping[str, Any]], vendor: str) -> None:
    """Write the settings that v3 takes for a vendor."""
    for name, setting in members(tuning):
        if vendors.takes(vendor, name, setting.value):
            draft.put(pointers.join(at, name), setting)
            continue
        listed = choices(vendors.values(vendor, name))
        takes = f"takes {listed} here" if listed else f"has no `{name}`"
        text = f"v3 {takes} for voices by {vendor}: correct it, or accept its loss"
        draft.remark(setting, Fate.NEEDS_INPUT, text)
