"""Silencing findings by comments: what they reach, and what is said of those that reach nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clipspec.lint.engine import Judgement, judge
from clipspec.lint.fixing import encoded, fix
from clipspec.lint.rulebook import rulebook
from clipspec.lint.selection import Selection
from clipspec.lint.terms import Terms
from clipspec.source import parse
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st

CASE = Path(__file__).parent / "cases" / "cli" / "suppressions"
BODY = """\
version: v1alpha
ratio: "4:3"
background: "FAFAFA"
clips:
  - avatar_id: string
    voice_id: string
    input_text: |
      one

      {{ two }}
    scale: "big"
  - talking_photo_id: string
    voice_id: string
    input_text: "one
      {{ two }}"
    mood: merry
"""
WRONG = {2, 3, 5, 6, 10, 11, 12, 13, 15, 16}  # the lines with findings
CLEAN = BODY.splitlines()[0] + (
    '\nratio: "16:9"\nbackground: "#FAFAFA"\nclips:\n'
    "  - avatar_id: Daisy-inskirt-20220818\n"
    "    voice_id: 1bd001e7e50f421d891986aad5158bc8\n    input_text: |\n      Hello\n\n      you\n"
)
# Everything that is said of bodies, each hundred of codes; and what is said of comments left out.
ALL = ", ".join(sorted({rule.code[:3] for rule in rulebook().values()} - {"CS9"}))
ANYTHING = Terms()
BODIES_ONLY = Terms(Selection(ignore=("CS9",)))


def _judged(text: str, terms: Terms = BODIES_ONLY, file: str = "a.yaml") -> Judgement:
    return judge(parse(text, file), terms=terms)


def _lines(judgement: Judgement) -> set[int]:
    return {diagnostic.span.start.line for diagnostic in judgement.diagnostics}


def _complaints(text: str, terms: Terms = ANYTHING, file: str = "a.yaml") -> list[str]:
    """What is said of comments."""
    found = _judged(text, terms, file).diagnostics
    return [diagnostic.message for diagnostic in found if diagnostic.code.startswith("CS92")]


def _beside(line: int, comment: str) -> str:
    lines = BODY.splitlines()
    lines[line - 1] += f"  {comment}"
    return "\n".join(lines)


def _above(line: int, *comments: str) -> str:
    lines = BODY.splitlines()
    return "\n".join([*lines[: line - 1], *comments, *lines[line - 1 :]])


def test_the_body_is_wrong_where_the_tests_say() -> None:
    assert _lines(_judged(BODY)) == WRONG
    assert _lines(_judged(CLEAN)) == set()


@pytest.mark.parametrize(
    ("line", "form", "silenced"),
    [
        (2, "", {2}),
        (4, "", set()),
        (5, "", {5}),
        (7, "", {10}),  # no comment can stand inside of a block text
        (15, "", {15}),  # nor inside of quotes: this one stands behind them
        (2, "-block", {2}),
        (4, "-block", {5, 6, 10, 11, 12, 13, 15, 16}),
        (5, "-block", {5, 6, 10, 11}),
        (6, "-block", {6}),
        (12, "-block", {12, 13, 15, 16}),
        (16, "-file", WRONG),
        (1, "-file", WRONG),
    ],
)
def test_what_a_comment_beside_content_reaches(line: int, form: str, silenced: set[int]) -> None:
    judgement = _judged(_beside(line, f"# clipspec: ignore{form}[{ALL}]"))

    assert _lines(judgement) == WRONG - silenced
    assert (judgement.suppressed > 0) is bool(silenced)


@pytest.mark.parametrize("between", [(), ("",), ("  # another word", "")])
@pytest.mark.parametrize(
    ("line", "form", "silenced"),
    [
        (2, "", {2}),
        (7, "", {10}),
        (14, "", {15}),
        (4, "-block", {5, 6, 10, 11, 12, 13, 15, 16}),
        (5, "-block", {5, 6, 10, 11}),
        (7, "-block", {10}),
        (17, "", set()),
        (17, "-block", set()),
        (17, "-file", WRONG),
    ],
)
def test_what_a_comment_on_its_own_line_reaches(
    line: int, form: str, silenced: set[int], between: tuple[str, ...]
) -> None:
    text = _above(line, f"# clipspec: ignore{form}[{ALL}]", *between)
    moved = 1 + len(between)

    expected = {each if each < line else each + moved for each in WRONG - silenced}
    assert _lines(_judged(text)) == expected


def test_comments_above_one_another_all_count() -> None:
    text = _above(5, "# clipspec: ignore[CS4]", "# why not", "# clipspec: ignore-block[CS110]")

    assert _lines(_judged(text)) == {2, 3, 9, 13, 15, 16, 18, 19}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("clips:\n  - # clipspec: ignore-block[CS4]\n    avatar_id: string\n", 0),
        ("clips:\n  # clipspec: ignore-block[CS4]\n  - avatar_id: string\n    voice_id: x y\n", 0),
        ("# clipspec: ignore-block[CS4]\nclips: [{avatar_id: string,\n voice_id: string}]\n", 0),
        ("clips: &a # clipspec: ignore-block[CS4]\n  - avatar_id: string\n", 0),
        ("clips:\n  - avatar_id: # clipspec: ignore[CS4]\n      string\n", 0),
        ("clips:\r\n  # clipspec: ignore[CS4]\r\n  - avatar_id: string\r\n", 0),
        ("clips: # clipspec: ignore-block[CS4]\n- {}\nratio: string\nx: [avatar_id]\n", 0),
        ("clips: # clipspec: ignore[CS4]\n  - avatar_id: string\n", 1),
    ],
)
def test_shapes_of_yaml(text: str, left: int) -> None:
    terms = Terms(Selection(("CS4",)))

    assert len(_judged(text, terms).diagnostics) == left


@pytest.mark.parametrize(
    ("selectors", "left"),
    [
        ("CS302", 0),
        ("wrong-ratio", 0),
        ("CS3", 0),
        ("CS110,wrong-ratio", 0),
        (" CS302 , CS110 ", 0),
        ("CS304", 1),
        ("wrong", 1),
    ],
)
def test_selectors(selectors: str, left: int) -> None:
    text = f'version: v1alpha\nratio: "4:3"  #clipspec:ignore[{selectors}]\nclips: []\n'

    assert len(_judged(text, Terms(Selection(("CS302",)))).diagnostics) == left


def test_every_word_about_comments_and_its_fix(program: Callable[..., Done], update: bool) -> None:
    """One file with all that can be wrong, told and mended."""
    path = CASE / "body.yaml"
    said = program("lint", str(path), "--ignore", "CS905,CS811", "--format", "concise").out
    said = said.replace(f"{CASE.as_posix()}/", "").replace("tests/cases/cli/suppressions/", "")
    fixed = encoded(fix(_judged(path.read_text("utf-8"), Terms()), lambda d: judge(d)).document)
    for name, found in (("expected.txt", said.encode()), ("fixed.yaml", fixed)):
        if update:
            (CASE / name).write_bytes(found)
        assert found == (CASE / name).read_bytes()


@pytest.mark.parametrize(
    "comment",
    [
        "clipspec: ignore CS201",
        "clipspec ignore[CS201]",
        "clipspec: ignore[]",
        "clipspec: ignore[ , ]",
        "clipspec: ignore[CS201",
        "clipspec: ignore-line[CS201]",
        "clipspec: ignore[CS201]x",
        "Clipspec: ignore[CS201]",
        "clipspec: noqa",
        "clipspec: disable[CS201]",
        "clipspec-ignore: CS201",
    ],
)
def test_what_is_meant_and_silences_nothing_is_told(comment: str) -> None:
    assert _complaints(f"{CLEAN}# {comment}\n") == [f"this comment silences nothing: `# {comment}`"]


@pytest.mark.parametrize(
    "comment",
    [
        "clipspec ignores this",
        "clipspec: 1",
        "clipspec: ignored fields are below",
        "see clipspec: ignore[CS201]",
        "the clipspec ignore comments",
        "https://example.org/#clipspec",
    ],
)
def test_prose_is_no_attempt(comment: str) -> None:
    assert _complaints(f"{CLEAN}# {comment}\n") == []


def test_idle_only_if_the_rule_could_have_spoken() -> None:
    """Rules left out, rules of other stages, rules that ask for settings, templates: not told."""
    idle = f"{CLEAN}# clipspec: ignore-file[two-characters]\n"
    spec = (
        "clipspec: 1\nparams: {size: {type: number, default: 1}}\nvideo:\n  version: v1alpha\n"
        '  clips:\n  - scale: "{{ size }}"  # clipspec: ignore[oversized-scale]\n'
    )

    assert _codes(idle, Terms()) == ["CS922"]
    assert _codes(idle, Terms(Selection(("CS92", "CS302")))) == []
    assert _codes(idle, Terms(Selection(ignore=("CS2",)))) == []
    assert _codes(idle, Terms(severity={"two-characters": "off"})) == []
    for other in ("missing-param", "shared-name", "id-not-in-catalog"):
        assert _complaints(idle.replace("two-characters", other)) == []
    assert _complaints(spec) == []
    assert _complaints(spec.replace('"{{ size }}"', "1")) != []


def _codes(text: str, terms: Terms) -> list[str]:
    found = _judged(text, terms).diagnostics
    return [diagnostic.code for diagnostic in found if diagnostic.name != "announced-end"]


def test_a_reason_is_asked_for_only_where_the_project_wants_one() -> None:
    text = _beside(2, "# clipspec: ignore[CS302]")
    reasoned = _beside(2, "# clipspec: ignore[CS302] square is for the lobby")

    assert _complaints(text) == []
    assert _complaints(text, Terms(require_reason=True)) == ["this comment does not say why"]
    assert _complaints(reasoned, Terms(require_reason=True)) == []


def test_no_comment_can_silence_what_is_said_of_comments() -> None:
    text = f"{CLEAN}# clipspec: ignore-file[CS9, unused-suppression]\n"

    assert [message for message in _complaints(text) if "unused-suppression" in message]


def test_what_cannot_be_read_cannot_be_silenced() -> None:
    judgement = _judged("# clipspec: ignore-file[CS001]\nclips: [\n", Terms())

    assert ([d.code for d in judgement.diagnostics], judgement.suppressed) == (["CS001"], 0)


def test_json_has_no_comments() -> None:
    text = '{"version": "v1alpha", "ratio": "# clipspec: ignore[CS302] # clipspec: ignore"}'

    assert _complaints(text, file="a.json") == []
    assert "CS302" in _codes_of_json(text)


def _codes_of_json(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in _judged(text, Terms(), "a.json").diagnostics]


def test_the_summary_counts_what_is_silenced(
    program: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(_beside(2, "# clipspec: ignore[CS302]"))

    assert '"suppressed": 1,' in program("lint", "--format", "json").out
    assert program("lint", "--select", "CS302").code == 0
    assert program("lint", "--select", "CS110").out.count("suppressed") == 0


BESIDE = sorted(WRONG - {10, 15})  # lines on which a comment can stand


@given(st.sets(st.sampled_from(BESIDE)), st.booleans())
def test_a_comment_silences_the_findings_of_its_line_and_no_other(
    lines: set[int], above: bool
) -> None:
    plain = _judged(BODY)
    codes = {
        line: [d.code for d in plain.diagnostics if d.span.start.line == line] for line in lines
    }
    text = BODY.splitlines()
    for line in sorted(lines, reverse=True):
        comment = f"# clipspec: ignore[{', '.join(codes[line])}]"
        if above:
            text.insert(line - 1, comment)
        else:
            text[line - 1] += f" {comment}"
    judgement = _judged("\n".join(text), Terms(Selection(ignore=("CS905",))))

    kept = [d.message for d in plain.diagnostics if d.span.start.line not in lines]
    assert [d.message for d in judgement.diagnostics] == kept
    assert judgement.suppressed == len(plain.diagnostics) - len(kept)


NAMES = st.sampled_from(["CS201", "two-characters", "CS3", "empty-text", "CS110"])


@given(
    st.dictionaries(
        st.sampled_from([1, 2, 3, 4, 5, 6, 7]),
        st.tuples(
            st.sampled_from(["", "-block", "-file"]), st.lists(NAMES, min_size=1), st.booleans()
        ),
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_fix_takes_out_what_silences_nothing_and_no_more(
    idle: dict[int, tuple[str, list[str], bool]], end: str
) -> None:
    """Whatever was put into a clean body goes, byte for byte."""
    clean = CLEAN.splitlines()
    text = list(clean)
    for line in sorted(idle, reverse=True):
        form, names, above = idle[line]
        comment = f"# clipspec: ignore{form}[{','.join(names)}] why"
        if above:
            text.insert(line - 1, f"  {comment}")
        else:
            text[line - 1] += f"\t {comment}"
    judgement = _judged(end.join(text) + end, Terms())

    assert fix(judgement, lambda d: judge(d)).document.text.content == end.join(clean) + end
