r"""There is a user name or a password in the URL.

Why: The password stands in every log that the address passes, and in the history of the
repository. Many programs drop it from the address before they fetch, and the file is then refused.

Fix: Change the password, and give an address that needs none.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://ada:hunter2@media.example.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.example.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Source: RFC 3986, section 3.2.1.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.addresses import addresses


@rule("CS706", Severity.ERROR, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find what stands before an `@` in front of the host. The message does not repeat it."""
    for at, url in addresses(body):
        start, end = url.spans.get("user", (0, 0))
        if start < end:
            secret = ":" in url.text[start:end]
            yield Finding(
                at,
                "a user name and a password in the URL" if secret else "a user name in the URL",
                "change the password, and give an address that needs none"
                if secret
                else "give an address that needs none",
                within=(start, end),
                severity=None if secret else Severity.WARNING,
            )
