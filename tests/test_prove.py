"""`migrate --prove`: the laws on a user's own files."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from clipspec.dialects import dialects
from clipspec.dialects.dialect import Dialect
from clipspec.dialects.policy import Policy
from clipspec.migrate import Consent, Migration, Request, Status, migrate
from clipspec.migrate.proof import prove
from clipspec.migrate.report import as_data
from clipspec.migrate.ruling import Proof
from clipspec.source import parse
from clipspec.validate import is_valid
from conftest import Done
from corpus import CORPUS, needs_corpus
from crossings import BODIES, wishes
from hypothesis import given
from hypothesis import strategies as st

V1, V2, V3 = (dialects()[name] for name in ("v1", "v2", "v3"))
LAWS = ["ledger", "identity", "return", "idempotence"]
CLIP = {"avatar_id": "a", "voice_id": "v", "input_text": "Hi", "offset": {"y": 0.25}}
BODY: dict[str, Any] = {"version": "v1alpha", "test": True, "clips": [CLIP]}
EVERYTHING = Consent(("all",))


def proved(body: Any, target: Dialect, **wishes: Any) -> tuple[Migration, Proof]:
    """A body brought over with every loss accepted, and the proof."""
    document = parse(json.dumps(body), "a.json")
    request = Request(target, consent=EVERYTHING, **wishes)
    migration = migrate(document, request)
    return migration, prove(document, request, migration)


def broken(proof: Proof) -> dict[str, tuple[str, ...]]:
    """What broke the laws, by their names."""
    return {ruling.law: ruling.broken for ruling in proof.rulings if not ruling.held}


# --- that they hold ------------------------------------------------------------------------------


@pytest.mark.parametrize(("source", "target"), list(itertools.permutations(BODIES, 2)))
@given(data=st.data())
def test_every_body_isproved(source: str, target: str, data: st.DataObject) -> None:
    """As a file of a user's, right or wrong, whatever was answered."""
    body, policy = data.draw(BODIES[source]), data.draw(st.builds(Policy, **wishes()))
    migration, proof = proved(body, dialects()[target], policy=policy, dialect=source)

    assert broken(proof) == {}
    assert is_valid("report/migration", as_data([replace(migration, proof=proof)]))


@needs_corpus
@pytest.mark.parametrize("target", dialects())
def test_every_real_body_isproved(target: str) -> None:
    """In every direction, with every loss accepted."""
    tried = 0
    for path in sorted(CORPUS.glob("v*/*.json")):
        document = parse(path.read_bytes(), path.name)
        request = Request(dialects()[target], consent=EVERYTHING)
        migration = migrate(document, request)
        proof = prove(document, request, migration)
        tried += len(proof.rulings) == len(LAWS)
        assert broken(proof) == {}, path

    assert tried >= 10


@pytest.mark.parametrize(
    "policy", [Policy(split=True), Policy(studio=True), Policy(drop_test=True, voice="w")]
)
def test_films_come_back_however_many_were_made(policy: Policy) -> None:
    """Of two clips: a studio film, or a batch of two films that are brought back each by itself."""
    second = {"talking_photo_id": "p", "input_text": "Ho", "voice_id": "v"}
    body = {**BODY, "ratio": "16:9", "clips": [1, CLIP, second]}
    migration, proof = proved(body, V3, policy=policy, dialect="v1")
    returned = next(ruling for ruling in proof.rulings if ruling.law == "return")

    assert migration.status is Status.MIGRATED, migration.reason
    assert broken(proof) == {}
    assert [each.leaves for each in returned.excuses] == [("/clips/2/talking_photo_id",)]
    assert returned.counted == {"leaves": 11, "return_by_themselves": 7, "kept": 4}


def test_a_zero_without_a_sign_is_an_exception() -> None:
    """What the table excuses is named, with the leaf that needed it."""
    _, proof = proved({**BODY, "clips": [{**CLIP, "offset": {"y": -0.0}}]}, V2)
    (excuse,) = (excuse for ruling in proof.rulings for excuse in ruling.excuses)

    assert proof.held
    assert excuse.leaves == ("/clips/0/offset/y",)
    assert "has no sign" in excuse.row.reason


@pytest.mark.parametrize(
    ("body", "target", "laws"),
    [
        (BODY, V2, LAWS),
        (BODY, V1, ["identity"]),
        ({"version": "v1alpha", "clips": [{"avatar_id": "a"}]}, V2, ["ledger", "identity"]),
        ({"hello": 1}, V2, []),
        ({"clips": [CLIP], "dimension": {"width": 1}, "video_inputs": []}, V1, []),
    ],
    ids=["migrated", "unchanged", "blocked", "no body", "a body by halves"],
)
def test_laws_speak_of_what_there_is(body: Any, target: Dialect, laws: list[str]) -> None:
    """Without an output nothing can return."""
    _, proof = proved(body, target, dialect=None if target is not V1 else "v1")

    assert [ruling.law for ruling in proof.rulings] == laws
    assert proof.held


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    photo = {**CLIP, "talking_photo_id": "p"}
    del photo["avatar_id"]
    (tmp_path / "a.json").write_text(json.dumps({**BODY, "clips": [photo]}))
    (tmp_path / "b.json").write_text(json.dumps(BODY))
    return tmp_path


