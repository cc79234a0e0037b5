r"""The URL of the background does not tell whether it is an image or a video.

Why: v1 tells the two apart by the name of the file. A URL without an extension, or of a program
that makes the file, leaves v1 to guess, and a wrong guess fails while the video is made. Links to
pages about a file, and signed links that expire, have rules of their own.

Fix: Give the public URL of the file itself, whose path ends in .jpg, .jpeg, .png or .mp4.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "https://media.example.com/office?format=png"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Good:
    version: v1alpha
    ratio: "16:9"
    background: "https://media.example.com/office.png"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: the v1 reference page: public URLs of jpg, jpeg, png and mp4 files.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v1.background import extension, kind_of
from clipspec.lint.rule import Body, rule
from clipspec.lint.rules.addresses.background_file_type import WRONG
from clipspec.lint.rules.addresses.expiring_url import signature
from clipspec.lint.rules.addresses.share_page import page_of
from clipspec.lint.views.addresses import Address, addresses


@rule("CS306", Severity.WARNING, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find a URL whose kind v1 has to guess."""
    for at, url in addresses(body, "picture"):
        if kind_of(url.text) == "unknown" and not _is_wrong_otherwise(url):
            message = "the URL does not tell whether it is an image or a video"
            yield Finding(at, message, "give a URL whose path ends in .jpg, .jpeg, .png or .mp4")


def _is_wrong_otherwise(url: Address) -> bool:
    """Say whether another rule speaks of this URL: once it is mended, it may well be clear."""
    if extension(url.text) in WRONG or len(url.text.split()) > 1:
        return True
    return page_of(url) is not None or signature(url) is not None
