"""`omit`: members of objects come and go, and what differs so from row to row is judged as well."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import naturality
import pytest
import templating
from clipspec import pointer as pointers
from clipspec.diagnostics import Severity
from clipspec.dialects import dialects
from clipspec.expand import Fault, Program, read_spec
from clipspec.lint.engine import judge
from clipspec.lint.judging import judge_body
from clipspec.lint.project.setting import Setting
from clipspec.lint.rulebook import severity_of
from clipspec.lint.shapes import Shapes
from clipspec.source import parse
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st

CLIP = {"avatar_id": "a", "voice_id": "v", "input_text": "Hi"}
MAYBE = {"type": ["string", "number", "object", "null"]}


def _program(video: Any, **more: Any) -> Program:
    params = {"x": MAYBE, "y": MAYBE}
    spec = {"clipspec": 1, "params": params, "video": video, **more}
    return Program(read_spec(parse(json.dumps(spec), "spec.json")), None)


def _made(video: Any, x: Any = None, y: Any = None) -> Any:
    outcome = _program(video).run({"x": x, "y": y})
    assert not isinstance(outcome, Fault), outcome
    return outcome[0]


@pytest.mark.parametrize(
    ("video", "made"),
    [
        ({"a": "{{ x or omit }}", "b": 1}, {"b": 1}),
        ({"a": "{{ x | default(omit, true) }}", "b": 1}, {"b": 1}),
        ({"a": "{{ 1 if x else omit }}", "b": "{{ omit if x else 2 }}"}, {"b": 2}),
        ({"a": {"b": "{{ x or omit }}", "c": "{{ y or omit }}"}, "d": 1}, {"d": 1}),
        ({"a": {"b": {"c": "{{ x or omit }}"}}, "d": 1}, {"d": 1}),
        ({"a": {"b": {"c": "{{ x or omit }}"}, "e": {}}, "d": 1}, {"a": {"e": {}}, "d": 1}),
        ({"a": "{{ x or omit }}"}, {}),
        ({"a": [{"b": "{{ x or omit }}"}, 1]}, {"a": [{}, 1]}),
        ({"a": [{"when": True, "b": "{{ x or omit }}"}]}, {"a": [{}]}),
        ({"a": [{"loop": [1, 2], "b": "{{ item if item > 1 else omit }}", "c": 3}]},
         {"a": [{"c": 3}, {"b": 2, "c": 3}]}),
        ({"a": "{{ omit }}", "b": "{{ omit is none }}"}, {"b": False}),
    ],
)  # fmt: skip
def test_members_are_left_out(video: Any, made: Any) -> None:
    """With the objects that they were all of; an item of a list and the body itself stay."""
    assert _made(video) == made


def test_what_is_there_keeps_its_type_and_its_place() -> None:
    video = {"a": "{{ x or omit }}", "b": {"c": "{{ y or omit }}"}, "d": 1}

    assert json.dumps(_made(video, 0.5, {"e": [1]})) == (
        '{"a": 0.5, "b": {"c": {"e": [1]}}, "d": 1}'
    )


@pytest.mark.parametrize(
    ("video", "at", "said"),
    [
        ({"a": "b {{ omit }}"}, "/video/a", "inside a text"),
        ({"a": "{% if x %}{{ x }}{% else %}{{ omit }}{% endif %}"}, "/video/a", "inside a text"),
        ({"a": ["{{ x or omit }}"]}, "/video/a/0", "no member of an object"),
        ({"a": [{"when": "{{ omit }}"}]}, "/video/a/0/when", "no member of an object"),
        ({"a": [{"loop": "[omit]", "b": 1}]}, "/video/a/0/loop", "no member of an object"),
    ],
)
def test_where_nothing_can_be_left_out_it_is_a_fault(video: Any, at: str, said: str) -> None:
    (fault,) = _program(video).faults

    assert (fault.rule, fault.pointer) == ("template-error", at)
    assert said in fault.message
    assert fault.within is not None


def test_names_and_constants_are_no_members() -> None:
    faults = _program({"a": 1}, name="{{ omit }}", vars={"b": {"c": "{{ omit }}"}}).faults

    assert [fault.pointer for fault in faults] == ["/vars/b/c", "/name"]


@pytest.mark.parametrize(
    "expression",
    ["[omit]", "{'b': omit}", "{omit: 1}", "omit ~ ''", "omit | upper", "'%s' % omit",
     "'{}'.format(omit)", "[1, omit] | join", "omit | length", "omit | string"],
)  # fmt: skip
def test_nothing_is_made_of_it(expression: str) -> None:
    """It reaches the place of a member, or a fault that says where it does not belong."""
    outcome = _program({"a": f"{{{{ {expression} }}}}"}).run({"x": None, "y": None})

    assert isinstance(outcome, Fault)
    assert "omit" in outcome.message.lower()


def test_a_param_of_that_name_is_a_param() -> None:
    """Nobody's spec means another thing than it did."""
    params = {"omit": {"type": "string"}}
    spec = {"clipspec": 1, "params": params, "video": {"a": "b {{ omit }}", "c": "{{ omit }}"}}
    program = Program(read_spec(parse(json.dumps(spec), "spec.json")), None)

    assert program.run({"omit": "x"}) == ({"a": "b x", "c": "x"}, None)