def test_each_law_is_told_and_reported(desk: Path, program: Callable[..., Done]) -> None:
    """On stderr in lines that fit a terminal, and in the report."""
    done = program("migrate", "a.json", "--to", "v3", "--prove", "--accept", "all", "--report", "r")
    (file,) = json.loads((desk / "r").read_text())["files"]
    told = done.err[done.err.index("  ledger: ") :].splitlines()

    assert done.code == 0
    assert json.loads(done.out)["type"] == "avatar"
    assert told == [
        "  ledger: held (6 leaves, 5 in the output)",
        "  identity: held (13 values, 13 come back)",
        "  return: held (6 leaves, 3 return by themselves, 3 kept)",
        "    except /clips/*/talking_photo_id (1 approximate): "
        "it comes back as an avatar, for v3 tells no",
        "      talking photo from a look",
        "  idempotence: held (124 bytes, 103 bytes in place)",
    ]
    assert all(len(line) <= 100 for line in told)
    assert [(ruling["law"], ruling["held"]) for ruling in file["proof"]] == [
        (law, True) for law in LAWS
    ]
    assert file["proof"][2]["exceptions"][0]["leaves"] == ["/clips/0/talking_photo_id"]
    assert is_valid("report/migration", json.loads((desk / "r").read_text()))


def test_what_is_told_is_inert(desk: Path, program: Callable[..., Done]) -> None:
    """A member's name may hold anything."""
    (desk / "a.json").write_text(json.dumps({**BODY, "\x1b[31m\u202e": 1}))
    done = program("migrate", "a.json", "--to", "v2", "--prove", "--accept", "all")

    assert done.code == 0
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err


def test_no_report_repeats_a_secret(desk: Path, program: Callable[..., Done]) -> None:
    """What looks like one stays in the source, and the report says so."""
    (desk / "a.json").write_text(json.dumps({**BODY, "api_key": "swordfish0123456789"}))
    done = program("migrate", "a.json", "--to", "v2", "--prove", "--accept", "all", "--report", "r")
    (file,) = json.loads((desk / "r").read_text())["files"]

    assert done.code == 0
    assert "swordfish" not in (desk / "r").read_text() + done.err
    assert file["leaves"][-1]["withheld"] is True
    assert file["proof"][2]["counted"]["of_these_withheld_as_secrets"] == 1


def test_what_was_answered_is_kept_as_it_was(desk: Path, program: Callable[..., Done]) -> None:
    """The laws speak of the body with its answers; the report holds what they took the place of."""
    (desk / "b.json").write_text(json.dumps({**BODY, "ratio": "1:1", "api_key": "swordfish012345"}))
    answers = {"/ratio": {"value": "9:16"}, "/api_key": {"value": ""}}
    questions = [{"pointer": at, "answer": answer} for at, answer in answers.items()]
    answered = {"schema": "clipspec/answers/1", "to": "v2",
                "files": [{"file": "b.json", "questions": questions}]}  # fmt: skip
    (desk / "answers.json").write_text(json.dumps(answered))
    given = ("--answers", "answers.json", "--accept", "/api_key", "--report", "r")
    done = program("migrate", "b.json", "--to", "v2", "--prove", *given)
    (file,) = json.loads((desk / "r").read_text())["files"]

    assert done.code == 0, done.err
    assert file["answered"] == [
        {"source": "/api_key", "withheld": True},
        {"source": "/ratio", "was": "1:1"},
    ]
    assert [ruling["held"] for ruling in file["proof"]] == [True] * 4
    assert is_valid("report/migration", json.loads((desk / "r").read_text()))


def test_a_file_that_is_rewritten_in_place_is_proved_as_it_will_be(
    desk: Path, program: Callable[..., Done]
) -> None:
    """A second run of the same command changes nothing, as was promised."""
    clip = "{avatar_id: a, voice_id: v, input_text: Hi}"
    (desk / "c.yaml").write_text(f"# Ours\nversion: v1alpha\nclips: [{clip}]  # one\n")
    command = ("migrate", "c.yaml", "--to", "v2", "--write", "--prove")
    first = program(*command)
    written = (desk / "c.yaml").read_bytes()
    second = program(*command)

    assert (first.code, second.code) == (0, 0)
    assert f"{len(written)} bytes in place)" in first.err
    assert written == (desk / "c.yaml").read_bytes()
    assert b"# Ours" in written


def test_of_many_files_the_proofs_are_told_together(
    desk: Path, program: Callable[..., Done]
) -> None:
    """Counts are added up, and an exception is told once; --verbose tells each file's own."""
    (desk / "c.json").write_bytes((desk / "a.json").read_bytes())
    command = ("migrate", "a.json", "b.json", "c.json", "--to", "v3", "--prove", "--accept", "all")
    done = program(*command, "-o", "out")
    each = program(*command, "-o", "out", "--verbose")

    assert (done.code, each.code) == (0, 0)
    assert "\nreturn: held (3 files, 18 leaves, 10 return by themselves, 8 kept)\n" in done.err
    assert "\n  except /clips/*/talking_photo_id (2 approximate): it comes" in done.err
    assert each.err.count("  return: held (6 leaves") == 3
    assert all(len(line) <= 100 for line in done.err.splitlines())
