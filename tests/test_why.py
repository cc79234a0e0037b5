"""`clipspec why`: every value of every body has an origin, and nothing else changes the value."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec.compile import Expander, Row, Unit
from clipspec.compile.why import Given, Link, answer
from clipspec.compile.why.json import as_data
from clipspec.compile.why.text import render
from clipspec.dialects import dialects
from clipspec.errors import IncludeError, UsageError
from clipspec.expand import read_spec
from clipspec.expand.origins import written
from clipspec.migrate import Request
from clipspec.source import parse
from clipspec.validate import is_valid
from conftest import Done
from hypothesis import assume, given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[1]
_PARAMS: dict[str, Any] = {
    "a": {"type": "string", "default": "A"},
    "b": {"type": "string"},
    "n": {"type": "integer", "default": 1},
    "on": {"type": "boolean"},
    "xs": {"type": "array", "default": ["p", "q"]},
    "box": {"type": "object", "default": {"k": "K", "m": {"items": "I"}}},
}
_VARS = {
    "v": "{{ a }}!",
    "w": {"p": "{{ v }}-{{ b }}", "q": "Q", "items": ["{{ n }}", "R"]},
    "u": "{{ box }}",
    "z": "{{ w.p }}{{ w.q }}",
}
_FILES = {"one.j2": "{{ a }}{% include 'two.j2' %}", "two.j2": "{{ w.items | join }}"}
_words = st.sampled_from(["x", "y", "{{ a }}", "no"])
_values: dict[str, Any] = {
    "a": _words,
    "b": _words,
    "n": st.integers(0, 3),
    "on": st.booleans(),
    "xs": st.lists(_words, max_size=3),
    "box": st.fixed_dictionaries({"k": _words, "m": st.fixed_dictionaries({"items": _words})}),
}
_needed = {"b": _values["b"], "on": _values["on"]}
_free = {name: values for name, values in _values.items() if name not in _needed}
_rows = st.fixed_dictionaries(_needed, optional=_free)
_texts = st.sampled_from(
    [
        "said", "{{ a }}.", "{{ v }}", "{{ w.p }}", "{{ w['q'] }} {{ n }}", "{{ z }}",
        "{{ box.k }} {{ u.m['items'] }}", "{{ box.keys() | join }}", "{{ w.items() | length }} x",
        "{% if on %}{{ a }}{% else %}{{ b }}{% endif %}.", "{% include 'one.j2' %}",
        "{% for x in xs %}{{ x }}{% endfor %}.", "{{ xs | length }} {{ side }}",
        "{{ range(n) | join }}.",
        "{{ box | items | list | length }}{{ w.items[0] }}", "{{ dict(k=b).k }}.",
    ]
)  # fmt: skip
_inner = st.sampled_from(
    ["{{ item }} {{ loop_index }}.", "{{ loop_index }} {{ a }}", "{{ item }}{{ b }}.", "{{ v }}"]
)
_loops = st.sampled_from(
    ["xs", "{{ xs }}", "range(n)", ["{{ a }}", "c"], ["c", "d"], "[a, b] + xs", "box.m | list"]
)
_whens = st.sampled_from(["on", "n > 1", "a != b", "xs | length > 1", True])


def _clips() -> st.SearchStrategy[dict[str, Any]]:
    def clip(text: str) -> dict[str, Any]:
        return {"avatar_id": "Daisy-inskirt-20220818", "voice_id": "v", "input_text": text}

    def directed(inner: Any) -> Any:
        block = st.lists(inner, min_size=1, max_size=2)
        turned = st.fixed_dictionaries({"loop": _loops}, optional={"when": _whens})
        whole = st.fixed_dictionaries({"block": block, "when": _whens}, optional={"loop": _loops})
        one = st.builds(lambda c, d: {**c, **d}, _inner.map(clip), turned)
        return whole | one

    plain = _texts.map(clip)
    placed = st.builds(
        lambda c, more: {**c, **more},
        plain,
        st.fixed_dictionaries({"scale": st.sampled_from(["{{ 1 if on else 0.5 }}", 1])}),
    )
    return st.recursive(plain | placed, directed, max_leaves=4)


def _expander(clips: list[dict[str, Any]], to: Any = None) -> Expander:
    first = {"avatar_id": "a", "voice_id": "v", "input_text": "{{ a }} and {{ b }}"}
    video = {"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA"}
    spec = {
        "clipspec": 1,
        "params": _PARAMS,
        "vars": _VARS,
        "matrix": {"side": ["left", "right"]},
        "video": {**video, "clips": [first, *clips]},
    }

    def include(name: str) -> str:
        if name not in _FILES:
            raise IncludeError("it is not here")
        return _FILES[name]

    document = parse(json.dumps(spec), "spec.json")
    return Expander(read_spec(document), include, data_file="rows.jsonl", request=to)


def _links(links: tuple[Link, ...]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from _links(link.links)


def _placed(expander: Expander, row: Row) -> dict[Any, Any]:
    """Return the leaves of the body by where they are written, and in which turns of which loops.

    Their numbers in the output change with what is let in before them.
    """
    program = expander.program
    body, _ = program.trace(expander.values(row, program.matrix.cells[0]))
    found = {}
    for at, value in pointers.leaves(body):
        where = written(expander.spec.video, body, at, program.origins)
        turns = tuple((turn.loop, turn.number) for turn in where.turns)
        found[where.pointer, turns, where.inside] = value
    return found


@given(st.lists(_clips(), max_size=3), _rows, st.fixed_dictionaries(_values))
def test_what_why_does_not_name_changes_nothing(
    clips: list[dict[str, Any]], values: dict[str, Any], others: dict[str, Any]
) -> None:
    """The law: each leaf has an origin, and stays as it is when a cell not named there changes."""
    expander = _expander(clips)
    row = Row(1, 1, values, True)
    assume(not expander.make(Unit(row)).wrong)
    found = answer(expander, Unit(row), "", Given())
    placed = _placed(expander, row)

    assert is_valid("report/why", as_data(found))
    assert len(found.leaves) == len(placed)
    after: dict[frozenset[str], dict[Any, Any]] = {}
    for leaf, where in zip(found.leaves, placed, strict=True):
        links = list(_links(leaf.links))
        named = frozenset(link.name for link in links if link.kind in ("cell", "default"))
        if named not in after:
            changed = values | {k: v for k, v in others.items() if k not in named}
            other = Row(1, 1, changed, True)
            after[named] = {} if expander.make(Unit(other)).wrong else _placed(expander, other)
        lines = render(found._replace(pointer=leaf.pointer, leaves=(leaf,)), False).splitlines()

        assert leaf.value == placed[where]
        assert len(lines) == 2 + len(links) + sum(len(link.overrides) for link in links)
        assert not after[named] or after[named][where] == leaf.value


@given(st.lists(_clips(), max_size=2), _rows)
def test_every_value_of_a_migrated_body_has_an_origin(
    clips: list[dict[str, Any]], values: dict[str, Any]
) -> None:
    expander = _expander(clips, Request(dialects()["v2"]))
    row = Row(1, 1, values, True)
    assume(not expander.make(Unit(row)).wrong)
    found = answer(expander, Unit(row), "", Given())

    assert is_valid("report/why", as_data(found))
    assert {link.kind for leaf in found.leaves for link in leaf.links} <= {"migrated", "added"}
    assert all(leaf.links for leaf in found.leaves)
    assert any(leaf.pointer.startswith("/video_inputs") for leaf in found.leaves)


def _spec(vars_: str) -> Expander:
    text = (
        "clipspec: 1\nname: x\nparams: {a: {type: string, default: A}}\nvars:\n" + vars_
        + '\nvideo:\n  version: v1alpha\n  ratio: "16:9"\n  background: "#FAFAFA"\n  clips:\n'
        '    - {avatar_id: d, voice_id: v, input_text: "{{ last }}"}\n'
    )  # fmt: skip
    return Expander(read_spec(parse(text, "spec.yaml")), lambda name: "")


def test_a_long_chain_is_followed_for_fifty_names() -> None:
    """And not until Python's stack is full."""
    steps = [f'  v{n}: "{{{{ {f"v{n - 1}" if n else "a"} }}}}"' for n in range(400)]
    expander = _spec("\n".join([*steps, '  last: "{{ v399 }}"']))
    (leaf,) = answer(expander, Unit(), "/clips/0/input_text", Given()).leaves
    kinds = [link.kind for link in _links(leaf.links)]

    assert kinds == ["template", *["var"] * 50, "deep"]


