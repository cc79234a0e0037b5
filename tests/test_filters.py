"""The filters for speech and file names: their examples, their edges, what they refuse."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest
from clipspec.expand.environment import Sandbox
from clipspec.expand.fault import ValueFault
from clipspec.expand.filters import FILTERS
from clipspec.lint.views.pauses import pauses
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

_ARROW = " → "


def _examples() -> list[tuple[str, str]]:
    return [
        (line.partition(_ARROW)[0], line.partition(_ARROW)[2])
        for function in FILTERS.values()
        for line in inspect.cleandoc(function.__doc__ or "").splitlines()
        if _ARROW in line
    ]


def _render(template: str) -> str:
    return Sandbox(str).from_string(template).render()


@pytest.mark.parametrize(("template", "shown"), _examples())
def test_examples_of_the_docstrings(template: str, shown: str) -> None:
    assert _render(template) == shown


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_has_an_example_and_names_what_is_undefined(name: str) -> None:
    assert _ARROW in (FILTERS[name].__doc__ or "")
    argument = "(3)" if name == "truncate_words" else ""
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        _render(f"{{{{ nobody | {name}{argument} }}}}")


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("(-0.5) | speak_number", "minus zero point five"),
        ("5 | speak_number('de_AT')", "fünf"),
        ("5 | speak_number('pt-BR')", "cinco"),
        ("3 | speak_number('fr', form='ordinal')", "troisième"),
        ("5 | speak_number('pl', form='currency', currency='PLN')", "pięć złotych"),
        ("12.999 | speak_number(form='currency')", "thirteen dollars"),
        ("999999999999999 | speak_number | length > 100", "True"),
        ("'2024-02-29' | speak_date('ja')", "2024年2月29日"),
        ("'2026-06-05' | speak_date('pt-BR')", "5 de junho de 2026"),
        ("[] | join_and", ""),
        ("[1] | join_and", "1"),
        ("(1, 'b') | join_and", "1 and b"),
        ("'  two   words here ' | truncate_words(2, '.')", "  two   words."),
        ("' a b ' | truncate_words(2)", " a b "),
        ("'' | truncate_words(1)", ""),
        ("10 | ssml_break", '<break time="10s"/>'),
        ("0.1 | ssml_break", '<break time="0.1s"/>'),
        ("'Ünïted — ÅB' | slug", "ünïted-åb"),
    ],
)
def test_edges(expression: str, shown: str) -> None:
    assert _render(f"{{{{ ({expression}) | string }}}}") == shown


@pytest.mark.parametrize(
    ("expression", "message", "way_out"),
    [
        ("'5' | speak_number", "takes a number, not a text", "`type: number`"),
        ("true | speak_number", "not true or false", "| float"),
        ("none | speak_number", "not null", "| float"),
        ("(1e308 * 10) | speak_number", "finite number, not inf", ""),
        ("(10**15) | speak_number", "1,000,000,000,000,000 or more", "in millions"),
        ("1.5 | speak_number(form='year')", "`1.5` is no whole number", "| int"),
        ("(-5) | speak_number(form='ordinal')", "no words for `-5` as ordinal", "yourself"),
        ("(-0.5) | speak_number('it')", "no words for `-0.5`", "yourself"),
        ("5 | speak_number('germn')", "`germn` is no language", "such as `en`"),
        ("5 | speak_number('ukr')", "`ukr` is no language", "did you mean `uk`?"),
        ("5 | speak_number(form='cardinl')", "no form of a number", "did you mean `cardinal`?"),
        ("5 | speak_number(form='currency', currency='EURO')", "no currency", "mean `EUR`?"),
        ("5 | speak_number('th', form='currency', currency='THB')", "no words for", "yourself"),
        ("5 | speak_date", "takes a text, not a number", "| string"),
        ("'5.6.2026' | speak_date", "`5.6.2026` is no date", "`2026-06-05`"),
        ("'2026-02-30' | speak_date", "day is out of range for month", "`2026-06-05`"),
        ("'20260605' | speak_date", "is no date", "`2026-06-05`"),
        ("'2026-06-05' | speak_date('en-Gb')", "`en_Gb` is no locale", "did you mean `en_GB`?"),
        ("'2026-06-05' | speak_date(none)", "null is no locale", "such as `en`"),
        ("'2026-06-05' | speak_date(form='short')", "no form of a date", "full, long, medium"),
        ("'abc' | join_and", "takes a list, not a text", "`[a, b]`"),
        ("[none] | join_and", "not null", "map(attribute='name')"),
        ("[1] | join_and(word='nor')", "`nor` is no joining word", "mean `or`?"),
        ("'a b' | truncate_words(0)", "whole number of words", "1 or more"),
        ("'a b' | truncate_words('2')", "whole number of words", "1 or more"),
        ("'a b' | truncate_words(true)", "whole number of words", "1 or more"),
        ("'a b' | truncate_words(1, end=none)", "takes a text, not null", "| string"),
        ("0 | ssml_break", "a pause of 0 seconds", "0.1 to 10 seconds"),
        ("500 | ssml_break", "a pause of 500 seconds", "a scene of its own"),
        ("'1s' | ssml_break", "takes a number, not a text", "| float"),
        ("none | slug", "takes a text, not null", "| string"),
        ("{} | slug", "takes a text, not an object", "| string"),
        ("[] | slug", "takes a text, not a list", "| string"),
    ],
)
def test_bad_values_are_refused_with_the_way_out(
    expression: str, message: str, way_out: str
) -> None:
    with pytest.raises(ValueFault) as caught:
        _render(f"{{{{ {expression} }}}}")

    assert message in str(caught.value)
    assert way_out in caught.value.help


@given(st.floats(0.1, 10))
def test_every_pause_is_one_that_lint_takes(seconds: float) -> None:
    (pause,) = pauses(f"a {FILTERS['ssml_break'](seconds)} b")

    assert pause.right
    assert pause.unit == "s"
    assert abs(float(pause.seconds) - seconds) <= 0.0005


@given(st.text(), st.integers(1, 20))
def test_truncation_keeps_so_many_words(text: str, count: int) -> None:
    shown = FILTERS["truncate_words"](text, count, "")

    assert text.startswith(shown)
    assert shown.split() == text.split()[:count]


@pytest.mark.parametrize(
    "machine",
    [
        {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "tr:de", "TZ": "Asia/Tokyo"},
        {"LC_ALL": "no such locale", "LANG": "xx_YY@zz", "TZ": "no such zone"},
    ],
)
def test_the_machine_has_no_say(machine: dict[str, str], tmp_path: Path) -> None:
    """Other languages and zones, also broken ones, and another folder: the same words."""
    code = (
        "from clipspec.expand.filters import FILTERS as f\n"
        "print(f['speak_number'](1.5), f['speak_date']('2026-06-05'), f['join_and'](['a', 'b']))"
    )
    package = Path(__file__).parents[1] / "compiler"
    env = {**os.environ, **machine, "PYTHONPATH": str(package), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "one point five June 5, 2026 a and b\n"
