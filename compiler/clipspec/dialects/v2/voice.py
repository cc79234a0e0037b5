"""The voice of a v2 scene: what is said, and how the voice is tuned."""

from __future__ import annotations

from clipspec import pointer as pointers
from clipspec.dialects.draft import Draft, Loss, members
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.dialects.unvoiced import name_voice
from clipspec.dialects.v2 import fields
from clipspec.dialects.v2.presenter import write_members
from clipspec.model import Speech

_NO_VOICE = (
    "v2 refuses a text without voice_id: answer with --voice ID "
    "(GET /v2/avatar/{id}/details has default_voice_id)"
)
_OTHER_VENDOR = Loss("v2 tunes voices by ElevenLabs only", ("elevenlabs",))
_LOSSES = {"vendor": _OTHER_VENDOR, "volume": Loss("v2 has no volume of a voice", (1,))}
_MODEL = "the versions name models differently: look whether v2 takes this name"


def write_voice(draft: Draft, at: str, speech: Speech, policy: Policy) -> None:
    """Write a speech with its voice, or the one that the policy names."""
    write_members(draft, at, speech._replace(tuning=None), fields.VOICE, _LOSSES)
    _tuning(draft, f"{at}/elevenlabs_settings", speech)
    name_voice(draft, at, speech, policy, Fate.NEEDS_INPUT, _NO_VOICE)


def _tuning(draft: Draft, at: str, speech: Speech) -> None:
    """Write the settings that v2 has, of which it has some for voices by ElevenLabs only."""
    tuning = speech.tuning
    if tuning is None or (speech.vendor and speech.vendor.value != "elevenlabs"):
        draft.lose(tuning, _OTHER_VENDOR)
        return
    for name, setting in members(tuning):
        if name in fields.TUNING:
            draft.put(pointers.join(at, name), setting)
        else:
            draft.remark(setting, Fate.NO_EQUIVALENT, f"v2 has no `{name}` of a voice")
        if name == "model" and speech.vendor:
            draft.remark(setting, Fate.APPROXIMATE, _MODEL)
