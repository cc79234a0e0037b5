"""Bodies that Hypothesis makes: right ones, and ones with anything wrong in them.

Written by hand from the reference pages, not from the tables of the code under test.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Json = st.SearchStrategy[Any]

# No lone surrogates: no file that was read holds one.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
words = texts.filter(bool)
flags = st.booleans()
numbers = st.one_of(
    st.integers(-3, 3),
    st.sampled_from([0.0, -0.0, 0.3, -0.3, 0.5, 10**30]),
    st.floats(allow_nan=False, allow_infinity=False),
)
colors = st.sampled_from(["#FAFAFA", "#000000", "#1a2b3c"])
images = st.sampled_from(
    ["https://a.example/b.png", "https://a.example/c.JPG?v=1#x", "https://a.example/d/e.jpeg"]
)
videos = st.sampled_from(["https://a.example/b.mp4", "http://a.example/c.MP4?token=1.jpg"])
unclear = st.sampled_from(
    ["https://a.example/b", "https://a.example/c.webp", "https://a.example.mp4", "HTTP://x/.mp4"]
)

anything: Json = st.recursive(
    st.none() | flags | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
# Keys that need escapes in a pointer, and keys that look like a field.
strange_keys = st.sampled_from(["", "a/b", "~", "0", "title ", "Avatar_ID", "position", "quality"])


def exact(required: dict[str, Json], **optional: Json) -> Json:
    """Objects in which every member is right."""
    return st.fixed_dictionaries(required, optional=optional)


@st.composite
def loose(draw: st.DrawFn, members: dict[str, Json]) -> dict[str, Any]:
    """Objects in which members are right, missing or anything, among others that nobody knows."""
    names = draw(st.lists(st.sampled_from(sorted(members)), unique=True))
    spoilt = draw(st.sets(st.sampled_from(names), max_size=1)) if names else set()
    body = {name: draw(anything if name in spoilt else members[name]) for name in names}
    if draw(st.integers(0, 3)) == 0:
        body |= draw(st.dictionaries(strange_keys, anything, min_size=1, max_size=2))
    return body


def _listed(item: Json) -> Json:
    return st.lists(item, max_size=3) | st.lists(item | anything, max_size=3)


# --- v1 ------------------------------------------------------------------------------------------

_STYLES = st.sampled_from(["normal", "circle"])
_PLACES = {"x": numbers, "y": numbers}
_OFFSETS = st.fixed_dictionaries({}, optional=_PLACES)

v1_clips = loose(
    {
        "avatar_id": words,
        "avatar_style": _STYLES,
        "talking_photo_id": words,
        "talking_photo_style": _STYLES,
        "input_text": texts,
        "input_audio": texts,
        "voice_id": words,
        "scale": numbers,
        "offset": _OFFSETS | loose(_PLACES),
        "caption": flags,
    }
)
v1_backgrounds = colors | images | videos | unclear
v1_bodies = loose(
    {
        "version": st.just("v1alpha"),
        "test": flags,
        "ratio": st.sampled_from(["16:9", "9:16"]),
        "background": v1_backgrounds,
        "caption_open": flags,
        "clips": _listed(v1_clips),
    }
)

_PRESENTERS = st.one_of(
    exact({"avatar_id": words}, avatar_style=_STYLES),
    exact({"talking_photo_id": words}, talking_photo_style=_STYLES),
)
_SPEECHES = st.one_of(
    exact({"input_text": words, "voice_id": words}),
    exact({"input_audio": words}, voice_id=words),
)
_SCALES = st.integers(1, 2) | st.floats(0.1, 2)
_STANDS = exact({}, scale=_SCALES, offset=_OFFSETS)
_right_clips = st.builds(lambda *parts: {k: v for p in parts for k, v in p.items()},
                         _PRESENTERS, _SPEECHES, _STANDS)  # fmt: skip

v1_right_bodies = exact(
    {"clips": st.lists(_right_clips, min_size=1, max_size=4)},
    version=st.just("v1alpha"),
    test=flags,
    ratio=st.sampled_from(["16:9", "9:16"]),
    background=colors | images | videos,
    caption_open=flags,
)

# --- v2 ------------------------------------------------------------------------------------------

_CHARACTERS = loose(
    {
        "type": st.sampled_from(["avatar", "talking_photo"]),
        "avatar_id": words,
        "avatar_style": st.sampled_from(["normal", "circle", "closeUp"]),
        "talking_photo_id": words,
        "talking_photo_style": st.sampled_from(["square", "circle", "normal"]),
        "scale": numbers,
        "offset": _OFFSETS | loose(_PLACES),
        "matting": flags,
        "circle_background_color": colors,
        "talking_style": st.sampled_from(["stable", "expressive"]),
        "expression": st.sampled_from(["default", "happy"]),
        "super_resolution": flags,
        "use_avatar_iv_model": flags,
        "prompt": texts,
        "keep_original_prompt": flags,
        "use_legacy_photo_avatar_model": flags,
    }
)
_VOICES = loose(
    {
        "type": st.sampled_from(["text", "audio", "silence"]),
        "voice_id": words,
        "input_text": texts,
        "speed": numbers,
        "pitch": numbers,
        "emotion": st.sampled_from(["Excited", "Serious"]),
        "locale": words,
        "elevenlabs_settings": st.dictionaries(texts, anything, max_size=2),
        "audio_url": words,
        "audio_asset_id": words,
        "duration": numbers,
    }
)
_BACKGROUNDS = loose(
    {
        "type": st.sampled_from(["color", "image", "video"]),
        "value": colors,
        "url": images | videos | unclear,
        "image_asset_id": words,
        "video_asset_id": words,
        "fit": st.sampled_from(["cover", "crop", "contain", "none"]),
        "play_style": st.sampled_from(["fit_to_scene", "freeze", "loop", "once"]),
    }
)
_SCENES = loose(
    {
        "character": _CHARACTERS,
        "voice": _VOICES,
        "background": _BACKGROUNDS,
        "text": st.dictionaries(texts, anything, max_size=2),
        "custom_motion_prompt": texts,
        "enhance_custom_motion_prompt": flags,
    }
)
_SIDES = st.sampled_from([720, 1280, 1080, 1920, 0, 1280.0])
v2_bodies = loose(
    {
        "video_inputs": _listed(_SCENES),
        "dimension": loose({"width": _SIDES, "height": _SIDES}),
        "aspect_ratio": st.sampled_from(["16:9", "9:16", "4:5", "7:3"]),
        "caption": flags,
        "caption_mode": st.sampled_from(["file_only", "burn_in"]),
        "subtitles": st.dictionaries(texts, anything, max_size=2),
        "title": texts,
        "callback_id": texts,
        "callback_url": texts,
        "folder_id": texts,
        "fps": numbers,
        "enable_watermark": flags,
        "test": flags,
    }
)

# --- v3 ------------------------------------------------------------------------------------------


def _nullable(values: Json) -> Json:
    return values | st.none()


_ASSETS = loose(
    {
        "type": st.sampled_from(["url", "asset_id", "base64"]),
        "url": images | videos | unclear,
        "asset_id": words,
        "media_type": st.just("image/png"),
        "data": words,
    }
)
_ENGINES = loose(
    {
        "type": st.sampled_from(["avatar_iii", "avatar_iv", "avatar_v"]),
        "reference_look_id": _nullable(words),
    }
)
_VENDORS = loose(
    {
        "engine_type": st.sampled_from(["elevenlabs", "fish", "starfish"]),
        "model": st.sampled_from(["eleven_v3", "s1", "eleven_monolingual_v1", None]),
        "stability": _nullable(numbers),
        "similarity": numbers,
        "use_speaker_boost": flags,
    }
)
_SETTINGS = loose(
    {
        "speed": numbers,
        "pitch": numbers,
        "volume": numbers,
        "locale": _nullable(words),
        "engine_settings": _nullable(_VENDORS),
    }
)
_SPEAKING: dict[str, Json] = {
    "script": _nullable(texts),
    "audio_url": _nullable(st.sampled_from(["https://a.example/a.mp3", "http://a.example/a.mp3"])),
    "audio_asset_id": _nullable(words),
    "voice_id": _nullable(words),
    "voice_settings": _nullable(_SETTINGS),
}
_SPEAKERS: dict[str, Json] = {
    **_SPEAKING,
    "avatar_id": words,
    "image": _ASSETS,
    "engine": _nullable(_ENGINES),
    "expressiveness": _nullable(st.sampled_from(["low", "medium", "high"])),
    "motion_prompt": _nullable(texts),
    "background": _nullable(
        loose(
            {
                "type": st.sampled_from(["color", "image", "video"]),
                "value": colors,
                "color": colors,
                "url": _nullable(images | unclear),
                "asset_id": _nullable(words),
            }
        )
    ),
}
_SHOTS = loose(
    {
        **_SPEAKING,
        "type": st.sampled_from(["avatar_video", "image", "video"]),
        "input": loose({**_SPEAKERS, "type": st.sampled_from(["avatar", "image"])}),
        "source": _ASSETS,
        "duration": _nullable(numbers),
        "playback": _nullable(
            loose(
                {
                    "volume": numbers,
                    "mute": flags,
                    "mode": st.sampled_from(["fit_to_scene", "freeze", "loop"]),
                }
            )
        ),
    }
)
_FILMS: dict[str, Json] = {
    **_SPEAKERS,
    "type": st.sampled_from(["avatar", "image", "studio", "cinematic_avatar"]),
    "scenes": _listed(_SHOTS),
    "title": _nullable(texts),
    "callback_id": _nullable(texts),
    "callback_url": _nullable(texts),
    "folder_id": _nullable(words),
    "brand_glossary_id": words,
    "watermark": _nullable(st.dictionaries(texts, anything, max_size=2)),
    "aspect_ratio": _nullable(st.sampled_from(["16:9", "9:16", "4:5", "auto", "7:3"])),
    "resolution": _nullable(st.sampled_from(["720p", "1080p", "4k", "480p"])),
    "fit": _nullable(st.sampled_from(["contain", "cover"])),
    "remove_background": _nullable(flags),
    "output_format": st.sampled_from(["mp4", "webm"]),
    "caption": _nullable(
        loose({"file_format": st.just("srt"), "style": _nullable(st.just("default"))})
    ),
    "prompt": texts,
}
_films = loose(_FILMS)
v3_bodies = st.integers(0, 9).flatmap(
    lambda kind: loose({"videos": _listed(_films), "title": texts}) if kind == 0 else _films
)
