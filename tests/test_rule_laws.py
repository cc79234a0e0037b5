"""Laws of all rules: no body makes one crash, no secret comes back, what is asked is declared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from clipspec.diagnostics import Finding
from clipspec.dialects import dialects
from clipspec.lint.project.setting import Setting
from clipspec.lint.rule import Body, Rule
from clipspec.lint.rulebook import checks
from clipspec.lint.subject import identify
from clipspec.lint.views import addresses
from clipspec.source import parse
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import anything, texts
from test_families import ACCOUNT
from test_lint_cases import CASES, setting_of

BODIES: dict[str, dict[str, Any]] = {
    "v1": {"background": "", "clips": [{"avatar_id": "", "voice_id": "", "input_audio": ""}]},
    "v2": {
        "video_inputs": [
            {
                "voice": {"type": "audio", "audio_url": "", "voice_id": ""},
                "background": {"type": "image", "url": ""},
            }
        ],
        "callback_url": "",
    },
    "v3": {
        "type": "avatar",
        "avatar_id": "",
        "voice_id": "",
        "audio_url": "",
        "background": {"type": "image", "url": ""},
        "callback_url": "",
    },
}

TELL = ("credentials-in-url", "expiring-url", "secret-in-body", "secret-in-url")
PIECES = """http https s3 file C : / // :// @ ? & = # . .. % \\ [ ] [::1] ::1 localhost 127.0.0.1
    media.example.com drive.google.com www.dropbox.com github.com /blob/ /s/ dl=0 dl .mp3 .png
    X-Amz-Signature=1 X-Amz-Date=20261122T120000Z X-Amz-Expires=60 Expires=1764000000
    se=2026-12-01 sig=1 Signature=1 Key-Pair-Id=1 token=1 { } < > 20241301 -20240815 sk- eyJ AKIA"""
pieces = st.sampled_from([*PIECES.split(), " "])
urls = st.lists(pieces | texts, max_size=8).map("".join)
secrets = st.text("abcdefXYZ0123456789", min_size=36, max_size=40).map("q7Q".__add__)
projects = st.builds(
    Setting,
    plan=st.sampled_from([None, "free", "unheard of"]),
    stage=st.sampled_from([None, "sandbox", "production"]),
    catalog=st.sampled_from([None, ACCOUNT]),
    today=st.sampled_from(["", "2026-11-22", "2020-02-29"]),
)


@pytest.fixture(params=list(dialects()))
def dialect(request: pytest.FixtureRequest) -> str:
    """Each generation of the API."""
    return str(request.param)


def found(name: str, data: Any, setting: Setting) -> Iterator[tuple[Rule, Finding]]:
    """Yield what all rules say of a body."""
    body = Body(data, dialects()[name], setting)
    for rule in checks():
        if rule.check is not None and rule.applies(body.dialect):
            for finding in rule.check(body):
                yield rule, finding


def filled(shape: Any, value: Any) -> Any:
    """Return a body with a value in the place of each empty text."""
    if isinstance(shape, dict):
        return {key: filled(part, value) for key, part in shape.items()}
    if isinstance(shape, list):
        return [filled(part, value) for part in shape]
    return value if shape == "" else shape


def test_any_text_may_stand_where_an_address_belongs(dialect: str) -> None:
    """Whatever stands there, the characters that are marked are characters of the text."""

    @given(urls, projects)
    def law(text: str, setting: Setting) -> None:
        for rule, finding in found(dialect, filled(BODIES[dialect], text), setting):
            start, end = finding.within or (0, 0)
            assert 0 <= start <= end <= len(text), rule.name

    law()


def test_any_value_may_stand_anywhere(dialect: str) -> None:
    """No rule takes the kind of a value for granted."""

    @given(anything, anything, projects)
    def law(value: Any, more: Any, setting: Setting) -> None:
        body = filled(BODIES[dialect], value) | {"extra": more, "test": value, "dimension": more}
        list(found(dialect, body, setting))

    law()


@given(urls)
def test_an_address_is_its_parts(text: str) -> None:
    """Each part is written where its span says."""
    url = addresses.read(text)
    if url is not None:
        for name, (start, end) in url.spans.items():
            part = {"scheme": url.scheme, "path": url.path, "query": url.query}.get(name)
            assert part is None or text[start:end].lower() == part.lower()
        assert "&".join(text[p.start : p.end] for p in url.parameters) == url.query


@pytest.mark.parametrize(
    "form",
    [
        "https://ada:{}@media.example.com/a.mp3",
        "https://{}@media.example.com/a.mp3",
        "http://ada:{}@localhost/a.png",
        "https://media.example.com/a.mp3?token={}",
        "https://media.s3.amazonaws.com/a.mp3?X-Amz-Date=20260101T000000Z&X-Amz-Expires=60"
        "&X-Amz-Signature={}",
        "sk-{}",
        "Bearer {}",
        "-----BEGIN PRIVATE KEY-----{}",
        "eyJ{0}.eyJ{0}.{0}",
    ],
)
def test_no_secret_comes_back_out(dialect: str, form: str) -> None:
    """It is found, and neither message nor help nor pointer nor mend repeats it."""
    where = "audio_url" if "//" in form else "title"

    @settings(max_examples=10)
    @given(secrets)
    def law(secret: str) -> None:
        text = form.format(secret)
        shape = filled(BODIES[dialect], text if "//" in form else "x")
        body = shape | {where: text, "api_key": secret, text: text}
        said = [finding for rule, finding in found(dialect, body, Setting()) if rule.name in TELL]
        assert len(said) > 1
        for finding in said:
            cures = [finding.mend.description] if finding.mend else []
            for told in (finding.message, finding.help, *cures):
                assert secret not in told
            assert secret not in finding.pointer or "//" in form

    law()


class Watched(Setting):
    """A setting that notes which of its fields are read."""

    read: ClassVar[set[str]] = set()

    def __getattribute__(self, name: str) -> Any:
        if name in Setting._fields:
            type(self).read.add(name)
        return super().__getattribute__(name)


def test_a_rule_declares_what_it_asks_for() -> None:
    """What `asks` names is read, and nothing else: a silent rule may speak once that is known."""
    asked: dict[str, set[str]] = {rule.name: set() for rule in checks()}
    for file in (file for name in asked for file in CASES.glob(f"{name}/*.*") if _is_body(file)):
        subject = identify(parse(file.read_bytes(), file.name), None)
        if subject.dialect is None or subject.kind != "body" or not isinstance(subject.body, dict):
            continue
        body = Body(subject.body, subject.dialect, Watched(*setting_of(file.parent)))
        for rule in checks():
            if rule.check is not None and rule.applies(subject.dialect):
                Watched.read.clear()
                list(rule.check(body))
                asked[rule.name] |= Watched.read

    assert asked == {rule.name: set(rule.asks) for rule in checks()}


def _is_body(file: Path) -> bool:
    return file.name.startswith(("bad", "good"))
