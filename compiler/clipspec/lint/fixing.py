"""Fixing one document: what can be mended is mended, and judged again, until nothing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from clipspec.diagnostics import Diagnostic, Fix, Position, Severity
from clipspec.lint.engine import Judgement
from clipspec.source import Document, Text, parse
from clipspec.source.text import Splice

_MOST_ATTEMPTS = 100
"""Fixes end long before it: it bounds rules that would undo each other's work."""

Judge = Callable[[Document], Judgement]


class Fixed(NamedTuple):
    """A document after its fixes, judged. `applied`: how many findings of each rule are fixed."""

    judgement: Judgement
    applied: Counter[str]

    @property
    def document(self) -> Document:
        """The fixed document; the one that came in where there was nothing to fix."""
        return self.judgement.document


def fix(judgement: Judgement, judge: Judge, *, unsafe: bool = False) -> Fixed:
    """Apply the fixes of a judged document, the safe ones or all, to a fixed point.

    `judge` is what judged it, and judges every text on the way.

    Fixes that touch each other wait for the next round. A step that would leave more errors than
    there were, or a text that was there before, is not made.
    """
    return _Loop(judge, unsafe).run(judgement)


def encoded(document: Document) -> bytes:
    """Return what a file of this text holds: UTF-8, with a byte order mark if there was one."""
    return document.text.whole.encode()


def is_applied(fix: Fix | None, *, unsafe: bool) -> bool:
    """Say whether `--fix` applies a fix; it never does what its author must ask for."""
    return fix is not None and (fix.safe or unsafe)


class _Loop:
    """One run of fixes. `attempts` bounds how often a text is judged."""

    def __init__(self, judge: Judge, unsafe: bool) -> None:
        self.judge = judge
        self.unsafe = unsafe
        self.seen: set[str] = set()
        self.attempts = 0

    def run(self, now: Judgement) -> Fixed:
        total: Counter[str] = Counter()
        while self.attempts < _MOST_ATTEMPTS:
            self.seen.add(now.document.text.content)
            made = self._step(now, self._chosen(now.diagnostics))
            if made is None:
                break
            now, applied = made
            total.update(diagnostic.name for diagnostic in applied)
        return Fixed(now, total)

    def _chosen(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Take the fixes that do not touch each other, in file order."""
        able = [d for d in diagnostics if is_applied(d.fix, unsafe=self.unsafe)]
        chosen: list[Diagnostic] = []
        reached: Position | None = None
        for diagnostic in sorted(able, key=lambda diagnostic: _reach(diagnostic)[0]):
            start, end = _reach(diagnostic)
            if reached is None or start > reached:
                chosen.append(diagnostic)
                reached = end
        return chosen

    def _step(
        self, now: Judgement, chosen: list[Diagnostic]
    ) -> tuple[Judgement, list[Diagnostic]] | None:
        """Apply all, or a half of them where all is too much, down to a single one."""
        if not chosen or self.attempts >= _MOST_ATTEMPTS:
            return None
        self.attempts += 1
        document = now.document
        content = document.text.spliced(s for d in chosen for s in _splices(document.text, d))
        if content is not None and content not in self.seen:
            after = self.judge(parse(Text(content, document.text.bom).whole, document.file))
            if _badness(after) <= _badness(now):
                return after, chosen
        if len(chosen) == 1:
            return None
        half = len(chosen) // 2
        return self._step(now, chosen[:half]) or self._step(now, chosen[half:])


def _badness(judgement: Judgement) -> tuple[bool, int]:
    """A text that can be read is better than one that cannot, whatever comes to light in it."""
    errors = sum(d.severity is Severity.ERROR for d in judgement.diagnostics)
    return judgement.document.data is None, errors


def _reach(diagnostic: Diagnostic) -> tuple[Position, Position]:
    assert diagnostic.fix is not None
    spans = [edit.span for edit in diagnostic.fix.edits]
    return min(span.start for span in spans), max(span.end for span in spans)


def _splices(text: Text, diagnostic: Diagnostic) -> list[Splice]:
    assert diagnostic.fix is not None
    return [
        Splice(_offset(text, edit.span.start), _offset(text, edit.span.end), edit.text)
        for edit in diagnostic.fix.edits
    ]


def _offset(text: Text, position: Position) -> int:
    return text.line_start(position.line) + position.column - 1
