"""The laws of the hub: readers never raise, and reading back what was written changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import strategies
from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.migrate.exemptions import IDENTITY, Exemption
from clipspec.migrate.proof.identity import identity
from clipspec.model import Video
from hypothesis import given, settings
from hypothesis import strategies as st

BODIES = {"v1": strategies.v1_bodies, "v2": strategies.v2_bodies, "v3": strategies.v3_bodies}
DIALECTS = list(dialects().values())

many = settings(max_examples=300, deadline=None)
any_dialect = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)


def _written(video: Video, dialect: Dialect) -> Draft:
    return dialect.write(video, Policy())


def _read(body: dict[str, Any], dialect: Dialect) -> Video:
    return dialect.read(body).video


def test_every_dialect_has_bodies_here() -> None:
    """A new dialect comes under these laws, or this test says so."""
    assert set(BODIES) == {dialect.name for dialect in DIALECTS}


@any_dialect
@many
@given(data=st.data())
def test_what_was_written_reads_back_as_the_same_video(
    dialect: Dialect, data: st.DataObject
) -> None:
    """read∘write is the identity on the hub, except where a row and a remark say why not."""
    assert identity((dialect, data.draw(BODIES[dialect.name]))).broken == ()


@any_dialect
@many
@given(data=st.data())
def test_writing_twice_gives_the_same_body(dialect: Dialect, data: st.DataObject) -> None:
    """What was written and read is written again with not a byte of difference."""
    first = _written(_read(data.draw(BODIES[dialect.name]), dialect), dialect).body
    second = _written(_read(first, dialect), dialect).body

    assert json.dumps(first) == json.dumps(second)


@any_dialect
@many
@given(body=st.dictionaries(strategies.texts, strategies.anything) | strategies.v1_bodies
       | strategies.v2_bodies)  # fmt: skip
def test_readers_take_any_json(dialect: Dialect, body: dict[str, Any]) -> None:
    """A reader never raises and leaves its input alone, whatever it is given."""
    before = json.dumps(body)

    _read(body, dialect)

    assert json.dumps(body) == before


@any_dialect
@many
@given(data=st.data())
def test_a_written_body_shares_nothing_with_its_source(
    dialect: Dialect, data: st.DataObject
) -> None:
    """Changing the output afterwards does not change the source."""
    body = data.draw(BODIES[dialect.name])
    before = json.dumps(body)
    _spoil(_written(_read(body, dialect), dialect).body)

    assert json.dumps(body) == before


def _spoil(value: Any) -> None:
    if isinstance(value, dict):
        for member in value.values():
            _spoil(member)
        value["spoilt"] = True
    elif isinstance(value, list):
        for item in value:
            _spoil(item)
        value.append("spoilt")


# A body that needs each row, by the end of its pattern.
NEEDED: dict[str, list[dict[str, Any]]] = {
    "/aspect_ratio": [{"aspect_ratio": "16:9"}, {"aspect_ratio": "7:11"}],
    "/video_inputs/*/character/scale": [
        {"video_inputs": [{"character": {"type": "avatar", "scale": 5.5}}]}
    ],
    "/video_inputs/*": [{"video_inputs": [{"voice": {"type": "silence", "duration": 1}}] * 51}],
    "/folder_id": [{"folder_id": "f"}],
    "/brand_glossary_id": [{"brand_glossary_id": "g"}],
    "/expressiveness": [
        {"engine": {"type": "avatar_iii"}, "expressiveness": grade} for grade in ("low", "high")
    ],
    "/motion_prompt": [{"engine": {"type": "avatar_iii"}, "motion_prompt": "Nod."}],
}


def _bodies_for(row: Exemption) -> Iterator[dict[str, Any]]:
    for body in NEEDED[next(end for end in NEEDED if row.pattern.endswith(end))]:
        if row.source != "v3":
            yield body
            continue
        film = {"type": "avatar", "avatar_id": "a", **body}
        if "/scenes/*" in row.pattern:
            scene = {"type": "avatar_video", "input": film} if "/input/" in row.pattern else body
            film = {"type": "studio", "scenes": [scene]}
        yield {"videos": [film]} if "/videos/*" in row.pattern else film


@pytest.mark.parametrize("row", IDENTITY, ids=lambda row: f"{row.source}{row.pattern}")
def test_each_exemption_is_needed(row: Exemption) -> None:
    """A row that nothing needs any more goes."""
    dialect = dialects()[row.source]
    rulings = [identity((dialect, body)) for body in _bodies_for(row)]

    assert row in {excuse.row for ruling in rulings for excuse in ruling.excuses}
