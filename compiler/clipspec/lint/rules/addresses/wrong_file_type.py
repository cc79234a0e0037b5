r"""The extension of the file does not fit the place that the URL stands in.

Why: The API takes wav and mp3 as sound, jpg and png as pictures, mp4 as video, and the extension
must match what is in the file. Another file fails while the video is made, long after the request
was accepted.

Fix: Convert the file, or move the address to where it belongs.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.example.com/intro.png"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.example.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Source: the pages on limits: wav and mp3, jpg and png, mp4; the extension must match the content.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import pointer as pointers
from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.addresses import Address, addresses
from clipspec.prose import listed

_CALLED = {
    "audio": "a recording",
    "image": "an image",
    "video": "a video",
    "document": "a document",
}


@rule("CS710", Severity.ERROR, "v1", "v2", "v3")
def check(body: Body) -> Iterator[Finding]:
    """Find files of another kind than belongs here, and kinds that the API does not take."""
    for at, url in addresses(body, "audio", "picture"):
        kind = _kind(url.extension) if url.extension else ""
        wanted = _wanted(body, at) if kind else ""
        if wanted:
            dialect = body.dialect.name
            takes = resources.facts("heygen/files")["takes"][dialect].get(wanted, ())
            if url.extension not in takes:
                yield _finding(at, url, kind, wanted, dialect, takes)


def _finding(
    at: str, url: Address, kind: str, wanted: str, dialect: str, takes: list[str]
) -> Finding:
    name, end = url.extension, url.spans["path"][1]
    within = (end - len(name), end)
    if kind == wanted:
        message = f"{dialect} takes {_CALLED[kind]} as {listed(takes)}, not as `{name}`"
        help_ = f"convert it to {takes[-1]}"
        return Finding(at, message, help_, within=within, severity=Severity.WARNING)
    message = f"`{name}` is the extension of {_CALLED[kind]}, and {_CALLED[wanted]} belongs here"
    # A server may take the sound out of a video; out of a picture it can take none.
    severity = Severity.WARNING if (wanted, kind) == ("audio", "video") else None
    help_ = f"give {_CALLED[wanted]}: {listed(takes)}"
    return Finding(at, message, help_, within=within, severity=severity)


def _wanted(body: Body, at: str) -> str:
    """Return what belongs at a place: `audio`, `image`, `video`, or `""` where that is open."""
    if at in dict(body.role("audio")):
        return "audio"
    if at == "/background" or at.startswith("/references/"):
        return ""  # v1's own rule looks at the former; v3 takes several kinds in the latter
    holder = pointers.parent(at)
    said = pointers.get(body.data, holder).get("type")
    if said == "url":  # v3 says there what kind of address it is
        scene = pointers.get(body.data, pointers.parent(holder))
        said = scene.get("type") if holder.endswith("/source") else "image"
    return said if said in ("image", "video") else ""


def _kind(extension: str) -> str:
    kinds = resources.facts("heygen/files")["kinds"]
    return next((kind for kind, names in kinds.items() if extension in names), "")
