"""The public `Expander`: what engines hand over goes in, bytes or errors come out, anywhere."""

from __future__ import annotations

import builtins
import importlib
import json
import pickle
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from clipspec import api
from hypothesis import given
from hypothesis import strategies as st
from test_cli_lint import clipspec

_BODY = """\
video:
  version: v1alpha
  ratio: "16:9"
  background: "#FAFAFA"
  clips:
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: "{{ greeting }} {{ first_name }}, {{ parts | length }}, {{ note }}"
      scale: "{{ size }}"
"""
_PARAMS = """\
clipspec: 1
name: "{{ first_name | slug }}-{{ greeting }}"
params:
  first_name: {type: string, minLength: 1}
  size: {type: number, default: 1}
  parts: {type: array, default: []}
  note: {type: [string, "null"], default: none}
"""
SPEC = f"{_PARAMS}matrix: {{greeting: [Hello, Bonjour]}}\n{_BODY}"
PLAIN = f"{_PARAMS}vars: {{greeting: Hello}}\n{_BODY}"


def _clip(outcome: api.Outcome) -> dict[str, Any]:
    assert outcome.error == ()
    clip: dict[str, Any] = json.loads(outcome.content)["clips"][0]
    return clip


def test_a_row_gives_an_outcome_for_each_combination() -> None:
    first, second = api.Expander(SPEC).expand({"first_name": "Ada"}, 7)

    assert (first.name, first.row, first.combination) == ("ada-Hello", 7, 1)
    assert (second.name, second.row, second.combination) == ("ada-Bonjour", 7, 2)
    assert first.content.endswith(b"\n")
    assert b"\n" not in first.content[:-1]
    assert _clip(second)["input_text"] == "Bonjour Ada, 0, none"


def test_a_batch_gives_the_bytes_of_the_command(tmp_path: Path) -> None:
    rows = [{"first_name": f"Ada {n}", "size": n / 10} for n in range(1, 8)]
    (tmp_path / "spec.yaml").write_text(SPEC)
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    made = api.Expander(SPEC).batch(rows)
    said = clipspec("compile", "spec.yaml", "--data", "rows.jsonl", cwd=tmp_path).stdout

    assert b"".join(outcome.content for outcome in made).decode() == said


def test_one_bad_row_ends_nothing() -> None:
    rows: list[dict[str, Any]] = [
        {"first_name": "Ada"},
        {"first_name": ""},
        {"size": 1},
        {"first_name": "Lin"},
    ]
    made = api.Expander(PLAIN).batch(rows, start=11)

    assert [each.name for each in made] == ["ada-Hello", "", "", "lin-Hello"]
    assert [each.row for each in made] == [11, 12, 13, 14]
    assert [[d.code for d in each.error] for each in made] == [[], ["CS603"], ["CS601"], []]
    assert made[1].content == b""
    assert (made[1].error[0].file, made[1].error[0].span.start.line) == ("<rows>", 12)
    assert api.Expander(PLAIN).batch(rows) == pickle.loads(pickle.dumps(api.Expander(PLAIN))).batch(
        rows
    )


def test_a_column_that_is_nearly_a_param_is_an_error_of_its_row() -> None:
    (made,) = api.Expander(PLAIN).expand({"first_name": "Ada", "siez": 2, "Telephone": object()})

    assert [(d.code, d.message) for d in made.error] == [
        ("CS602", "row 1: no param is called `siez`")
    ]
    assert "did you mean `size`?" in made.error[0].help


def test_texts_of_cells_become_what_the_schema_says() -> None:
    cells = {"first_name": "Ada", "size": "0.5", "parts": "[1, 2]", "note": ""}
    typed, texts = api.Expander(PLAIN), api.Expander(PLAIN, typed=False)
    (made,) = texts.expand(cells)

    assert _clip(made) == _clip(
        *typed.expand({"first_name": "Ada", "size": 0.5, "parts": [1, 2], "note": "none"})
    )
    assert texts.expand({**cells, "size": None, "note": None}) == texts.expand(
        {**cells, "size": "", "note": ""}
    )
    assert [d.message for d in typed.expand(cells)[0].error] == [
        'row 1: column `size` is the text "0.5", but takes a number',
        'row 1: column `parts` is the text "[1, 2]", but takes a list',
    ]
    assert [d.message for d in texts.expand({**cells, "size": 0.5})[0].error] == [
        "row 1: column `size` is of the type float, and rows that are not `typed` hold text"
    ]


@pytest.mark.parametrize("nothing", [None, float("nan")])
def test_nothing_is_null_where_null_is_taken_and_else_no_value(nothing: Any) -> None:
    row = {"first_name": "Ada", "size": nothing, "parts": nothing, "note": "none"}
    (made,) = api.Expander(PLAIN).expand(row)
    (unnamed,) = api.Expander(PLAIN).expand({"first_name": nothing})
    (null,) = api.Expander(PLAIN.replace("{{ note }}", "{{ 'null' if note is none }}")).expand(
        {"first_name": "Ada", "note": nothing}
    )

    assert _clip(made) == _clip(*api.Expander(PLAIN).expand({"first_name": "Ada"}))
    assert [d.name for d in unnamed.error] == ["missing-param"]
    assert _clip(null)["input_text"].endswith("null")


