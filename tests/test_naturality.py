"""`migrate --prove` on specs: migrating and compiling change places, over the rows of a user."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import templating
from clipspec.dialects import dialects
from clipspec.migrate import Consent, Migration, Request, Status, migrate
from clipspec.migrate.exemptions import NEGATIVE_ZERO
from clipspec.migrate.proof import Proof, Rows, Ruling, prove
from clipspec.migrate.report import as_data
from clipspec.source import parse
from clipspec.validate import is_valid
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st
from naturality import BODIES, WAYS, Way, few

V2, V3 = dialects()["v2"], dialects()["v3"]
NUMBER = {"type": "number"}
CLIP = {"avatar_id": "a", "voice_id": "v", "input_text": "Hi"}


def _spec(clip: dict[str, Any], params: dict[str, Any], **more: Any) -> dict[str, Any]:
    video = {"version": "v1alpha", "clips": [CLIP | clip]}
    return {"clipspec": 1, "params": params, "video": video, **more}


def _proved(
    spec: dict[str, Any], *rows: dict[str, Any], spoil: str = "", accept: str = ""
) -> tuple[Migration, Ruling]:
    """A spec brought to v2, and what became of naturality. `spoil` takes another's place in it."""
    document = parse(json.dumps(spec), "a.json")
    request = Request(V2, consent=Consent((accept,) if accept else ()))
    migration = migrate(document, request)
    assert migration.body is not None, migration.reason
    if spoil:
        right, wrong = spoil.split(" for ")
        text = json.dumps(migration.body["video"]).replace(wrong, right)
        migration = replace(migration, body={**migration.body, "video": json.loads(text)})
    named: Rows = [(f"rows.csv:{number}", row) for number, row in enumerate(rows, 2)]
    proof = prove(document, request, migration, named)
    return migration, next(each for each in proof.rulings if each.law == "naturality")


@pytest.mark.parametrize("way", WAYS, ids=str)
@few(15)
@given(data=st.data())
def test_every_spec_is_proved(way: Way, data: st.DataObject) -> None:
    """Whatever its templates, over rows of every kind; with and without losses to accept."""
    made = data.draw(templating.specs(BODIES[way.source]))
    consent = data.draw(st.sampled_from([Consent(), Consent(("all",))]))
    document = parse(json.dumps(made.spec), "spec.json")
    request = Request(dialects()[way.target], consent=consent, dialect=way.source)
    migration = migrate(document, request)
    rows = [(f"{number}", row) for number, row in enumerate(made.rows)]
    proof = prove(document, request, migration, rows)

    assert [ruling.broken for ruling in proof.rulings if ruling.broken] == []
    assert is_valid("report/migration", as_data([replace(migration, proof=proof)]))
    if migration.status is Status.MIGRATED:
        laws = ["ledger", "naturality", "idempotence"]
        assert [ruling.law for ruling in proof.rulings] == laws


def test_examples_defaults_and_rows_are_tried_in_every_combination() -> None:
    """What has no body, or not every value, is counted apart."""
    params = {"s": {**NUMBER, "default": 1}, "style": {"enum": ["normal", "circle"]}}
    clip = {"scale": "{{ s }}", "avatar_style": "{{ style }}"}
    spec = _spec(clip, params, matrix={"style": ["normal", "circle"]}, examples=[{"s": 0.5}])
    _, ruling = _proved(spec, {"s": 2}, {"s": -1}, {})

    assert ruling.held
    assert ruling.counted == {"rows": 6, "no_body": 4}


def test_a_spec_that_makes_another_body_breaks_the_law() -> None:
    """Each row for which it does is named."""
    spec = _spec({"offset": {"y": "{{ y }}"}}, {"y": NUMBER}, examples=[{"y": 0.25}, {"y": 0}])
    _, ruling = _proved(spec, {"y": -0.5}, spoil="{{ y }} for {{ 0 - y }}")
    said = "the migrated spec makes another body than its own, migrated"

    assert ruling.broken == (f"/examples/0: {said}", f"rows.csv:2: {said}")


