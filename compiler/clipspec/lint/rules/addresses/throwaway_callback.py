r"""The callback goes to a host for examples, for looking at requests, or for a tunnel.

Why: Such hosts are for trying things out: an example host has nobody behind it, an inspector shows
to everyone what arrives, and a tunnel ends with the session that opened it.

Fix: Give the address of your own service before the body goes into production. In a spec a param
can hold it, so that trials and production each have their own.

Bad:
    video_inputs:
      - voice: {type: text, voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: Hello}
    callback_url: https://webhook.site/5b1c0f7a
    dimension: {width: 1280, height: 720}

Good:
    clipspec: 1
    params: {callback: {type: string}}
    video:
      video_inputs:
        - voice: {type: text, voice_id: 1bd001e7e50f421d891986aad5158bc8, input_text: Hello}
      callback_url: "{{ callback }}"
      dimension: {width: 1280, height: 720}

Source: RFC 2606 for example hosts.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.addresses import addresses

_WHY = {
    "example": "nobody is behind a host for examples",
    "inspector": "this host shows to everyone what arrives",
    "tunnel": "this host is a tunnel, which ends with its session",
}


@rule("CS711", Severity.INFO)
def check(body: Body) -> Iterator[Finding]:
    """Find callbacks that are for trying out."""
    for at, url in addresses(body, "callback"):
        why = _why(url.host)
        if why:
            help_ = "give the address of your own service"
            yield Finding(at, why, help_, within=url.spans["host"])


def _why(host: str) -> str:
    known = resources.facts("heygen/links")["callbacks"]
    for kind, why in _WHY.items():
        if any(host == name or host.endswith("." + name) for name in known[kind]):
            return why
    return ""
