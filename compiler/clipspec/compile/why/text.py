"""For people: the value, and below it a line for each link, at its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from clipspec.compile.why.answering import Answer, Trace
from clipspec.compile.why.link import UNKNOWN, Link, Place
from clipspec.prose import plural
from clipspec.report._terminal import inert, paint

_WIDTH = 80
_SHORTEST = 24
"""Characters of a value or a template that are shown however long the line becomes."""
_MOST = 50
"""Leaves of an object that are listed."""
_HIDDEN = " (not shown)"


def render(answer: Answer, color: bool) -> str:
    """Render an answer. What is too long for a line is cut at its end."""
    lines = _listed(answer, color) if not answer.is_leaf else _traced(answer, color)
    return "\n".join(lines) + "\n"


def _traced(answer: Answer, color: bool) -> Iterator[str]:
    trace = answer.leaves[0]
    yield paint(_shown(trace), "bold", color=color)
    said = _made(answer)
    if said:
        yield f"  {said}"
    for link in trace.links:
        yield from _chain(link, 1, "", color)


def _listed(answer: Answer, color: bool) -> Iterator[str]:
    """List what there is in an object or a list, one leaf a line."""
    count = len(answer.leaves)
    name = inert(answer.pointer) or "the body"
    yield paint(f"{name} holds {plural(count, 'value')}:", "bold", color=color)
    said = _made(answer)
    if said:
        yield f"  {said}"
    for trace in answer.leaves[:_MOST]:
        yield f"  {_where(_first(trace), color)}{_shown(trace)}"
    if count > _MOST:
        yield f"  … and {count - _MOST:,} more"


def _shown(trace: Trace) -> str:
    said = _valued(inert(trace.pointer), trace.value)
    return said + _HIDDEN if trace.value is UNKNOWN else said


def _first(trace: Trace) -> Place | None:
    """Return the first place on the way back from a leaf."""
    waiting = list(trace.links)
    while waiting:
        link = waiting.pop(0)
        if link.place is not None:
            return link.place
        waiting += link.links
    return None


def _made(answer: Answer) -> str:
    parts = [f"row {answer.row} of {inert(answer.data)}"] if answer.row is not None else []
    if answer.combination is not None:
        parts.append(f"combination {answer.combination}")
    return f"of `{inert(answer.name)}`, made by {', '.join(parts)}" if parts else ""


def _chain(link: Link, depth: int, before: str, color: bool) -> Iterator[str]:
    """Yield the lines of a link and of those below it. `before` stands before its words."""
    start = f"{'  ' * depth}{_where(link.place, color)}{before}"
    room = _WIDTH - len(f"{'  ' * depth}{_where(link.place, False)}{before}")
    yield start + _worded(link, room)
    for each in link.links:
        yield from _chain(each, depth + 1, "", color)
    for each in link.overrides:
        yield from _chain(each, depth + 1, "overrides ", color)


def _where(place: Place | None, color: bool) -> str:
    if place is None:
        return ""
    start = place.span.start
    return paint(f"{inert(place.file)}:{start.line}:{start.column}:", "blue", color=color) + " "


def _worded(link: Link, room: int) -> str:
    """Say what a link is, in one line."""
    name, text = inert(link.name), link.text
    if link.kind == "loop":
        turn = f"turn {link.number} of loop" if link.number is not None else "loop"
        words = " ".join(filter(None, (turn, _cut(text, room - len(turn) - 1))))
        return _valued(f"{words}: {name}", link.value, room) if name else words
    if link.kind in ("template", "when"):
        return f"{link.kind} {_cut(text, room - len(link.kind) - 1)}"
    if link.kind == "cell":
        said = f"row {link.number}, column {name}"
        return _valued(said, text if link.value is UNKNOWN and text else link.value, room)
    if link.kind == "set":
        return _cut(f"--set {link.name}={text}" if text else f"--set {link.name}", room)
    if link.kind == "migrated":
        note = f": {link.note}" if link.note else ""
        return inert(f"{text} from {link.name}{note}")
    if link.kind == "include":
        return inert(" ".join(filter(None, ("includes", link.name, link.note))))
    if link.kind in ("added", "deep"):
        return inert(f"{'added: ' if link.kind == 'added' else ''}{link.note}")
    words = _NAMED.get(link.kind, f"{link.kind} {name}")
    said = _valued(words.format(name).rstrip(), link.value, room)
    said += _HIDDEN if link.secret else ""
    return f"{said} (see above)" if link.repeated else said


_NAMED = {
    "counter": "turn number {}",
    "default": "default",
    "environment": "environment variable {}",
    "item": "item of the loop, {}",
    "params-file": "params file",
    "written": "written here",
}


def _valued(words: str, value: Any, room: int = _WIDTH) -> str:
    """Return words with the value that they speak of."""
    if value is UNKNOWN:
        return words
    said = json.dumps(value, ensure_ascii=False)
    return f"{words} = {_cut(said, room - len(words) - 3)}"


def _cut(text: str, room: int) -> str:
    """Return the beginning of a text that has room, on one line."""
    most = max(room, _SHORTEST)
    text = inert(text[: most + 1])
    return text if len(text) <= most else text[: most - 1] + "…"
