"""Bodies with nothing wrong in them, by hand from the reference pages.

For each target there are some of those that it can say: else hardly any could be migrated.
"""

from __future__ import annotations

from hypothesis import strategies as st
from strategies import Json, colors, exact, flags, images, videos, words

_SCALES = st.sampled_from([0, 0.5, 1, 1.5, 2])
_OFFSETS = exact({}, x=st.floats(-1, 1), y=st.floats(-1, 1) | st.integers(-1, 1))
_EITHER = {
    "scale": _SCALES,
    "offset": _OFFSETS,
    "matting": flags,
    "circle_background_color": colors,
    "use_avatar_iv_model": flags,
}
_CHARACTERS = st.one_of(
    exact(
        {"type": st.just("avatar"), "avatar_id": words},
        avatar_style=st.sampled_from(["normal", "circle", "closeUp"]),
        **_EITHER,
    ),
    exact(
        {"type": st.just("talking_photo"), "talking_photo_id": words},
        talking_photo_style=st.sampled_from(["square", "circle"]),
        talking_style=st.sampled_from(["stable", "expressive"]),
        super_resolution=flags,
        **_EITHER,
    ),
)
_VOICES = st.one_of(
    exact(
        {"type": st.just("text"), "voice_id": words, "input_text": words},
        speed=st.floats(0.5, 1.5),
        pitch=st.integers(-50, 50),
        emotion=st.sampled_from(["Excited", "Serious"]),
        locale=words,
    ),
    exact({"type": st.just("audio"), "audio_url": words}),
    exact({"type": st.just("silence")}, duration=st.integers(1, 9)),
)
_BACKGROUNDS = st.one_of(
    exact({"type": st.just("color"), "value": colors}),
    exact({"type": st.just("image"), "url": images}, fit=st.sampled_from(["cover", "contain"])),
    exact({"type": st.just("video"), "url": videos}, play_style=st.sampled_from(["loop", "once"])),
)
_SCENES = exact({"voice": _VOICES}, character=_CHARACTERS, background=_BACKGROUNDS)
# What v1 can say as well: else hardly any body of v2 could be migrated to it.
_PLAIN_SCENES = exact(
    {
        "character": exact(
            {"type": st.just("avatar"), "avatar_id": words},
            avatar_style=st.sampled_from(["normal", "circle"]),
            scale=_SCALES.filter(bool),
            offset=_OFFSETS,
        ),
        "voice": exact({"type": st.just("text"), "voice_id": words, "input_text": words}),
    }
)
_DIMENSIONS = st.sampled_from([(1280, 720), (720, 1280), (1920, 1080)]).map(
    lambda size: dict(zip(("width", "height"), size, strict=True))
)

v2_right_bodies: Json = st.one_of(
    exact(
        {"video_inputs": st.lists(_PLAIN_SCENES, min_size=1, max_size=3)},
        dimension=_DIMENSIONS,
        caption=flags,
        test=flags,
    ),
    exact(
        {"video_inputs": st.lists(_SCENES, min_size=1, max_size=3)},
        dimension=_DIMENSIONS,
        caption=flags,
        title=words,
        callback_id=words,
        test=flags,
    ),
)

_LOOKS = exact({"type": st.just("avatar"), "avatar_id": words}, avatar_style=st.just("normal"))
v2_bodies_for_v3: Json = exact(
    {
        "video_inputs": st.lists(
            exact(
                {
                    "character": _LOOKS,
                    "voice": _VOICES.filter(lambda voice: voice["type"] == "text"),
                },
                background=exact({"type": st.just("color"), "value": colors}),
            ),
            min_size=1,
            max_size=3,
        )
    },
    dimension=_DIMENSIONS,
    caption=flags,
    title=words,
    test=st.just(False),
)
v1_bodies_for_v3: Json = exact(
    {
        "clips": st.lists(
            exact(
                {"avatar_id": words, "input_text": words, "voice_id": words},
                avatar_style=st.just("normal"),
                offset=exact({}, x=st.just(0), y=st.just(0)),
            ),
            min_size=1,
            max_size=3,
        )
    },
    ratio=st.sampled_from(["16:9", "9:16"]),
    background=colors,
    caption_open=flags,
    test=st.just(False),
)

_https = images | st.just("https://a.example/f")
_SPEECHES = st.one_of(
    exact({"script": words}, voice_id=words),
    exact(
        {"script": words, "voice_id": words}, voice_settings=exact({}, speed=st.floats(0.5, 1.5))
    ),
    exact({"audio_url": st.just("https://a.example/a.mp3")}),
)
_ENGINES = exact({"type": st.sampled_from(["avatar_iii", "avatar_iv"])})
_COLORS = exact({"type": st.just("color"), "color": colors})


def _joined(*parts: Json) -> Json:
    return st.tuples(*parts).map(lambda found: {k: v for part in found for k, v in part.items()})


_INPUTS = _joined(
    exact({"type": st.just("avatar"), "avatar_id": words}, engine=_ENGINES, background=_COLORS),
    _SPEECHES,
)
_FILM = exact(
    {},
    title=words,
    aspect_ratio=st.sampled_from(["16:9", "9:16", "1:1"]),
    resolution=st.sampled_from(["720p", "1080p"]),
    callback_id=words,
)
_SINGLES = _joined(
    exact(
        {"type": st.just("avatar"), "avatar_id": words},
        engine=_ENGINES,
        background=exact({"type": st.just("color"), "value": colors})
        | exact({"type": st.just("image"), "url": _https}),
    ),
    _SPEECHES,
    _FILM,
)
_STUDIOS = _joined(
    exact(
        {
            "type": st.just("studio"),
            "scenes": st.lists(
                exact({"type": st.just("avatar_video"), "input": _INPUTS}), min_size=1, max_size=3
            ),
        }
    ),
    _FILM,
)
v3_right_bodies: Json = _SINGLES | _STUDIOS
