r"""A parameter of the URL holds what looks like a password or a token.

Why: Who has the address has the secret: it stands in logs, in the history of the repository, and
in the video's record at the vendor.

Fix: Withdraw the secret, and give a public address, or upload the file as an asset.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.example.com/intro.mp3?api_key=5b1c0f7a2e"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.example.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Source: RFC 6750, section 5.3.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.rules.addresses.expiring_url import signature
from clipspec.lint.views.addresses import addresses
from clipspec.lint.views.placeholders import is_placeholder


@rule("CS707", Severity.WARNING)
def check(body: Body) -> Iterator[Finding]:
    """Find parameters with the name of a secret. The message does not repeat their values."""
    for at, url in addresses(body):
        if not url.query or signature(url):
            continue
        secrets = resources.facts("heygen/links")["secret_parameters"]
        if url.host in secrets["public_at"]:
            continue  # there the token is a part of the public address
        for part in url.parameters:
            if part.name in secrets["names"] and part.value and not is_placeholder(part.value):
                message = f"the parameter `{part.name}` looks like a secret"
                help_ = "withdraw it, and give an address that needs none"
                yield Finding(at, message, help_, within=(part.start, part.end))
