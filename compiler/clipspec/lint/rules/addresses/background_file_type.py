r"""The background is a file of a kind that v1 does not take.

Why: v1 takes jpg, jpeg and png images and mp4 videos. Another file fails while the video is made,
long after the request was accepted.

Fix: Convert the file to png, jpg or mp4, and give the URL of the new file.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "https://media.example.com/office.webp"
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

Source: the v1 reference page.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.dialects.v1.background import extension
from clipspec.lint.rule import Body, rule
from clipspec.prose import listed

_IMAGES = ["avif", "bmp", "gif", "heic", "heif", "ico", "svg", "svgz", "tif", "tiff", "webp"]
_VIDEOS = ["avi", "flv", "m3u8", "m4v", "mkv", "mov", "mpeg", "mpg", "ogv", "webm", "wmv"]
_NEITHER = ["doc", "docx", "html", "mp3", "ogg", "pdf", "ppt", "pptx", "psd", "wav", "zip"]
WRONG = {
    **dict.fromkeys(_IMAGES, "convert the image to png or jpg"),
    **dict.fromkeys(_VIDEOS, "convert the video to mp4"),
    **dict.fromkeys(_NEITHER, "take an image or an mp4 video"),
}
"""What to do, by the extension of a file that v1 does not take."""


@rule("CS305", Severity.ERROR, "v1")
def check(body: Body) -> Iterator[Finding]:
    """Find the URL of a file whose extension tells that v1 cannot use it."""
    for at, url in body.values("/background", str):
        name = extension(url)
        if name in WRONG:
            takes = listed(["jpg", "jpeg", "png", "mp4"])
            yield Finding(
                at, f"the background is a `{name}` file, but v1 takes {takes}", WRONG[name]
            )
