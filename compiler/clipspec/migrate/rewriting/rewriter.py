"""From a document and its new body to the new text of the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from clipspec import pointer as pointers
from clipspec.diagnostics import Position
from clipspec.migrate.migration import Keyless
from clipspec.migrate.rewriting.anchors import Anchors, Planner, ties
from clipspec.migrate.rewriting.attachment import Attachment, blank_lines
from clipspec.migrate.rewriting.block import Block
from clipspec.migrate.rewriting.flow import Flow
from clipspec.migrate.rewriting.lineage import Home, Lineage, walk
from clipspec.migrate.rewriting.notes import Lost, Notes, ends_of_lines
from clipspec.migrate.rewriting.outline import MERGE, outline
from clipspec.migrate.rewriting.proof import Proof
from clipspec.migrate.rewriting.region import Refusal, Region, region_of
from clipspec.migrate.rewriting.sheet import Sheet
from clipspec.migrate.rewriting.style import indentation, style_of
from clipspec.migrate.rewriting.tokens import Tokens
from clipspec.source import Document
from clipspec.source.comments import Comment, comments

_ATTEMPTS = 8
"""Single values that are written plainly before all of them are."""

_MOST_READ = 20_000_000
"""Code points that are read to find those values. It bounds what a long text can cost."""


class Rewritten(NamedTuple):
    """The new text of a file, without its byte order mark, or None and the `reason` why not.

    `place` shows what stands in the way. `comments`: those that lost their key.
    """

    text: str | None
    reason: str = ""
    place: Position | None = None
    comments: tuple[Keyless, ...] = ()


def rewrite(
    document: Document, at: str, body: Any, origins: Mapping[str, tuple[str, ...]]
) -> Rewritten:
    """Write a new body into the text of a document, in the manner of the old one.

    `at` is the pointer of the body in the document. `origins` tells for each leaf of the new body
    the leaves of the old one whose values it carries, as pointers into the two bodies.

    Nothing outside of the body changes. A value that stayed the same keeps its token, a comment
    stays with what it speaks of. The text is read again before it is returned: it says exactly
    the new body. Never raises for what stands in the document.
    """
    said = comments(document)
    region = region_of(document, at, said)
    if isinstance(region, Refusal):
        return Rewritten(None, region.reason, document.text.position(region.offset))
    lineage = Lineage(pointers.get(document.data, at), body, origins)
    return _Rewriter(document, at, region, lineage, said).run()


class _Text(NamedTuple):
    content: str
    lost: list[Lost]
    fault: str


class _Rewriter:
    """Writes one body, plainer where a first attempt does not hold."""

    def __init__(
        self,
        document: Document,
        at: str,
        region: Region,
        lineage: Lineage,
        said: list[Comment],
    ) -> None:
        self.document, self.at, self.region, self.lineage = document, at, region, lineage
        content = document.text.content
        everything = outline(content, document.root)
        listed = outline(content, region.root)
        self.entries = {entry.at: entry for entry in listed}
        self.style = style_of(document, region.root, listed, everything)
        tied = ties(document, region.root, everything)
        self.planner = Planner(content, self.entries, tied, lineage)
        attachment = Attachment(content, listed, flow=region.flow)
        self.attached = list(attachment.attach(region.comments))
        self.ends = ends_of_lines(content, said)
        self.proof = Proof(document, at, lineage.new, said)

    def run(self) -> Rewritten:
        broken = self.planner.plan(frozenset()).broken
        if broken is not None:
            reason = "an alias of what stood in the body would no longer say the same: write it out"
            return Rewritten(None, reason, self.document.text.position(broken.start))
        text = self._plainest_needed()
        if text.fault:
            place = self.document.text.position(self.region.start)
            return Rewritten(None, f"it cannot be rewritten in place: {text.fault}", place)
        keyless = (
            Keyless(lost.text, self.document.text.position(lost.start).line, self.at + lost.pointer)
            for lost in text.lost
        )
        return Rewritten(text.content, comments=tuple(keyless))

    def _plainest_needed(self) -> _Text:
        """Return the text in which as few values as possible are written plainly."""
        units = [at for at, _ in walk(self.lineage.new)]
        text, plain = self._text(frozenset()), frozenset[str]()
        if not text.fault or (plainest := self._text(frozenset(units))).fault:
            return text
        cost = len(text.content) * len(units).bit_length()
        while text.fault and len(plain) < min(_ATTEMPTS, _MOST_READ // cost):
            plain |= {self._culprit(units, plain)}
            text = self._text(plain)
        return plainest if text.fault else text

    def _culprit(self, units: list[str], plain: frozenset[str]) -> str:
        """Return a value that has to be plain: up to it all are, and it holds; before, not yet."""
        fails, holds = 0, len(units)
        while holds - fails > 1:
            middle = (fails + holds) // 2
            if self._text(plain.union(units[:middle])).fault:
                fails = middle
            else:
                holds = middle
        return units[holds - 1]

    def _text(self, plain: frozenset[str]) -> _Text:
        """Write the body once, and prove the text that it gives."""
        anchors = self.planner.plan(plain)
        notes = self._notes(anchors)
        content = self.document.text.content
        tokens = Tokens(
            self.document, self.at, self.entries, self.lineage, self.style, anchors, plain
        )
        lines = self._lines(Sheet(content, self.style, anchors, notes, tokens))
        written = self.style.line_break.join(lines)
        new = content[: self.region.start] + written + content[self.region.end :]
        return _Text(new, notes.lost, self.proof.fault(new, (lost.text for lost in notes.lost)))

    def _lines(self, sheet: Sheet) -> list[str]:
        region, body = self.region, self.lineage.new
        if not region.flow:
            return Block(sheet).holder("", body, region.column)
        flow = Flow(sheet)
        if sheet.is_on_one_line(region.root):
            return [flow.on_one_line("", body)]
        return flow.on_lines("", body, indentation(sheet.content, region.start), "")

    def _notes(self, anchors: Anchors) -> Notes:
        content = self.document.text.content
        notes = Notes(self.ends)
        notes.settle(self.attached, lambda owner: self._home(owner, anchors))
        headed = {one.owner for one in self.attached if one.slot == "before"}
        for entry in self.entries.values():
            home = self._home(entry.at, anchors)
            holder = self.lineage.home(pointers.parent(entry.at))
            top = home.named or home.at if home and home.whole else ""
            if top and holder and holder.at == pointers.parent(top):
                notes.part(top, 0 if entry.at in headed else blank_lines(content, entry.start))
        return notes

    def _home(self, owner: str, anchors: Anchors) -> Home | None:
        if pointers.last(owner) != MERGE or owner in self.lineage.written:
            return self.lineage.home(owner)
        holder = pointers.parent(owner)
        home = self.lineage.home(holder)
        if home and home.whole and home.at in anchors.merged:
            return Home(pointers.join(home.at, MERGE))
        members = pointers.get(self.lineage.old, holder)
        below = (pointers.join(holder, name) for name in members)
        homes = (self.lineage.home(at) for at in below if at not in self.entries)
        return next((home for home in homes if home), None)
