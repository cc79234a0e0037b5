"""Finding the places of a text that name the API in an old version."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clipspec.lint.views.secrets import masked
from clipspec.readiness.code.call import Call, Subject, Use
from clipspec.readiness.code.endpoints import Endpoint, hosts, lookup
from clipspec.readiness.code.mentions import Mentions
from clipspec.readiness.code.patterns import (
    address,
    below,
    holder,
    marks,
    piece,
    segments,
    versions,
)
from clipspec.source import Text

HUGE = 5 * 1024 * 1024
"""Bytes above which a file is not searched: what people write is smaller."""

_HEAD = 8000  # git looks as far for a NUL
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OUR_NAMES = (b"heygen", b"movio")
_OURS = re.compile("(?i)" + b"|".join(_OUR_NAMES).decode())
# A base of unknown content: what may stand before a path that is joined to it.
_BASE_BEFORE = re.compile(r"(?:[}>)]|\$\w+|%s)$")
_APART = re.compile(r"""[\s"'`,;=(]""")
_OTHER_HOST = re.compile(r"//[\w-]+(?:\.[\w-]+)+")
_METHOD = re.compile(r"(?i)(?<![a-z])(get|post|put|patch|delete)(?![a-z])")
# The end of a line after which a call goes on in the next one.
_CONTINUED = (",", "(", "{", "[", "\\")
_NEAR = 200
_LONGEST = 160


def is_binary(raw: bytes) -> bool:
    """Say whether a file is no text, as git does; UTF-16 with its mark is one."""
    return not raw.startswith(_UTF_16) and b"\0" in raw[:_HEAD]


def speaks_of_us(raw: bytes) -> bool:
    """Say whether a file names the vendor: a path in it may be joined to a base of another file."""
    small = raw.lower()  # ten times as fast as a pattern
    return any(name in small for name in _OUR_NAMES)


def scan(raw: bytes, file: str, bases: frozenset[str] = frozenset()) -> list[Call]:
    """Return the places in a file's bytes, in their order.

    `bases`: the versions that the addresses in other files name. Where the file has no address of
    its own to which paths are joined, and names the vendor, they are joined to those.
    """
    if raw.startswith(_UTF_16):
        content = raw.decode("utf-16", "replace")
    elif any(mark in raw for mark in marks()) or speaks_of_us(raw):
        content = raw.decode("utf-8-sig", "replace")
    else:
        return []
    return _Scan(file, content, bases).calls()


def bases(calls: Iterable[Call]) -> frozenset[str]:
    """Return the versions of the addresses to which paths are joined."""
    joined = (call for call in calls if call.subject is Subject.BASE and call.use is Use.CALL)
    return frozenset(call.version for call in joined)


class _Found(NamedTuple):
    start: int
    end: int
    subject: Subject
    version: str = ""
    endpoints: tuple[Endpoint, ...] = ()


class _Scan:
    def __init__(self, file: str, content: str, bases: frozenset[str]) -> None:
        self.file = file
        self.content = content
        self.bases = bases
        self.speaks_of_us = _OURS.search(content) is not None

    def calls(self) -> list[Call]:
        found = [each for match in address().finditer(self.content) if (each := self._judge(match))]
        found += self._pieces()
        own = {each.version for each in found if each.subject is Subject.BASE}
        bases = own or (self.bases if self.speaks_of_us else frozenset())
        # A path that no base has is joined to one all the same: the other version's comes last.
        order = sorted(versions() if bases else (), key=lambda v: (v in bases, v), reverse=True)
        # A single word may be a page of the user's own where the base is not even in sight.
        groups = ("path", "word") if own else ("path",)
        found += [each for version in order for each in self._joined(version, groups)]
        text, mentions = Text(self.content), Mentions(self.file, self.content)
        calls: dict[int, Call] = {}  # where two versions have a path, the first is meant
        for each in sorted(found, key=lambda each: each.start):
            start, end = each.start, each.end
            use = Use.MENTION if (start, end) in mentions else Use.CALL
            shown = masked(self.content[start:end])[:_LONGEST]
            place = (self.file, text.span(start, end), shown, use)
            calls.setdefault(start, Call(*place, each.subject, each.version, each.endpoints))
        return list(calls.values())

    def _judge(self, match: re.Match[str]) -> _Found | None:
        start, end = match.span()
        end -= len(match[0]) - len(match[0].rstrip(".:~-"))
        if match["host"]:
            return self._hosted(match, start, end)
        version, *parts = segments(match["path"].rstrip(".:~-"))
        meant = lookup(version, tuple(parts))
        if not meant or self._is_elsewhere(start):
            return None
        if not (self.speaks_of_us or any(each.distinct for each in meant)):
            return None
        start -= self.content[start - 1 : start] == "/"  # one that follows a name, as in $BASE/v2
        return _Found(start, end, Subject.ENDPOINT, version, self._by_method(meant, start, end))

    def _hosted(self, match: re.Match[str], start: int, end: int) -> _Found | None:
        version, *parts = segments(match["below"].rstrip(".:~-")) or ("",)
        if version not in ("v1", "v2"):
            is_old = match["host"] != hosts()[0]
            return _Found(start, end, Subject.HOST) if is_old else None
        if not parts:
            return _Found(start, end, Subject.BASE, version)
        meant = lookup(version, tuple(parts))
        if not meant:
            return _Found(start, end, Subject.UNKNOWN, version)
        return _Found(start, end, Subject.ENDPOINT, version, self._by_method(meant, start, end))

    def _pieces(self) -> Iterator[_Found]:
        """Yield versions that are joined to what holds the host, by its name or by its value."""
        holders = {match["name"] for match in holder().finditer(self.content)}
        for match in piece().finditer(self.content):
            if match["name"] in holders or _OURS.search(match["name"]):
                yield _Found(*match.span("base"), Subject.BASE, match["version"])

    def _joined(self, version: str, groups: tuple[str, ...]) -> Iterator[_Found]:
        """Yield the paths that name no version where a base names it."""
        for match in below(version).finditer(self.content):
            path = match.lastgroup or ""
            if path not in groups:
                continue
            start, end = match.span(path)
            meant = lookup(version, segments(match[path]))
            if meant:
                meant = self._by_method(meant, start, end)
                yield _Found(start, end, Subject.ENDPOINT, version, meant)

    def _is_elsewhere(self, start: int) -> bool:
        """Say whether a path belongs to another host, or to a longer path."""
        token = _APART.split(self.content[max(0, start - _NEAR) : start])[-1].rstrip("/\\")
        if not token or _OURS.search(token):
            return False
        return _OTHER_HOST.search(token) is not None or not _BASE_BEFORE.search(token)

    def _by_method(self, meant: tuple[Endpoint, ...], start: int, end: int) -> tuple[Endpoint, ...]:
        """Choose by the method that stands in the same call."""
        if len(meant) < 2:
            return meant
        methods = {word.upper() for word in _METHOD.findall(self._around(start, end))}
        chosen = tuple(each for each in meant if each.method in methods)
        return chosen if len(chosen) == 1 else meant

    def _around(self, start: int, end: int) -> str:
        """Return the call in which something stands, as far as the ends of lines tell."""
        *above, before = self.content[max(0, start - _NEAR) : start].split("\n")
        after, *below = self.content[end : end + _NEAR].split("\n")
        lines = [before, after]
        while above and above[-1].rstrip().endswith(_CONTINUED):
            lines.append(above.pop())
        while below and lines[1].rstrip().endswith(_CONTINUED):
            lines[1] = f"{lines[1]} {below.pop(0)}"
        return " ".join(lines)
