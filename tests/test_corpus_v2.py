"""The v2 bodies of the corpus: what is odd in each is found in its place; others have no error."""

from __future__ import annotations

import pytest
from clipspec.diagnostics import Severity
from corpus import bodies, found, needs_corpus

pytestmark = needs_corpus

# By file: what INDEX.tsv calls odd there, as (code, pointer).
ODD: dict[str, list[tuple[str, str]]] = {
    "v1/028": [("CS401", "/video_inputs/0/character/avatar_id")],
    "v1/030": [
        ("CS401", "/video_inputs/0/character/avatar_id"),
        ("CS401", "/video_inputs/0/voice/voice_id"),
        ("CS341", ""),
    ],
    "v1/036": [("CS335", "/video_inputs/0/voice"), ("CS341", "")],
    "v1/040": [("CS341", "")],
    "v1/046": [
        ("CS330", "/video_inputs/0/character/character_id"),
        ("CS334", "/video_inputs/0/character"),
        ("CS334", "/video_inputs/0/voice"),
        ("CS330", "/video_inputs/0/text"),
    ],
    "v2/006": [("CS341", "")],
    "v2/012": [("CS330", "/quality")],
    "v2/014": [("CS341", "")],
    "v2/016": [
        ("CS340", "/aspect_ratio"),
        ("CS401", "/video_inputs/0/character/avatar_id"),
        ("CS401", "/video_inputs/0/voice/voice_id"),
    ],
    "v2/018": [("CS340", "/aspect_ratio")],
    "v2/022": [
        ("CS332", "/video_inputs/0/character/talking_photo_style"),
        ("CS340", "/aspect_ratio"),
    ],
    "v2/026": [("CS330", "/use_avatar_iv_model"), ("CS340", "/aspect_ratio")],
    "v2/028": [("CS330", "/video_inputs/0/character/style")],
    "v2/030": [
        ("CS338", "/caption"),
        ("CS331", "/video_inputs/0/character/talking_style"),
        ("CS331", "/video_inputs/0/voice/speed"),
        ("CS331", "/video_inputs/0/voice/pitch"),
        ("CS331", "/video_inputs/0/voice/duration"),
        ("CS339", "/dimension/width"),
        ("CS339", "/dimension/height"),
    ],
    "v2/032": [
        ("CS331", "/video_inputs/0/character/avatar_style"),
        ("CS330", "/video_inputs/0/background/image"),
    ],
    "v2/034": [("CS331", "/video_inputs/0/character/avatar_style")],
    "v2/038": [("CS330", "/webhook_url")],
    "v2/040": [("CS313", "/video_inputs/0/character/offset")],
    "v2/048": [
        ("CS114", "/video_inputs/0/voice/speed"),
        ("CS114", "/dimension/width"),
        ("CS114", "/dimension/height"),
        ("CS330", "/video_inputs/0/voice/elevanlabs_settings"),
        ("CS331", "/video_inputs/0/character/talking_photo_id"),
        ("CS331", "/video_inputs/0/voice/audio_url"),
        ("CS331", "/video_inputs/0/background/video_asset_id"),
        ("CS304", "/video_inputs/0/character/circle_background_color"),
    ],
    "v2/050": [("CS340", "/aspect_ratio")],
    "v2/056": [("CS337", "/video_inputs/0/background/play_style")],
    "v2/058": [
        ("CS330", "/video_inputs/0/character/position"),
        ("CS330", "/background"),
        ("CS340", "/aspect_ratio"),
    ],
    "v2/060": [
        ("CS337", "/video_inputs/0/background"),
        ("CS333", "/video_inputs/1/background/type"),
    ],
    "v2/062": [
        ("CS315", "/video_inputs/0/character/offset/x"),
        ("CS315", "/video_inputs/0/character/offset/y"),
    ],
    "v2/064": [("CS330", "/video_inputs/0/metadata"), ("CS330", "/video_inputs/1/metadata")],
    "v2/070": [("CS333", "/video_inputs/0/voice/type")],
    "v2/072": [("CS330", "/dimensions")],
    "v2/074": [("CS338", "/caption")],
}
# Bodies with nothing that could make a request fail.
SOUND = [
    *("v1/042", "v2/002", "v2/004", "v2/006", "v2/008", "v2/010", "v2/014", "v2/018", "v2/020"),
    *("v2/024", "v2/036", "v2/042", "v2/044", "v2/046", "v2/050", "v2/052", "v2/054", "v2/056"),
    *("v2/062", "v2/066", "v2/068", "v2/076"),
]


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_found_with_a_way_out(name: str) -> None:
    told = {(one.code, one.pointer): one for one in found(name, "v2")}

    assert [place for place in ODD[name] if place not in told] == []
    assert [place for place in ODD[name] if not told[place].help and place[0] != "CS114"] == []


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_body_has_no_error(name: str) -> None:
    assert [one for one in found(name, "v2") if one.severity is Severity.ERROR] == []


def test_every_v2_body_is_judged() -> None:
    assert bodies("v2") <= {*ODD, *SOUND}
