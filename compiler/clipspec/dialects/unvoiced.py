"""A text that names no voice: it gets the one that the policy names, or is asked about."""

from __future__ import annotations

from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.model import Speech

_ANSWER = "--voice ID"


def name_voice(
    draft: Draft, at: str, speech: Speech, policy: Policy, fate: Fate, without: str
) -> None:
    """Name a voice in the object at `at`, if its text has none.

    `fate` and the sentence `without` say what becomes of a text for which nobody names one.
    """
    if speech.text is None or speech.voice:
        return
    if policy.voice is not None:
        draft.add(f"{at}/voice_id", policy.voice, "the voice that --voice names")
    else:
        draft.remark(speech.text, fate, without, _ANSWER if fate.blocks else "")
