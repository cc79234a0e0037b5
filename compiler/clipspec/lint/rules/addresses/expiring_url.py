r"""The URL is a signed link that expires, or has expired.

Why: Such a link works for minutes or days. A body that is kept, sent again or compiled for many
rows fails once the day has come: `download_failed`. Links to HeyGen's own videos last seven days,
those of ElevenLabs two hours.

Fix: Give a lasting public address, or upload the file and use the id of the upload. Where links
are made new for each run, make the address a param.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.s3.amazonaws.com/intro.mp3?X-Amz-Date=20240801T120000Z&X-Amz-Expires=3600&X-Amz-Signature=5b1c0f7a2e"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.s3.amazonaws.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Source: users in public code; the notes on `download_failed`.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.addresses import Address, addresses

_HELP = "give a lasting public address, or upload the file"
_FAR = 366 * 86400  # seconds; who signs for longer means for ever


@rule("CS708", Severity.WARNING, asks=("today",), worst=Severity.ERROR, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find signed links, and say the day on which they end where they tell it."""
    for at, url in addresses(body):
        form = signature(url) if url.query else None
        if form is None:
            continue
        end = _end(url, form)
        if end is None:
            message = f"a signed link of {form['name']}, which expires"
            yield Finding(at, message, _HELP, within=url.spans["query"])
        elif end < _start(body.setting.day) + _FAR:
            past = end < _start(body.setting.day)
            message = f"the link {'expired' if past else 'expires'} on {_day(end)}"
            severity = Severity.ERROR if past else None
            yield Finding(at, message, _HELP, within=url.spans["query"], severity=severity)


def signature(url: Address) -> dict[str, Any] | None:
    """Return how a link is signed, an entry of `signed` in the facts of `heygen/links`, or None."""
    names = {part.name for part in url.parameters}
    for form in resources.facts("heygen/links")["signed"]:
        if names.issuperset(form["needs"]) and re.fullmatch(form.get("path", ".*"), url.path):
            found: dict[str, Any] = form
            return found
    return None


def _end(url: Address, form: dict[str, Any]) -> float | None:
    """Return when a link ends in seconds since 1970, None where it does not say."""
    values = {part.name: part.value for part in url.parameters}
    if "seconds" in form:
        start = _instant(values.get(form["from"], ""))
        life = values.get(form["seconds"], "")
        known = start is not None and re.fullmatch("[0-9]{1,9}", life)
        return start + int(life) if known and start is not None else None
    text = values.get(form.get("until", ""), "")
    if form.get("form") == "iso":
        return _instant(text)
    base, digits = (16, "[0-9A-Fa-f]{8}") if form.get("form") == "hex" else (10, "[0-9]{9,11}")
    return int(text, base) if re.fullmatch(digits, text) else None


def _instant(text: str) -> float | None:
    """Read 20260801T120000Z and 2026-08-01T12:00:00Z, the colons as they are or as %3A."""
    from datetime import UTC, datetime

    digits = re.sub(r"%3A|[-:TZ]", "", text, flags=re.IGNORECASE)
    if not re.fullmatch(r"[0-9]{8}|[0-9]{14}", digits):
        return None
    try:
        return (
            datetime.strptime(digits.ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC).timestamp()
        )
    except ValueError:
        return None


def _start(day: str) -> float:
    return _instant(day) or 0.0


def _day(seconds: float) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")
