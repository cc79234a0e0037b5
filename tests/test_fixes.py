"""Laws of `--fix`, and what it does to real files."""

from __future__ import annotations

import json
import stat
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec.diagnostics import Severity
from clipspec.lint.engine import Judgement, judge
from clipspec.lint.fixing import encoded, fix
from clipspec.lint.project.setting import Setting
from clipspec.source import Document, parse
from clipspec.source.comments import comments
from documents import json_texts, yaml_texts
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import v1_right_bodies
from test_cli_lint import clipspec

TEN_FAULTS = """\
# The welcome video of the spring campaign.
version: v1            # one version for all
ratio: 1920x1080       # landscape
background: white      # until the brand colour is known
test: "true"           # no credits while we try
clips:
  # The opening.
  - avatar_id: Daisy-inskirt-20220818
    avatarStyle: normal            # not circle
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    input_text: Hello, and welcome.
    scale: "0.5"                   # half
    offset: {x: "0.2", y: 0.1}     # a bit to the right
  # The second one.
  - avatar_id: "Daisy-inskirt-20220818 "   # copied from the site
    avatar_style: Circle
    input_audio: https://example.com/a.mp3
    voice_id: 1bd001e7e50f421d891986aad5158bc8
"""
CHANGED = {
    "version: v1 ": "version: v1alpha ",
    "1920x1080": '"16:9"',
    "white": '"#FFFFFF"',
    '"true"': "true",
    "avatarStyle": "avatar_style",
    '"0.5"': "0.5",
    '"0.2"': "0.2",
    '20220818 "': '20220818"',
    "Circle": "circle",
    "a.mp3\n    voice_id: 1bd001e7e50f421d891986aad5158bc8\n": "a.mp3\n",
}
FIXED = TEN_FAULTS
for _old, _new in CHANGED.items():
    assert FIXED.count(_old) == 1
    FIXED = FIXED.replace(_old, _new)


def _judge(document: Document) -> Judgement:
    return judge(document, setting=Setting(today="2026-11-22"))


# --- laws ----------------------------------------------------------------------------------------


@st.composite
def _spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """A right body with a few of the slips that people make."""
    body: dict[str, Any] = json.loads(json.dumps(draw(v1_right_bodies)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.sampled_from([at for at, _ in pointers.leaves(body)]))
        name, holder = pointers.last(at), pointers.get(body, pointers.parent(at))
        assume(isinstance(holder, dict) and name in holder)
        slip = draw(st.sampled_from([_quoted, _spaced, _shouted, _camel, _doubled]))
        slip(holder, name)
    return body


def _quoted(holder: dict[str, Any], name: str) -> None:
    holder[name] = holder[name] if isinstance(holder[name], str) else json.dumps(holder[name])


def _spaced(holder: dict[str, Any], name: str) -> None:
    holder[name] = f" {holder[name]} "


def _shouted(holder: dict[str, Any], name: str) -> None:
    holder[name] = str(holder[name]).upper()


def _camel(holder: dict[str, Any], name: str) -> None:
    holder[name.replace("_", " ").title().replace(" ", "")] = holder.pop(name)


def _doubled(holder: dict[str, Any], name: str) -> None:
    holder |= {"voice_id": "v", "talking_photo_style": "square", "avatar_style": "circle"}


spoilt = _spoilt().flatmap(
    lambda body: st.one_of(
        json_texts(body).map(lambda text: parse(text, "a.json")),
        yaml_texts(body).map(lambda text: parse(text, "a.yaml")),
    )
)


def _errors(judgement: Judgement) -> int:
    return sum(d.severity is Severity.ERROR for d in judgement.diagnostics)


def _differing(document: Document, other: Document) -> set[str]:
    """Return where the leaves of two documents are not the same."""
    one, two = (
        {at: repr(leaf) for at, leaf in pointers.leaves(each.data)} for each in (document, other)
    )
    return {at for at in one.keys() | two.keys() if one.get(at) != two.get(at)}


def _comments(document: Document) -> Counter[str]:
    return Counter(comment.text for comment in comments(document))


@given(spoilt)
def test_a_fix_changes_what_it_names_and_nothing_else(document: Document) -> None:
    """Each fix alone: the text reads, its data differs near the finding, comments are kept."""
    for found in _judge(document).diagnostics:
        if found.fix is None:
            continue
        one = Judgement(document, "body", "v1", (found,))
        alone = fix(one, lambda after: Judgement(after, "body", "v1", ()), unsafe=True)
        after = alone.document
        assert alone.applied == {found.name: 1}
        assert after.problems == ()
        near = pointers.parent(found.pointer) if found.pointer else ""
        differ = _differing(document, after)
        assert differ
        assert all(pointers.within(at, near) for at in differ)
        depth = len(pointers.split(near))
        members = {tuple(pointers.split(at)[depth : depth + 1]) for at in differ}
        assert len(members) <= 2  # one under its old name and its new
        assert not found.fix.safe or _comments(after) == _comments(document)


@given(spoilt, st.booleans())
def test_fixes_end_where_a_second_run_finds_nothing(document: Document, unsafe: bool) -> None:
    before = _judge(document)
    once = fix(before, _judge, unsafe=unsafe)
    twice = fix(once.judgement, _judge, unsafe=unsafe)

    assert twice.applied == {}
    assert _errors(once.judgement) <= _errors(before)
    assert unsafe or _comments(once.document) == _comments(document)
    left = [d for d in once.judgement.diagnostics if d.fix and (d.fix.safe or unsafe)]
    assert left == [] or _errors(once.judgement)


# --- real files ----------------------------------------------------------------------------------


def test_ten_faults_and_their_tokens(tmp_path: Path) -> None:
    """Ten faults on ten lines, nine of which change and one goes: that is the whole difference."""
    file = tmp_path / "welcome.yaml"
    file.write_text(TEN_FAULTS)
    shown = clipspec("lint", "--diff", file.name, cwd=tmp_path)
    done = clipspec("lint", "--fix", file.name, "--format", "json", cwd=tmp_path)
    again = clipspec("lint", "--fix", file.name, cwd=tmp_path)

    marks = Counter(line[0] for line in shown.stdout.splitlines()[2:])
    assert (shown.returncode, marks["+"], marks["-"]) == (1, 9, 10)
    assert file.read_text() == FIXED
    summary = json.loads(done.stdout)["summary"]
    assert (done.returncode, summary["fixed"], summary["errors"], summary["warnings"]) == (
        *(0, 10, 0, 0),
    )
    assert again.returncode == 0
    assert "fixed" not in again.stdout + again.stderr
    assert file.read_text() == FIXED


@pytest.mark.parametrize("form", ["lf", "crlf", "bom"])
def test_line_ends_mark_and_mode_are_kept(form: str, tmp_path: Path) -> None:
    def encode(text: str) -> bytes:
        ends = text.replace("\n", "\r\n") if form == "crlf" else text
        return ends.encode("utf-8-sig" if form == "bom" else "utf-8")

    file = tmp_path / "a.yaml"
    file.write_bytes(encode(TEN_FAULTS))
    file.chmod(0o640)
    done = clipspec("lint", "--fix", "a.yaml", cwd=tmp_path)

    assert done.returncode == 0, done.stdout
    assert file.read_bytes() == encode(FIXED)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.yaml").write_text(TEN_FAULTS)
    (tmp_path / "link.yaml").symlink_to("there/a.yaml")
    done = clipspec("lint", "--fix", "link.yaml", cwd=tmp_path)

    assert done.returncode == 0
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "there" / "a.yaml").read_text() == FIXED


