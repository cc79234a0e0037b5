r"""The URL is the address of a page that shows the file, not of the file.

Why: Drive, Dropbox, YouTube and others share a page with a player or a preview. The API fetches
that page, finds neither sound nor picture in it, and the render ends in `download_failed`.

Fix: Give the address of the file itself, or upload the file and use the id of the upload.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://www.dropbox.com/s/a1b2c3d4/intro.mp3?dl=0"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://www.dropbox.com/s/a1b2c3d4/intro.mp3?dl=1"}
    dimension: {width: 1280, height: 720}

Source: the notes on `download_failed`; the help pages of the hosts.
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
from clipspec.mends import Mend, Rewrite

_HELP = "give the address of the file itself, or upload the file"


@rule("CS709", Severity.ERROR, fixes=True, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find addresses of pages where a file belongs."""
    for at, url in addresses(body, "audio", "picture"):
        page = page_of(url)
        if page is not None:
            message = f"this is a page of {page['name']}, not a file"
            yield Finding(at, message, page.get("help", _HELP), mend=_mend(at, url, page))


def page_of(url: Address) -> dict[str, Any] | None:
    """Return what is known of the page that an address leads to, None where it leads to none."""
    pages = resources.facts("heygen/links")["pages"]
    host = re.sub(r"^(?:www|m)\.", "", url.host)
    page: dict[str, Any] | None = pages.get(host) or pages.get("*." + host.partition(".")[2])
    if page is None or not re.fullmatch(page["path"], url.path):
        return None
    parameters = url.query.split("&")
    return None if any(part in parameters for part in page.get("unless", ())) else page


def _mend(at: str, url: Address, page: dict[str, Any]) -> Mend | None:
    """Rewrite the address where the host has one for the file that looks almost the same."""
    found = re.fullmatch(page["path"], url.path)
    if "word" in page and found:
        start, end = (url.spans["path"][0] + place for place in found.span("word"))
        change = Rewrite(at, start, end, page["word"])
    elif "write" in page:
        name = page["write"].partition("=")[0]
        old = next((part for part in url.parameters if part.name == name), None)
        end = url.spans.get("query", url.spans["path"])[1]
        mark = "&" if url.query else "?" if "query" not in url.spans else ""
        change = (
            Rewrite(at, old.start, old.end, page["write"])
            if old
            else Rewrite(at, end, end, mark + page["write"])
        )
    else:
        return None
    return Mend("give the address of the file", (change,))
