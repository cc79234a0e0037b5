"""The addresses in a body, in their parts: each part with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from clipspec.dialects.dialect import Role
from clipspec.lint.rule import Body

if TYPE_CHECKING:
    from ipaddress import IPv4Address, IPv6Address

ROLES: tuple[Role, ...] = ("audio", "picture", "callback")
# RFC 3986, appendix B, with the authority taken apart. It fits every text with `scheme://` in it.
_PARTS = (
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://"
    r"(?:(?P<user>[^/?#]*)@)?(?P<host>\[[^\]/?#]*\]|[^/?#:]*)(?P<port>:[^/?#]*)?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#.*)?"
)
# In brackets, or with a number as its last part: no name ends so. Source: the URL standard.
_NUMBER = r"\[.*|(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)"


class Parameter(NamedTuple):
    """One `name=value` of a query as it is written. `start` and `end` place the whole of it."""

    name: str
    value: str
    start: int
    end: int


class Address(NamedTuple):
    """An absolute address in its parts, as they are written. `spans` places each that is there.

    `scheme` and `host` are in lower case, the host without a dot at its end.
    """

    text: str
    scheme: str
    host: str
    path: str
    query: str
    spans: dict[str, tuple[int, int]]

    @property
    def is_web(self) -> bool:
        """Whether a server fetches it: http or https, with a host."""
        return self.scheme in ("http", "https") and self.host != ""

    @property
    def extension(self) -> str:
        """The extension of the file in the path, in lower case and without its dot, or `""`."""
        name, dot, suffix = self.path.rpartition("/")[2].rpartition(".")
        return suffix.lower() if name and dot else ""

    @property
    def parameters(self) -> Iterator[Parameter]:
        """The parameters of the query, in order. The names are in lower case."""
        at = self.spans.get("query", (0, 0))[0]
        for part in self.query.split("&") if self.query else ():
            name, _, value = part.partition("=")
            yield Parameter(name.lower(), value, at, at + len(part))
            at += len(part) + 1


@lru_cache(maxsize=256)
def read(text: str) -> Address | None:
    """Take an address apart; None for a text that does not begin with `scheme://`."""
    found = re.fullmatch(_PARTS, text, re.DOTALL) if "://" in text else None
    if found is None:
        return None
    spans = {name: found.span(name) for name, part in found.groupdict().items() if part is not None}
    return Address(
        text,
        found["scheme"].lower(),
        found["host"].rstrip(".").lower(),
        found["path"],
        found["query"] or "",
        spans,
    )


def scheme(text: str) -> str:
    """Return the scheme that a text begins with, in lower case, or `""`.

    A drive letter is none, nor is the host of `localhost:8000`.
    """
    found = re.match(r"\s*([A-Za-z][A-Za-z0-9+.-]+):(?![0-9\s])", text) if ":" in text else None
    return found[1].lower() if found else ""


def ip(host: str) -> IPv4Address | IPv6Address | None:
    """Return the number that a host is written as, None for a name.

    `127.1`, `0x7f.1` and `2130706433` are 127.0.0.1, as is `[::ffff:127.0.0.1]`.
    """
    if not re.fullmatch(_NUMBER, host):
        return None
    import ipaddress

    try:
        found = ipaddress.ip_address(host.strip("[]"))
        return getattr(found, "ipv4_mapped", None) or found
    except ValueError:
        number = _of_parts(host.split(".")) if re.fullmatch("[0-9a-fx.]+", host) else None
        return None if number is None else ipaddress.IPv4Address(number)


def _of_parts(parts: list[str]) -> int | None:
    """Return the number of an IPv4 host of up to four parts, the last of which takes the rest."""
    try:
        *bytes_, last = [int(part, _base(part)) for part in parts]
    except ValueError:
        return None
    if len(bytes_) > 3 or max(bytes_, default=0) > 255 or last >= 256 ** (4 - len(bytes_)):
        return None
    return sum(byte << 8 * (3 - i) for i, byte in enumerate(bytes_)) + last


def _base(part: str) -> int:
    return 16 if part.startswith("0x") else 8 if part[:1] == "0" else 10


def texts(body: Body, *roles: Role) -> Iterator[tuple[str, str]]:
    """Yield (pointer, text) wherever an address of these roles belongs, by default of all.

    For v1 a colour, or what is meant as one, may stand as a background: it is left out.
    """
    for at, text in body.role(*(roles or ROLES)):
        if at != "/background" or ":" in text:
            yield at, text


def addresses(body: Body, *roles: Role) -> Iterator[tuple[str, Address]]:
    """Yield (pointer, address) for the addresses among `texts` that a server fetches or calls."""
    for at, text in texts(body, *roles):
        found = read(text)
        if found is not None and found.is_web:
            yield at, found
