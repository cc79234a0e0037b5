"""Differences: `git apply` makes the new text of the old one, whatever stands in both."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from unittest.mock import patch

import pytest
from clipspec.source import staying
from clipspec.source.difference import difference
from hypothesis import given
from hypothesis import strategies as st
from test_cli_lint import clipspec

git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

# Few different lines, so that many are equal; with breaks that end a line elsewhere only, with
# what a line of a diff begins with, and with an end of the text that has no line feed.
_LINES = st.sampled_from(
    ["", "\r", "a", "a\r", "b", " ", "\u2028", "\x85x", "\x0c", "--- a", "+++ b", "@@ -1 +1 @@"]
)
texts = st.lists(_LINES, min_size=1, max_size=30).map("\n".join).filter(bool)
stretches = st.sampled_from([1, 2, 5, staying._STRETCH])


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A long text and one that is like it, with changes that are far from each other."""
    lines = [str(number % draw(st.integers(1, 9))) for number in range(draw(st.integers(1, 80)))]
    new = list(lines)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(new)))
        new[at : at + draw(st.integers(0, 3))] = draw(st.lists(_LINES, max_size=3))
    ends = st.sampled_from(["", "\n"])
    return "\n".join(lines) + draw(ends), "\n".join(new) + draw(ends)


def _git(folder: Path, shown: str, *options: str) -> None:
    """Apply a diff; what is not where the diff says that it is would be an offset."""
    command = ["git", "apply", "--verbose", "--whitespace=nowarn", *options, "-"]
    done = subprocess.run(
        command, cwd=folder, input=shown.encode(), check=True, capture_output=True
    )
    assert b"offset" not in done.stderr


@git
@given(st.tuples(texts, texts) | edited(), stretches)
def test_git_makes_each_text_of_the_other(
    tmp_path_factory: pytest.TempPathFactory, both: tuple[str, str], stretch: int
) -> None:
    """The law, also where the search ends its stretches early."""
    old, new = both
    with patch.object(staying, "_STRETCH", stretch):
        shown = difference("a.yaml", old, new)
    assert bool(shown) is (old != new)
    if not shown or not new:  # an empty one git would take away
        return
    file = tmp_path_factory.mktemp("law") / "a.yaml"
    file.write_bytes(old.encode())

    _git(file.parent, shown)
    assert file.read_bytes() == new.encode()

    _git(file.parent, shown, "--reverse")
    assert file.read_bytes() == old.encode()


@given(texts, texts)
def test_no_shorter_difference_is_there(old: str, new: str) -> None:
    """Of two short texts as many lines stay as can: counted by the table of the textbooks."""
    marks = Counter(line[0] for line in difference("a", old, new).split("\n")[3:-1] if line)
    before, after = _lines(old), _lines(new)
    most = [0] * (len(after) + 1)
    for line in before:
        above = list(most)
        for index, other in enumerate(after):
            longest = max(above[index + 1], most[index])
            most[index + 1] = above[index] + 1 if line == other else longest

    assert (marks["-"], marks["+"]) == (len(before) - most[-1], len(after) - most[-1])


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


@pytest.mark.parametrize(
    ("old", "new", "heads"),
    [
        ("a", "b", ["-1 +1"]),
        ("", "ab", ["-0,0 +1,2"]),
        ("ab", "", ["-1,2 +0,0"]),
        ("0123456789", "01234x56789", ["-3,6 +3,7"]),
        ("0123456789", "x123456y89", ["-1,10 +1,10"]),  # six lines between, all of them shown
        ("0123456789", "x1234567y9", ["-1,4 +1,4", "-6,5 +6,5"]),
        ("0123456789", "1234567y9", ["-1,4 +1,3", "-6,5 +5,5"]),
    ],
)
def test_the_head_of_a_hunk_says_where_it_stands(old: str, new: str, heads: list[str]) -> None:
    """As `diff --unified` writes it; each letter is a line."""
    shown = difference("a", "".join(f"{c}\n" for c in old), "".join(f"{c}\n" for c in new))

    assert re.findall("@@ (.*) @@", shown) == heads


def test_few_changes_in_a_long_text_of_equal_lines_are_few_lines() -> None:
    """Of which a search for the longest run that stays would make one change of everything."""
    clip = ["- avatar_id: a", "  voice_id: b", "  input_text: c"]
    old = "\n".join([*clip, "  scale: 1"] * 2_000) + "\n"
    new = "\n".join(clip * 2_000) + "\n"
    marks = Counter(line[0] for line in difference("a", old, new).splitlines()[2:])

    assert marks == {"@": 1, " ": 6_000, "-": 2_000}


@git
@pytest.mark.parametrize(
    "name",
    ["a b.yaml", 'a"b.yaml', "a\\b.yaml", "a\tb.yaml", "a\nb.yaml", "é b.yaml", "\x1b.yaml"],
)
@pytest.mark.parametrize("tool", ["git apply -", "patch --strip=1 --force"])
def test_a_file_of_any_name_is_found(name: str, tool: str, tmp_path: Path) -> None:
    if shutil.which(tool.split()[0]) is None:
        pytest.skip(f"needs {tool}")
    file = tmp_path / name
    file.write_text("a\n")
    shown = difference(name, "a\n", "b\n")
    subprocess.run(tool.split(), cwd=tmp_path, input=shown.encode(), check=True)

    assert file.read_text() == "b\n"


@git
@pytest.mark.parametrize(
    ("command", "name", "body"),
    [
        ("lint", "a.yaml", "version: v1\nratio: '16:9'\nclips: [{input_audio: u}]\n"),
        ("migrate --to=v2", "a.json", '{\n  "clips": [{"input_audio": "u"}]\n}\n'),
    ],
)
def test_a_difference_begins_with_the_byte_order_mark_of_the_file(
    command: str, name: str, body: str, tmp_path: Path
) -> None:
    """The first line has it, and would not be found without."""
    file = tmp_path / name
    file.write_bytes(body.encode("utf-8-sig"))
    shown = clipspec(*command.split(), "--diff", name, cwd=tmp_path).stdout
    _git(tmp_path, shown)

    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert clipspec(*command.split(), "--diff", name, cwd=tmp_path).stdout == ""
