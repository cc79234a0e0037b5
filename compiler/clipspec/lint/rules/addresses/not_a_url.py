r"""There is a path, a file name or a word where a URL belongs.

Why: The API fetches the file itself, from the public web. It cannot see the author's disk or site,
and a text that is no URL fails the request or the render.

Fix: Upload the file, to a public place or as an asset, and write the address that begins with
`https://`.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "./audio/intro.mp3"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.example.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Source: the reference pages, which ask for public URLs; the samples of reference pages hold
`string`.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.addresses import scheme, texts
from clipspec.lint.views.placeholders import is_placeholder
from clipspec.mends import Mend, Rewrite
from clipspec.validate.words import shown

_HOST = r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/.*|[\w.-]+:\d+(?:/.*)?"
_FORMS = (
    (r"[A-Za-z]:[\\/].*|\\\\.*", "a path on a Windows machine"),
    (r"(?:\.{0,2}|~)/(?!/).*", "a path"),
    (r"[A-Za-z0-9+/=\s]{200,}", "the content of a file"),
    (r"[^/\s]+\.[A-Za-z0-9]{2,4}", "the name of a file"),
    (r"[^/\s]+/\S*", "a path"),
)
_HELP = "upload the file and give its public address, which begins with https://"
_CALLBACK = "give the public address of your own service, which begins with https://"


@rule("CS701", Severity.ERROR, fixes=True, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find texts that are no address at all."""
    called = dict(body.role("callback"))
    for at, text in texts(body):
        help_ = _CALLBACK if at in called else _HELP
        if is_placeholder(text):
            yield Finding(at, f"{shown(text)} is a placeholder, not a URL", help_)
        elif text.strip() and not scheme(text):
            start = "https:" if text.startswith("//") else "https://"
            if start == "https:" or re.fullmatch(_HOST, text, re.IGNORECASE):
                mend = Mend(f"begin with {start}", (Rewrite(at, 0, 0, start),), safe=False)
                message = f"{shown(text)} does not begin with https://"
                yield Finding(at, message, f"write {shown(start + text)}", mend=mend)
            else:
                yield Finding(at, f"{shown(text)} is {_what(text)}, not a URL", help_)


def _what(text: str) -> str:
    forms = (name for form, name in _FORMS if re.fullmatch(form, text, re.DOTALL))
    return next(forms, "a text")
