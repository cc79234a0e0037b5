"""No report repeats a secret, wherever in the file it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from clipspec.lint.views.secrets import find_key, masked
from clipspec.report import formats
from conftest import Done
from hypothesis import given
from hypothesis import strategies as st

KEY = "sk_V2_0123456789abcdefghij0123456789"
TOKEN = "Bearer 0123456789abcdefghij"
PASSWORD = "swordfish0123456789"
PEM = "-----BEGIN PRIVATE KEY-----"
BODY = f"""\
version: v1alpha
ratio: "16:9"
background: "#FAFAFA"
clips:
  - avatar_id: Daisy-inskirt-20220818
    voice_id: 1bd001e7e50f421d891986aad5158bc8
    input_text: Hello
    {KEY}: 5
    input_txt: "{TOKEN}"
    api-key: '{PASSWORD}'
title: "{PEM}\\n0123456789abcdefghij"
"""
ONE_LINE = {
    "video_inputs": [{"character": {"type": KEY, KEY: TOKEN}, "password": PASSWORD}],
    "dimension": {"height": TOKEN},
    "title": f"{PEM}\n0123456789abcdefghij",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with secrets in bodies and in a spec."""
    monkeypatch.chdir(tmp_path)
    Path("body.yaml").write_text(BODY)
    Path("line.json").write_text(json.dumps(ONE_LINE))
    Path("spec.yaml").write_text("clipspec: 1\nvideo:\n  " + BODY.replace("\n", "\n  ").rstrip())
    return tmp_path


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("form", formats())
def test_no_format_repeats_a_secret(form: str, program: Callable[..., Done]) -> None:
    done = program("lint", "--format", form, "--fail-on", "info")

    assert done.code == 1
    assert "0123456789" not in done.out + done.err
    assert "***" in done.out


@pytest.mark.usefixtures("desk")
def test_compile_repeats_none_either(program: Callable[..., Done]) -> None:
    done = program("compile", "spec.yaml")

    assert done.code == 1
    assert "***" in done.err
    assert "0123456789" not in done.out + done.err


@pytest.mark.usefixtures("desk")
def test_a_difference_shows_what_it_is_to_change(program: Callable[..., Done]) -> None:
    """It is there to be applied: with other characters in it, it would fit no file."""
    done = program("lint", "--diff", "--unsafe-fixes", "body.yaml")

    assert f"-    api-key: '{PASSWORD}'" in done.out.splitlines()


@given(st.text())
def test_a_text_without_a_key_stays_as_it_is(text: str) -> None:
    """And no character moves in one that has some: carets stand below what they stood below."""
    whole = f"a {text} {KEY}: '{TOKEN}' {text}"

    assert masked(text) == text or find_key(text) or ":" in text
    assert len(masked(whole)) == len(whole)
    assert KEY not in masked(whole)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("token: abc # why", "token: *** # why"),
        ('{"X-Api-Key": "a b", "a": 1}', '{"X-Api-Key": "***", "a": 1}'),
        ('api_key: "{{ key }}"', 'api_key: "{{ key }}"'),
        ("api_key: <your key>", "api_key: <your key>"),
        ("no `api_key` here: remove it", "no `api_key` here: remove it"),
        ("tokens: 5", "tokens: 5"),
    ],
)
def test_the_value_of_a_secret_member(text: str, shown: str) -> None:
    assert masked(text) == shown