def test_what_is_read_in_many_ways_is_told_once() -> None:
    """Sixty vars that read the two before them: a tree of these would never end."""
    steps = [f'  v{n}: "{{{{ v{n - 1} }}}}{{{{ v{n - 2} | length }}}}"' for n in range(2, 40)]
    expander = _spec("\n".join(["  v0: x", "  v1: y", *steps, '  last: "{{ v39 }}"']))
    found = answer(expander, Unit(), "/clips/0/input_text", Given())

    assert sum(1 for _ in _links(found.leaves[0].links)) < 100
    assert render(found, False).count("(see above)") == 37


def test_loops_inside_of_each_other_may_use_the_same_names() -> None:
    """Each turn is told by its own loop, not by the one inside of it."""
    inner = {"loop": ["c", "d"], "avatar_id": "a", "voice_id": "v", "input_text": "{{ item }}"}
    expander = _expander([{"loop": ["x", "y"], "block": [inner]}])
    row = Row(1, 1, {"b": "B", "on": True}, True)
    (leaf,) = answer(expander, Unit(row), "/clips/3/input_text", Given()).leaves
    outer, within, item = leaf.links[0].links

    assert [(link.kind, link.value, link.number) for link in (outer, within)] == [
        ("loop", "y", 2),
        ("loop", "c", 1),
    ]
    assert (item.kind, item.value, item.repeated) == ("item", "c", True)


