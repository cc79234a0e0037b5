"""Findings about the dialect itself: unknown, another one than asked for, or mixed.

A body of another generation is one finding, not thirty: nothing else is judged then.
"""

from __future__ import annotations

from collections.abc import Iterator

from clipspec import pointer as pointers
from clipspec.diagnostics import Finding, Note
from clipspec.dialects import dialects
from clipspec.lint.subject import Subject
from clipspec.prose import listed
from clipspec.source import Document


def unknown(subject: Subject) -> Finding:
    """A document without enough evidence for any dialect."""
    nearest = subject.recognition.nearest
    if not isinstance(subject.body, dict):
        found = "no object to read as a body"
    elif nearest is None:
        found = "none of its fields is known to any version of the API"
    else:
        found = f"{listed(subject.recognition.keys, 'and')} alone could be {nearest.name}"
    marks = ", ".join(f"{d.name} by `{d.clues[0].key}`" for d in dialects().values())
    message = f"not a video body: {found}"
    help_ = f"a body is known by its fields: {marks}; a spec by `clipspec`; or use --dialect"
    return Finding(subject.at, message, help_, key=True, rule="unknown-dialect")


def other_than_asked(subject: Subject, document: Document) -> Finding | None:
    """A body that speaks clearly for another dialect than the one asked for."""
    recognition, asked = subject.recognition, subject.asked
    if asked is None or recognition.dialect in (None, asked):
        return None
    assert recognition.dialect is not None
    evidence = _with_lines(subject, document, recognition.keys)
    name = recognition.dialect.name
    return Finding(
        pointers.join(subject.at, recognition.keys[0]),
        f"a {name} body ({evidence}), but {asked.name} was asked for",
        f"judge it as {name}, or change it with `clipspec migrate --to {asked.name}`",
        key=True,
        rule="wrong-dialect",
    )


def mixed(subject: Subject, document: Document) -> Iterator[Finding]:
    """Members that belong to another dialect than the rest of the body.

    A strict dialect refuses them by its schema, and `field-of-older-version` says what to write.
    """
    recognition = subject.recognition
    if (
        not recognition.others
        or recognition.dialect is None
        or subject.dialect is not recognition.dialect
    ):
        return
    if recognition.dialect.strict:
        return
    name = recognition.dialect.name
    evidence = _with_lines(subject, document, recognition.keys)
    first = pointers.join(subject.at, recognition.keys[0])
    for other, key in recognition.others:
        yield Finding(
            pointers.join(subject.at, key),
            f"a {name} body ({evidence}), but `{key}` belongs to {other}",
            f"{name} has no `{key}`: it is ignored in silence",
            key=True,
            related=(Note(first, f"this makes it a {name} body"),),
            rule="mixed-dialects",
        )


def _with_lines(subject: Subject, document: Document, keys: tuple[str, ...]) -> str:
    def place(key: str) -> str:
        span = document.span(pointers.join(subject.at, key), key=True)
        return f"`{key}`, line {span.start.line}"

    return "; ".join(place(key) for key in keys)
