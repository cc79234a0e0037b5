"""What is brought over in the laws of migration: bodies, right and wrong, and answers.

Right bodies of v1, and wrong ones of every version, stand in `strategies`.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from strategies import (
    Json,
    colors,
    exact,
    flags,
    v1_bodies,
    v1_right_bodies,
    v2_bodies,
    v3_bodies,
    words,
)

_PLACES = st.sampled_from([0, 0.0, -0.0, 0.25, -0.25, 0.5]) | st.floats(-0.5, 0.5)
_ADDRESSES = st.sampled_from(["https://a.example/b", "https://a.example/b?c=1#d"])
_PICTURES = st.sampled_from(["https://a.example/b.png", "https://a.example/c.JPEG?v=1"])
_CLIPS = st.sampled_from(["https://a.example/b.mp4", "https://a.example/c.MP4?token=1"])
_SPEEDS = st.sampled_from([0.5, 1, 1.0, 1.25, 1.5])
_PITCHES = st.integers(-50, 50)
_LENGTHS = st.sampled_from([1, 1.0, 2.5, 100])


def _joined(*parts: Json) -> Json:
    """Objects that have the members of each part."""
    return st.builds(lambda *each: {k: v for one in each for k, v in one.items()}, *parts)


def _one_of(*members: tuple[str, Json]) -> Json:
    """Objects with one of these members."""
    return st.one_of(*(exact({name: values}) for name, values in members))


# --- v2 ------------------------------------------------------------------------------------------

_STANDS: dict[str, Json] = {
    "offset": exact({}, x=_PLACES, y=_PLACES),
    "matting": flags,
    "circle_background_color": colors,
    "use_avatar_iv_model": flags,
}
_PRESENTERS = st.one_of(
    exact(
        {"type": st.just("avatar"), "avatar_id": words},
        avatar_style=st.sampled_from(["normal", "circle", "closeUp"]),
        scale=st.sampled_from([0, 0.5, 1, 1.0, 5]),
        **_STANDS,
    ),
    exact(
        {"type": st.just("talking_photo"), "talking_photo_id": words},
        talking_photo_style=st.sampled_from(["circle", "square"]),
        scale=st.sampled_from([0, 0.5, 1, 1.0, 2]),
        talking_style=st.sampled_from(["stable", "expressive"]),
        expression=st.sampled_from(["default", "happy"]),
        super_resolution=flags,
        prompt=words,
        keep_original_prompt=flags,
        use_legacy_photo_avatar_model=flags,
        **_STANDS,
    ),
)
_VOICES = st.one_of(
    exact(
        {"type": st.just("text"), "voice_id": words, "input_text": words},
        speed=_SPEEDS,
        pitch=_PITCHES,
        emotion=st.sampled_from(["Excited", "Serious"]),
        locale=st.just("en-US"),
        elevenlabs_settings=exact({}, stability=st.just(0.5), style=st.just(0), model=st.just("m")),
    ),
    _joined(
        exact({"type": st.just("audio")}),
        _one_of(("audio_url", _ADDRESSES), ("audio_asset_id", words)),
    ),
    exact({"type": st.just("silence")}, duration=_LENGTHS),
)
_FITS = st.sampled_from(["cover", "crop", "contain", "none"])
_BACKGROUNDS = st.one_of(
    exact({"type": st.just("color"), "value": colors}),
    _joined(
        exact({"type": st.just("image")}, fit=_FITS),
        _one_of(("url", _PICTURES), ("image_asset_id", words)),
    ),
    _joined(
        exact(
            {"type": st.just("video")},
            fit=_FITS,
            play_style=st.sampled_from(["fit_to_scene", "freeze", "loop", "once"]),
        ),
        _one_of(("url", _CLIPS), ("video_asset_id", words)),
    ),
)
_SCENES = exact(
    {"voice": _VOICES},
    character=_PRESENTERS,
    background=_BACKGROUNDS,
    text=exact({"text": words}),
    custom_motion_prompt=words,
    enhance_custom_motion_prompt=flags,
)
_SIZES = st.sampled_from([(1280, 720), (720, 1280), (1920, 1080), (1080, 1080), (854, 480)])
v2_right_bodies = exact(
    {"video_inputs": st.lists(_SCENES, min_size=1, max_size=3)},
    dimension=_SIZES.map(lambda size: {"width": size[0], "height": size[1]}),
    aspect_ratio=st.sampled_from(["16:9", "9:16"]),
    caption=flags,
    caption_mode=st.sampled_from(["file_only", "burn_in"]),
    title=words,
    callback_id=words,
    callback_url=_ADDRESSES,
    folder_id=words,
    fps=st.sampled_from([25, 25.0, 30]),
    enable_watermark=flags,
    test=flags,
)

# --- v3 ------------------------------------------------------------------------------------------

_FILES = st.one_of(
    exact({"type": st.just("url"), "url": _PICTURES}),
    exact({"type": st.just("asset_id"), "asset_id": words}),
    exact({"type": st.just("base64"), "media_type": st.just("image/png"), "data": st.just("aGk=")}),
)
_VENDORS = st.one_of(
    exact(
        {"engine_type": st.just("elevenlabs")},
        model=st.sampled_from(["eleven_v3", None]),
        stability=st.just(0.5),
        use_speaker_boost=flags,
    ),
    exact({"engine_type": st.just("starfish")}),
)
_SETTINGS = exact(
    {},
    speed=_SPEEDS,
    pitch=_PITCHES,
    volume=st.sampled_from([0, 0.5, 1]),
    locale=st.sampled_from(["en-US", None]),
    engine_settings=_VENDORS,
)
_SPEECHES = st.one_of(
    exact({"script": words, "voice_id": words}, voice_settings=_SETTINGS),
    exact({"audio_url": _ADDRESSES}),
    exact({"audio_asset_id": words}),
)
_ENGINES = st.one_of(
    exact({"type": st.sampled_from(["avatar_iii", "avatar_iv"])}),
    exact({"type": st.just("avatar_v")}, reference_look_id=words | st.none()),
)
_AVATARS = exact(
    {"type": st.just("avatar"), "avatar_id": words},
    engine=_ENGINES,
    expressiveness=st.sampled_from(["low", "medium", "high", None]),
    motion_prompt=words | st.none(),
)
_PHOTOS = exact({"type": st.just("image"), "image": _FILES}, motion_prompt=words)
_SHOTS = st.one_of(
    exact(
        {
            "type": st.just("avatar_video"),
            "input": _joined(
                _AVATARS,
                _SPEECHES,
                exact({}, background=exact({"type": st.just("color"), "color": colors})),
            )
            | _joined(_PHOTOS, _SPEECHES),
        }
    ),
    _joined(
        exact({"type": st.just("image"), "source": _FILES}),
        _SPEECHES | exact({"duration": _LENGTHS}),
    ),
    exact(
        {"type": st.just("video"), "source": exact({"type": st.just("url"), "url": _CLIPS})},
        playback=exact({}, volume=st.just(0.5), mode=st.sampled_from(["freeze", "loop"])),
    ),
)
_FILM = exact(
    {},
    title=words | st.none(),
    callback_id=words | st.none(),
    callback_url=_ADDRESSES | st.none(),
    folder_id=words,
    brand_glossary_id=words,
    aspect_ratio=st.sampled_from(["16:9", "9:16", "4:5", "1:1", "auto"]),
    resolution=st.sampled_from(["720p", "1080p", "4k"]),
    caption=st.one_of(
        st.just({}), exact({}, file_format=st.just("srt"), style=st.sampled_from(["default", None]))
    ),
)
_ALONE = exact(
    {},
    fit=st.sampled_from(["contain", "cover"]),
    remove_background=flags,
    output_format=st.just("mp4"),
    background=exact({"type": st.just("color"), "value": colors})
    | exact({"type": st.just("image"), "url": _PICTURES}),
)
_FILMS = st.one_of(
    _joined(_AVATARS | _PHOTOS, _SPEECHES, _ALONE, _FILM),
    _joined(
        exact({"type": st.just("studio"), "scenes": st.lists(_SHOTS, min_size=1, max_size=3)}),
        _FILM,
    ),
)
v3_right_bodies = _FILMS | exact(
    {"videos": st.lists(_FILMS, min_size=1, max_size=2)}, title=words, callback_url=_ADDRESSES
)

# --- both ----------------------------------------------------------------------------------------

RIGHT: dict[str, Json] = {"v1": v1_right_bodies, "v2": v2_right_bodies, "v3": v3_right_bodies}
BODIES: dict[str, Json] = {
    "v1": v1_bodies | v1_right_bodies,
    "v2": v2_bodies | v2_right_bodies,
    "v3": v3_bodies | v3_right_bodies,
}


def wishes(voice: str = "voice_1") -> dict[str, Any]:
    """The members of a policy, each with what it may be."""
    return {
        "short_side": st.sampled_from([None, 720, 1080, 2160]),
        "keep_offset_sign": flags,
        "voice": st.sampled_from([None, voice]),
        "engine": st.sampled_from([None, "iii", "iv", "v"]),
        "drop_test": flags,
        "caption": st.sampled_from([None, "burned", "file"]),
        "split": flags,
        "studio": flags,
    }
