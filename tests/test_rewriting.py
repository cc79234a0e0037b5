"""Laws of rewriting in place: the new text says the new body, and keeps all that can be kept."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import strategies
from clipspec import pointer as pointers
from clipspec.dialects import dialects
from clipspec.dialects.policy import Policy
from clipspec.migrate import (
    Consent,
    Crossing,
    Ledger,
    Migration,
    Request,
    Status,
    balance,
    cross,
    migrate,
)
from clipspec.migrate.rewriting import Rewritten, rewrite
from clipspec.source import Document, parse
from clipspec.source.comments import comments
from documents import json_texts, yaml_texts
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from manuscripts import manuscripts

V1, V2 = dialects()["v1"], dialects()["v2"]
ALL = Consent(("all",))
HEAD = "# A spec.\nclipspec: 1\nvars: {corner: &corner {x: 0.1}}\nvideo:   # the body\n"
TAIL = "# Rows.\nexamples:\n  - {name: Ada}   # one\n"

many = settings(max_examples=200)

v1_bodies = strategies.v1_right_bodies | strategies.v1_bodies
_BODIES = {"v1": v1_bodies, "v2": strategies.v2_bodies, "v3": strategies.v3_bodies}
bodies = st.sampled_from(list(itertools.permutations(_BODIES, 2))).flatmap(
    lambda way: st.tuples(st.just(way), _BODIES[way[0]])
)
anything = st.dictionaries(strategies.texts, strategies.anything, min_size=1, max_size=4)


def _itself(body: Any) -> dict[str, tuple[str, ...]]:
    return {at: (at,) for at, _ in pointers.leaves(body)}


def _same(one: Any, other: Any) -> bool:
    return json.dumps(one) == json.dumps(other)


def _texts(document: Document) -> Counter[str]:
    return Counter(comment.text for comment in comments(document))


def _migrate(document: Document, source: str, target: str) -> Migration:
    return migrate(document, Request(dialects()[target], consent=ALL, dialect=source))


def _written(document: Document, source: str, target: str) -> tuple[Any, Ledger]:
    """What a migration writes, also where nobody would be given it: it is text like any other."""
    reading = dialects()[source].read(document.data)
    draft = dialects()[target].write(reading.video, Policy())
    crossing = Crossing(dialects()[source], dialects()[target], document.data, reading, draft)
    return draft.body, balance(crossing)


def _holds(document: Document, at: str, body: Any, done: Rewritten) -> Document:
    """The law: the text says the body, and no comment is gone in silence, or there twice."""
    assert done.text is not None, done.reason
    mark = "\ufeff" if document.text.bom else ""
    after = parse(mark + done.text, document.file)
    assert after.problems == document.problems == ()
    assert _same(pointers.get(after.data, at), body)
    assert _texts(after) + Counter(c.text for c in done.comments) == _texts(document)
    return after


# --- what does not change ------------------------------------------------------------------------


@many
@given(st.data())
def test_what_does_not_change_is_written_as_it_was(draw: st.DataObject) -> None:
    """A body that is taken over whole gives the same text: comments, quotes, blank lines, ties."""
    body = draw.draw(strategies.v1_right_bodies | strategies.v2_bodies | anything)
    assume(body)
    is_spec = draw.draw(st.booleans())
    text = draw.draw(manuscripts(body, indent=2 if is_spec else 0))
    text = f"{HEAD}{text}{TAIL}" if is_spec else f"# On top.\n{text}# The end.\n"
    if draw.draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    document = parse(text, "a.yaml")
    done = rewrite(document, "/video" if is_spec else "", body, _itself(body))

    assert done == Rewritten(text)


@many
@given(
    body=v1_bodies | strategies.v2_bodies | anything,
    indent=st.sampled_from([None, "  ", "    ", "\t"]),
    gap=st.sampled_from(["", " "]),
    escapes=st.booleans(),
    ends=st.sampled_from(["", "\n"]),
    is_spec=st.booleans(),
)
def test_json_that_does_not_change_is_written_as_it_was(
    body: dict[str, Any], indent: str | None, gap: str, escapes: bool, ends: str, is_spec: bool
) -> None:
    """Any layout that a formatter could have given it, and every escape."""
    assume(body)
    separators = ("," + gap if indent is None else ",", ":" + gap)
    data = {"clipspec": 1, "video": body, "examples": [{}]} if is_spec else body
    text = json.dumps(data, indent=indent, separators=separators, ensure_ascii=escapes) + ends
    document = parse(text, "a.json")

    assert rewrite(document, "/video" * is_spec, body, _itself(body)) == Rewritten(text)


# --- what changes --------------------------------------------------------------------------------


@many
@given(st.data())
def test_the_new_text_says_the_new_body(draw: st.DataObject) -> None:
    """In any mix of styles, with comments anywhere; and there is nothing to do a second time."""
    (source, target), body = draw.draw(bodies)
    text = draw.draw(manuscripts(body) | yaml_texts(body)) if body else "{}"
    document = parse(text, "a.yaml")
    new, ledger = _written(document, source, target)
    assume(new)
    done = rewrite(document, "", new, ledger.origins)
    after = _holds(document, "", new, done)

    assert migrate(after, Request(dialects()[target], dialect=target)).status is Status.UNCHANGED


@many
@given(st.data())
def test_json_says_the_new_body_in_its_layout(draw: st.DataObject) -> None:
    """No line end, no mark at the beginning comes or goes."""
    (source, target), body = draw.draw(bodies)
    mark = draw.draw(st.sampled_from(["", "\ufeff"]))
    text = draw.draw(json_texts(body))
    document = parse(mark + text, "a.json")
    new, ledger = _written(document, source, target)
    assume(new)
    done = rewrite(document, "", new, ledger.origins)
    _holds(document, "", new, done)

    assert done.text is not None
    assert ("\n" in done.text.rstrip("\n")) == ("\n" in text.rstrip("\n")) or not new
    assert done.text.endswith("\n") == text.endswith("\n")


@many
@given(st.data())
def test_nothing_outside_of_the_body_changes(draw: st.DataObject) -> None:
    """The body of a spec is written anew; what stands around it stays, byte for byte."""
    body = draw.draw(strategies.v1_right_bodies)
    text = HEAD + draw.draw(manuscripts(body, indent=2)) + TAIL
    document = parse(text, "a.yaml")
    crossed = cross(body, V1, Request(V2, consent=ALL), lambda at: 1)
    assert crossed.body is not None
    done = rewrite(document, "/video", crossed.body, crossed.ledger.origins)
    _holds(document, "/video", crossed.body, done)

    assert done.text is not None
    assert done.text.startswith(HEAD)
    assert done.text.endswith(TAIL)


@many
@given(st.data())
def test_comments_stay_with_what_they_speak_of(draw: st.DataObject) -> None:
    """Beside their value, above it, or above the item; and those of the others are told."""
    body = draw.draw(strategies.v1_right_bodies)
    text = draw.draw(manuscripts(body, blocks=True))
    document = parse("# On top.\n\n" + text, "a.yaml")
    migration = _migrate(document, "v1", "v2")
    done = rewrite(document, "", migration.body, migration.ledger.origins)
    after = _holds(document, "", migration.body, done)
    lines = (done.text or "").split("\n")
    targets = {entry.source: entry.targets for entry in migration.ledger.leaves}

    for slot, at, line in _said(lines):
        if at in targets:
            equal = _equal(migration, body, at)
            if slot == "before":  # it may stand above an object that has the old name
                equal += [up for up in map(pointers.parent, equal) if up.endswith(at)]
            spans = [after.span(to, key=slot == "before") for to in equal]
            first = [span.start.line for span in spans]
            last = [span.end.line for span in spans]
            if slot == "beside":
                assert not spans or line in first + last
            elif slot == "before":
                assert not spans or _below(lines, line) in first
        elif at.startswith("/clips/") and at.count("/") == 2 and slot in ("before", "open"):
            item = after.span(at.replace("/clips/", "/video_inputs/"))
            dash = line if slot == "open" else _below(lines, line)
            assert lines[dash - 1].lstrip(" ")[0] == "-"
            assert item.start.line in (dash, _below(lines, dash))
    for comment in done.comments:
        assert not targets.get(comment.pointer)


def _said(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    for number, line in enumerate(lines, 1):
        words = line.partition("#")[2].split(" ")
        if len(words) == 3 and words[2].startswith("/"):
            yield words[1], words[2], number


def _below(lines: list[str], number: int) -> int:
    """Return the number of the first line below that is no comment and not empty."""
    while lines[number].strip()[:1] in ("", "#"):
        number += 1
    return number + 1


def _equal(migration: Migration, body: Any, at: str) -> list[str]:
    """Return the targets of a leaf that have its value."""
    (entry,) = (entry for entry in migration.ledger.leaves if entry.source == at)
    value = pointers.get(body, at)
    return [to for to in entry.targets if _same(pointers.get(migration.body, to), value)]


@many
@given(st.data())
def test_a_value_that_stays_keeps_its_token(draw: st.DataObject) -> None:
    """Quotes, numbers and escapes are those of the author."""
    body = draw.draw(strategies.v1_right_bodies)
    text = draw.draw(manuscripts(body, plain=True) | json_texts(body))
    document = parse(text, "a.json" if text.startswith("{") else "a.yaml")
    migration = _migrate(document, "v1", "v2")
    done = rewrite(document, "", migration.body, migration.ledger.origins)
    after = _holds(document, "", migration.body, done)

    for entry in migration.ledger.leaves:
        for target in _equal(migration, body, entry.source):
            old, new = _token(document, entry.source), _token(after, target)
            assert [line.strip(" ") for line in old] == [line.strip(" ") for line in new]


def _token(document: Document, at: str) -> list[str]:
    where = document.source(at)
    assert where is not None
    return document.text.content[slice(*where)].split("\n")


# --- what would not hold -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A word that YAML 1.1 misreads is told of once: a second one would be a new problem.
        ("x: on  # c\n", 'x: "on"  # c\ny: on\n'),
        # The text that ended with its file gets a line end, and a header that says it has none.
        ("z: 1\nx: |\n  a\n  b", "x: |-\n  a\n  b\ny: |-\n  a\n  b\nz: 1"),
        # And where the file still has none, a text that ends in one cannot be the last.
        ("x: |\n  a\nz: 1", 'z: 1\nx: |\n  a\ny: "a\\n"'),
        # Empty lines at the end of a text are text.
        ("x: |+\n  a\n\n\n# c\nz: 1\n", "x: |+\n  a\n\n\ny: |+\n  a\n\n\n# c\nz: 1\n"),
        ("x: |2+\n   a\n\nz: 1\n", "x: |2+\n   a\n\ny: |2+\n   a\n\nz: 1\n"),
        # What is nothing in a block needs a word in brackets, and a text may need quotes.
        ("x:\nz: {a: 1}\n", "x:\ny:\nz: {a: 1}\n"),
        ("x: a, b\nz: {a: 1}\n", 'z: {a: 1, x: "a, b", y: "a, b"}\n'),
        ("x:\nz: {a: 1}\n", "z: {a: 1, x: null, y: null}\n"),
        ("x: >\n  a\n   b\nz: {a: 1}\n", 'z: {a: 1, x: "a\\n b\\n", y: "a\\n b\\n"}\n'),
        ("x: \"a\n  b\"\nz: {a: 1}\n", 'z: {a: 1, x: "a b", y: "a b"}\n'),
    ],
)  # fmt: skip
def test_a_copy_that_would_not_hold_is_written_plainly(old: str, new: str) -> None:
    """`x` is written twice, as `x` and as `y`, where `z` stands or inside of it."""
    document, wanted = parse(old, "a.yaml"), parse(new, "a.yaml").data
    leaves = [at for at, _ in pointers.leaves(wanted)]
    copied = {at: (at if at in ("/z", "/z/a") else "/x",) for at in leaves}

    assert rewrite(document, "", wanted, copied).text == new
