"""Findings on one long line: a frame shows some of it, and all of it is looked through once."""

from __future__ import annotations

import json

import pytest
from clipspec.diagnostics import Position, Span
from clipspec.lint.views.secrets import masked
from clipspec.report import text as texts
from clipspec.source.text import Text

BODY = json.dumps({"password": "swordfish", "clips": [{"scale": "big"}] * 99})


def test_a_line_with_many_findings_is_masked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no frame shows a part of a secret whose name stands out of sight."""
    seen: list[str] = []

    def watched(text: str) -> str:
        seen.append(text)
        return masked(text)

    monkeypatch.setattr(texts, "masked", watched)
    text = Text(BODY)
    spans = [Span(Position(1, at), Position(1, at + 5)) for at in (15, 500, 1_000)]
    shown = [list(texts.frame(text, span, " ", "red", False)) for span in spans]

    assert seen == [BODY]
    assert all(len(frame[1]) < 160 for frame in shown)
    assert shown[0][1].startswith('1 | {"password": "*********", ')
