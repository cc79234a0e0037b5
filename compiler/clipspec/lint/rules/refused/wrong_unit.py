r"""A number of a voice is in another unit: a speed in percent, a silence in milliseconds.

Why: `speed` is a factor from 0.5 to 1.5, and `duration` counts seconds from 1 to 100. A larger
number is refused.

Fix: Divide percent by 100, and milliseconds by 1000.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
          speed: 110
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice:
          type: text
          voice_id: 1bd001e7e50f421d891986aad5158bc8
          input_text: Hello
          speed: 1.1
    dimension: {width: 1280, height: 720}

Source: the v2 reference pages: speed from 0.5 to 1.5, silence from 1 to 100 seconds.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.mends import Mend, Replace
from clipspec.validate.words import shown

# Type of voice, field, from where to where it is in another unit, which, how many of it, the right.
_UNITS = (
    ("text", "speed", 50, 150, "percent", 100, "a factor"),
    ("silence", "duration", 1000, 100_000, "milliseconds", 1000, "seconds"),
)


@rule("CS343", Severity.ERROR, "v2", fixes=True)
def check(body: Body) -> Iterator[Finding]:
    """Find numbers that fit once they are divided."""
    for at, voice in body.objects("/video_inputs/*/voice"):
        for kind, name, low, high, unit, many, right in _UNITS:
            number = voice.get(name) if voice.get("type") == kind else None
            if isinstance(number, (int, float)) and low <= number <= high:
                message = f"`{name}` is {shown(number)}: {unit}? v2 takes {right}"
                meant = int(number / many) if number % many == 0 else number / many
                help_ = f"write {shown(meant)}"
                mend = Mend(help_, (Replace(f"{at}/{name}", meant),), safe=False)
                yield Finding(f"{at}/{name}", message, help_, mend=mend)
