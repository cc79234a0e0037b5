"""The rules on the text to speak: laws that hold for any text, and the facts they go by."""

from __future__ import annotations

import time
from typing import Any

import pytest
from clipspec import resources
from clipspec.diagnostics import Finding, Severity
from clipspec.dialects import dialects
from clipspec.lint.project import limits
from clipspec.lint.project.setting import Setting
from clipspec.lint.rule import Body, Rule
from clipspec.lint.rulebook import checks
from clipspec.lint.rules.text import long_text
from clipspec.lint.subject import identify
from clipspec.lint.views import speech
from clipspec.mends import Rewrite
from clipspec.source import parse
from hypothesis import given
from hypothesis import strategies as st
from test_lint_cases import CASES

RULES = {rule.name: rule for rule in checks() if "CS801" <= rule.code <= "CS829"}
AT = "/clips/0/input_text"

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)

# What the rules look for, whole and broken, so that texts made of it meet every branch.
PIECES = [
    '<break time="1s"/>', '<break time="500ms"/>', "<break time='2 s'", "<break>", "</break>",
    "<break/>", "<b>", "</b>", "<p", "<br/>", "<!-- x -->", "<name>", "<tone>", "</tone>", "<", ">",
    "&amp;", "&#39;", "&lt;", "&", ";", "\\n", '\\"', "\\ud83d\\ude00", "\\u00e9", "\\",
    "{{ x }}", "${x}", "{x}", "{", "}", "[Your Name]", "[", "]", "%s", "TODO:", "Hi null,",
    "string", "**", "**a**", "__a__", "`", "~~a~~", "#", "##", "-", "---", "```", "[a](b)",
    "\n| a |\n", "\n> ", "#AI", "[pause]", "(smiles)", "*laughs*", "Narrator:", "[0:15]",
    "Sure, here's your script:",
    "Let me know if you'd like any changes", "https://a.example/b.", "a@b.example", "word", " ",
    "Ã©", "â€™", "â€", "Ã", "É”", "名前", "שלום", "👩\u200d🚀", "1️⃣", "\u20e3", "🎉",
]  # fmt: skip
CHARACTERS = (
    "\n\r\t \u2028\x85\x00\xad\u200b\u200d\u200e\u202e\ufeff\ufffd\x92\U000e0041\U0001f3f4a.:"
)
pieces = (
    st.sampled_from(PIECES)
    | st.text(CHARACTERS, max_size=4)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
)


NOTHING_SAID = Setting()


def texts_near(rule: Rule) -> st.SearchStrategy[str]:
    """Texts of pieces, half of them whole texts of the rule's own cases: they come near to it."""
    own = []
    for path in sorted((CASES / rule.name).glob("bad*.*")):
        subject = identify(parse(path.read_bytes(), path.name))
        assert subject.dialect is not None
        own += [text for _, text in Body(subject.body, subject.dialect).role("script")]
    return st.lists(st.sampled_from(own) | pieces, min_size=1, max_size=9).map("".join)


def found(rule: Rule, text: str, setting: Setting = NOTHING_SAID, **fields: Any) -> list[Finding]:
    """Return what a rule says of a text in a v1 body."""
    body = {"version": "v1alpha", "clips": [{"input_text": text}], **fields}
    assert rule.check is not None
    return list(rule.check(Body(body, dialects()["v1"], setting)))


def mended(text: str, findings: list[Finding]) -> str:
    """Return a text after every mend whose changes do not touch those of an earlier one."""
    kept: list[Rewrite] = []
    for finding in findings:
        changes = (
            [c for c in finding.mend.changes if isinstance(c, Rewrite)] if finding.mend else []
        )
        if all(c.end <= k.start or k.end <= c.start for c in changes for k in kept):
            kept += changes
    for change in sorted(kept, key=lambda c: (c.start, c.end), reverse=True):
        text = text[: change.start] + change.text + text[change.end :]
    return text


@every_rule
def test_a_finding_marks_characters_of_the_text(rule: Rule) -> None:
    heard = []

    @given(texts_near(rule))
    def law(text: str) -> None:
        for finding in found(rule, text, test=True):
            heard.append(finding)
            if finding.pointer == AT:
                assert finding.within is not None
                start, end = finding.within
                assert 0 <= start < end <= len(text)

    law()
    assert heard, "no text came near enough"


@pytest.mark.parametrize("rule", [r for r in RULES.values() if r.fixes], ids=lambda r: r.name)
def test_mends_stay_inside_the_text_and_come_to_an_end(rule: Rule) -> None:
    """Each round changes the text, and after a few of them there is nothing left to mend."""

    @given(texts_near(rule))
    def law(text: str) -> None:
        _mend_to_the_end(rule, text)

    law()


