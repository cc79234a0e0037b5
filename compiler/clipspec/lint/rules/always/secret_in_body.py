r"""There is a key or a password in the body.

Why: The key belongs in the header of the request, `X-Api-Key`; in the body it opens nothing. But
it stands in the repository, in logs, and with the vendor, and whoever reads it can spend the
account's money.

Fix: Withdraw the key, remove it, and send the new one in the header.

Bad:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello
    metadata: "Bearer 9c2f41d0e7b84a3fa1"

Good:
    version: v1alpha
    ratio: "16:9"
    background: "#FAFAFA"
    clips:
      - avatar_id: Daisy-inskirt-20220818
        voice_id: 1bd001e7e50f421d891986aad5158bc8
        input_text: Hello

Source: users in public code; the forms that vendors give their keys.
Since: 0.1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Severity
from clipspec.lint.rule import Body, rule
from clipspec.lint.views.placeholders import is_placeholder
from clipspec.lint.views.secrets import find_key, is_secret_name, may_hold_key

_HELP = "withdraw it, and send the new one in the header of the request: `X-Api-Key`"
_SHORTEST = 16  # characters of a key with a form of its own


@rule("CS721", Severity.ERROR, fixes=True, leafwise=True)
def check(body: Body) -> Iterator[Finding]:
    """Find members named like a secret, and texts in the form of one. None is repeated."""
    if _may_hold_any(body.everything):
        yield from _secrets(body)


def _may_hold_any(everything: dict[str, list[Any]]) -> bool:
    """Look at all texts at once. Nearly every body holds nothing, and needs no closer look."""
    if any(map(_is_named_so, everything)):
        return True
    texts = [text for found in everything.values() for text in found if isinstance(text, str)]
    return may_hold_key("\n".join(texts))


@lru_cache(maxsize=1024)
def _is_named_so(pattern: str) -> bool:
    name = pattern.rpartition("/")[2]
    return is_secret_name(name) or (len(name) >= _SHORTEST and may_hold_key(name))


def _secrets(body: Body) -> Iterator[Finding]:
    for pattern, found in body.places.items():
        name = pattern.rpartition("/")[2]
        if is_secret_name(name):
            yield from _members(found)
        elif len(name) >= _SHORTEST and may_hold_key(name) and _key(name):
            yield from _names(found)
        else:
            long = [(at, text) for at, text in found if isinstance(text, str) and _is_long(text)]
            for at, text in long:
                if may_hold_key(text):
                    yield from _texts(at, text)


def _is_long(text: str) -> bool:
    """Say whether a text is as long as a key, and none of the ids that every body is full of."""
    given = len(text) == 32 and text.isalnum() and text.islower()
    return len(text) >= _SHORTEST and not given


def _members(found: list[tuple[str, Any]]) -> Iterator[Finding]:
    from clipspec.mends import Mend, Remove  # this rule is always there, and hardly ever speaks

    for at, value in found:
        if value is None or isinstance(value, (dict, list, bool)):
            continue
        real = isinstance(value, str) and value != "" and not is_placeholder(value)
        message = f"`{pointers.last(at)}` belongs in the header of the request, not in the body"
        help_ = _HELP if real else "remove it: the header is called `X-Api-Key`"
        mend = Mend("remove it", (Remove(at),), safe=False)
        severity = None if real else Severity.WARNING
        yield Finding(at, message, help_, key=True, severity=severity, mend=mend)


def _names(found: list[tuple[str, Any]]) -> Iterator[Finding]:
    """The findings are on the objects that have such a member: its own pointer would repeat it."""
    for at, _ in found:
        yield Finding(pointers.parent(at), "the name of a member looks like a key", _HELP)


def _texts(at: str, text: str) -> Iterator[Finding]:
    found = _key(text)
    if found:
        name, within = found
        yield Finding(at, f"this looks like {name}", _HELP, within=within)


def _key(text: str) -> tuple[str, tuple[int, int]] | None:
    """Return what kind of key is in a text, and where. Rules on URLs look into URLs."""
    if text.startswith(("http://", "https://")):
        return None
    return find_key(text)
