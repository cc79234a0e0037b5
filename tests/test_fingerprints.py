"""Fingerprints of findings: the same while a file is edited around them, and no two alike."""

from __future__ import annotations

import re

from clipspec.diagnostics import Diagnostic, Position, Severity, Span
from clipspec.lint.engine import judge
from clipspec.lint.silencing.fingerprint import fingerprints
from clipspec.source import parse
from hypothesis import given
from hypothesis import strategies as st

HEAD = 'version: v1alpha\nratio: "16:9"\nbackground: "#FAFAFA"\nclips:\n'
GOOD = "  - {avatar_id: Daisy-inskirt-20220818, voice_id: 1bd001e7e50f421d891986aad5158bc8, "
BAD = GOOD + "input_text: Hello, scale: big}\n"
WORSE = GOOD + "input_text: Hello, scale: small}\n"
FINE = GOOD + "input_text: Hello}\n"


def _of(body: str) -> list[str]:
    found = judge(parse(body, "a.yaml")).diagnostics
    return fingerprints(diagnostic for diagnostic in found if diagnostic.name == "wrong-type")


def test_edits_above_change_no_fingerprint() -> None:
    """Neither lines nor clips: the pointer's index moves as well."""
    before = _of(HEAD + BAD + WORSE)

    assert len(set(before)) == 2
    assert _of(f"# a comment\n\n{HEAD}{FINE}{FINE}{BAD}{WORSE}") == before


def test_another_value_is_another_finding() -> None:
    assert set(_of(HEAD + BAD)).isdisjoint(_of(HEAD + WORSE))


def test_one_more_of_the_same_is_one_more_fingerprint() -> None:
    once, twice = _of(HEAD + BAD), _of(HEAD + BAD + BAD)

    assert twice[:1] == once
    assert len(set(twice)) == 2


def _diagnostic(file: str, code: str, pointer: str, message: str) -> Diagnostic:
    nowhere = Span(Position(1, 1), Position(1, 1))
    return Diagnostic(file, code, "a-rule", Severity.ERROR, message, "", pointer, nowhere)


def test_numbers_in_a_message_are_no_part_of_it() -> None:
    """Lines, rows and ages change by themselves."""
    messages = [
        "`clips`, line 11; 37 of 400 rows: 1, 3, 41 …",
        "`clips`, line 9; 4 of 7 rows: 2 …",
    ]
    [one, other] = [fingerprints([_diagnostic("a", "CS103", "", text)]) for text in messages]

    assert one == other


parts = st.sampled_from(["", "a", "b", "/clips/0", "/clips/1", "/clips/x", "欢", "\udc80", "1"])


@given(st.lists(st.builds(_diagnostic, parts, parts, parts, parts)))
def test_no_two_are_alike(diagnostics: list[Diagnostic]) -> None:
    found = fingerprints(diagnostics)

    assert len(set(found)) == len(diagnostics)
    assert all(re.fullmatch("[0-9a-f]{32}", fingerprint) for fingerprint in found)
    assert fingerprints(diagnostics) == found