def _mend_to_the_end(rule: Rule, text: str) -> None:
    for _ in range(12):
        findings = [finding for finding in found(rule, text) if finding.mend]
        for finding in findings:
            assert finding.mend is not None
            for change in finding.mend.changes:
                assert isinstance(change, Rewrite)
                assert change.at == AT
                assert 0 <= change.start <= change.end <= len(text)
                assert text[change.start : change.end] != change.text
        if not findings:
            return
        text = mended(text, findings)
    pytest.fail(f"still to be mended: {text!r}")


@every_rule
def test_time_grows_with_the_text_and_no_faster(rule: Rule) -> None:
    """No pattern backtracks: 50,000 characters of the worst kinds take a moment each."""
    pieces = [*" <[({*_`~#%&;\\@.:-|\xad\u200e€Ã1", "\n", "\t", *PIECES, "<break ", '<break time="',
              "[a](", "**a ", "`a", "(pause ", "[ a", "a.", "a@", "www.", "Sure ", "# ", "- ",
              "\n  ", "\n\n\n", "word "]  # fmt: skip
    for piece in pieces:
        text = (piece * 50_000)[:50_000] + "!"
        before = time.process_time()
        found(rule, text)
        assert time.process_time() - before < 1, piece


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize(
    "text",
    [
        "“Smart” quotes, an ‘apostrophe’ — and a dash… It’s 5 < 6, I <3 you; AT&T: 20% at 10:30!",
        "大家好,欢迎观看本期短片。今天我们一起认识新的报表页面(第2部分)。",
        "안녕하세요. 오늘은 새 화면을 보겠습니다.",
        "Здравствуйте! Сегодня мы посмотрим «новый» отчёт — №5.",
        "مرحبا بكم، اليوم نتحدث عن التقرير الجديد. می\u200cخواهم ۱۲ عدد.",
        "नमस्ते, क्\u200dष और श्रीमान।",
        "สวัสดีครับ\u200bยินดีต้อนรับ",
        "Grüße: „SPASS“, „MENÜ“, «DÉJÀ», CAFÉ”, Ångström, İstanbul, Łódź, ñandú, déjà-vu.",
        "Hello.\n\nOne <break time=\"1s\"/> two.\nThree (or four): five's a 'crowd' in C# #1.\n",
    ],
)
def test_plain_speech_is_left_alone(name: str, text: str) -> None:
    assert found(RULES[name], text) == []


# Limits ------------------------------------------------------------------------------------------


def test_the_shortcut_of_long_text_is_the_least_bound() -> None:
    scripts = [
        f["value"] for name, f in resources.facts("heygen/limits").items() if "script" in name
    ]
    assert min(scripts) == long_text.LEAST


@pytest.mark.parametrize(
    ("length", "severity"),
    [(1500, None), (1501, "info"), (2000, "info"), (2001, "warning"), (5000, "warning"),
     (5001, "error")],
)  # fmt: skip
def test_the_length_decides_the_severity(length: int, severity: str | None) -> None:
    findings = found(RULES["long-text"], "x" * length)
    assert [finding.severity for finding in findings] == ([Severity(severity)] if severity else [])


def test_a_projects_own_bound_is_the_only_one() -> None:
    setting = Setting(limits={"script": 3000})
    assert found(RULES["long-text"], "x" * 3000, setting) == []
    assert found(RULES["long-text"], "x" * 3001, setting)[0].within == (3000, 3001)


@pytest.mark.parametrize(
    ("plan", "seconds", "told"),
    [("free", 220, False), ("free", 230, True), ("pro", 370, False), ("pro", 380, True),
     ("scale", 2240, False), ("scale", 2260, True), (None, 9999, False), ("no such", 9999, False)],
)  # fmt: skip
def test_a_plan_bounds_the_whole_video(plan: str | None, seconds: int, told: bool) -> None:
    """With a quarter of room for how fast a voice is."""
    text = f'One. <break time="{seconds}s"/> Two.'
    findings = found(RULES["long-video"], text, Setting(plan=plan))
    assert [finding.pointer for finding in findings] == ["/clips"] * told


def test_a_plan_nobody_knows_has_no_limit() -> None:
    assert limits.plan_limit("no such plan", "video") is None
    assert limits.plan_limit("Free", "video") == limits.Limit(180, "2024")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("word " * 150, 60),
        ('one <break time="1.5s"/> two <break time="500ms"/>', 2.8),
        ("— … !", 0),
        ("大家好欢迎观看本期", 2),
        ("안녕 하세요", 10 / 9),
        ("слово " * 75, 30),
        ("Ada 名前", 0.4 + 2 / 4.5),
    ],
)
def test_the_time_of_a_text_is_counted_in_words_and_characters(text: str, seconds: float) -> None:
    assert speech.seconds(text) == pytest.approx(seconds)


def test_speed_acts_on_words_and_not_on_pauses() -> None:
    assert speech.seconds('word <break time="2s"/>', speed=0.5) == pytest.approx(2.8)
