"""From what is found in a file to what is told: what is not wanted or is silenced is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from clipspec.diagnostics import Diagnostic
from clipspec.lint.project.setting import Setting
from clipspec.lint.terms import Terms
from clipspec.source import Document

MENTION = r"(?i)#[ \t]*clipspec\b"
"""How a comment begins that speaks to us. Most documents have none."""

_NOTHING_SAID = Setting()


class Silence(NamedTuple):
    """What is left to tell, how much was silenced, and what those who silence did wrong."""

    heard: list[Diagnostic]
    suppressed: int = 0
    complaints: tuple[Diagnostic, ...] = ()


def settle(
    document: Document,
    found: Iterable[Diagnostic],
    terms: Terms,
    unchecked: Iterable[tuple[str, str]] = (),
    setting: Setting = _NOTHING_SAID,
) -> Silence:
    """Return what is to be told of a document, with what is wrong about its silencers, in order.

    Below the pointers in `unchecked` (each with a reason) a rule that is silent now may speak once
    the spec is compiled, so that nothing that silences it there is called unused. `setting` knows
    the day.
    """
    told = hush(document, found, terms, unchecked, setting)
    heard = [*told.heard, *terms.wanted(told.complaints)]
    return told._replace(heard=sorted(heard, key=lambda diagnostic: diagnostic.order))


def hush(
    document: Document,
    found: Iterable[Diagnostic],
    terms: Terms,
    unchecked: Iterable[tuple[str, str]] = (),
    setting: Setting = _NOTHING_SAID,
) -> Silence:
    """Take out what is not wanted and what is silenced. This alone is for a part of the findings:
    what silences nothing of a part is not idle for that.
    """
    told = Silence(terms.wanted(found))
    unknown = [pointer for pointer, _ in unchecked]
    if document.syntax == "yaml" and re.search(MENTION, document.text.content):
        from clipspec.lint.silencing.suppression import suppress

        told = suppress(document, told.heard, terms, unknown)
    if terms.waivers is not None:
        from clipspec.lint.silencing.waivers import waive

        waived = waive(document, told.heard, terms, unknown, setting.day)
        complaints = (*told.complaints, *waived.complaints)
        told = Silence(waived.heard, told.suppressed + waived.suppressed, complaints)
    return told
