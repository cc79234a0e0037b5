r"""The URL has a form that no URL has: white space, backslashes, no host, an impossible port.

Why: A space or a line break comes from copying or from a block scalar, a backslash from Windows, a
missing host from an empty variable. Some programs repair such an address in silence, others refuse
it: that it works in a browser says nothing.

Fix: Write the address as the browser copies it from its own line, with `%20` for a space.

Bad:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https:///intro.mp3"}
    dimension: {width: 1280, height: 720}

Good:
    video_inputs:
      - character: {type: avatar, avatar_id: Daisy-inskirt-20220818}
        voice: {type: audio, audio_url: "https://media.example.com/intro.mp3"}
    dimension: {width: 1280, height: 720}

Source: RFC 3986.
Since: 0.1.0
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.addresses import Address, ip, read, scheme, texts
from clipspec.lint.views.placeholders import is_placeholder
from clipspec.mends import Mend, Replace

_SPACE = r"[\s\x00-\x1f\x7f]"


@rule("CS703", Severity.ERROR, fixes=True, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find http addresses that are not in the form of one."""
    for at, text in texts(body):
        if scheme(text) in ("http", "https") and not is_placeholder(text):
            found = _written_wrong(at, text) or _incomplete(at, text)
            if found is not None:
                yield found


def _written_wrong(at: str, text: str) -> Finding | None:
    """Find what can be written right without asking."""
    if text != text.strip():
        start = 0 if text[:1].isspace() else len(text.rstrip())
        end = len(text) - len(text.lstrip()) if start == 0 else len(text)
        what, cure = "white space around the address", "remove the white space"
        return _mended(at, (start, end), what, cure, text.strip())
    begin = re.match(r"https?:(?!//(?![/\\]))[/\\]*", text, re.IGNORECASE)
    if begin and read(text) is None:
        right = re.sub(r"^(https?):[/\\]*", r"\1://", text, flags=re.IGNORECASE)
        return _mended(at, begin.span(), "a URL begins with `https://`", "write `://`", right)
    if "\\" in text:
        where = text.index("\\")
        right = text.replace("\\", "/")
        return _mended(at, (where, where + 1), "a backslash in the address", "write `/`", right)
    space = re.search(_SPACE, text)
    if space:
        right = text.replace(" ", "%20")
        url = read(right)
        certain = url and "%" not in url.host and not re.search(_SPACE, right)
        what, cure = "white space in the address", "write `%20`"
        return _mended(at, space.span(), what, cure, right if certain else "")
    return None


def _mended(at: str, within: tuple[int, int], what: str, cure: str, right: str) -> Finding:
    mend = Mend(cure, (Replace(at, right),)) if right else None
    return Finding(at, what, cure if right else "remove it", within=within, mend=mend)


def _incomplete(at: str, text: str) -> Finding | None:
    """Find a host or a port that cannot be."""
    url = read(text)
    if url is None:
        return None
    if not url.host:
        return Finding(at, "the address names no host", "write the host after `//`")
    if url.host in ("http", "https"):
        return Finding(
            at, "`https://` is here twice", "remove one of them", within=(0, len(url.scheme) + 3)
        )
    where = url.spans["host"]
    if not _is_host(url):
        return Finding(
            at, "no host has such a name", "write it as in media.example.com", within=where
        )
    port = text[slice(*url.spans.get("port", (0, 0)))].removeprefix(":")
    if port and not (re.fullmatch("[0-9]{1,5}", port) and int(port) < 65536):
        return Finding(at, "a port is a number up to 65535", "remove it", within=url.spans["port"])
    return None


def _is_host(url: Address) -> bool:
    """Say whether a host can be one. Letters outside ASCII are left to IDNA."""
    if url.host.startswith("["):
        return ip(url.host) is not None
    return all(re.fullmatch(r"[\w-]{1,63}", label) for label in url.host.split("."))
