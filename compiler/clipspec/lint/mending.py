"""From mends to fixes: a fix is offered only when the text that it gives has been read and proved.

The proof: the new text has no problem that the old one had not, its data is the old data with
exactly the changes made, and every comment is still there. It is led for all fixes of a document
at once, and for halves of them where that fails: a file is read a handful of times, not once for
each finding.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import heappop, heappush
from typing import Any, NamedTuple

from clipspec.diagnostics import Edit, Fix
from clipspec.mends import Change, Mend, Rewrite
from clipspec.source import Document, Problem, parse
from clipspec.source.changes import changed
from clipspec.source.comments import Comment, comments
from clipspec.source.edits import plan
from clipspec.source.text import Splice

# A cure may put a space where one of these stood: both texts are compared without them.
_FOREIGN_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
_MOST_READ = 20_000_000
"""Code points that are read for the proofs of one document. It bounds what thousands of mends
can cost that fail, or that stand in one another's way; some are left without a fix then.
"""


class _Proposal(NamedTuple):
    """Edits that are not proved yet. `number`: of the mend among all;
    `cures`: the rule of the reader's problem that they end.
    """

    number: int
    description: str
    safe: bool
    splices: tuple[Splice, ...]
    changes: tuple[Change, ...] = ()
    cures: str = ""

    @property
    def start(self) -> int:
        return min(splice.start for splice in self.splices)

    @property
    def end(self) -> int:
        return max(splice.end for splice in self.splices)


def mended(document: Document, mends: Sequence[Mend | None]) -> list[Fix | None]:
    """Return a fix for each mend, None where there is none that can be proved."""
    proof = _Proof(document)
    fixes: list[Fix | None] = [None] * len(mends)
    for whole in (False, True):
        proposals = []
        for index, mend in enumerate(mends):
            if mend is None or fixes[index] is not None or (whole and not _partial(mend)):
                continue
            splices = plan(document, mend.changes, whole=whole)
            if splices:
                proposals.append(
                    _Proposal(index, mend.description, mend.safe, tuple(splices), mend.changes)
                )
        proof.fill(fixes, proposals)
    return fixes


def cured(document: Document, problems: Sequence[Problem]) -> list[Fix | None]:
    """Return a fix for each problem of the reader, None where there is none."""
    fixes: list[Fix | None] = [None] * len(problems)
    proposals = [
        _Proposal(i, cure.description, cure.safe, cure.splices, cures=problem.rule)
        for i, problem in enumerate(problems)
        if (cure := problem.cure) is not None
    ]
    _Proof(document).fill(fixes, proposals)
    return fixes


def _partial(mend: Mend) -> bool:
    return any(isinstance(change, Rewrite) for change in mend.changes)


class _Proof:
    """Reads the text that proposals give, and compares it with what they promise."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.left = _MOST_READ

    def fill(self, fixes: list[Fix | None], proposals: list[_Proposal]) -> None:
        """Set the fix of every proposal that holds."""
        span = self.document.text.span
        for group in _apart(proposals):
            for proposal in self._proved(group):
                edits = tuple(Edit(span(s.start, s.end), s.text) for s in proposal.splices)
                safe = proposal.safe and not self._lost([proposal])
                fixes[proposal.number] = Fix(safe, proposal.description, edits)

    @cached_property
    def comments(self) -> list[Comment]:
        return comments(self.document)

    def _lost(self, group: Iterable[_Proposal]) -> set[int]:
        """Return the numbers of the comments that stand where something is put in their place."""
        lost: set[int] = set()
        for splice in (splice for proposal in group for splice in proposal.splices):
            first = bisect_left(self.comments, (splice.start,))
            lost.update(range(first, bisect_left(self.comments, (splice.end,), lo=first)))
        return lost

    def _proved(self, group: list[_Proposal]) -> list[_Proposal]:
        if self.left <= 0:
            return []
        self.left -= len(self.document.text.content)
        if self._holds(group):
            return group
        if len(group) == 1:
            return []
        half = len(group) // 2
        return self._proved(group[:half]) + self._proved(group[half:])

    def _holds(self, group: list[_Proposal]) -> bool:
        content = self.document.text.spliced(s for p in group for s in p.splices)
        if content is None or content == self.document.text.content:
            return False
        after = parse(content, self.document.file)
        if self.document.data is None:
            return self._reads_further(after, group)
        return self._has_no_new_problem(after, group) and self._says_it(after, group)

    def _has_no_new_problem(self, after: Document, group: list[_Proposal]) -> bool:
        allowed = Counter(problem.rule for problem in self.document.problems)
        allowed.subtract(proposal.cures for proposal in group if proposal.cures)
        found = Counter(problem.rule for problem in after.problems)
        return all(count <= allowed[rule] for rule, count in found.items())

    def _says_it(self, after: Document, group: list[_Proposal]) -> bool:
        promised = changed(self.document.data, (c for p in group for c in p.changes))
        lost = self._lost(group)
        kept = [c.text for number, c in enumerate(self.comments) if number not in lost]
        return _said(after.data) == _said(promised) and _texts(comments(after)) == kept

    def _reads_further(self, after: Document, group: list[_Proposal]) -> bool:
        """Of a text that cannot be read: the reader must get past every one of the edits."""
        grown = sum(len(s.text) - (s.end - s.start) for p in group for s in p.splices)
        passed = max(proposal.end for proposal in group) + grown
        before = _texts(self.comments)
        return (
            all(problem.start > passed for problem in after.problems)
            and _texts(comments(after))[: len(before)] == before
        )


def _apart(proposals: Iterable[_Proposal]) -> list[list[_Proposal]]:
    """Part proposals into groups in which no two of them touch, each group in file order."""
    groups: list[list[_Proposal]] = []
    ends: list[tuple[int, int]] = []  # of each group, the one that ends first at the front
    for proposal in sorted(proposals, key=lambda proposal: (proposal.start, proposal.end)):
        if ends and ends[0][0] < proposal.start:
            _, number = heappop(ends)
        else:
            number = len(groups)
            groups.append([])
        groups[number].append(proposal)
        heappush(ends, (proposal.end, number))
    return groups


def _texts(found: Iterable[Comment]) -> list[str]:
    return [comment.text for comment in found]


def _said(data: Any) -> str:
    """Return data as text, in which 1, 1.0 and true are three things."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True).translate(_FOREIGN_BREAKS)
