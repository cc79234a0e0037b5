"""The public functions: they agree with the commands, and refuse at a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from clipspec import api
from test_cli_lint import BAD, GOOD, clipspec

SPEC = (
    'clipspec: 1\nname: "{{ first_name }}"\nparams:\n  first_name: {type: string}\n'
    '  size: {type: number, default: 1}\nvideo:\n  version: v1alpha\n  ratio: "16:9"\n'
    '  background: "#FAFAFA"\n  clips:\n    - avatar_id: Daisy-inskirt-20220818\n'
    "      voice_id: 1bd001e7e50f421d891986aad5158bc8\n"
    '      input_text: "Hello {{ first_name }}"\n      scale: "{{ size }}"\n'
)


def test_lint_says_what_the_command_says(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD)
    judged = api.lint(BAD, file="bad.yaml")
    said = clipspec("lint", "--format", "concise", "bad.yaml", cwd=tmp_path).stdout

    assert (judged.kind, judged.dialect) == ("body", "v1")
    assert [d.code for d in judged.diagnostics] == ["CS302", "CS905"]
    assert said.startswith(f"bad.yaml:{judged.diagnostics[0].span.start.line}:")
    assert [d.name for d in api.lint(GOOD.encode()).diagnostics] == ["announced-end"]


def test_lint_by_another_dialect_than_the_evidence_says() -> None:
    assert api.lint(GOOD, dialect="v2").diagnostics
    with pytest.raises(api.UsageError, match="no dialect is called v9: there are `v1`, `v2` and"):
        api.lint(GOOD, dialect="v9")


def test_compile_gives_the_bytes_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(SPEC)
    (tmp_path / "rows.csv").write_text("first_name\nAda\nGrace\n")
    made = api.compile_spec(SPEC, rows=[{"first_name": "Ada"}, {"first_name": "Grace"}])
    said = clipspec("compile", "spec.yaml", "--data", "rows.csv", cwd=tmp_path).stdout

    assert b"".join(body.line() for body in made).decode() == said


def test_compile_makes_bodies_as_they_are_asked_for() -> None:
    """A wrong second row does not keep the first from coming."""
    made = api.compile_spec(SPEC, {"size": 0.5}, rows=[{"first_name": "Ada"}, {"first_name": 3}])

    assert next(made).data["clips"][0]["scale"] == 0.5
    with pytest.raises(
        api.Refused, match=r"<rows>:2:1: CS603 row 2: column `first_name` is 3, but takes"
    ):
        next(made)


def test_compile_refuses_at_a_place() -> None:
    with pytest.raises(api.Refused, match=r"<text>:4:3: CS601 the param `first_name` has no value"):
        next(api.compile_spec(SPEC))
    with pytest.raises(api.Refused, match="CS602 params: no param is called `name`"):
        next(api.compile_spec(SPEC, {"name": "Ada"}))
    with pytest.raises(api.UsageError, match="<text> is no spec"):
        api.compile_spec(GOOD)


def test_compile_includes_what_it_is_given() -> None:
    spec = SPEC.replace("Hello {{ first_name }}", "{% include 'a.txt' %}")
    body = next(api.compile_spec(spec, {"first_name": "Ada"}, include={"a.txt": "Hi"}.__getitem__))

    assert body.data["clips"][0]["input_text"] == "Hi"
    with pytest.raises(api.Refused, match=r"CS507 `a\.txt`: give compile_spec an `include`"):
        next(api.compile_spec(spec, {"first_name": "Ada"}))


def test_migrate_asks_and_takes_answers() -> None:
    body = GOOD.replace("    voice_id: 1bd001e7e50f421d891986aad5158bc8\n", "")
    asked = api.migrate(body, "v2")
    answered = api.migrate(body, "v2", policy=api.Policy(voice="1bd0"))

    assert (asked.status, asked.body) == (api.Status.BLOCKED, None)
    assert answered.status is api.Status.MIGRATED
    assert answered.body is not None
    assert answered.body["video_inputs"][0]["voice"]["voice_id"] == "1bd0"
    assert api.migrate(GOOD + "seed: 1\n", "v2").status is api.Status.BLOCKED
    assert api.migrate(GOOD + "seed: 1\n", "v2", accept=["/seed"]).body is not None
    assert api.migrate(body, "v1").status is api.Status.UNCHANGED


def test_migrate_refuses_what_cannot_be_asked() -> None:
    with pytest.raises(api.UsageError, match="/clips/9: no leaf stands there"):
        api.migrate(GOOD, "v2", accept=["/clips/9"])
