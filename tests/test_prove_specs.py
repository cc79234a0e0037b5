"""`migrate --prove` on a spec: its account, its rows before and after, and a second run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from clipspec.dialects import dialects
from clipspec.migrate import Request, migrate
from clipspec.migrate.proof import prove
from clipspec.migrate.specs import examples
from clipspec.source import parse
from test_cli_lint import clipspec

SPEC = """\
clipspec: 1
params:
  shape: {enum: ["16:9", "9:16"]}
  lift: {type: number, minimum: -0.5, maximum: 0.5}
examples:
  - {shape: "16:9", lift: 0.2}
  - {shape: "9:16", lift: 0}
video:
  version: v1alpha   # the only one
  ratio: "{{ shape }}"
  clips:
    - avatar_id: Daisy-inskirt-20220818
      voice_id: 1bd001e7e50f421d891986aad5158bc8
      input_text: Hello.
      offset: {y: "{{ lift }}"}
"""


def _proved(**wishes: Any) -> dict[str, Any]:
    document = parse(SPEC, "spec.yaml")
    request = Request(dialects()["v2"], **wishes)
    proof = prove(document, request, migrate(document, request))
    return {ruling.law: ruling for ruling in proof.rulings}


def test_every_example_is_compiled_before_and_after() -> None:
    found = _proved()

    assert list(found) == ["ledger", "naturality", "idempotence"]
    assert all(ruling.held for ruling in found.values())
    assert found["naturality"].counted == {"the_same": 2}
    assert found["ledger"].counted == {"leaves": 6, "in_the_output": 8}


def test_a_row_that_comes_out_otherwise_breaks_the_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then there is no new spec either; the law says which example it was."""
    document = parse(SPEC, "spec.yaml")
    request = Request(dialects()["v2"])
    migration = migrate(document, request)
    other = examples.Comparison("/examples/1", {"the_same": 1})
    monkeypatch.setattr(examples, "compared", lambda old, new, trial: other)
    broken = [each for each in prove(document, request, migration).rulings if not each.held]

    assert "naturality" in [ruling.law for ruling in broken]
    assert "/examples/1" in str(broken[0].broken)
    assert migrate(document, request).body is None


def test_it_is_told_and_stands_in_the_report(tmp_path: Path) -> None:
    """The report keeps what the new spec does not say, from its place in the document."""
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    done = clipspec(
        "migrate", "spec.yaml", "--to", "v2", "--write", "--prove", "--report", "r.json",
        cwd=tmp_path,
    )  # fmt: skip
    (file,) = json.loads((tmp_path / "r.json").read_text("utf-8"))["files"]
    values = {leaf["source"]: leaf["value"] for leaf in file["leaves"] if "value" in leaf}

    assert done.returncode == 0, done.stderr
    assert "  naturality: held (2 the same)\n" in done.stderr
    assert [each["law"] for each in file["proof"]] == ["ledger", "naturality", "idempotence"]
    assert values == {"/video/version": "v1alpha"}
