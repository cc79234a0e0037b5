"""`when`, `loop`, `block`, `matrix`: items come and go, and each leads back to where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from clipspec.expand import Fault, Program, read_spec
from clipspec.expand.limits import Limits
from clipspec.expand.matrix import Matrix, axes
from clipspec.expand.origins import written
from clipspec.lint.engine import judge
from clipspec.source import parse
from hypothesis import given
from hypothesis import strategies as st

SPEC = """\
clipspec: 1
params:
  chapters: {type: array}
  loud: {type: boolean, default: true}
video:
  clips:
    - {input_text: first}
    - loop: chapters
      loop_var: chapter
      loop_index: n
      block:
        - {input_text: "{{ n }} {{ chapter.title }}"}
        - loop: chapter.steps
          when: loop_index is odd and loud
          input_text: "{{ n }}.{{ loop_index }} {{ item }}"
        - when: chapter.steps | length == 0
          input_text: "nothing in {{ chapter.title }}"
    - {input_text: last}
"""
words = st.text(st.characters(codec="ascii", categories=["L"]), max_size=3)
chapters = st.lists(
    st.fixed_dictionaries({"title": words, "steps": st.lists(words, max_size=4)}), max_size=4
)


def _program(text: str) -> Program:
    return Program(read_spec(parse(text, "spec.yaml")), None)


def _expected(given: list[dict[str, Any]], loud: bool) -> Iterator[tuple[str, str]]:
    """What Python makes of the spec: each text, and the place of its item below the list."""
    yield "first", "/0"
    for n, chapter in enumerate(given, 1):
        yield f"{n} {chapter['title']}", "/1/block/0"
        for m, step in enumerate(chapter["steps"], 1):
            if m % 2 and loud:
                yield f"{n}.{m} {step}", "/1/block/1"
        if not chapter["steps"]:
            yield f"nothing in {chapter['title']}", "/1/block/2"
    yield "last", "/2"


@given(chapters, st.booleans())
def test_items_are_those_that_a_loop_of_python_gives(given: Any, loud: bool) -> None:
    program = _program(SPEC)
    assert program.faults == []
    outcome = program.run({"chapters": given, "loud": loud})
    assert not isinstance(outcome, Fault), outcome
    body = outcome[0]

    expected = list(_expected(given, loud))
    assert [clip["input_text"] for clip in body["clips"]] == [text for text, _ in expected]
    for index, (_, path) in enumerate(expected):
        found = written(program.spec.video, body, f"/clips/{index}/input_text", program.origins)
        assert found.pointer == f"/video/clips{path}/input_text"
        assert len(found.turns) == path.count("block") + ("/1/block/1" in path)


@pytest.mark.parametrize(
    ("when", "loop", "says"),
    [
        ("chapters", "[1]", "`when` takes true or false, and this is a list"),
        ("\"'false'\"", "[1]", "`when` takes true or false, and this is the text"),
        ("1", "[1]", "`when` takes a condition"),
        ("true", "loud", "`loop` takes a list, and this is true"),
        ("true", "'abc'", "`loop` takes a list, and this is the text"),
        ("true", "{{ {'a': 1} }}", "`loop` takes a list, and this is an object"),
        ("true", "nobody", "`nobody` is not defined"),
        ("true", "range(1000000)", "the limit `loop` is 100,000 turns"),
        ("undefined_name", "[1]", "`undefined_name` is not defined"),
    ],
)
def test_what_a_directive_does_not_take(when: str, loop: str, says: str) -> None:
    text = SPEC.split("    - {input_text: first}")[0] + (
        f'    - when: {when}\n      loop: "{loop}"\n      input_text: "a {{{{ chapters }}}}"\n'
    )
    program = _program(text)
    outcome = program.faults[0] if program.faults else program.run({"chapters": [], "loud": True})

    assert isinstance(outcome, Fault)
    assert says in outcome.message
    assert outcome.pointer.startswith("/video/clips/0/")


def test_lint_looks_at_each_item_once_and_tells_of_it_where_it_stands() -> None:
    """As if there were no directives: also inside of a block, where the numbers of items differ."""
    item = "avatar_id: Daisy-inskirt-20220818, voice_id: 1bd001e7e50f421d891986aad5158bc8"
    spec = (
        "clipspec: 1\nparams: {steps: {type: array, items: {type: string}, default: [a]}}\n"
        'examples: [{steps: [b, c]}]\nvideo:\n  version: v1alpha\n  ratio: "16:9"\n'
        '  background: "#FAFAFA"\n  clips:\n    - loop: steps\n      block:\n'
        f'        - {{{item}, input_text: "Step {{{{ item }}}}", scale: 9}}\n'
        f'        - {{{item}, input_text: "Done", scale: "big"}}\n'
        f'    - {{when: steps | length > 1, {item}, input_text: "End", scael: 1}}\n'
    )
    found = [d for d in judge(parse(spec, "spec.yaml")).diagnostics if d.code != "CS905"]

    assert [(d.code, d.pointer) for d in found] == [
        ("CS312", "/video/clips/0/block/0/scale"),
        ("CS110", "/video/clips/0/block/1/scale"),
        ("CS111", "/video/clips/1/scael"),
    ]


@given(st.data())
def test_a_matrix_is_every_combination_but_those_excluded(data: st.DataObject) -> None:
    values = st.lists(st.sampled_from([1, True, "a", None, 2.5]), min_size=1, max_size=3)
    matrix = data.draw(st.dictionaries(st.sampled_from("abc"), values, min_size=1))
    excluded = data.draw(
        st.lists(st.dictionaries(st.sampled_from(sorted(matrix)), st.sampled_from([1, True, "a"])))
    )
    spec = read_spec(parse("clipspec: 1\nvideo: {}\n", "spec.yaml"))
    made = Matrix(
        spec.__class__(**{**vars(spec), "matrix": {**matrix, "exclude": excluded}}), Limits()
    )

    def same(one: Any, other: Any) -> bool:
        return repr(one) == repr(other)

    cells: list[dict[str, Any]] = [{}]
    for name, listed in axes(matrix).items():
        cells = [{**cell, name: value} for cell in cells for value in listed]
    kept = [c for c in cells if not any(all(same(c[k], v) for k, v in e.items()) for e in excluded)]
    assert [repr(cell.values) for cell in made.cells] == list(map(repr, kept))
    assert bool(made.faults) == (not kept)
