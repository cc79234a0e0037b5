"""The laws of migration can fail: readers and writers that do something wrong break them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.draft import Draft
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Reading
from clipspec.migrate import Ledger, Request
from clipspec.migrate.ledger import Addition
from clipspec.migrate.proof import prove
from clipspec.migrate.proof.ledger import accounted
from clipspec.model import Video
from clipspec.source import parse
from clipspec.validate import is_valid
from conftest import Done
from test_prove import BODY, CLIP, V1, V2, broken, proved

Spoil = Callable[[Draft], None]


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Dialect]:
    """A dialect in which something is wrong, in the place of the right one."""

    def put(name: str, **parts: Any) -> Dialect:
        monkeypatch.setitem(dialects(), name, dialects()[name]._replace(**parts))
        return dialects()[name]

    return put


def _writes(spoil: Spoil) -> Callable[[Video, Policy], Draft]:
    """v2's writer, and then something is done to what it wrote."""

    def write(video: Video, policy: Policy) -> Draft:
        draft = V2.write(video, policy)
        spoil(draft)
        return draft

    return write


def _shout(draft: Draft) -> None:
    voice = draft.body["video_inputs"][0]["voice"]
    voice["input_text"] = voice["input_text"].upper()


def _swap(draft: Draft) -> None:
    draft.body["video_inputs"].reverse()


def _counting() -> Spoil:
    runs = iter(range(100))

    def count(draft: Draft) -> None:
        draft.body["video_inputs"][0]["voice"]["input_text"] = f"run {next(runs)}"

    return count


def _without_test(body: Mapping[str, Any]) -> Reading:
    reading = V2.read(body)
    return reading._replace(video=reading.video._replace(draft=None))


def test_a_writer_that_changes_a_value_breaks_return(spoilt: Callable[..., Dialect]) -> None:
    _, proof = proved(BODY, spoilt("v2", write=_writes(_shout)))

    assert broken(proof) == {"return": ("/clips/0/input_text does not come back, and is not kept",)}


def test_a_writer_that_changes_the_order_breaks_return(spoilt: Callable[..., Dialect]) -> None:
    """The ledger does not notice: each scene has its pointers, and each leaf its target."""
    clips = [CLIP, {**CLIP, "input_text": "Ho"}]
    _, proof = proved({**BODY, "clips": clips}, spoilt("v2", write=_writes(_swap)))

    assert broken(proof)["return"] == (
        "/clips/0/input_text does not come back, and is not kept",
        "/clips/1/input_text does not come back, and is not kept",
    )


def test_a_reader_that_forgets_breaks_return(spoilt: Callable[..., Dialect]) -> None:
    """What it writes it reads: identity alone would not notice."""
    _, proof = proved(BODY, spoilt("v2", read=_without_test))

    assert broken(proof) == {"return": ("/test does not come back, and is not kept",)}


def test_a_way_back_without_an_account_breaks_return(spoilt: Callable[..., Dialect]) -> None:
    v1 = spoilt("v1", write=lambda video, policy: Draft("v1"))
    _, proof = proved(BODY, V2)
    (fault,) = broken(proof)["return"]

    assert v1.write is not V1.write
    assert fault.startswith("on the way back, read, but neither written nor remarked on: ")


def test_a_writer_that_is_never_the_same_breaks_idempotence(
    spoilt: Callable[..., Dialect],
) -> None:
    _, proof = proved(BODY, spoilt("v2", write=_writes(_counting())))

    assert broken(proof)["idempotence"] == ("the source, migrated once more, gives another output",)


def test_an_output_that_is_not_known_as_what_it_is_breaks_idempotence() -> None:
    """A second run would migrate it again."""
    document = parse(json.dumps(BODY), "a.json")
    migration, _ = proved(BODY, V2)
    proof = prove(document, Request(V2), replace(migration, body=dict(BODY)))

    assert "the output, migrated again, is migrated: " in broken(proof)["idempotence"]


def _again(found: Ledger) -> Ledger:
    return replace(found, leaves=(*found.leaves, found.leaves[1]))


def _foreign(found: Ledger) -> Ledger:
    return replace(found, leaves=(*found.leaves, replace(found.leaves[0], source="/x")))


def _nowhere(found: Ledger) -> Ledger:
    return replace(found, leaves=tuple(replace(each, targets=()) for each in found.leaves))


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda found: replace(found, leaves=found.leaves[1:]), "/version stands in the ledger 0"),
        (_again, "/test stands in the ledger 2 times"),
        (_foreign, "/x stands in the ledger, and is no leaf"),
        (_nowhere, "of the output comes from nowhere"),
        (lambda found: replace(found, added=(*found.added, Addition("/y", ""))),
         "/y is said to be written, and is not there"),
        (lambda found: replace(found, added=(*found.added, Addition("/test", ""))),
         "/test is said to be carried over and to be added"),
    ],
)  # fmt: skip
def test_an_account_that_is_not_whole_breaks_the_ledger(
    spoil: Callable[[Ledger], Ledger], fault: str
) -> None:
    migration, _ = proved(BODY, V2)
    assert migration.body is not None
    assert accounted(BODY, migration.ledger, migration.body).held

    assert any(
        fault in each for each in accounted(BODY, spoil(migration.ledger), migration.body).broken
    )


def test_a_broken_law_is_our_own_fault(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    program: Callable[..., Done],
    spoilt: Callable[..., Dialect],
) -> None:
    """Exit 3, an invitation to report it, and not a byte of that file is written."""
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text(json.dumps(BODY))
    Path("b.json").write_text(json.dumps({**BODY, "clips": [{**CLIP, "input_text": "HI"}]}))
    before = Path("a.json").read_bytes()
    spoilt("v2", write=_writes(_shout))
    done = program(
        "migrate", "a.json", "b.json", "--to", "v2", "--prove", "--write", "--report", "r"
    )
    report = json.loads(Path("r").read_text())

    assert done.code == 3
    assert Path("a.json").read_bytes() == before
    assert "video_inputs" in Path("b.json").read_text()
    assert [file["status"] for file in report["files"]] == ["blocked", "migrated"]
    assert is_valid("report/migration", report)
    assert "breaks the law of `return` here: nothing is written" in done.err
    assert "please report it" in report["files"][0]["reason"]
    assert "\nreturn: BROKEN (2 files, " in done.err
    assert "  a.json: /clips/0/input_text does not come back, and is not kept" in done.err
