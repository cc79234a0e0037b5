r"""The URL of the background does not tell whether it is an image or a video.

Why: v1 tells the two apart by the file. Links to a page about a file, as Drive, Dropbox and
YouTube share them, and signed links that expire are the usual cause of a failed download.

Fix: Give the public URL of the file itself, whose path ends in .jpg, .jpeg, .png or .mp4.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "https://drive.google.com/file/d/1a2b3c/view"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "https://media.example.com/office.mp4"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page: public URLs of jpg, jpeg, png and mp4 files.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v1.background import extension, kind_of
from clipspec.lint.rule import Body, rule
from clipspec.lint.rules.addresses.background_file_type import WRONG

_PAGES = r"https?://(?:[^/?#]*\.)?(?:drive\.google|dropbox|youtube|vimeo|onedrive\.live)\.com/"
_SHORT_PAGES = r"https?://(?:youtu\.be|1drv\.ms|we\.tl)/"
_SIGNED = r"[?&](?:x-amz-signature|x-goog-signature|signature|expires|sig|token)="


@rule("CS306", Severity.WARNING, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find a URL whose kind v1 has to guess."""
    for at, url in body.values("/background", str):
        if kind_of(url) == "unknown" and extension(url) not in WRONG and len(url.split()) == 1:
            yield Finding(at, "the URL does not tell whether it is an image or a video", _help(url))


def _help(url: str) -> str:
    text = url.casefold()
    if re.match(_PAGES, text) or re.match(_SHORT_PAGES, text):
        return "this is the address of a page, not of a file: give the public URL of the file"
    if re.search(_SIGNED, text):
        return "this link is signed and expires: give a lasting URL ending in .jpg, .png or .mp4"
    return "give a URL whose path ends in .jpg, .jpeg, .png or .mp4"
