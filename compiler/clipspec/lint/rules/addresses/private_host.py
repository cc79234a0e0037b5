r"""The URL names a host that only the author's own network knows.

Why: The API's servers are elsewhere. `localhost` is their own machine to them, `192.168.…` their
own network, and `.local` or `.internal` nothing at all. A file there ends in `download_failed`, a
callback is never heard.

Fix: Put the file where the public can fetch it, or upload it as an asset. To try out callbacks,
use a tunnel.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "http://localhost:8000/intro.mp3"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.example.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Source: the reference pages, which ask for public URLs; RFC 1918, 6761, 6762, 8375.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.addresses import addresses, ip


@rule("CS705", Severity.ERROR, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find hosts that no public server can reach."""
    for at, url in addresses(body):
        why = why_private(url.host)
        if why:
            message = f"no public server reaches `{url.host}`: {why}"
            help_ = "give an address on a public host"
            yield Finding(at, message, help_, within=url.spans["host"])


def why_private(host: str) -> str:
    """Return why a host in lower case is not public, or `""`."""
    address = ip(host)
    if address is not None:
        if address.is_loopback:
            return "that is the machine itself"
        return "" if address.is_global else "that is an address inside a network"
    if host == "localhost" or host.endswith(".localhost"):
        return "that is the machine itself"
    for name in resources.facts("heygen/links")["private"]["suffixes"]:
        if host == name or host.endswith("." + name):
            return f"`.{name}` is for names inside a network"
    slip = host in ("http", "https") or host.startswith("[")  # of which another rule speaks
    dotless = "." not in host and not slip
    return "a public name has a dot in it" if dotless else ""