def test_what_would_be_asked_about_may_not_pass_in_silence() -> None:
    """A scale beyond what v2 takes is refused when it is compiled; a smaller one would be wrong."""
    spec = _spec({"scale": "{{ s }}"}, {"s": NUMBER})
    _, ruling = _proved(spec, {"s": 1}, {"s": 7})
    _, spoilt = _proved(spec, {"s": 1}, {"s": 7}, spoil="{{ [s, 5] | min }} for {{ s }}")

    assert ruling.held
    assert ruling.counted == {"rows": 2}
    assert [fault.partition(":")[0] for fault in spoilt.broken] == ["rows.csv"]
    assert "rows.csv:3" in spoilt.broken[0]


def test_values_that_the_table_excuses_are_named() -> None:
    """A sign that is turned twice stays that of a zero; nothing else may differ."""
    text = {"input_text": "-0.0 degrees"}
    spec = _spec({"offset": {"x": -0.04, "y": "{{ 0 - y }}"}, **text}, {"y": NUMBER})
    migration, ruling = _proved(spec, {"y": -0.0}, {"y": 0.5})
    (file,) = as_data([replace(migration, proof=Proof((ruling,)))])["files"]

    assert ruling.held
    assert [(each.row, each.leaves) for each in ruling.excuses] == [
        (NEGATIVE_ZERO, ("rows.csv:2",))
    ]
    assert file["proof"][0]["exceptions"] == [
        {"values": NEGATIVE_ZERO.values, "reason": NEGATIVE_ZERO.reason, "rows": ["rows.csv:2"]}
    ]


def test_an_accepted_template_is_left_out_of_the_comparison() -> None:
    """With it taken out of the old spec, both make the same; the report keeps its text."""
    spec = _spec({}, {"behind": {"type": "string"}})
    spec["video"]["background"] = "{{ behind }}"
    address = "https://a.example/b.mp4"
    migration, ruling = _proved(spec, {"behind": address}, accept="/video/background")
    (file,) = as_data([migration])["files"]
    kept = {leaf["source"]: leaf.get("value") for leaf in file["leaves"]}

    assert "behind" not in json.dumps(migration.body and migration.body["video"])
    assert ruling.held
    assert ruling.counted == {"rows": 1}
    assert kept["/video/background"] == "{{ behind }}"


# --- the command ---------------------------------------------------------------------------------

SPEC = """\
clipspec: 1
params:
  name: {type: string, minLength: 1}
  y: {type: number, default: 0.25}
data: people.csv
video:
  version: v1alpha
  clips:
    - avatar_id: a  # whose face it is
      voice_id: v
      input_text: "{% include 'hello.txt' %}"
      offset: {y: "{{ y }}"}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("spec").mkdir()
    Path("spec/a.yaml").write_text(SPEC)
    Path("spec/hello.txt").write_text("Hello {{ name }}")
    Path("spec/people.csv").write_text("name,y\nAda,0.5\nGrace,-1\n,0\nLin,\n")
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_the_rows_of_its_data_are_tried(program: Callable[..., Done]) -> None:
    """With the files that its templates include. Without a name there is no body."""
    done = program("migrate", "spec/a.yaml", "--to", "v2", "--prove")

    assert done.code == 0, done.err
    assert "# whose face it is" in done.out
    assert "\n  naturality: held (3 rows, 1 no body)\n" in done.err
    assert "\n  idempotence: held (" in done.err


@pytest.mark.usefixtures("desk")
def test_data_that_cannot_be_read_prove_nothing(program: Callable[..., Done]) -> None:
    """Then nothing is written: the proof was asked for."""
    Path("spec/people.csv").unlink()
    done = program("migrate", "spec/a.yaml", "--to", "v2", "--prove", "--write")

    assert done.code == 3
    assert "people.csv" in done.err
    assert Path("spec/a.yaml").read_text() == SPEC