def test_a_read_only_file_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(TEN_FAULTS)
    (tmp_path / "a.yaml").chmod(0o444)
    done = clipspec("lint", "--fix", "--format", "concise", ".", cwd=tmp_path)

    assert done.returncode == 3
    assert "clipspec: cannot write a.yaml: it is read-only\n" in done.stderr
    assert (tmp_path / "a.yaml").read_text() == TEN_FAULTS
    assert (tmp_path / "b.yaml").read_text() == FIXED
    assert "a.yaml:2:10: CS301" in done.stdout


def test_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    fixed = clipspec("lint", "--fix", "-", cwd=tmp_path, input=TEN_FAULTS)
    clean = clipspec("lint", "--fix", "-", cwd=tmp_path, input=FIXED)

    assert (fixed.returncode, fixed.stdout) == (0, FIXED)
    assert "10 fixed" in fixed.stderr
    assert (clean.returncode, clean.stdout) == (0, FIXED)


def test_unsafe_fixes_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    misspelt = FIXED.replace("input_text", "input_txt")
    file.write_text(misspelt)
    safe = clipspec("lint", "--fix", "a.yaml", cwd=tmp_path)
    assert (safe.returncode, file.read_text()) == (1, misspelt)
    assert "1 fixable with --unsafe-fixes" in safe.stdout
    unsafe = clipspec("lint", "--fix", "--unsafe-fixes", "a.yaml", cwd=tmp_path)
    assert (unsafe.returncode, file.read_text()) == (0, FIXED)
    alone = clipspec("lint", "--unsafe-fixes", "a.yaml", cwd=tmp_path)
    assert alone.returncode == 2


def test_nothing_to_fix_is_no_difference(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(FIXED)
    before = file.stat()
    done = [clipspec("lint", flag, "a.yaml", cwd=tmp_path) for flag in ("--diff", "--fix")]

    assert [(one.returncode, one.stderr) for one in done] == [(0, ""), (0, "")]
    assert done[0].stdout == ""
    assert file.stat().st_mtime_ns == before.st_mtime_ns


def test_rules_that_undo_each_other_come_to_an_end() -> None:
    """A text that was there before is not made again."""
    here = parse("a: b\n", "a.yaml")
    turns = {"a: b\n": "a: c\n", "a: c\n": "a: b\n"}

    def restless(document: Document) -> Judgement:
        from clipspec.diagnostics import Diagnostic, Edit, Fix

        text = document.text
        whole = text.span(0, len(text.content))
        edit = Fix(True, "turn", (Edit(whole, turns[text.content]),))
        found = Diagnostic("a.yaml", "CS000", "x", Severity.INFO, "", "", "", whole, (), edit)
        return Judgement(document, "body", "v1", (found,))

    fixed = fix(restless(here), restless)
    assert (encoded(fixed.document), fixed.applied) == (b"a: c\n", {"x": 1})