class _Scalar:
    """What numpy and pyarrow have in common, without them."""

    def __init__(self, value: Any, way: str) -> None:
        setattr(self, way, lambda: value)


@pytest.mark.parametrize("way", ["as_py", "tolist"])
def test_scalars_and_arrays_of_engines_are_their_values(way: str) -> None:
    row = {"first_name": _Scalar("Ada", way), "size": _Scalar(0.5, way)}
    parts = _Scalar([_Scalar(1, way), {"a": (2, 3)}], way)
    (made,) = api.Expander(PLAIN).expand({**row, "parts": parts})

    assert _clip(made)["scale"] == 0.5
    assert _clip(made)["input_text"] == "Hello Ada, 2, none"


def test_real_scalars_of_numpy_and_pyarrow() -> None:
    numpy, pyarrow = (pytest.importorskip(name) for name in ("numpy", "pyarrow"))
    expander = api.Expander(PLAIN)
    rows = [
        {"first_name": numpy.str_("Ada"), "size": numpy.float32(0.5), "parts": numpy.arange(2)},
        {
            "first_name": pyarrow.scalar("Ada"),
            "size": pyarrow.scalar(0.5),
            "parts": pyarrow.scalar([0, 1]),
        },
        {"first_name": "Ada", "size": 0.5, "parts": [0, 1], "note": pyarrow.scalar("none")},
    ]
    made = {outcome.content for outcome in expander.batch(rows)}
    (time,) = expander.expand({"first_name": numpy.datetime64("2026-06-05", "ns")})

    assert len(made) == 1
    assert "is of the type datetime64, which JSON does not have" in time.error[0].message


def test_dates_are_their_text() -> None:
    expander = api.Expander(PLAIN)
    one, two = expander.batch(
        [{"first_name": date(2026, 6, 5)}, {"first_name": datetime(2026, 6, 5, 7, 30)}]
    )

    assert _clip(one)["input_text"] == "Hello 2026-06-05, 0, none"
    assert _clip(two)["input_text"] == "Hello 2026-06-05T07:30:00, 0, none"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (b"Ada", "`parts` is of the type bytes, which JSON does not have"),
        (Decimal("0.5"), "`parts` is of the type Decimal, which"),
        ({1, 2}, "`parts` is of the type set, which"),
        ([{"a": {3: 4}}], "`parts` has a key of the type int, and JSON takes text"),
        (api.Outcome("", b"", 1, 1), "`parts` is of the type Outcome, which"),
    ],
)
def test_what_is_no_data_is_an_error_of_its_row(value: Any, says: str) -> None:
    (made,) = api.Expander(PLAIN).expand({"first_name": "Ada", "parts": value})

    assert [d.code for d in made.error] == ["CS603"]
    assert says in made.error[0].message


def test_what_is_no_row_is_wrong_use() -> None:
    rows: Any = [["Ada"]]
    with pytest.raises(api.UsageError, match="a row maps columns to values, and row 1 is a list"):
        api.Expander(PLAIN).batch(rows)


def test_a_wrong_spec_is_refused_at_once() -> None:
    for wrong, says in (
        (PLAIN.replace("greeting }}", "greting }}"), "CS502"),
        (PLAIN.replace("16:9", "4:3"), "CS302"),
        (PLAIN.replace("{{ note }}", "{% include 'a.txt' %}"), "CS507 .* give an `include`"),
    ):
        with pytest.raises(api.Refused, match=says):
            api.Expander(wrong)
    with pytest.raises(api.Refused, match="CS602 params: no param is called `name`"):
        api.Expander(PLAIN, {"name": "Ada"})


def test_migrated_and_included_it_still_travels() -> None:
    text = PLAIN.replace("Hello}", "Hello}\nexamples: [{first_name: Ada}]").replace(
        "{{ greeting }} ", "{% include 'a.txt' %} "
    )
    files = {"a.txt": "Hi"}
    expander = api.Expander(
        text, {"size": 0.5}, to="v2", include=files.__getitem__, policy=api.Policy(1080)
    )
    (made,) = expander.expand({"first_name": "Ada"})

    assert json.loads(made.content)["dimension"] == {"width": 1920, "height": 1080}
    assert pickle.loads(pickle.dumps(expander)).expand({"first_name": "Ada"}) == [made]


def test_it_opens_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once what it needs of the package is loaded; that is the same for every spec."""
    rows: list[dict[str, Any]] = [{"first_name": "Ada"}, {"first_name": ""}, {"size": "x"}]
    before = api.Expander(SPEC).batch(rows)

    def refuse(*arguments: Any, **options: Any) -> Any:
        raise AssertionError(f"opened {arguments}")

    monkeypatch.setattr(builtins, "open", refuse)
    monkeypatch.setattr(importlib.import_module("io"), "open", refuse)
    assert api.Expander(SPEC).batch(rows) == before


@given(st.lists(st.text(min_size=1), max_size=8), st.integers(min_value=0, max_value=8))
def test_however_rows_are_cut_the_bytes_are_equal(names: list[str], cut: int) -> None:
    """The law that lets engines partition as they like: only the number of a row counts."""
    expander = api.Expander(SPEC)
    rows = [{"first_name": name} for name in names]
    whole = expander.batch(rows)
    parts = expander.batch(rows[:cut]) + expander.batch(rows[cut:], min(cut, len(rows)) + 1)

    assert parts == whole
