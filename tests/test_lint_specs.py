"""Linting specs: templates, params, and the body as far as its values are known."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from clipspec import api
from clipspec import pointer as pointers
from clipspec.diagnostics import Diagnostic, Span
from clipspec.errors import ClipspecError, IncludeError
from clipspec.expand import Row
from clipspec.lint.engine import Judgement, judge
from clipspec.lint.spec import datafile, examples
from clipspec.lint.spec.beside import Beside
from clipspec.source import Document, parse
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import v1_bodies, v2_bodies
from test_cli_lint import clipspec

CLIP = """\
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: {text}
"""
BODY = 'video:\n  version: v1alpha\n  ratio: "16:9"\n  background: "#FAFAFA"\n  clips:\n' + CLIP
LEAF = "/video/clips/0"
ADA = "params:\n  name: {type: string, minLength: 1}\nexamples: [{name: Ada}]\n"


def spec(head: str, text: str = "Hello", *members: str) -> Document:
    """Return a spec of one clip that says a text, with more members of that clip."""
    more = "".join(f"      {member}\n" for member in members)
    return parse("clipspec: 1\n" + head + BODY.format(text=text) + more, "spec.yaml")


def files(**content: str) -> Beside:
    """Return a folder of files to include."""

    def include(name: str) -> str:
        if name not in content:
            raise IncludeError("not here")
        return content[name]

    return Beside(include)


def table(rows: Iterable[dict[str, str]]) -> Beside:
    """Return a CSV file with rows."""
    numbered = [Row(number, number + 1, row, False) for number, row in enumerate(rows, 1)]
    return Beside(rows=lambda name: numbered)


def marked(document: Document, span: Span) -> str:
    """Return the text under the carets."""
    lines = document.text.content.split("\n")
    (line, start), (last, end) = span
    return lines[line - 1][start - 1 : end - 1] if line == last else "…"


def loud(judgement: Judgement) -> list[Diagnostic]:
    """Return what is of a severity above info."""
    return [d for d in judgement.diagnostics if d.severity.value != "info"]


def told(judgement: Judgement) -> list[tuple[str, str]]:
    """Return code and pointer of what is above info."""
    return [(d.code, d.pointer) for d in loud(judgement)]


# --- templates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        ('"Hello {{ nme }}"', "CS502", "nme"),
        ("'It''s {{ x.name }} of {{ ''x'' }}'", "CS502", "x"),
        ('"\\u00e9\\t{{ name | upcase }} {{ upcase }}"', "CS503", "upcase"),
        ('"{{ name is evne }}"', "CS503", "evne"),
        ("|\n        Hello {{ name }}\n        and {{ nme }}", "CS502", "nme"),
        (
            ">-\n        {%- if name -%}\n        {{ name }} {% if true %}a{% endif %}",
            "CS501",
            "if",
        ),
        (">-\n        {{ name }} {{ § }}", "CS501", "§"),
        ("|\n        {{ name }}\n        {% foo %}", "CS501", "foo"),
        ('"{{ name }} {{ name nme }}"', "CS501", "nme"),
        ("\"{% include 'b' %}\"", "CS507", "b"),
        ('"{{ name"', "CS501", "{{ name"),
    ],
)
def test_a_fault_of_a_template_is_marked_where_it_stands(text: str, code: str, mark: str) -> None:
    document = spec(ADA, text)
    found = loud(judge(document, beside=files()))

    assert (found[0].code, marked(document, found[0].span)) == (code, mark)


def test_compile_says_the_same_of_templates() -> None:
    """One path for both: nothing is told twice, and nothing in other words."""
    text = spec(ADA, '"{{ nme }} {{ name | upcase }}"', 'scale: "{{ x }}"').text.content
    with pytest.raises(api.Refused) as refusal:
        list(api.compile_spec(text, {"name": "Ada"}, file="spec.yaml"))

    linted = judge(parse(text, "spec.yaml"), beside=files())
    assert list(refusal.value.diagnostics) == loud(linted)
    assert told(linted) == [("CS503", f"{LEAF}/input_text"), ("CS502", f"{LEAF}/scale")]


def test_a_fault_of_an_included_file_is_there_and_here() -> None:
    document = spec(ADA, "\"{% include 'a' %}\"")
    (found,) = loud(judge(document, beside=files(a="Hello\n{{ nme }}")))

    assert (found.file, found.span.start.line) == ("a", 2)
    assert marked(document, found.related[0].span) == "a"


@pytest.mark.parametrize("name", ["'a'", "'a' ~ name"])
def test_a_file_that_nobody_looked_into_is_no_fault(name: str) -> None:
    """Without a reader nothing is run, and nothing is called unused."""
    judgement = judge(spec(ADA + "vars: {who: me}\n", f'"{{% include {name} %}}"'))

    assert told(judgement) == []
    ((at, reason),) = judgement.not_checked
    assert at == f"{LEAF}/input_text"
    assert "example" not in reason


def test_a_file_may_be_missing_where_the_template_says_so() -> None:
    text = "\"{% include 'b' ignore missing %}{% include ['b', 'a'] %}{{ name }}\""

    assert told(judge(spec(ADA, text), beside=files(a="Hello"))) == []


_ROUND = {
    "itself": ({"a": "Hi\n{% include 'a' %}"}, "a", 2),
    "a circle": ({"a": "{% include 'b' %}", "b": "\n\n{% include 'a' %}"}, "b", 3),
    "macros": ({"a": "{% import 'b' as b %}", "b": "{% from 'a' import x %}"}, "b", 1),
    "a frame": ({"a": "{% extends 'a' %}"}, "a", 1),
    "a chain": (
        {"a": "{% include 'b' %}"}
        | {c: f"{{% include '{chr(ord(c) + 1)}' %}}" for c in "bcdefghijklmnopqrstuvwxyz"},
        "p",
        1,
    ),
    "a long chain": (
        {"a": "{% include '1' %}"} | {str(n): f"{{% include '{n + 1}' %}}" for n in range(1, 1000)},
        "15",
        1,
    ),
    "whatever is said": ({"a": "\n{% if 1 %}{% include 'a' %}{% endif %}"}, "a", 2),
}


@pytest.mark.parametrize("case", _ROUND)
def test_files_that_include_each_other_without_end(case: str) -> None:
    """The bound is named, at the tag that went beyond it; in compile as in lint."""
    content, file, line = _ROUND[case]
    beside = files(**content)
    document = spec("", "\"{% include 'a' %}\"")
    (found,) = loud(judge(document, beside=beside))
    with pytest.raises(api.Refused) as refusal:
        list(api.compile_spec(document.text.content, include=beside.include, file="spec.yaml"))

    assert (found.code, found.file, found.span.start.line) == ("CS506", file, line)
    assert "the limit `includes` is 16 files" in found.message
    assert list(refusal.value.diagnostics) == [found]


def test_a_computed_name_meets_the_bound_where_it_is_run() -> None:
    beside = files(a="Hi\n{% include name %}")
    text = spec(ADA.replace("Ada", "a"), "\"{% include 'a' %}\"").text.content
    with pytest.raises(
        api.Refused, match="a:2:1: CS506 files that include each other: the limit `includes` is 16"
    ):
        api.compile_spec(text, {"name": "a"}, include=beside.include)

    assert told(judge(parse(text, "spec.yaml"), beside=beside)) == [("CS506", f"{LEAF}/input_text")]


def test_a_file_may_include_itself_a_few_times() -> None:
    down = "{{ n }}{% if n %}{% with n = n - 1 %}{% include 'a' %}{% endwith %}{% endif %}"
    text = spec("vars: {n: 5}\n", "\"{% include 'a' %}{% include 'a' %}\"").text.content
    (body,) = api.compile_spec(text, include=lambda name: down)

    assert body.data["clips"][0]["input_text"] == "543210543210"
    assert told(judge(parse(text, "spec.yaml"), beside=files(a=down))) == []


# --- params --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("params: {name: {type: str}}\n", [("CS610", "/params/name/type")]),
        ("params: {name: {minLength: '3'}}\n", [("CS610", "/params/name/minLength")]),
        ("params: {name: {pattern: '['}}\n", [("CS610", "/params/name/pattern")]),
        ("params: {name: {$ref: 'http://a.example/b'}}\n", [("CS610", "/params/name/$ref")]),
        ("params: {name: {$ref: '#/nowhere'}}\n", [("CS610", "/params/name/$ref")]),
        ("params: {name: 5}\n", [("CS610", "/params/name")]),
        ("params: {name: {$ref: '#/$defs/a', $defs: {a: {type: string}}}}\n", []),
        ("params: {name: {type: string, default: 5}}\n", [("CS611", "/params/name/default")]),
        ("params: {name: {type: string}}\nvars: {name: Ada}\n", [("CS612", "/vars/name")]),
        (ADA.replace("params:", "params:\n  who: {default: a}"), [("CS613", "/params/who")]),
        (ADA + "vars: {who: me}\n", [("CS614", "/vars/who")]),
        (ADA + "vars: {who: '{{ name }}', x: '{{ who }}'}\n", [("CS614", "/vars/x")]),
    ],
)
def test_params_and_vars(head: str, expected: list[tuple[str, str]]) -> None:
    assert told(judge(spec(head, '"{{ name }}"'))) == expected


@pytest.mark.parametrize(
    ("schema", "at", "mark"),
    [
        ("{properties: {y: {pattern: '('}}}", "/properties/y/pattern", "'('"),
        ("{items: {anyOf: [true, {pattern: 'a{9999999999}'}]}}", "/items/anyOf/1/pattern", "'a{"),
        ("{items: {patternProperties: {'[': true}}}", "/items/patternProperties/[", "'['"),
        ("{properties: {default: {pattern: '('}}}", "/properties/default/pattern", "'('"),
        ("{properties: {y: {$ref: '#/nowhere'}}}", "/properties/y/$ref", "'#/nowhere'"),
        ("{items: {$ref: '#nowhere'}}", "/items/$ref", "'#nowhere'"),
        ("{$defs: {a: {$ref: '#/$defs/b'}}}", "/$defs/a/$ref", "'#/$defs/b'"),
        ("{x-a: {pattern: '('}, items: {$ref: '#/properties/name/x-a'}}", "/x-a/pattern", "'('"),
    ],
)
def test_a_broken_keyword_is_found_however_deep(schema: str, at: str, mark: str) -> None:
    """Where no probe comes, a value of a row would have met it; compile says the same."""
    head = f"params: {{name: {schema}}}\nexamples: [{{name: [{{y: a}}]}}]\n"
    document = spec(head, '"{{ name }}"')
    (found,) = loud(judge(document))
    with pytest.raises(api.Refused) as refusal:
        api.compile_spec(document.text.content, {"name": {"y": "a"}}, file="spec.yaml")

    assert (found.code, found.pointer) == ("CS610", f"/params/name{at}")
    assert marked(document, found.span).startswith(mark)
    assert refusal.value.diagnostics == (found,)


@pytest.mark.parametrize(
    "schema",
    [
        "{properties: {pattern: {const: '('}}, default: {pattern: '('}}",
        "{enum: [{pattern: '(', $ref: '#/nowhere'}]}",
        "{properties: {a: {$ref: '#b'}}, $defs: {b: {$anchor: b}}}",
        "{properties: {a: {$ref: '#/$defs/b%7E0c'}}, $defs: {b~c: {items: {$ref: '#'}}}}",
    ],
)
def test_what_only_looks_like_a_broken_keyword(schema: str) -> None:
    head = f"params: {{name: {schema}}}\nexamples: []\n"
    assert "CS610" not in {code for code, _ in told(judge(spec(head, '"{{ name }}"')))}


def test_a_schema_that_turns_in_a_circle_refuses_the_value() -> None:
    """Nothing finds all of them beforehand: no fault of ours is to be told of the others."""
    loop = "{properties: {a: {$ref: '#/properties/name/properties/a'}}}"
    head = f"params: {{name: {loop}}}\nexamples: [{{name: {{a: 1}}}}]\n"
    ((code, at),) = told(judge(spec(head, "Hello {{ name.a }}")))

    assert (code, at) == ("CS603", "/examples/0/name")


@pytest.mark.parametrize(
    ("head", "code"),
    [("params: {name: {}}\n", "CS615"), ("params: {name: {type: string}}\n", "CS616")],
)
def test_what_could_be_known_is_worth_an_info(head: str, code: str) -> None:
    judgement = judge(spec(head, '"{{ name }}"'))

    assert code in {d.code for d in judgement.diagnostics}
    assert told(judgement) == []


def test_a_name_in_a_condition_is_used() -> None:
    head = ADA.replace("params:", "params:\n  plan: {default: a}")
    judgement = judge(spec(head, '"{{ name }}"', "when: plan == 'pro'"))

    assert "CS613" not in {code for code, _ in told(judgement)}


# --- values that are known or half known ---------------------------------------------------------


def test_the_value_of_a_constant_is_judged_like_a_literal() -> None:
    """The finding is at the template, and says where the value comes from."""
    document = spec(
        "vars: {corner: {scale: -1, offset: {x: a}}}\n",
        "Hello",
        'scale: "{{ corner.scale }}"',
        'offset: "{{ corner.offset }}"',
    )
    found = loud(judge(document))

    assert [(d.code, d.pointer) for d in found] == [
        ("CS114", f"{LEAF}/scale"),
        ("CS110", f"{LEAF}/offset"),
    ]
    assert [marked(document, d.related[0].span) for d in found] == ["corner", "corner"]


def test_a_constant_that_cannot_be_made_is_a_fault_now() -> None:
    document = spec("vars: {corner: {scale: 1}}\n", "Hello", 'scale: "{{ corner.scal }}"')
    (found,) = loud(judge(document))

    assert (found.code, marked(document, found.span)) == ("CS502", "scal")


@pytest.mark.parametrize(
    ("schema", "scale", "expected"),
    [
        (
            "{type: string}",
            "{{ p }}",
            "error CS110 `scale` takes a number, but the param `p` is text",
        ),
        (
            "{type: [string, boolean]}",
            "{{ p }}",
            "error CS110 `scale` takes a number, but the param",
        ),
        (
            "{type: number}",
            "{{ p }}x",
            "error CS110 `scale` takes a number, but this template always",
        ),
        ("{type: [string, number]}", "{{ p }}", "warning CS617 the param `p` takes text: "),
        (
            "{type: number}",
            "{{ p }}",
            "info CS617 the param `p` takes numbers without a lower bound: ",
        ),
        (
            "{enum: [-2, -1]}",
            "{{ p }}",
            "error CS114 no value of the param `p` fits here: `scale` is -2",
        ),
        (
            "{enum: [1, -2, -1]}",
            "{{ p }}",
            "warning CS617 the param `p` takes -2 and -1: `scale` is -2",
        ),
        ("{const: a}", "{{ p }}", "error CS110 no value of the param `p` fits here: "),
        (
            "{type: number, default: 0, minimum: 0}",
            "{{ p }}",
            "warning CS617 the param `p` takes 0: ",
        ),
        (
            "{type: object, properties: {a: {type: string}}}",
            "{{ p.a }}",
            "error CS110 `scale` takes a number, but the param `p.a` is text",
        ),
    ],
)
def test_what_a_schema_promises(schema: str, scale: str, expected: str) -> None:
    judgement = judge(spec(f"params: {{p: {schema}}}\n", "Hello", f'scale: "{scale}"'))
    found = [d for d in judgement.diagnostics if d.pointer == f"{LEAF}/scale"]

    assert [f"{d.severity.value} {d.code} {d.message}"[: len(expected)] for d in found] == [
        expected
    ]


@pytest.mark.parametrize(
    ("schema", "leaf"),
    [
        ("{type: string}", 'voice_id: "{{ p }}"'),
        ("{type: string, minLength: 1, maxLength: 60}", 'title: "{{ p }}"'),
        ("{type: number, exclusiveMinimum: 0, maximum: 1}", 'scale: "{{ p }}"'),
        ("{type: integer, minimum: 1, maximum: 2}", 'scale: "{{ p }}"'),
        ("{type: string}", 'scale: "{{ p | float }}"'),
        ("{}", 'scale: "{{ p }}"'),
    ],
)
def test_what_nobody_named_raises_no_alarm(schema: str, leaf: str) -> None:
    judgement = judge(spec(f"params: {{p: {schema}}}\n", "Hello", leaf))

    assert {d.code for d in judgement.diagnostics} & {"CS110", "CS113", "CS114", "CS617"} == set()


def test_a_stated_length_is_held_against_the_limit_of_a_text() -> None:
    long = judge(spec("params: {p: {type: string, maxLength: 90000}}\n", '"{{ p }}"'))
    short = judge(spec("params: {p: {type: string, maxLength: 900}}\n", '"{{ p }}"'))
    words = judge(spec("params: {p: {type: string}}\n", f'"{"word " * 20000}{{{{ p }}}}"'))

    assert told(long) == [("CS617", f"{LEAF}/input_text")]
    assert told(short) == []
    assert told(words) == [("CS817", f"{LEAF}/input_text")]


def test_what_is_known_only_when_compiled_is_named_with_the_reason() -> None:
    head = ADA.replace("params:", "params:\n  flag: {type: boolean, default: true}")
    judgement = judge(spec(head, '"{{ name }}"', 'caption: "{{ flag }}"'))

    reason = "`name`, a text of at least 1 character; its type was checked; checked with 1 example"
    assert judgement.not_checked == ((f"{LEAF}/input_text", f"known only when compiled: {reason}"),)


# --- rows ----------------------------------------------------------------------------------------


def test_examples_are_bound_like_rows() -> None:
    head = "params: {name: {type: string}, age: {type: integer, default: 1}}\n" + (
        "examples:\n  - {nmae: Ada}\n  - {name: 5}\n  - {age: 2}\n  - {name: Ada, plan: pro}\n"
    )

    assert told(judge(spec(head, '"{{ name }} {{ age }}"'))) == [
        ("CS602", "/examples/0/nmae"),
        ("CS603", "/examples/1/name"),
        ("CS601", "/examples/2"),
        ("CS602", "/examples/3/plan"),
    ]


def test_what_is_the_same_in_several_examples_is_told_once() -> None:
    """At the template, with the values that made it."""
    head = (
        "params: {size: {}}\nexamples: [{size: 1}, {size: -1}, {size: 1}, {size: -2}, {size: a}]\n"
    )
    document = spec(head, "Hello", 'scale: "{{ size }}"')
    wrong_type, range_ = loud(judge(document))

    assert wrong_type.message == (
        '`scale` is the text "a", but takes a number (in 1 of 5 examples: 5)'
    )
    assert range_.message == "`scale` is -1, but it must be more than 0 (in 2 of 5 examples: 2, 4)"
    assert range_.pointer == f"{LEAF}/scale"
    assert [(note.pointer, marked(document, note.span)) for note in range_.related] == [
        ("/examples/1/size", "-1"),
        ("/examples/3/size", "-2"),
    ]


def test_a_template_that_fails_in_an_example() -> None:
    head = "params: {who: {}}\nexamples: [{who: {name: Ada}}, {who: {}}]\n"
    document = spec(head, '"Hello {{ who.name }}"')
    (found,) = loud(judge(document))

    assert (found.code, marked(document, found.span)) == ("CS502", "name")
    assert found.message.endswith("(in 1 of 2 examples: 2)")


def test_what_is_known_without_rows_is_not_told_again_for_each() -> None:
    head = "params: {size: {type: string}}\nexamples: [{size: a}, {size: b}]\n"

    assert told(judge(spec(head, "Hello", 'scale: "{{ size }}"'))) == [("CS110", f"{LEAF}/scale")]


def test_the_number_of_examples_is_bounded() -> None:
    rows = ", ".join("{name: ''}" for _ in range(examples.MOST + 1))
    judgement = judge(
        spec(f"params: {{name: {{type: string}}}}\nexamples: [{rows}]\n", '"{{ name }}"')
    )

    assert [d.message for d in loud(judgement)] == [
        "the text to speak is empty (in all 200 examples)"
    ]
    assert judgement.not_checked[-1][0] == "/examples"


DATA = "params: {name: {type: string}, size: {type: number}}\ndata: people.csv\n"


def test_rows_of_data_are_told_by_number() -> None:
    rows = [
        {"name": "" if number % 100 in (1, 3) else "Ada", "size": "1"} for number in range(1, 401)
    ]
    judgement = judge(spec(DATA, '"{{ name }}"', 'scale: "{{ size }}"'), beside=table(rows))
    (found,) = loud(judgement)

    assert found.message == "the text to speak is empty (in 8 of 400 rows: 1, 3, 101 …)"
    note = found.related[0]
    assert (note.file, note.pointer, note.span.start.line) == ("people.csv", None, 2)


def test_cells_that_do_not_fit_are_in_the_data_file() -> None:
    rows = [{"name": "Ada", "size": size} for size in ("1", "big", "2", "huge")]
    judgement = judge(spec(DATA, '"{{ name }}"', 'scale: "{{ size }}"'), beside=table(rows))
    (found,) = loud(judgement)

    assert (found.file, found.span.start.line, found.code) == ("people.csv", 3, "CS603")
    assert found.message == 'column `size` is "big", but takes a number (in 2 of 4 rows: 2, 4)'


def test_rows_that_wait_for_a_value_are_no_fault() -> None:
    """`--set` may give it."""
    judgement = judge(
        spec(DATA, '"{{ name }}"', 'scale: "{{ size }}"'), beside=table([{"name": ""}])
    )

    assert told(judgement) == []
    assert (
        "/data",
        "rows of people.csv were not expanded: they lack `size`",
    ) in judgement.not_checked


def test_the_number_of_rows_is_bounded() -> None:
    rows = [{"name": "Ada", "size": "1"}] * (datafile.MOST + 1)
    judgement = judge(spec(DATA, '"{{ name }}"', 'scale: "{{ size }}"'), beside=table(rows))

    reason = "only the first 1,000 rows of people.csv were looked at"
    assert ("/data", reason) in judgement.not_checked


def test_data_that_is_not_there_was_not_looked_at() -> None:
    """It often lies elsewhere: names of people do not belong into a repository."""

    def rows(name: str) -> list[Row]:
        raise ClipspecError(f"cannot read {name}: no such file or directory")

    judgement = judge(spec(DATA, '"{{ name }}"', 'scale: "{{ size }}"'), beside=Beside(rows=rows))

    assert told(judgement) == []
    assert ("/data", "cannot read people.csv: no such file or directory") in judgement.not_checked


def test_the_program_looks_beside_the_spec(tmp_path: Path) -> None:
    """Includes and data are found in the folder of the spec, wherever it is started."""
    folder = tmp_path / "specs"
    (folder / "scripts").mkdir(parents=True)
    (folder / "scripts" / "a.txt").write_text("{{ nme }}")
    (folder / "people.csv").write_text('name,size\nAda,1\n"Gr\nace",x\n')
    (folder / "a.yaml").write_text(spec(DATA, "\"{% include 'scripts/a.txt' %}\"").text.content)
    used = spec(DATA, '"{{ name }}"', 'scale: "{{ size }}"').text.content
    (folder / "b.yaml").write_text(used)
    done = clipspec("lint", "specs", "--format", "concise", cwd=tmp_path)

    assert done.returncode == 1
    assert "scripts/a.txt:1:1: CS502" in done.stdout
    assert "specs/people.csv:4:6: CS603" in done.stdout


# --- the law -------------------------------------------------------------------------------------


def _put(value: Any, tokens: list[str], new: Any) -> Any:
    if not tokens:
        return new
    first, *rest = tokens
    if isinstance(value, dict):
        return {**value, first: _put(value[first], rest, new)}
    return [_put(each, rest, new) if str(i) == first else each for i, each in enumerate(value)]


def _errors(judgement: Judgement, pointer: str) -> set[str]:
    found = (d for d in judgement.diagnostics if d.severity.value == "error")
    return {d.code for d in found if d.pointer == pointer}


WAYS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "an example": lambda value: {"params": {"p": {}}, "examples": [{"p": value}]},
    "the only value of a schema": lambda value: {"params": {"p": {"enum": [value]}}},
    "a constant": lambda value: {"vars": {"p": value}},
}


CLIPS = [{"avatar_id": "Anna", "voice_id": "1bd0", "input_text": "Hello"}]
BODIES = v1_bodies.map(lambda body: {"version": "v1alpha", "ratio": "16:9", "clips": CLIPS, **body})
BODIES |= v2_bodies.map(lambda body: {"video_inputs": [{}], "title": "", **body})


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=40)
@given(st.data())
def test_a_value_is_judged_the_same_wherever_it_comes_from(way: str, data: st.DataObject) -> None:
    """Put `{{ p }}` in the place of one leaf, and give its value by another way."""
    body = data.draw(BODIES)
    leaves = list(pointers.leaves(body))
    assume(not any("{" in str(value) for _, value in leaves))
    at, value = data.draw(st.sampled_from(leaves))
    video = _put(body, pointers.split(at), "{{ p }}")
    whole = judge(parse(json.dumps(body), "body.json"))
    document = {"clipspec": 1, **WAYS[way](value), "video": video}
    part = judge(parse(json.dumps(document), "spec.json"))
    assume(part.dialect == whole.dialect != "unknown")

    assert _errors(part, f"/video{at}") == _errors(whole, at)
