"""How long a text takes to be spoken: an estimate.

150 words a minute is what HeyGen's own guide for writers reckons with. Chinese, Japanese and
Korean are counted by the character: 4.5 of them a second, the middle of what is usual. Voices
differ by a third to either side, so say "about" and compare with room to spare.
"""

from __future__ import annotations

import re

from clipspec.lint.views.pauses import pauses

WORDS_PER_SECOND = 150 / 60
CHARACTERS_PER_SECOND = 4.5
_BY_CHARACTER = r"[\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003134f]"


def seconds(text: str, speed: float = 1.0) -> float:
    """Return about how many seconds a text takes, its pauses included.

    `speed` is a factor on the speech, above 0; pauses last as long as they say.
    """
    silent = 0.0
    for pause in reversed(list(pauses(text))):
        if pause.number:
            silent += float(pause.seconds)
        text = f"{text[: pause.start]} {text[pause.end :]}"
    characters = 0
    if not text.isascii():
        text, characters = re.subn(_BY_CHARACTER, " ", text)
    words = sum(any(map(str.isalnum, word)) for word in text.split())
    return silent + (words / WORDS_PER_SECOND + characters / CHARACTERS_PER_SECOND) / speed
