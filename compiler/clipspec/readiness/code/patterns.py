"""What addresses of the API look like in source code: whole, joined to a base, or as templates.

Nothing here parses a language: a path is a run of segments, and a segment may be a placeholder of
any of the languages that are common, or an expression that is joined to a text by `+` or `.`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from clipspec.readiness.code.endpoints import endpoints, hosts

_SLASH = r"\\?/"  # JSON may escape it
_PLACE = (
    r"\$\{[^{}\n]{0,80}\}|\{\{[^{}\n]{0,80}\}\}|\{[^{}\n]{0,80}\}|#\{[^{}\n]{0,80}\}|<[\w-]{1,40}>"
    r"|%[sd]|\$\w++|:\w++"
)
_SEGMENT = rf"(?:[\w.~-]|{_PLACE})++"
_VALUE = r"[\w.$]{1,60}(?:\([^()\n]{0,40}\)|\[[^\[\]\n]{0,40}\]){0,3}"
_JOINED = rf"""["'`]\s{{0,20}}[+.]\s{{0,20}}{_VALUE}(?:\s{{0,20}}[+.]\s{{0,20}}["'`])?"""
_PATH = rf"(?:{_SLASH}(?:{_SEGMENT}|{_JOINED}))"
_OPEN = r"""["'`}>]|\$\w++"""
_JOIN = (
    r"[}>]|\$\w++|(?:[+,]|\.\s|\.(?:get|post|put|patch|delete|request)\()"
    r"""\s{0,20}["'`]"""
)
_END = r"""(?=["'`?\s\\]|$)"""
_NO_WORD_BEFORE = r"(?<![\w.~-])"


@cache
def marks() -> tuple[bytes, ...]:
    """Return bytes of which one stands in every file that is worth a closer look."""
    started = (f"{version}{slash}" for version in versions() for slash in ("/", "\\/"))
    return tuple(mark.encode() for mark in (*started, *hosts()))


@cache
def address() -> re.Pattern[str]:
    """Return what finds an address: with a `host`, or a `path` alone that starts at a version."""
    named = "|".join(map(re.escape, hosts()))
    version = "|".join(versions())
    return re.compile(
        rf"{_NO_WORD_BEFORE}(?:https?:{_SLASH}{_SLASH})?(?P<host>{named})(?![\w-])(?P<below>{_PATH}*)"
        rf"|{_NO_WORD_BEFORE}(?:{_SLASH})?(?P<path>(?:{version}){_PATH}+)",
        re.ASCII,
    )


@cache
def below(version: str) -> re.Pattern[str]:
    """Return what finds a path of a version as it is joined to a base that names the version.

    Its one named group is the path. A single word such as `/videos` may be a page of the user's
    own: it must be joined to something, or be an argument of a call as clients have them.
    """
    known = sorted({e.segments for e in endpoints() if e.version == version}, reverse=True)
    words = [parts for parts in known if len(parts) == 1 and "." not in parts[0]]
    others = [parts for parts in known if parts not in words]
    return re.compile(
        rf"(?:{_JOIN})(?P<word>{_SLASH}(?:{_any(words)})){_END}"
        rf"|(?:{_OPEN})(?P<path>(?:{_SLASH})?(?:{_any(others)})){_END}",
        re.ASCII,
    )


@cache
def holder() -> re.Pattern[str]:
    """Return what finds a `name` to which a host of the API is given, alone or as a default."""
    named = "|".join(map(re.escape, hosts()))
    return re.compile(
        rf"""(?<!\w)(?P<name>\w++)["'\]]{{0,2}}\s{{0,20}}(?::[^\n:="'`]{{0,40}}=|[:=]{{1,2}})"""
        rf"""[^\n`:=]{{0,80}}?["'`]https?:{_SLASH}{_SLASH}(?:{named})(?:{_SLASH})?["'`]""",
        re.ASCII,
    )


@cache
def piece() -> re.Pattern[str]:
    """Return what finds a version that is joined to a `name`, and to which paths are joined."""
    return re.compile(
        rf"""(?<![\w/])(?P<name>\w++)["')}}\]]{{0,3}}(?:\s{{0,20}}[+.]\s{{0,20}}["'`])?"""
        rf"""(?P<base>{_SLASH}(?P<version>{"|".join(versions())}))(?={_SLASH}?["'`])""",
        re.ASCII,
    )


def segments(path: str) -> tuple[str, ...]:
    """Return the segments of a path that was found, with `*` for each that holds a placeholder."""
    plain = re.sub(_JOINED, "*", path.replace("\\/", "/"))
    parts = [part for part in plain.strip("/").split("/") if part]
    return tuple("*" if re.search(rf"\*|{_PLACE}", part) else part for part in parts)


def _any(paths: Iterable[tuple[str, ...]]) -> str:
    return "|".join(map(_spelled, paths))


def _spelled(parts: tuple[str, ...]) -> str:
    either = rf"(?:{_SEGMENT}|{_JOINED})"
    return _SLASH.join(either if part.startswith("{") else re.escape(part) for part in parts)


def versions() -> list[str]:
    """Return the old versions of the API, the oldest first."""
    return sorted({endpoint.version for endpoint in endpoints()})
