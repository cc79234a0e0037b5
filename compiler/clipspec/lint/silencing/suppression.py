"""Silencing findings by comments, and telling of the comments that silence nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from clipspec.diagnostics import Diagnostic, Edit, Fix
from clipspec.lint.rulebook import diagnostic
from clipspec.lint.selection import is_known, matches, meant
from clipspec.lint.silencing import directives
from clipspec.lint.silencing.coverage import ByLine, Coverage
from clipspec.lint.silencing.directives import Attempt, Directive, Selector
from clipspec.lint.silencing.silence import Silence
from clipspec.lint.terms import Terms
from clipspec.prose import listed
from clipspec.source import Document

_REACH = {"": "here", "-block": "in this block", "-file": "in this file"}
_EXAMPLE = "name the rules: `# clipspec: ignore[CS312] why`"


def suppress(
    document: Document, found: Sequence[Diagnostic], terms: Terms, unchecked: Iterable[str]
) -> Silence:
    """Take out what the comments of a document silence.

    `found` holds what the terms take. A comment that speaks for one of the pointers in `unchecked`
    is never called unused.
    """
    silenced: set[int] = set()
    complaints: list[Diagnostic] = []
    coverage = Coverage(document)
    ours = ByLine((d.span.start.line, i) for i, d in enumerate(found) if d.file == document.file)
    open_ = ByLine((document.span(at).start.line, i) for i, at in enumerate(unchecked))
    for said in directives.read(document, is_known):
        if isinstance(said, Attempt):
            complaints.append(_malformed(document, said))
            continue
        covered = coverage.lines(said.start, said.form)
        here = ours.on(covered)
        idle = []
        for selector in said.selectors:
            hit = {i for i in here if matches(found[i], selector.text)}
            silenced |= hit
            if not is_known(selector.text):
                complaints.append(_unknown(document, selector))
            elif not hit and terms.would_tell(selector.text):
                idle.append(selector)
        if idle and not open_.on(covered):
            complaints += _unused(document, said, idle)
        if terms.require_reason and not said.reason:
            complaints.append(_without_reason(document, said))
    heard = [each for i, each in enumerate(found) if i not in silenced]
    return Silence(heard, len(silenced), tuple(complaints))


def _malformed(document: Document, attempt: Attempt) -> Diagnostic:
    help_, fix = _EXAMPLE, None
    if attempt.written:
        help_ = f"write `{attempt.written}`"
        description = "put the rules in brackets"
        fix = _edit(document, attempt.start, attempt.end, attempt.written, description)
    message = f"this comment silences nothing: `{attempt.said}`"
    return _diagnostic("malformed-suppression", document, attempt, message, help_, fix)


def _unknown(document: Document, selector: Selector) -> Diagnostic:
    close = meant(selector.text)
    help_, fix = "see `clipspec rules`", None
    if close is not None:
        help_ = f"did you mean `{close}`?"
        safe = close.casefold() == selector.text.casefold()
        fix = _edit(document, selector.start, selector.end, close, f"write `{close}`", safe)
    message = f"no rule is called `{selector.text}`"
    return _diagnostic("unknown-suppression", document, selector, message, help_, fix)


def _unused(document: Document, directive: Directive, idle: list[Selector]) -> Iterator[Diagnostic]:
    where = _REACH[directive.form]
    if len(idle) == len(directive.selectors):
        names = listed([selector.text for selector in idle], "and")
        finds = "find" if len(idle) > 1 else "finds"
        start, end = _whole(document, directive)
        fix = _edit(document, start, end, "", "remove the comment")
        message = f"{names} {finds} nothing {where}"
        yield _diagnostic("unused-suppression", document, directive, message, fix=fix)
        return
    for selector in idle:
        start, end = _one_of(directive, selector)
        fix = _edit(document, start, end, "", f"remove `{selector.text}`")
        message = f"`{selector.text}` finds nothing {where}"
        yield _diagnostic("unused-suppression", document, selector, message, fix=fix)


def _whole(document: Document, directive: Directive) -> tuple[int, int]:
    """Return what to remove: the comment with the space before it, or all of its line."""
    text = document.text
    line = text.position(directive.start).line
    start = text.line_start(line)
    before = text.content[start : directive.start].rstrip(" \t")
    if before:
        return start + len(before), directive.end
    return start, max(text.line_start(line + 1), directive.end)


def _one_of(directive: Directive, selector: Selector) -> tuple[int, int]:
    """Return what to remove: the selector with the comma that parts it from a neighbour."""
    index = directive.selectors.index(selector)
    if index:
        return directive.selectors[index - 1].end, selector.end
    return selector.start, directive.selectors[1].start


def _without_reason(document: Document, directive: Directive) -> Diagnostic:
    message = "this comment does not say why"
    help_ = "say it after the bracket: `require-reason` is set"
    return _diagnostic("suppression-without-reason", document, directive, message, help_)


def _edit(
    document: Document, start: int, end: int, text: str, description: str, safe: bool = True
) -> Fix:
    return Fix(safe, description, (Edit(document.text.span(start, end), text),))


def _diagnostic(
    name: str,
    document: Document,
    place: Attempt | Directive | Selector,
    message: str,
    help_: str = "",
    fix: Fix | None = None,
) -> Diagnostic:
    span = document.text.span(place.start, place.end)
    return diagnostic(name, document.file, span, message, help_, fix=fix)
