r"""A stage direction or the name of a speaker stands in the text to speak.

Why: Words such as `[pause]`, `(smiles)` or `Narrator:` are notes for people. The voice reads them
aloud.

Fix: Leave them out. A pause is written `<break time="1s"/>`.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: "Narrator: Hello. [pause] And welcome (smiles)."

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello. <break time="1s"/> And welcome (all of you) to part [1].

Source: texts that language models write for presenters.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Rewrite

# What some voices of ElevenLabs act on where it stands in brackets.
_ACTED = (
    r"laugh(?:s|ing|ter)?|chuckl(?:es|ing)|giggl(?:es|ing)|sighs?|gasps?|whisper(?:s|ing)?"
    r"|shouts?|cries|excited"
)
_GESTURES = (
    rf"pauses?|breaks?(?=[ :]{{0,2}}\d)|beat|silence|smil(?:es|ing)|grins|nods|winks|shrugs"
    rf"|{_ACTED}|clears (?:his |her |their )?throat|applause|cut to|fades? (?:in|out)"
    r"|(?:upbeat |soft )?music (?:plays|fades|starts|stops)"
)
_SCENERY = (
    r"music|intro|outro|scene|sfx|sound effects?|b-?roll|transition|on-?screen|visuals?|camera"
    r"|voice-?over|narrator|zooms?|end of (?:script|video)"
)
_MANNER = (
    r"(?: [a-z]+ly| in| out| again| (?:for )?\d+(?:\.\d+)? ?s(?:ec(?:ond)?s?)?"
    r"| (?:at|to) (?:the )?camera)?"
)
_NOTE = (
    rf"\[(?i:(?:[^\[\]\n]{{0,30}} )?(?:{_GESTURES}|{_SCENERY})\b)[^\[\]\n]{{0,60}}\](?!\()"
    r"|\[\d{1,2}:\d{2}(?: ?[-–] ?\d{1,2}:\d{2})?\]"
    rf"|[(*](?i:(?:[a-z]+ly )?(?:{_GESTURES}){_MANNER})[.!]?[)*]"
)
_SPEAKER = (
    r"(?im)^[ \t]{0,9}(?:narrator|host(?: \d)?|presenter|speaker \d{1,2}|voice-? ?over|v\.?o\.?)"
    r"(?: ?\([^()\n]{0,30}\))?:(?=\s)"
)
_LONGEST_LABEL = 60
_MODELS = (
    "/video_inputs/*/voice/elevenlabs_settings/model",
    "/voice_settings/engine_settings/model",
    "/scenes/*/input/voice_settings/engine_settings/model",
)


@rule("CS814", Severity.WARNING, fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find notes for people in brackets, parentheses or asterisks, and names of speakers."""
    for at, text in body.role("script"):
        if "[" in text or "(" in text or "*" in text:
            for found in re.finditer(_NOTE, text):
                acted = found[0][0] == "[" and re.search(rf"(?i)\b(?:{_ACTED})\b", found[0])
                if not (acted and _acts(body)):
                    finding = _finding(at, text, found)
                    yield finding._replace(severity=Severity.INFO) if acted else finding
        if ":" in text[:_LONGEST_LABEL] or ("\n" in text and ":" in text):
            for found in re.finditer(_SPEAKER, text):
                yield _finding(at, text, found)


def _acts(body: Body) -> bool:
    return any("v3" in model for path in _MODELS for _, model in body.values(path, str))


def _finding(at: str, text: str, found: re.Match[str]) -> Finding:
    within = found.span()
    pause = re.match(r"(?i)[\[(*](?:pauses?|breaks?|beat|silence)\b", found[0])
    if pause:
        tag = f'<break time="{_seconds(found[0])}s"/>'
        mend = Mend(f"write {tag}", (Rewrite(at, *within, tag),), safe=False)
        help_ = f"write `{tag}`, which is a pause, or leave it out"
    else:
        mend = Mend("remove it", (Rewrite(at, *_with_space(text, *within), ""),), safe=False)
        help_ = "leave it out"
    message = f"`{found[0].strip()}` is a note for people, not a text to be spoken"
    return Finding(at, message, help_, within=within, mend=mend)


def _seconds(note: str) -> str:
    """Return how long a pause is to be by its note, 1 where that says nothing."""
    said = re.search(r"(?ai)(\d+(?:\.\d+)?)\s?(ms|millis)?", note)
    if said is None:
        return "1"
    return f"{float(said[1]) / 1000:g}" if said[2] else said[1]


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Take one of the spaces beside a note along."""
    if text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace()):
        return start, end + 1
    return (start - 1, end) if text[max(start - 1, 0) : start] == " " else (start, end)
