"""The law of return: what was migrated and migrated back is the source again.

By the JSON report and the output alone: no value of the source is looked at.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from clipspec import pointer as pointers
from clipspec.dialects import dialects
from clipspec.dialects.policy import Policy
from clipspec.dialects.reading import Fate
from clipspec.migrate import Crossing, Migration, Request, Status, balance
from clipspec.migrate.exemptions import EXEMPTIONS, RETURN, Exemption
from clipspec.migrate.kept import exempt
from clipspec.migrate.migration import crossed
from clipspec.migrate.proof.returning import came_back, returning
from clipspec.migrate.report import render
from clipspec.validate import is_valid
from crossings import BODIES, RIGHT, wishes
from hypothesis import given
from hypothesis import strategies as st

V1, V2, V3 = (dialects()[name] for name in ("v1", "v2", "v3"))
policies = st.builds(Policy, **wishes())
every_way = pytest.mark.parametrize(("source", "target"), list(itertools.permutations(BODIES, 2)))


def _cross(body: dict[str, Any], source: str, target: str, policy: Policy) -> Crossing:
    return crossed(body, dialects()[source], Request(dialects()[target], policy))


def _report(there: Crossing) -> dict[str, Any]:
    """The report on a body that was brought over, as it is read from its file."""
    names = there.source.name, there.target.name
    done = Migration("a.json", *names, Status.MIGRATED, there.draft.body, balance(there))
    report = json.loads(render([done]))
    assert is_valid("report/migration", report)
    file: dict[str, Any] = report["files"][0]
    return file


def _restored(there: Crossing, policy: Policy) -> Any:
    """The source, made of what comes back and the values that the report keeps."""
    back = came_back(there, policy)
    whole: dict[str, Any] = {}
    for leaf in _report(there)["leaves"]:
        value = leaf["value"] if "value" in leaf else back[leaf["source"]]
        if leaf["source"] == "":
            return value
        here = whole
        *above, last = leaf["source"].split("/")[1:]
        for token in above:
            here = here.setdefault(token, {})
        here[last] = value
    return whole


def _listed(value: Any) -> Any:
    """Data as pointers name it: lists are objects whose members are called 0, 1, 2 and so on."""
    if isinstance(value, list):
        return {str(index): _listed(item) for index, item in enumerate(value)} or []
    if isinstance(value, dict):
        return {pointers.escape(name): _listed(member) for name, member in value.items()}
    return value


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


# --- the law -------------------------------------------------------------------------------------


@every_way
@given(data=st.data())
def test_every_body_comes_back(source: str, target: str, data: st.DataObject) -> None:
    """Right or wrong, and whatever was answered: byte for byte, but for the order of members."""
    body, policy = data.draw(BODIES[source]), data.draw(policies)
    there = _cross(body, source, target, policy)

    assert returning(there, policy).broken == ()
    assert _canonical(_restored(there, policy)) == _canonical(_listed(body))


@every_way
@given(data=st.data())
def test_what_is_kept_has_a_reason(source: str, target: str, data: st.DataObject) -> None:
    """A value is kept where nothing was written, a loss accepted, or a row of the table says so."""
    there = _cross(data.draw(BODIES[source]), source, target, data.draw(policies))
    rows = exempt(source, target, balance(there))

    for leaf in _report(there)["leaves"]:
        lost = not leaf["targets"] or Fate(leaf["fate"]).blocks
        assert ("value" in leaf or "withheld" in leaf) == (lost or leaf["source"] in rows)


@pytest.mark.parametrize("dialect", RIGHT)
@given(data=st.data())
def test_right_bodies_are_right(dialect: str, data: st.DataObject) -> None:
    """Those that this law is tried on are what the schemas take."""
    assert is_valid(dialects()[dialect].schema, data.draw(RIGHT[dialect]))


# --- what the law found --------------------------------------------------------------------------

_UNSAID = {"voice": {"type": "text", "pitch": 1}}
_CLIP = {"type": "video", "source": {"type": "url", "url": "https://a.example/b.mp4"}}


def _shows(**character: Any) -> dict[str, Any]:
    return {"video_inputs": [{"character": character}]}


FATES = [
    # v1 knows a presenter by its id: what is said of one without an id would have no effect.
    ("v2", "v1", _shows(type="avatar", scale=0.5),
     "/video_inputs/0/character/scale", Fate.NO_EQUIVALENT, []),
    # What v2 refuses does not come back from v1, which takes any scale.
    ("v2", "v1", _shows(type="avatar", avatar_id="a", scale=6),
     "/video_inputs/0/character/scale", Fate.NEEDS_INPUT, ["/clips/0/scale"]),
    # A mode of captions asks for them, whatever the switch says.
    ("v2", "v1", {"caption_mode": "burn_in"}, "/caption_mode", Fate.APPROXIMATE, ["/caption_open"]),
    ("v2", "v1", {"caption": False, "caption_mode": "burn_in"}, "/caption", Fate.APPROXIMATE, []),
    ("v2", "v3", {"caption": False, "caption_mode": "burn_in"}, "/caption", Fate.APPROXIMATE, []),
    ("v2", "v1", {"caption": True, "caption_mode": "burn_in"}, "/caption_mode", Fate.EXACT, []),
    # A size comes back in whole pixels.
    ("v2", "v3", {"dimension": {"width": 1280.0, "height": 720}}, "/dimension/width",
     Fate.APPROXIMATE, ["/aspect_ratio", "/resolution"]),
    # A talking photo becomes an avatar.
    ("v2", "v3", _shows(type="talking_photo"),
     "/video_inputs/0/character/type", Fate.APPROXIMATE, ["/type"]),
    # Where nothing is spoken, nothing is tuned.
    ("v2", "v3", {"video_inputs": [{**_shows(type="avatar")["video_inputs"][0], **_UNSAID}]},
     "/video_inputs/0/voice/pitch", Fate.NO_EQUIVALENT, []),
    # Over a clip no voice is tuned, and an engine that takes no prompt is stated beside one.
    ("v3", "v2", {"type": "studio", "scenes": [{**_CLIP, "voice_settings": {"speed": 1}}]},
     "/scenes/0/voice_settings/speed", Fate.NEEDS_INPUT, []),
    ("v3", "v2", {"type": "avatar", "engine": {"type": "avatar_iii"}, "motion_prompt": "Nod."},
     "/motion_prompt", Fate.NEEDS_INPUT, ["/video_inputs/0/custom_motion_prompt"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "body", "at", "fate", "targets"), FATES)
def test_fate(
    source: str, target: str, body: dict[str, Any], at: str, fate: Fate, targets: list[str]
) -> None:
    """Each was called exact, or stayed unsaid, and did not come back."""
    ledger = balance(_cross(body, source, target, Policy()))
    entry = next(entry for entry in ledger.leaves if entry.source == at)

    assert (fate, tuple(targets)) == (entry.fate, entry.targets)
    assert entry.note


# --- the table of exceptions ---------------------------------------------------------------------


def _photo(**more: Any) -> dict[str, Any]:
    return _shows(type="talking_photo", talking_photo_id="p", use_avatar_iv_model=True, **more)


_RATIO = {"aspect_ratio": "16:9", "dimension": {"width": 1920, "height": 1080}}
# A body that needs each row of v1 and v2, by the end of its pattern and its fate.
OLDER: dict[tuple[str, str, Fate], dict[str, Any]] = {
    ("v1", "/offset/y", Fate.EXACT): {"clips": [{"avatar_id": "a", "offset": {"y": -0.0}}]},
    ("v1", "/talking_photo_id", Fate.APPROXIMATE): {"clips": [{"talking_photo_id": "p"}]},
    ("v2", "/offset/y", Fate.EXACT): _photo(offset={"y": -0.0}),
    ("v2", "/type", Fate.APPROXIMATE): _photo(),
    ("v2", "/talking_photo_id", Fate.APPROXIMATE): _photo(),
    ("v2", "/talking_style", Fate.APPROXIMATE): _photo(talking_style="expressive"),
    ("v2", "/prompt", Fate.APPROXIMATE): _photo(prompt="Nod."),
    ("v2", "/caption_mode", Fate.APPROXIMATE): {"caption_mode": "burn_in"},
    ("v2", "/aspect_ratio", Fate.EXACT): _RATIO,
    ("v2", "/aspect_ratio", Fate.APPROXIMATE): {"aspect_ratio": "16:9"},
    ("v2", "/dimension/*", Fate.APPROXIMATE): {"dimension": {"width": 1920, "height": 1080.0}},
}
_ENGINE = {"engine_type": "elevenlabs", "stability": 0.5, "model": "eleven_v3"}
# What a film, a scene or a speaker of v3 has that needs each row, by the end of its pattern.
NEWER: dict[str, dict[str, Any]] = {
    "/folder_id": {"folder_id": "f"},
    "/caption": {"caption": {}},
    "/caption/style": {"caption": {"file_format": "srt", "style": None}},
    "/playback/mode": {"playback": {"mode": "loop"}},
    "/script": {"script": "Hi", "voice_id": "v"},
    "/audio_url": {"audio_url": "https://a.example/a.mp3"},
    "/audio_asset_id": {"audio_asset_id": "a"},
    "/voice_id": {"script": "Hi", "voice_id": "v"},
    "/voice_settings/**": {"script": "Hi", "voice_settings": {"engine_settings": _ENGINE}},
    "/background/*": {"background": {"type": "color", "value": "#FAFAFA", "color": "#FAFAFA"}},
    "/motion_prompt": {"motion_prompt": "Nod."},
}
_SPEAKERS: dict[str, dict[str, Any]] = {
    "": {"type": "avatar", "avatar_id": "a"},
    "/engine/type": {"type": "avatar", "avatar_id": "a", "engine": {"type": "avatar_v"}},
    "v1": {"type": "avatar"},  # v1 knows nobody without an id
    "v2": {"type": "image", "image": {"type": "asset_id", "asset_id": "p"}},
}


def _body_for(row: Exemption) -> dict[str, Any]:
    if row.source != "v3":
        suiting = (
            body
            for (name, end, fate), body in OLDER.items()
            if (name, fate) == (row.source, row.fate) and row.pattern.endswith(end)
        )
        return next(suiting)
    end = max((end for end in NEWER if row.pattern.endswith(end)), key=len)
    part = row.pattern.removesuffix(end).removeprefix("/videos/*")
    members = NEWER[end] | ({"caption": {"style": "default"}} if row.value == '"default"' else {})
    kind = next((kind for kind in ("/engine/type", "") if row.beside.endswith(kind)), "")
    if row.fate is Fate.APPROXIMATE and "/caption" in end:
        members = members | {"audio_url": "https://a.example/a.mp3"}  # v3 writes its captions too
    speaker = _SPEAKERS[row.target if row.beside and not kind else kind] | members
    clip = "https://a.example/b" + (".mp4" if "playback" in members else "")
    shown = {"type": "video", "source": {"type": "url", "url": clip}} | members
    scene = {"type": "avatar_video", "input": speaker} if part.endswith("/input") else shown
    film = {"type": "studio", "scenes": [scene]} if part else speaker
    return {"videos": [film]} if row.pattern.startswith("/videos/*") else film


def test_the_table_has_no_row_twice() -> None:
    assert len(set(EXEMPTIONS)) == len(EXEMPTIONS)
    assert all(row.source != row.target for row in RETURN)


@pytest.mark.parametrize("row", RETURN, ids=lambda row: f"{row.source}-{row.target}{row.pattern}")
def test_each_exemption_is_needed(row: Exemption) -> None:
    """A row that nothing needs any more goes."""
    policy = Policy(caption="file")
    ruling = returning(_cross(_body_for(row), row.source, row.target, policy), policy)

    assert ruling.broken == ()
    assert row in {excuse.row for excuse in ruling.excuses}