@pytest.mark.parametrize(
    ("pointer", "nearest"),
    [
        ("/clip", "/clips"),
        ("/clips/1", "/clips/0"),
        ("/clips/-1/input_text", "/clips/0/input_text"),
        ("/clips/00", "/clips/0"),
        ("/clips/0/inputText", "/clips/0/input_text"),
        ("/clips/0/input_text/x", "/clips/0/input_text"),
        ("/zzzzzz", "one of /version, /ratio, /background, /clips"),
        ("/clips/" + "9" * 5000, "/clips/0"),
    ],
)
def test_a_pointer_to_nothing_is_told_with_the_nearest(pointer: str, nearest: str) -> None:
    with pytest.raises(UsageError) as caught:
        answer(_spec("  last: x"), Unit(), pointer, Given())

    assert str(caught.value) == f"nothing stands at {pointer}; the nearest is {nearest}"


@pytest.mark.parametrize("pointer", ["clips", "/clips~", "/cl~2ips"])
def test_what_is_no_pointer_is_told(pointer: str) -> None:
    with pytest.raises(UsageError, match="is no JSON Pointer"):
        answer(_spec("  last: x"), Unit(), pointer, Given())


def test_only_a_terminal_is_coloured(
    program: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("why", "templates/welcome.yaml", "/clips/0/input_text")
    monkeypatch.chdir(ROOT)
    plain = program(*arguments, "--set", "first_name=Ada")
    monkeypatch.setenv("FORCE_COLOR", "1")
    colored = program(*arguments, "--set", "first_name=Ada")

    assert plain.code == colored.code == 0
    assert "\033[" not in plain.out
    assert "\033[1m/clips/0/input_text" in colored.out


def test_a_key_in_a_value_is_masked(program: Callable[..., Done], tmp_path: Path) -> None:
    """As a value, inside of one, in the text of an option: in no form."""
    spec = tmp_path / "spec.yaml"
    params = "params: {a: {type: string}, b: {type: object, default: {token: swordfish}}}\n"
    spec.write_text(
        f"clipspec: 1\nname: x\n{params}video:\n  version: v1alpha\n  ratio: '16:9'\n"
        "  background: '#FAFAFA'\n  clips:\n    - {avatar_id: d, voice_id: v, input_text: "
        '"{{ a | length }} {{ b.token }} {{ b | length }}"}\n'
    )
    key = "sk_V2_0123456789abcdefghij0123456789"
    for form in ("text", "json"):
        arguments = ("/clips/0/input_text", "--set", f"a={key}", "--format", form)
        done = program("why", str(spec), *arguments)

        assert done.code == 0
        assert key not in done.out
        assert "swordfish" not in done.out
        assert "***" in done.out
