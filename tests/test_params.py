"""Params: what a text means by a schema, what is refused and how it is said."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from clipspec import validate
from clipspec.compile import Refused
from clipspec.compile import surrounding as from_environment
from clipspec.expand import Row, Spec, read_spec
from clipspec.expand.params import from_text
from clipspec.expand.values import Binder, Unfit, bind
from clipspec.source import parse
from clipspec.validate.refusals import findings
from clipspec.validate.values import rooted
from hypothesis import given
from hypothesis import strategies as st

_REFERRING = {"$ref": "#/$defs/size", "$defs": {"size": {"type": "number"}}}


def _spec(**params: Any) -> Spec:
    return read_spec(parse(json.dumps({"clipspec": 1, "params": params, "video": {}}), "s.json"))


def _bound(params: dict[str, Any], values: dict[str, Any], typed: bool = False) -> Any:
    """Return what a row gives, or what is said against it."""
    bound, unfit = Binder(_spec(**params)).bind(Row(1, 2, values, typed))
    return [each.message for each in unfit] or bound


@pytest.mark.parametrize(
    ("schema", "text", "value"),
    [
        ({"type": "string"}, " 5 ", " 5 "),
        ({"type": "string"}, "", ""),
        ({"type": "integer"}, " 5 ", 5),
        ({"type": "integer"}, "+5", 5),
        ({"type": "number"}, "5", 5),
        ({"type": "number"}, "0.5", 0.5),
        ({"type": "number"}, "1e3", 1000.0),
        ({"type": ["integer", "number"]}, "2.5", 2.5),
        ({"type": "boolean"}, "TRUE", True),
        ({"type": "array"}, '["a", 1]', ["a", 1]),
        ({"type": "object"}, '{"a": {"b": null}}', {"a": {"b": None}}),
        ({"type": ["string", "null"]}, "", None),
        ({"type": ["string", "null"]}, " ", " "),
        ({"type": ["null", "integer"]}, " ", None),
        ({"type": ["string", "integer"]}, "5", "5"),
        ({"type": ["string", "integer"], "enum": ["a", 5]}, "5", 5),
        ({"enum": ["1", 1]}, "1", "1"),
        ({"enum": [1, 2.5, True, None]}, "2.5", 2.5),
        ({"enum": [1, 2.5, True, None]}, "true", True),
        ({"enum": [1, 2.5, True, None]}, "", None),
        ({"const": 3}, "3", 3),
        ({"anyOf": [{"enum": ["auto"]}, {"type": "number"}]}, "auto", "auto"),
        ({"anyOf": [{"enum": ["auto"]}, {"type": "number"}]}, "0.5", 0.5),
        (_REFERRING, "0.5", 0.5),
        ({}, "5", "5"),
        (True, "5", "5"),
    ],
)
def test_a_text_means_what_the_schema_says(schema: Any, text: str, value: Any) -> None:
    meant = _bound({"a": schema}, {"a": text})["a"]

    assert (meant, type(meant)) == (value, type(value))
    assert from_text(schema, text) == value


@pytest.mark.parametrize(
    ("schema", "text", "says"),
    [
        ({"type": "integer"}, "1.5", '`a` is "1.5", but takes a whole number'),
        ({"type": "integer"}, "", '`a` is "", but takes a whole number'),
        ({"type": "number"}, "1e999", '`a` is "1e999", but takes a number'),
        ({"type": "number"}, "NaN", '`a` is "NaN", but takes a number'),
        ({"type": "number"}, "0,5", '`a` is "0,5", but takes a number'),
        ({"type": "boolean"}, "yes", '`a` is "yes", but takes true or false'),
        ({"type": "array"}, "[NaN]", '`a` is "[NaN]", but takes a JSON list'),
        ({"type": "object"}, '{"b":1,"b":2}', "but takes a JSON object"),
        ({"type": "object"}, '{"b":"\\ud800"}', "but takes a JSON object"),
        ({"type": "integer", "maximum": 3}, "5", "`a` is 5, but the largest value is 3"),
        ({"enum": ["free", "pro"]}, "por", '`a` is "por", but takes "free" or "pro"'),
        (
            {"type": "array", "items": {"type": "object", "required": ["x"]}},
            '[{"x": 1}, {}]',
            "`a` is refused at /1: `x` is missing here",
        ),
        (
            {"type": "array", "items": {"type": "string"}},
            '["x", "y", 2]',
            "`a` is refused at /2: item 3 of `a` is 2, but takes text",
        ),
        (_REFERRING, "big", '`a` is the text "big", but takes a number'),
        (
            {"type": "string", "pattern": "^a$"},
            "b",
            '`a` is "b", but takes a value that matches ^a$',
        ),
        ({"type": "string", "format": "date"}, "2026-02-30", "takes a date such as 2026-03-31"),
        ({"type": "string", "format": "date-time"}, "2026-02-03", "takes a date and time such as"),
        ({"type": "string", "format": "uri"}, "a.b/c", "takes a URI such as https://example.com/a"),
        ({"type": "string", "format": "email"}, "Ada <a@b.c>", "takes an e-mail address such as"),
        ({"type": "string", "format": "uuid"}, "1234", "takes a UUID such as"),
        ({"format": "ipv4"}, "1.2.3", "takes a value in the format `ipv4`"),
    ],
)
def test_a_text_that_does_not_fit_is_refused_in_words(schema: Any, text: str, says: str) -> None:
    (said,) = _bound({"a": schema}, {"a": text})

    assert says in said


def test_all_cells_that_do_not_fit_are_told_at_once() -> None:
    params = {"a": {"type": "integer"}, "b": {"minLength": 2}, "c": {"pattern": "x"}, "d": {}}

    assert len(_bound(params, {"a": "?", "b": "b", "c": "c", "d": "d"})) == 3


@pytest.mark.parametrize("schema", [{"type": "string"}, {"pattern": "^a"}, True])
def test_what_is_no_unicode_is_no_text(schema: Any) -> None:
    """Python has such texts: bytes of a command line, halves of pairs in a program's data."""
    spec = _spec(a=schema)
    for texts, values in (({"a": "a\udce9"}, {}), ({}, {"a": "a\ud800"})):
        with pytest.raises(Unfit, match="`a` holds what is no Unicode text"):
            bind(spec, texts, values)


