"""`migrate --prove` on a spec: its account, its rows before and after, and a second run."""

from __future__ import annotations

import json
from pathlib import Path

from clipspec.validate import is_valid
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


def test_it_is_told_and_stands_in_the_report(tmp_path: Path) -> None:
    """The report keeps what the new spec does not say, from its place in the document."""
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")
    done = clipspec(
        "migrate", "spec.yaml", "--to", "v2", "--write", "--prove", "--report", "r.json",
        cwd=tmp_path,
    )  # fmt: skip
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))
    (file,) = report["files"]
    values = {leaf["source"]: leaf["value"] for leaf in file["leaves"] if "value" in leaf}

    assert done.returncode == 0, done.stderr
    assert "  naturality: held (2 rows" in done.stderr
    assert is_valid("report/migration", report)
    assert [each["law"] for each in file["proof"]] == ["ledger", "naturality", "idempotence"]
    assert values == {"/video/version": "v1alpha"}
