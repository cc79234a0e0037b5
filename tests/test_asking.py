"""What is asked of a user: once for an object that cannot go over as a whole, never too much."""

from __future__ import annotations

import json
from typing import Any

import pytest
import strategies
from clipspec import pointer as pointers
from clipspec.dialects import dialects
from clipspec.dialects.reading import Fate
from clipspec.migrate import Consent, Entry, Request, migrate
from clipspec.migrate.asking import asked
from clipspec.source import parse
from hypothesis import given, settings


def _leaf(source: str, note: str = "gone", fate: Fate = Fate.NO_EQUIVALENT) -> Entry:
    return Entry(source, (), fate, note)


GONE = [_leaf("/a/x"), _leaf("/a/y/z")]
SEVERAL = [
    ([], []),
    (GONE, ["/a"]),
    ([*GONE, _leaf("/a/b", "kept", Fate.EXACT)], ["/a/x", "/a/y/z"]),
    ([_leaf("/a/b", "kept", Fate.EXACT), *GONE], ["/a/x", "/a/y/z"]),
    ([_leaf("/a/x"), _leaf("/a/b", "kept", Fate.EXACT), _leaf("/a/y")], ["/a/x", "/a/y"]),
    ([_leaf("/a/x"), _leaf("/a/y", "otherwise")], ["/a/x", "/a/y"]),
    ([*GONE, _leaf("/b")], ["/a", "/b"]),
    ([_leaf("/a/0/x"), _leaf("/a/0/y"), _leaf("/a/1/x"), _leaf("/a/1/y")], ["/a/0", "/a/1"]),
    ([_leaf("/x"), _leaf("/y")], ["/x", "/y"]),
    ([_leaf("/ab"), _leaf("/a")], ["/ab", "/a"]),
]


@pytest.mark.parametrize(("leaves", "at"), SEVERAL)
def test_an_object_is_asked_about_where_all_of_it_waits_for_one_reason(
    leaves: list[Entry], at: list[str]
) -> None:
    assert [question.at for question in asked(leaves, Consent())] == at


def test_what_is_accepted_is_not_asked() -> None:
    assert [question.at for question in asked(GONE, Consent(("/a/x",)))] == ["/a/y/z"]
    assert list(asked(GONE, Consent(("/*",)))) == []


@settings(max_examples=300, deadline=None)
@given(body=strategies.v1_bodies | strategies.v2_bodies | strategies.v3_bodies)
def test_each_leaf_that_waits_is_asked_about_once_and_no_other(body: dict[str, Any]) -> None:
    """To accept every question is to accept what waits, and nothing that has gone over."""
    source = "v1" if "clips" in body else "v2" if "video_inputs" in body else "v3"
    target = "v3" if source != "v3" else "v2"
    document = parse(json.dumps(body), "body.json")
    leaves = migrate(document, Request(dialects()[target], dialect=source)).ledger.leaves
    questions = list(asked(leaves, Consent()))
    waiting = [leaf.source for leaf in leaves if leaf.fate.blocks]

    assert [leaf.source for question in questions for leaf in question.leaves] == waiting
    for question in questions:
        inside = [leaf for leaf in leaves if pointers.within(leaf.source, question.at)]
        assert list(question.leaves) == inside
        assert len({(leaf.fate, leaf.note, leaf.answer) for leaf in inside}) == 1
