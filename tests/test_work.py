"""How much work a file costs: twice as many findings cost twice as much, and not four times.

Work is counted in calls, which are the same in every run. Nothing here looks at a clock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest
from clipspec.lint import mending
from clipspec.lint.engine import Judgement, judge
from clipspec.lint.fixing import fix
from clipspec.lint.report import collect
from clipspec.report import formats, render
from clipspec.source import Document, parse

HEAD = 'version: v1alpha\nratio: "16:9"\nbackground: "#FAFAFA"\nclips:\n'
CLIP = "  - avatar_id: Daisy-inskirt-20220818\n    voice_id: 1bd001e7e50f421d891986aad5158bc8\n"
SPEC = "clipspec: 1\nname: a\nvideo:\n  version: v1alpha\n  ratio: '16:9'\n"
PAUSE = "<break time='1s'>"
FEW = 15


def _clips(count: int, text: str, more: str = "") -> str:
    return HEAD + "".join(f"{CLIP}    input_text: {text} {i}\n{more}" for i in range(count))


def _one_text(count: int, form: str) -> str:
    return HEAD + CLIP + f"    input_text: {form.format(' '.join([f'word {PAUSE}'] * count))}\n"


def _examples(count: int) -> str:
    rows = "".join(f"  - {{n: a{i}, m: {i}}}\n" for i in range(count))
    return f"{SPEC}  background: '{{{{ n }}}}'\n  clips: []\nparams: {{n: {{}}}}\nexamples:\n{rows}"


MANY: dict[str, Callable[[int], str]] = {
    "pauses in a quoted text": lambda n: _one_text(n, '"{}"'),
    "pauses in a plain text": lambda n: _one_text(n, "{}"),
    "pauses in a block text": lambda n: _one_text(n, "|\n      {}"),
    "pauses in many texts": lambda n: _clips(n, f"one {PAUSE}"),
    "wrong names": lambda n: _clips(n, "one").replace("voice_id", "voiceId"),
    "wrong values": lambda n: _clips(n, "one", "    scale: 0\n"),
    "comments beside what they silence": lambda n: _clips(
        n, "one", "    scale: 0  # clipspec: ignore[zero-scale] why\n"
    ),
    "comments above what they silence": lambda n: _clips(
        n, "one", "    # clipspec: ignore-block[CS4] why\n    scale: 0\n"
    ),
    "idle comments": lambda n: _clips(n, "one", "  # clipspec: ignore[empty-text, CS4]\n"),
    "misspelt comments": lambda n: _clips(n, "one", "  # clipspec: ignore[emty-text]\n"),
    "equal keys": lambda n: HEAD + CLIP + 'ratio: "16:9"\n' * n,
    "equal keys in JSON": lambda n: "{" + '"version": "v1alpha", ' * n + '"clips": []}',
    "wrong rows": _examples,
    "clips of a spec": lambda n: (
        f"{SPEC}  background: '#FAFAFA'\n  clips:\n" + f'{CLIP}    input_text: "one {PAUSE}"\n' * n
    ),
}


def _calls(work: Callable[[], Any]) -> int:
    """Count the calls of Python and of C functions."""
    count = 0

    def watch(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def _document(content: str) -> Document:
    return parse(content, "a.json" if content.startswith("{") else "a.yaml")


def _growth(work: Callable[[str], Any], text: Callable[[int], str]) -> float:
    """How many times the work grows that comes on top, when what comes on top doubles."""
    work(text(1))  # what is loaded and compiled is not counted
    one, two, four = (_calls(partial(work, text(n * FEW))) for n in (1, 2, 4))
    return (four - two) / (two - one)


@pytest.mark.parametrize("kind", MANY)
def test_judging_is_linear(kind: str) -> None:
    assert judge(_document(MANY[kind](FEW))).diagnostics
    assert _growth(lambda content: judge(_document(content)), MANY[kind]) < 2.5


@pytest.mark.parametrize("kind", MANY)
def test_fixing_is_linear(kind: str) -> None:
    def mend(content: str) -> None:
        fix(judge(_document(content)), judge_again, unsafe=True)

    def judge_again(document: Document) -> Judgement:
        return judge(document)

    assert _growth(mend, MANY[kind]) < 2.5


@pytest.mark.parametrize("form", formats())
def test_reporting_is_linear(form: str) -> None:
    judged = {n: judge(_document(_one_text(n, "{}"))) for n in (1, FEW, 2 * FEW, 4 * FEW)}

    def report(count: str) -> None:
        render(collect([judged[int(count)]]), form, color=False)

    assert _growth(report, str) < 2.5


def test_mends_that_fail_are_not_read_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a line is folded after each pause, a space can only come with the whole text anew."""
    content = _one_text(1, '"{}"').replace(PAUSE, f"{PAUSE}\\\n      " * 30)
    fixable = [d.fix is not None for d in judge(_document(content)).diagnostics]
    monkeypatch.setattr(mending, "_MOST_READ", 5 * len(content))
    read: list[str] = []

    def reading(text: str, file: str) -> Document:
        read.append(text)
        return parse(text, file)

    monkeypatch.setattr(mending, "parse", reading)
    left = [d.fix is not None for d in judge(_document(content)).diagnostics]

    assert len(read) == 5
    assert sum(left) < sum(fixable)
