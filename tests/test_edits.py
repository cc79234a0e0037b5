"""Laws of edits: what changes in the data changes in the text, and nothing else does."""

from __future__ import annotations

import json
from typing import Any

from clipspec import pointer as pointers
from clipspec.diagnostics import Edit, Fix
from clipspec.lint.mending import mended
from clipspec.mends import Change, Insert, Mend, Remove, Rename, Replace, Rewrite
from clipspec.source import Document, parse
from clipspec.source.changes import changed
from clipspec.source.comments import comments
from clipspec.source.text import Splice
from documents import json_texts, yaml_texts
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import anything, flags, numbers, texts

many_lines = st.lists(st.text("ab '\"#:-\\é", max_size=6), max_size=4).map("\n".join)
data = st.dictionaries(
    texts | st.sampled_from("abc"), anything | many_lines, min_size=1, max_size=4
)
new_values = st.none() | flags | numbers | texts | st.sampled_from(["no", "16:9", "a: b", "x\ny\n"])
documents = data.flatmap(
    lambda value: st.one_of(
        json_texts(value).map(lambda text: parse(text, "a.json")),
        yaml_texts(value).map(lambda text: parse(text, "a.yaml")),
    )
)


@st.composite
def changes(draw: st.DrawFn, value: Any) -> Change:
    """Any one change that can be made in the data."""
    places = {at: pointers.get(value, at) for at in _places(value)}
    inner = [at for at in places if at]
    members = [at for at in inner if isinstance(places[pointers.parent(at)], dict)]
    objects = [at for at, old in places.items() if isinstance(old, dict)]
    written = [at for at, old in places.items() if isinstance(old, str) and old]
    able: list[st.SearchStrategy[Change]] = [
        st.builds(Replace, st.sampled_from(inner), new_values),
        st.builds(Remove, st.sampled_from(inner)),
        st.builds(Rename, st.sampled_from(members), texts),
        st.builds(Insert, st.sampled_from(objects), texts, new_values),
    ]
    if written:
        at = draw(st.sampled_from(written))
        start = draw(st.integers(0, len(places[at])))
        end = draw(st.integers(start, len(places[at])))
        able.append(st.builds(Rewrite, st.just(at), st.just(start), st.just(end), many_lines))
    change = draw(st.one_of(able))
    if isinstance(change, (Rename, Insert)):
        holder = pointers.parent(change.at) if isinstance(change, Rename) else change.at
        assume(change.name not in places[holder])
    return change


def _places(value: Any, at: str = "") -> list[str]:
    found = [at]
    if not isinstance(value, (dict, list)):
        return found
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for token, member in inner:
        found += _places(member, pointers.join(at, token))
    return found


def _applied(document: Document, fix: Fix) -> str:
    def splice(edit: Edit) -> Splice:
        start, end = (document.text.line_start(p.line) + p.column - 1 for p in edit.span)
        return Splice(start, end, edit.text)

    content = document.text.spliced(map(splice, fix.edits))
    assert content is not None
    return content


def _same(one: Any, other: Any) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


@settings(max_examples=300)  # styles times changes: fewer leave whole branches out
@given(st.data())
def test_any_change_of_the_data_is_an_edit_of_the_text(draw: st.DataObject) -> None:
    document = draw.draw(documents)
    change = draw.draw(changes(document.data))
    wanted = changed(document.data, [change])
    (fix,) = mended(document, [Mend("", (change,))])
    if _same(wanted, document.data):
        return
    if fix is None:
        # A block text that ends with the file, not with a line, gets a line end by what follows.
        assert isinstance(change, Insert)
        assert document.syntax == "yaml"
        assert document.text.content[-1] not in "\r\n"
        return
    after = parse(_applied(document, fix), document.file)
    assert _same(after.data, wanted)
    assert after.problems == ()
    kept = [comment.text for comment in comments(after)]
    before = [comment.text for comment in comments(document)]
    assert kept == before or (not fix.safe and set(kept) < set(before))