def test_an_empty_cell_is_the_default_and_an_empty_text_is_not() -> None:
    params = {"a": {"type": "string", "default": "x"}}

    assert _bound(params, {"a": ""}) == {}
    assert _bound(params, {"a": ""}, typed=True) == {"a": ""}


def test_binder_can_be_sent_to_a_worker() -> None:
    binder = Binder(_spec(a={"type": "integer"}, b={"pattern": "^x"}, c={"enum": [1]}))
    row = Row(1, 2, {"a": "1", "b": "xy", "c": "1"}, False)

    assert binder.bind(row) == ({"a": 1, "b": "xy", "c": 1}, [])
    assert pickle.loads(pickle.dumps(binder)).bind(row) == binder.bind(row)


_SCHEMAS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "integer", "number", "array", ["string", "null"]]),
        "format": st.sampled_from(["date", "date-time", "uri", "email", "uuid", "time", "bogus"]),
        "minLength": st.integers(0, 3),
        "maximum": st.integers(-3, 3),
        "items": st.fixed_dictionaries({}, optional={"type": st.just("string")}),
        "enum": st.lists(st.integers(0, 2) | st.text(max_size=2), min_size=1, unique=True),
        "pattern": st.sampled_from(["^a", "b$"]),
    },
)
_VALUES = (
    st.none()
    | st.integers(-5, 5)
    | st.just(10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=4)
    | st.lists(st.text(max_size=2) | st.integers(0, 3), max_size=2)
    | st.dates().map(str)
    | st.datetimes().map(lambda moment: moment.isoformat() + "Z")
    | st.uuids().map(str)
    | st.emails()
    | st.sampled_from(["https://a.example", "//a", "a@b", "20260131", "Ada <a@b.c>", "b\n"])
)


@given(st.dictionaries(st.sampled_from("abc"), st.tuples(_SCHEMAS, _VALUES)))
def test_the_fast_yes_and_the_one_that_explains_agree(pairs: dict[str, tuple[Any, Any]]) -> None:
    schemas = {name: schema for name, (schema, _) in pairs.items()}
    values = {name: value for name, (_, value) in pairs.items()}
    said = [
        found
        for name in pairs
        for found in findings(rooted(name, schemas[name]), {name: values[name]}, formats=True)
    ]

    assert validate.Checker(schemas).takes(values) == (said == [])


def test_environment_is_read_for_declared_names_only() -> None:
    spec = _spec(
        a={"type": "integer", "env": "A"},
        b={"type": "string", "default": "x", "env": "B"},
        c={"type": "string"},
        d={"type": "string", "env": "D"},
    )
    environ = {"A": "5", "B": "", "c": "no", "C": "no", "D": "weaker"}

    assert from_environment(spec, environ, {"d"}) == {"a": 5}


@pytest.mark.parametrize("schema", [{"type": "integer"}, {"type": "string", "maxLength": 3}])
def test_a_refused_variable_is_named_and_its_value_is_not(schema: dict[str, Any]) -> None:
    with pytest.raises(Refused) as raised:
        from_environment(_spec(a={**schema, "env": "TOKEN"}), {"TOKEN": "sk-secret"})

    (found,) = raised.value.diagnostics
    assert (found.name, found.pointer) == ("refused-value", "/params/a/env")
    assert "`TOKEN`" in found.message
    assert "`a`" in found.message
    assert "sk-secret" not in repr(raised.value) + repr(found) + repr(raised.value.__context__)


@pytest.mark.parametrize("name", [5, "", "sk-secret", None, ["A"]])
def test_env_takes_the_name_of_a_variable(name: Any) -> None:
    (found,) = validate.check_schema("a", {"type": "string", "env": name})

    assert found.pointer == "/env"
    assert "secret" not in found.message
