"""What the rules on URLs write in the place of an address, safe or not."""

from __future__ import annotations

import pytest
from clipspec.dialects import dialects
from clipspec.lint.rule import Body
from clipspec.lint.rulebook import checks
from clipspec.mends import Replace, Rewrite

SAFE = [
    ("https://www.dropbox.com/s/a/b.mp3?dl=0", "https://www.dropbox.com/s/a/b.mp3?dl=1"),
    ("https://www.dropbox.com/s/a/b.mp3", "https://www.dropbox.com/s/a/b.mp3?dl=1"),
    ("https://www.dropbox.com/s/a/b.mp3?#x", "https://www.dropbox.com/s/a/b.mp3?dl=1#x"),
    (
        "https://www.dropbox.com/scl/fi/a/b.mp3?rlkey=k&dl=0&st=1",
        "https://www.dropbox.com/scl/fi/a/b.mp3?rlkey=k&dl=1&st=1",
    ),
    (
        "https://www.dropbox.com/scl/fi/a/b.mp3?rlkey=k#x",
        "https://www.dropbox.com/scl/fi/a/b.mp3?rlkey=k&dl=1#x",
    ),
    ("https://github.com/o/r/blob/main/blob/a.mp3", "https://github.com/o/r/raw/main/blob/a.mp3"),
    ("https://github.com/blob/blob/blob/main/a.mp3", "https://github.com/blob/blob/raw/main/a.mp3"),
    ("https://gitlab.com/o/r/-/blob/main/a.mp3", "https://gitlab.com/o/r/-/raw/main/a.mp3"),
    (" https://a.tv/b.mp3\n", "https://a.tv/b.mp3"),
    ("HTTPS:/a.tv/b.mp3", "HTTPS://a.tv/b.mp3"),
    ("https:a.tv/b.mp3", "https://a.tv/b.mp3"),
    ("https:\\\\a.tv\\b.mp3", "https://a.tv\\b.mp3"),
    ("https://a.tv\\b.mp3", "https://a.tv/b.mp3"),
    ("https://a.tv/b c.mp3", "https://a.tv/b%20c.mp3"),
]
UNSAFE = [
    ("http://a.tv/b.mp3", "https://a.tv/b.mp3"),
    ("//a.tv/b.mp3", "https://a.tv/b.mp3"),
    ("a.tv/b.mp3", "https://a.tv/b.mp3"),
]
NONE = [
    "https://a.tv/b\tc.mp3",
    "https://a b.tv/c.mp3",
    "https:///b.mp3",
    "./b.mp3",
    "https://youtu.be/a",
    "data:,a",
]


def mends(text: str) -> list[tuple[str, bool]]:
    """Return what the address of a recording becomes, and whether that is safe."""
    body = Body({"clips": [{"input_audio": text}]}, dialects()["v1"])
    found = [f for rule in checks() if rule.check and rule.code[2] == "7" for f in rule.check(body)]
    assert found
    return [(applied(text, f.mend.changes[0]), f.mend.safe) for f in found if f.mend]


def applied(text: str, change: object) -> str:
    """Return the text after a change."""
    if isinstance(change, Rewrite):
        return text[: change.start] + change.text + text[change.end :]
    assert isinstance(change, Replace)
    return str(change.value)


@pytest.mark.parametrize(("text", "right"), SAFE)
def test_a_safe_mend_keeps_what_was_meant(text: str, right: str) -> None:
    assert mends(text) == [(right, True)]


@pytest.mark.parametrize(("text", "right"), UNSAFE)
def test_what_the_host_may_not_have_is_for_the_author_to_ask(text: str, right: str) -> None:
    assert mends(text) == [(right, False)]


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_written_where_the_cure_is_not_known(text: str) -> None:
    assert mends(text) == []
