"""Who speaks what in v3: a script with its voice and settings, or a recording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clipspec import pointer as pointers
from clipspec.dialects.draft import Draft, Loss, members
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.unvoiced import name_voice
from clipspec.dialects.v3 import fields, losses, vendors
from clipspec.dialects.v3.files import check_address
from clipspec.model import Sourced, Speech
from clipspec.validate.words import choices

_LOOKS_VOICE = (
    "without voice_id the avatar look speaks with its own default voice; --voice names another"
)
_NO_VOICE = "v3 refuses this text without voice_id: answer with --voice ID"
_UNSPOKEN = Loss("nothing is spoken that it could tune")
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
    written = draft.put_fields(at, speech, (*fields.TEXT_SPEECH, *fields.AUDIO_SPEECH))
    fate, without = (Fate.APPROXIMATE, _LOOKS_VOICE) if own_voice else (Fate.NEEDS_INPUT, _NO_VOICE)
    name_voice(draft, at, speech, policy, fate, without)
    check_address(draft, speech.audio_url)
    if not written:
        draft.remark(speech.kind, Fate.NEEDS_INPUT, "there is no text and no recording to speak")
        draft.leave_rest(speech, ["kind"], dict.fromkeys(speech._fields, _UNSPOKEN))
        return
    draft.credit(written[0], speech.kind)
    _settings(draft, f"{at}/voice_settings", speech)
    rows = (*fields.TEXT_SPEECH, *fields.AUDIO_SPEECH, *fields.VOICE)
    done = ["kind", "vendor", "tuning", *(row.name for row in rows)]
    draft.leave_rest(speech, done, losses.SPEECH)


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
