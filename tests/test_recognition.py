"""A v3 body without `type` is known by what v3 alone has; a flat body may be a project's own."""

from __future__ import annotations

from typing import Any

import pytest
from clipspec.dialects.recognition import recognise

FLAT = {"avatar_id": "look_1", "voice_id": "voice_1", "script": "Hello"}


@pytest.mark.parametrize(
    "more",
    [
        {"engine": {"type": "avatar_iv"}},
        {"voice_settings": {"speed": 1.1}},
        {"output_format": "webm"},
        {"aspect_ratio": "16:9", "resolution": "1080p"},
    ],
)
def test_a_body_without_type_is_recognised(more: dict[str, Any]) -> None:
    found = recognise(FLAT | more)
    assert found.dialect is not None
    assert (found.dialect.name, found.others) == ("v3", ())


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"title": "Welcome", "speaker": "Ada"},
        {"background": "#000000", "aspect_ratio": "9:16"},
        {"engine": "tts-1", "episode": 4},
    ],
)
def test_a_project_may_have_flat_files_of_its_own(more: dict[str, Any]) -> None:
    assert recognise(FLAT | more).dialect is None
