r"""The URL begins with `http://`, not with `https://`.

Why: v3 takes files by https only and refuses the body. v1 and v2 take http, but anyone on the way
can read and change what is sent, and the body has to change before it can move to v3.

Fix: Write `https://`, if the host has it.

Bad:
    type: avatar
    avatar_id: look_1
    engine: {type: avatar_iv}
    audio_url: http://media.example.com/intro.mp3

Good:
    type: avatar
    avatar_id: look_1
    engine: {type: avatar_iv}
    audio_url: https://media.example.com/intro.mp3

Source: the schema of v3 (`^https://`); the v1 reference page.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.rules.addresses.private_host import why_private
from clipspec.lint.views.addresses import addresses
from clipspec.mends import Mend, Rewrite


@rule("CS704", Severity.INFO, fixes=True, worst=Severity.ERROR, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find http addresses on public hosts; only where v3 fetches a file is one an error."""
    for at, url in addresses(body):
        if url.scheme == "http" and not why_private(url.host):
            refused = body.dialect.name == "v3" and at not in dict(body.role("callback"))
            mend = Mend("write https", (Rewrite(at, 0, 4, "https"),), safe=False)
            yield Finding(
                at,
                "v3 fetches files by https only"
                if refused
                else "`http` can be read and changed on the way",
                "write `https`, if the host has it",
                within=(0, 4),
                severity=Severity.ERROR if refused else None,
                mend=mend,
            )