def test_lint_reads_a_constant_of_it_as_nothing() -> None:
    video = {"version": "v1alpha", "ratio": "{{ omit }}", "clips": [CLIP | {"scale": "{{ omit }}"}]}
    found = judge(parse(json.dumps({"clipspec": 1, "video": video}), "spec.json"), None)

    assert [each for each in found.diagnostics if each.severity is Severity.ERROR] == []


def test_a_row_without_what_is_needed_is_told_at_its_line(
    program: Callable[..., Done], tmp_path: Path
) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(
        "clipspec: 1\nparams: {who: {type: string}}\nvideo:\n  version: v1alpha\n  clips:\n"
        '    - {avatar_id: "{{ who or omit }}", voice_id: v, input_text: Hi}\n'
    )
    (tmp_path / "rows.csv").write_text('who\nDaisy-inskirt-20220818\n""\n')
    done = program("compile", str(spec), "--data", str(tmp_path / "rows.csv"))

    assert done.code == 1
    assert "rows.csv:3" in done.err
    assert "spec.yaml:6" in done.err


def test_what_is_left_out_is_told_to_who_asks_why(
    program: Callable[..., Done], tmp_path: Path
) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(
        "clipspec: 1\nparams: {x: {type: [number, 'null'], default: null}}\nvideo:\n"
        "  clips:\n    - {avatar_id: a, voice_id: v, input_text: Hi,\n"
        '       offset: {x: "{{ x or omit }}"}}\n'
    )
    for at in ("/clips/0/offset", "/clips/0/offset/x"):
        done = program("why", str(spec), at)
        assert (done.code, done.out) == (2, "")
        assert f"{at} is left out of this body" in done.err
    assert "nothing stands at" in program("why", str(spec), "/clips/0/offsets").err
    assert program("why", str(spec), "/clips/0/offset/x", "--set", "x=0.25").code == 0


# --- laws ----------------------------------------------------------------------------------------


def _without(body: Any, absent: list[str]) -> Any:
    """A copy of a body without some leaves, and without the objects that they were all of."""
    made = copy.deepcopy(body)
    for at in absent:
        del pointers.get(made, pointers.parent(at))[pointers.last(at)]
    return _pruned(made, body)


def _pruned(made: Any, body: Any) -> Any:
    if isinstance(made, list):
        return [_pruned(item, other) for item, other in zip(made, body, strict=True)]
    if not isinstance(made, dict):
        return made
    inner = {key: _pruned(value, body[key]) for key, value in made.items()}
    return {k: v for k, v in inner.items() if v != {} or body[k] == {}}


@st.composite
def _optional(draw: st.DrawFn, name: str) -> tuple[Any, list[str]]:
    """A right body, and some of its leaves that are members of objects."""
    plain = naturality.BODIES[name].filter(lambda each: not templating.holds_template(each))
    body = draw(plain)
    members = [at for at, _ in pointers.leaves(body)
               if isinstance(pointers.get(body, pointers.parent(at)), dict)]  # fmt: skip
    return body, draw(st.lists(st.sampled_from(members), max_size=4, unique=True))


@pytest.mark.parametrize("name", sorted(naturality.BODIES))
@naturality.few(60)
@given(data=st.data())
def test_a_body_is_what_is_left_of_it(name: str, data: st.DataObject) -> None:
    """Each of some members is there or not, as the row says; and it is judged as what it is."""
    body, maybe = data.draw(_optional(name))
    video = copy.deepcopy(body)
    for number, at in enumerate(maybe):
        holder = pointers.get(video, pointers.parent(at))
        holder[pointers.last(at)] = f"{{{{ v{number} if p{number} else omit }}}}"
    flags = {f"p{number}": {"type": "boolean"} for number in range(len(maybe))}
    values = {f"v{number}": pointers.get(body, at) for number, at in enumerate(maybe)}
    spec = {"clipspec": 1, "params": flags, "vars": values, "video": video}
    program = Program(read_spec(parse(json.dumps(spec), "spec.json")), None)
    shapes = Shapes(dialects()[name], program.varying(), program.omitting(), Setting())
    for _ in range(4):
        row = {flag: data.draw(st.booleans()) for flag in flags}
        wanted = _without(body, [at for n, at in enumerate(maybe) if not row[f"p{n}"]])
        outcome = program.run(row)
        assert not isinstance(outcome, Fault)
        assert json.dumps(outcome[0]) == json.dumps(wanted)
        findings = judge_body(wanted, dialects()[name])
        clean = not any(severity_of(each) is Severity.ERROR for each in findings)
        assert shapes.is_clean(outcome[0]) is clean
