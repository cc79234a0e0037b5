"""Silencing findings by pointer, from the configuration: JSON has no comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Diagnostic
from clipspec.lint.rulebook import diagnostic
from clipspec.lint.selection import matches
from clipspec.lint.silencing.silence import Silence
from clipspec.source import Document

if TYPE_CHECKING:
    from clipspec.lint.terms import Terms

_REMOVE = "remove the entry"


class Waiver(NamedTuple):
    """An entry of `suppress`: what `rule` finds at `pointer` in `file`, or below it, is accepted.

    `value_hash`: only as long as the value there is the one with this hash. `expires`: only up to
    this day, as `2027-01-01`. `at`: the pointer of the entry in the configuration.
    """

    file: str
    pointer: str
    rule: str
    reason: str = ""
    value_hash: str = ""
    expires: str = ""
    at: str = ""


class _Trouble(NamedTuple):
    """Why an entry does not hold: the member of the entry to look at, and words about it."""

    key: str
    message: str
    help: str


class Waivers(NamedTuple):
    """The waivers of one file, and the configuration that holds them."""

    config: Document
    entries: tuple[Waiver, ...]


def value_hash(value: Any) -> str:
    """Return the hash of JSON data by which an entry recognises a value: 8 hexadecimal digits."""
    import hashlib  # few projects have such entries
    import json

    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def waive(
    document: Document,
    found: Sequence[Diagnostic],
    terms: Terms,
    unchecked: Iterable[str],
    today: str,
) -> Silence:
    """Take out what the configuration silences in a document, and tell of what is stale there.

    `found` holds what the terms take; `unchecked` is as in `settle`, `today` a day as `2026-11-22`.
    """
    silenced: set[int] = set()
    complaints: list[Diagnostic] = []
    config, entries = terms.waivers or Waivers(document, ())
    for entry in entries:
        trouble = _trouble(document, entry, today)
        hit = {i for i, each in enumerate(found) if _accepts(entry, each, document.file)}
        if trouble is None:
            silenced |= hit
            open_ = any(pointers.within(at, entry.pointer) for at in unchecked)
            if not hit and not open_ and terms.would_tell(entry.rule):
                message = f"`{entry.rule}` finds nothing at {_place(document.file, entry)}"
                trouble = _Trouble("rule", message, _REMOVE)
        if trouble is not None:
            complaints.append(_complaint(config, entry, trouble))
        if terms.require_reason and not entry.reason:
            complaints.append(_without_reason(config, entry))
    heard = [each for i, each in enumerate(found) if i not in silenced]
    return Silence(heard, len(silenced), tuple(complaints))


def _accepts(entry: Waiver, found: Diagnostic, file: str) -> bool:
    there = found.file == file and pointers.within(found.pointer, entry.pointer)
    return there and matches(found, entry.rule)


def without_file(config: Document, entry: Waiver) -> Diagnostic:
    """Tell of an entry whose file is not there."""
    message = f"there is no file {entry.file} beside this configuration"
    return _complaint(config, entry, _Trouble("file", message, _REMOVE))


def _trouble(document: Document, entry: Waiver, today: str) -> _Trouble | None:
    """Say why an entry no longer holds, whatever its rule finds."""
    if entry.expires and entry.expires < today:
        message = f"this exception ended on {entry.expires}"
        return _Trouble("expires", message, "mend what it excuses, or give it a later day")
    try:
        value = pointers.get(document.data, entry.pointer)
    except KeyError:
        message = f"nothing stands at {_place(document.file, entry)}"
        return _Trouble("pointer", message, "correct the pointer, or remove the entry")
    now = value_hash(value)
    if entry.value_hash and entry.value_hash != now:
        message = f"another value stands at {_place(document.file, entry)} now"
        help_ = f'judge it anew; `value-hash = "{now}"` accepts it'
        return _Trouble("value-hash", message, help_)
    return None


def _place(file: str, entry: Waiver) -> str:
    return f"{entry.pointer} in {file}" if entry.pointer else file


def _complaint(config: Document, entry: Waiver, trouble: _Trouble) -> Diagnostic:
    at = pointers.join(entry.at, trouble.key)
    return _diagnostic("stale-suppression", config, at, trouble.message, trouble.help)


def _without_reason(config: Document, entry: Waiver) -> Diagnostic:
    message = "this exception does not say why"
    help_ = "add a `reason`: `require-reason` is set"
    return _diagnostic("suppression-without-reason", config, f"{entry.at}/rule", message, help_)


def _diagnostic(name: str, config: Document, at: str, message: str, help_: str) -> Diagnostic:
    return diagnostic(name, config.file, config.span(at), message, help_, pointer=at)
