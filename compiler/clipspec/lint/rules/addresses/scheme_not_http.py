r"""The URL has a scheme that no server fetches: `data:`, `file:`, `blob:`, `s3:` and others.

Why: The API fetches files over http and https. What another scheme names is on somebody's machine,
in a browser tab, behind a login, or in the text itself.

Fix: Upload the file and give its `https://` address, or the id of the upload.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "s3://media/intro.mp3"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.s3.amazonaws.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Source: the reference pages; users in public code send `data:` URLs.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.addresses import scheme, texts

_HELP = "give an address that begins with https://"


@rule("CS702", Severity.ERROR, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find the addresses that begin with another scheme than http and https."""
    for at, text in texts(body):
        name = scheme(text)
        if name and name not in ("http", "https"):
            known = resources.facts("heygen/links")["schemes"].get(name, {})
            what = f": {known['what']}" if known else ""
            message = f"no server fetches `{name}:`{what}"
            start = len(text) - len(text.lstrip())
            within = (start, start + len(name) + 1)
            yield Finding(at, message, known.get("help", _HELP), within=within)
