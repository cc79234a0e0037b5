"""The schemas of HeyGen's bodies: their form, what they take, what they refuse and where.

Three measures: bodies written here, bodies shaped like those people send, and the vendor's own
schema of v3. The last two lie beside the checkout; where they are absent, their tests are skipped.
"""

from __future__ import annotations

import copy
import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "schema" / "heygen"
CORPUS = ROOT.parent / "shared" / "corpus"
VENDOR = ROOT.parent / "shared" / "vendor" / "heygen-cli-v3-videos.request-schema.json"
BATCHES = VENDOR.with_name("heygen-cli-v3-batches.request-schema.json")


def load(path: Path) -> Any:
    """Return the data of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


REQUESTS = ("v1", "v2", "v3")
SCHEMAS = {name: load(FOLDER / f"{name}.schema.json") for name in (*REQUESTS, "v1-status")}
COMMENT = re.compile(r"source: ([A-Z0-9-]+(?:, [A-Z0-9-]+)*); confidence: (?:high|medium|low)")
WORDS = """$schema $id $ref $defs $comment title description type const enum properties required
    additionalProperties dependentRequired items minItems maxItems minLength pattern minimum maximum
    exclusiveMinimum multipleOf allOf anyOf oneOf not if then else"""


# The files themselves ----------------------------------------------------------------------------


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a schema and every schema inside it."""
    yield schema
    inner = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    inner += [part for word in ("allOf", "anyOf", "oneOf") for part in schema.get(word, [])]
    inner += [schema[word] for word in ("items", "not", "if", "then", "else") if word in schema]
    for part in inner:
        yield from parts(part)


def resolved(root: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema together with what its reference points to; its own words win."""
    if "$ref" not in schema:
        return schema
    return resolved(root, root["$defs"][schema["$ref"].removeprefix("#/$defs/")]) | schema


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_is_a_schema_of_standard_words(name: str) -> None:
    """Any validator can read it, strict ones included, without reaching for another file."""
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:clipspec:heygen:{name}:1.0.0"
    assert "2026-11-22" in schema["$comment"]
    assert {word for part in parts(schema) for word in part} <= {*WORDS.split()}
    used = {part["$ref"] for part in parts(schema) if "$ref" in part}
    assert used == {f"#/$defs/{key}" for key in schema["$defs"]}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_says_what_it_means_and_how_we_know(name: str) -> None:
    """At the property itself, or at the definition that it points to."""
    for part in parts(SCHEMAS[name]):
        for key, value in part.get("properties", {}).items():
            found = resolved(SCHEMAS[name], value)
            assert found.get("description", "").endswith("."), key
            assert COMMENT.fullmatch(found.get("$comment", "")), key


def cited(facts: Any) -> Iterator[str]:
    """Yield the sources of every fact in a file of facts."""
    for key, value in facts.items() if isinstance(facts, dict) else enumerate(facts):
        if key in ("source", "sources") and isinstance(value, list):
            yield from value
        elif isinstance(value, dict | list):
            yield from cited(value)


def test_the_sources_are_those_that_schemas_and_facts_cite() -> None:
    """No unknown key, no idle one, and each says what it is and how old."""
    sources = load(FOLDER / "sources.json")
    comments = [part.get("$comment", "") for each in SCHEMAS.values() for part in parts(each)]
    keys = [found[1].split(", ") for text in comments if (found := COMMENT.fullmatch(text))]
    files = {*FOLDER.glob("*.json")} - {*FOLDER.glob("*.schema.json"), FOLDER / "sources.json"}
    keys += [[*cited(load(file))] for file in files]
    assert all(keys)
    assert {key for each in keys for key in each} == sources.keys()
    assert all(source.keys() == {"what", "age", "newest"} for source in sources.values())


def objects(ours: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the branches of a union, without the one that takes null."""
    return [each for each in ours.get("oneOf", [ours]) if each.get("type") != "null"]


@pytest.mark.parametrize("name", REQUESTS)
def test_objects_are_closed_and_unions_tell_their_branches_apart(name: str) -> None:
    """An unknown key is an error, and one key of a value names the only branch that can fit."""
    root = SCHEMAS[name]
    for part in parts(root):
        if "properties" in part:
            assert part["type"] in ("object", ["object", "null"])
            assert part["additionalProperties"] is False
        branches = [resolved(root, branch) for branch in objects(part) if branch is not part]
        if any("properties" in branch for branch in branches):
            tags = set.intersection(*({*branch["required"]} for branch in branches))
            values = [[b["properties"][tag].get("const") for b in branches] for tag in tags]
            assert any(None not in row and len({*row}) == len(row) for row in values)
        else:
            assert all(branch.keys() == {"required"} for branch in branches)


# Bodies written here -----------------------------------------------------------------------------

BODIES = """
parts:
- &web https://media.example.com/a
- &call {title: T, callback_id: c, callback_url: *web, folder_id: f}
- &placed {scale: 2, offset: {x: -0.4, y: 0.4}, matting: true, circle_background_color: "#aABB00",
    use_avatar_iv_model: true}
- &text {type: text, voice_id: v, input_text: Hello}
- &file {type: url, url: *web}
- &stored {type: asset_id, asset_id: f}
- &inline {type: base64, media_type: image/png, data: iVBORw0KGgo=}
- &film {<<: *call, aspect_ratio: auto, resolution: null, brand_glossary_id: null,
    caption: {file_format: srt, style: null},
    watermark: {image: *inline, opacity: 1, scale: 0.5, placement: {position: top_left,
      offset_x: 0.05, offset_y: null}}}
- &moved {expressiveness: low, motion_prompt: Wave.}
- &shot {<<: [*film, *moved], fit: cover, remove_background: false, output_format: mp4}
- &fish {engine_type: fish, similarity: 1, stability: 0.5, model: s1}
- &eleven {engine_type: elevenlabs, model: null, similarity_boost: 1, stability: 0, style: 0,
    use_speaker_boost: true}
- &spoken {script: Hello, voice_id: v, voice_settings: {speed: 0.5, pitch: -50, volume: 0,
    locale: en-US, engine_settings: *fish}}
- &url {audio_url: *web}
- &asset {audio_asset_id: s}
- &avatar {type: avatar, avatar_id: a}
- &image {type: image, image: *file}
- &still {type: image, source: *file}
v1: {version: v1alpha, test: true, ratio: "9:16", background: "#FAFAFA", caption_open: false,
  clips: [
  {avatar_id: a, avatar_style: circle, input_text: Hi, voice_id: v, scale: 1.5, caption: false},
  {talking_photo_id: p, talking_photo_style: normal, input_audio: *web},
  {avatar_id: a, input_text: Hi, offset: {x: -2, y: 0.5}}]}
v1 least: {clips: [{avatar_id: a, input_text: Hi}]}
v1 web: {background: *web, clips: [{avatar_id: a, input_text: Hi}]}
v2: {<<: *call, test: false, caption: true, caption_mode: burn_in, fps: 25.0, subtitles: {},
  dimension: {width: 128, height: 4096}, aspect_ratio: null, enable_watermark: false,
  video_inputs: [
  {character: {<<: [*avatar, *placed], avatar_style: closeUp, scale: 5},
    voice: {<<: *text, speed: 1.5, pitch: 50, emotion: Excited, locale: en-US,
      elevenlabs_settings: {model: m, similarity_boost: 1, stability: 0, style: 0.5}},
    background: {type: color, value: "#ffffff"},
    text: {type: text, text: Hi, font_family: Arial, font_size: 12, font_weight: bold, color: red,
      position: {x: 0, y: 0}, text_align: left, line_height: 1, width: 1}},
  {character: {<<: *placed, type: talking_photo, talking_photo_id: p, talking_photo_style: square,
      talking_style: stable, expression: happy, super_resolution: true, prompt: Nod.,
      keep_original_prompt: true, use_legacy_photo_avatar_model: true},
    voice: {type: audio, audio_url: *web}, background: {type: image, url: *web, fit: none},
    custom_motion_prompt: Nod., enhance_custom_motion_prompt: true},
  {voice: {type: audio, audio_asset_id: s}, background: {type: image, image_asset_id: i}},
  {voice: {type: silence, duration: 100},
    background: {type: video, url: *web, play_style: once, fit: crop}},
  {voice: *text, background: {type: video, video_asset_id: i}}]}
v2 least: {video_inputs: [{voice: *text}]}
v3 avatar: {<<: [*avatar, *shot, *spoken], background: {type: color, value: "#a1B2c3"},
  engine: {type: avatar_v, reference_look_id: r}}
v3 avatar least: {<<: *avatar, script: Hi}
v3 avatar url: {<<: [*avatar, *url], engine: {type: avatar_iii}}
v3 avatar asset: {<<: [*avatar, *asset], background: {type: image, asset_id: i}}
v3 image: {<<: [*image, *shot, *spoken], background: {type: image, url: *web}}
v3 image url: {type: image, image: *inline, audio_url: *web}
v3 image asset: {type: image, image: *stored, audio_asset_id: s}
v3 studio: {<<: *film, type: studio, scenes: [
  {type: avatar_video, input: {<<: [*avatar, *spoken, *moved],
    background: {type: color, color: "#000000"}}},
  {type: avatar_video, input: {<<: [*image, *spoken, *moved]}},
  {type: avatar_video, input: {<<: [*avatar, *url], engine: {type: avatar_iv}}},
  {type: avatar_video, input: {<<: [*avatar, *asset], engine: null, background: null}},
  {type: avatar_video, input: {<<: [*image, *url]}},
  {type: avatar_video, input: {<<: [*image, *asset]}},
  {<<: *still, duration: 300},
  {<<: *still, script: Hi, voice_id: v, voice_settings: {engine_settings: *eleven}},
  {<<: [*still, *url], voice_settings: {engine_settings: {engine_type: starfish}}},
  {<<: [*still, *asset], voice_settings: {engine_settings: null}},
  {type: video, source: *stored, playback: {volume: 1, mute: false, mode: loop}, audio_asset_id: s},
  {type: video, source: *stored, script: Hi, voice_id: v, playback: null}]}
v3 null: {<<: *avatar, script: Hi, engine: null, voice_settings: null, background: null,
  caption: null, watermark: {image: *file, placement: null}}
v3 batch: {title: T, callback_url: *web, folder_id: f, videos: [
  {<<: *avatar, script: Hi}, {type: image, image: *stored, audio_asset_id: s}]}
v3 cinematic: {type: cinematic_avatar, prompt: Rain., avatar_id: [a], duration: 4, title: null,
  references: [*file, *stored], auto_duration: false, enhance_prompt: true, aspect_ratio: "16:9",
  resolution: 720p}
"""
# By way of JSON, so that what was written once is not one object in several places.
GOOD: dict[str, Any] = json.loads(json.dumps(YAML(typ="safe", pure=True).load(BODIES)))
del GOOD["parts"]

# A body's name, then single changes: a pointer with the value to put there, or alone to drop what
# is there. The refusal is expected at the part before `!`, or else at the whole pointer.
DEFECTS = """
v1  !/clips  /clips=[]  !/callback_id="c"  /version="v1"  /ratio="1:1"  /test="true"
v1  /background="#FFF"  /background="white"  /background="https://a b"  /background={"type":"color"}
v1  /clips/0!/talking_photo_id="p"  /clips/0!/avatar_id  /clips/0!/input_audio="u"
v1  /clips/1!/input_audio  /clips/0/avatar_style="closeUp"  /clips/1/talking_photo_style="square"
v1  /clips/0/scale=0  /clips/0/scale="0.8"  /clips/0/input_text=""  /clips/1/input_audio=""
v2  /video_inputs=[]  !/use_avatar_iv_model=true  /caption="false"  /caption_mode="burn-in"  /fps=0
v2  /dimension/width=126  /dimension/width=1281  /dimension/width=4098  /dimension!/height
v2  /dimension/height=126  /dimension/height=1281  /dimension/height=4098  !/video_inputs
v2  /video_inputs/0!/voice  /video_inputs/0/text/type="image"  /video_inputs/0/text!/text
v2  /video_inputs/0/voice!/type  /video_inputs/0/voice!/type="txt"  /video_inputs/0/voice!/voice_id
v2  /video_inputs/0/voice/input_text=""  /video_inputs/0/text/text=""  /callback_url=""
v2  /video_inputs/1/voice/audio_url=""  /video_inputs/1/background/url=""
v2  /video_inputs/3/background/url=""
v2  /video_inputs/0/voice!/input_text  /video_inputs/0/voice!/elevanlabs_settings={}
v2  /video_inputs/0/voice/speed=0.49  /video_inputs/0/voice/speed=1.51
v2  /video_inputs/0/voice/pitch=-51  /video_inputs/0/voice/pitch=51  /video_inputs/0/voice/pitch=0.5
v2  /video_inputs/1/voice!/audio_asset_id="s"  /video_inputs/2/voice!/audio_asset_id
v2  /video_inputs/3/voice/duration=0.5  /video_inputs/3/voice/duration=100.5
v2  /video_inputs/0/character!/avatar_id  /video_inputs/0/character!/talking_style="stable"
v2  /video_inputs/0/character/scale=-0.1  /video_inputs/0/character/scale=5.1
v2  /video_inputs/1/character/scale=-0.1  /video_inputs/1/character/scale=2.1
v2  /video_inputs/1/character!/talking_photo_id  /video_inputs/0/character!/type="photo"
v2  /video_inputs/1/character/talking_photo_style="normal"
v2  /video_inputs/0/character/circle_background_color="red"  /video_inputs/0/background/value="#abc"
v2  /video_inputs/0/background!/value  /video_inputs/0/background!/type="ai"
v2  /video_inputs/1/background!/image_asset_id="i"  /video_inputs/2/background!/image_asset_id
v2  /video_inputs/3/background!/video_asset_id="i"  /video_inputs/4/background!/video_asset_id
v2  /video_inputs/3/background/play_style="full"  /video_inputs/3/background/fit="fill"
v3 avatar  !/type  !/type="video"  !/test=true  !/script  !/audio_url="https://a"  !/audio_url=null
v3 avatar  !/avatar_id  /script=""  /output_format="mov"  /resolution="1080"  /caption/style="burn"
v3 avatar  /voice_settings/speed=0.4  /voice_settings/speed=1.6  /voice_settings/pitch=-51
v3 avatar  /voice_settings/pitch=51  /voice_settings/volume=-0.1  /voice_settings/volume=1.1
v3 avatar  /voice_settings/engine_settings!/style=0  /engine!/type="v"  /engine!/type="avatar_iv"
v3 avatar  /background!/color="#000000"  /background!/value  /background/value="#0000000"
v3 avatar  /watermark/opacity=-0.1  /watermark/opacity=1.1  /watermark/scale=0  /watermark!/image
v3 avatar  /watermark/image!/url="https://a"  /watermark/image!/data
v3 avatar url  /audio_url="http://a"  !/audio_asset_id="s"
v3 avatar asset  /background!/url="https://a"  /background!/asset_id
v3 image  !/voice_id  !/image  !/engine={"type":"avatar_iv"}  /image/url="http://a"  /image!/url
v3 image  /background/url="http://a"  !/audio_url=null
v3 image url  /image/media_type=""  /image/data=""
v3 image asset  !/audio_asset_id  /image!/asset_id
v3 studio  /scenes=[]  !/scenes  !/fit="cover"  /scenes/0!/input  /scenes/0/input!/script
v3 studio  /scenes/0/input/background!/color  /scenes/0/input/background/color="#abc"
v3 studio  /scenes/1/input!/voice_id  /scenes/1/input!/background={}  /scenes/4/input!/audio_url
v3 studio  /scenes/6!/source  /scenes/6!/duration  /scenes/6/duration=0  /scenes/6/duration=301
v3 studio  /scenes/7!/duration=1  /scenes/7!/voice_id  /scenes/10!/source  /scenes/11!/voice_id
v3 studio  /scenes/10/playback/volume=-0.1  /scenes/10/playback/volume=1.1
v3 studio  /scenes/10/playback/mode="once"  /scenes/11!/audio_asset_id="s"
v3 studio  /scenes/11/script=""  /brand_glossary_id=""
v3 cinematic  /avatar_id="a"  /avatar_id=[]  /avatar_id=["a","b","c","d"]  /duration=3  /duration=16
v3 batch  /videos=[]  !/callback_id="c"  /videos/0!/test=true  /videos/0!/type  /videos/1!/image
v3 cinematic  !/prompt  !/avatar_id  /prompt=""  !/test=true
"""
CHANGES = [(line.split("  ")[0], c) for line in DEFECTS.split("\n") for c in line.split("  ")[1:]]


def refusals(name: str, body: Any) -> set[str]:
    """Return where the schema that a body's name begins with refuses it."""
    return {*places(Draft202012Validator(SCHEMAS[name.split()[0]]).iter_errors(body))}


def places(errors: Iterable[ValidationError]) -> Iterator[str]:
    """Yield where the errors lie; in a union, those of the branch that the tag names."""
    for error in errors:
        branches: dict[Any, list[ValidationError]] = {}
        for inner in error.context or ():
            branches.setdefault(inner.schema_path[0], []).append(inner)
        named = [b for b in branches.values() if not any(map(is_of_other, b))]
        if error.validator == "oneOf" and len(named) == 1:
            yield from places(named[0])
        else:
            yield "".join(f"/{step}" for step in error.absolute_path)


def is_of_other(error: ValidationError) -> bool:
    """Say whether an error tells that another branch was meant: by its tag, or null as a whole."""
    return error.validator == "const" or (error.validator == "type" and not error.relative_path)


def changed(body: Any, pointer: str, text: str) -> Any:
    """Return a copy of a body with one place set to a JSON text, or dropped for an empty one."""
    copied = at = copy.deepcopy(body)
    *way, last = (int(step) if step.isdigit() else step for step in pointer.split("/")[1:])
    for step in way:
        at = at[step]
    if text:
        at[last] = json.loads(text)
    else:
        del at[last]
    return copied


@pytest.mark.parametrize("name", GOOD)
def test_a_good_body_is_accepted(name: str) -> None:
    """The least that each kind needs, and every field that it may have."""
    assert refusals(name, GOOD[name]) == set()


@pytest.mark.parametrize("name", REQUESTS)
def test_a_body_is_an_object(name: str) -> None:
    """A list or a text is refused as a whole."""
    assert refusals(name, []) == refusals(name, "x") == {""}


@pytest.mark.parametrize("name", REQUESTS)
def test_the_good_bodies_use_every_property(name: str) -> None:
    """Take any property out of a schema, and some good body is refused."""
    schema = copy.deepcopy(SCHEMAS[name])
    bodies = [body for key, body in GOOD.items() if key.split()[0] == name]
    for part in [each for each in parts(schema) if "properties" in each]:
        for key, value in list(part["properties"].items()):
            del part["properties"][key]
            valid = Draft202012Validator(schema).is_valid
            assert not all(map(valid, bodies)), f"{part['description']} {key}"
            part["properties"][key] = value


@pytest.mark.parametrize(("name", "change"), CHANGES)
def test_one_defect_is_refused_at_its_place(name: str, change: str) -> None:
    """A single change to a good body gives a single place to look at."""
    marked, _, text = change.partition("=")
    body = changed(GOOD[name], marked.replace("!", ""), text)
    assert refusals(name, body) == {marked.partition("!")[0]}


def members(body: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value inside a body with its pointer, objects and lists included."""
    for key, value in body.items() if isinstance(body, dict) else enumerate(body):
        yield f"{at}/{key}", value
        if isinstance(value, dict | list):
            yield from members(value, f"{at}/{key}")


@pytest.mark.parametrize("name", GOOD)
def test_no_member_takes_just_anything(name: str) -> None:
    """A value of the wrong kind, an empty id, an unknown key in any object: each is refused."""
    for pointer, value in members(GOOD[name]):
        wrong = [(pointer, '""' if isinstance(value, list) else "[[]]")]
        if isinstance(value, dict) and pointer != "/subtitles":
            wrong.append((f"{pointer}/unknown", "1"))
        if pointer.endswith("_id") and pointer != "/callback_id" and value is not None:
            wrong.append((pointer, '""'))
        for where, text in wrong:
            (place,) = refusals(name, changed(GOOD[name], where, text))
            assert where.startswith(place), where


@pytest.mark.parametrize(("name", "key"), [("v2", "video_inputs"), ("v3 studio", "scenes")])
def test_a_film_has_at_most_fifty_scenes(name: str, key: str) -> None:
    """The limit is part of the contract of both versions."""
    scene = GOOD[name][key][-1]
    assert refusals(name, GOOD[name] | {key: [scene] * 50}) == set()
    assert refusals(name, GOOD[name] | {key: [scene] * 51}) == {f"/{key}"}


def test_a_status_is_read_with_and_without_its_envelope() -> None:
    """Servers add fields, so new ones are welcome; a status that nobody knows is not."""
    valid = Draft202012Validator(SCHEMAS["v1-status"]).is_valid
    done = {"id": "x", "status": "completed", "video_url": "https://example.com/a", "new": 1}
    failed = {"id": "x", "status": "failed", "error": {"code": 40010, "message": None, "new": 1}}
    for data in (done, failed):
        assert valid(data)
        assert valid({"code": 100, "message": "Success", "data": data})
        assert not valid({"code": 100, "message": "Success", "data": data | {"status": "done"}})
        assert not valid({"code": "100", "data": data})
    assert valid({"code": 400, "message": "Invlid parameters"})
    assert not valid(failed | {"error": "40010"})
    assert not valid({"status": "completed"})


# Bodies shaped like those that people send -------------------------------------------------------

ACCEPTED = {
    "v1": "002 004 006 008 010 012 016 022 028 030 040 042 050 052",
    "v2": "002 004 006 008 010 014 016 018 020 024 036 040 042 044 046 050 052 054 056 062 066 068 "
    "076",
    "v3": "002 004 006 008 010 012 014 018 020 022 024 026",
}
NO_DIALECT = {"v1": "024 026 032 034 038 044 048 054"}
LOOK, TALK, BACK = (f"/video_inputs/0/{key}" for key in ("character", "voice", "background"))
REFUSED = {
    "v1/014": {"", "/clips/0"},  # callback_id; both presenters
    "v1/018": {"/clips/0/scale"},  # a number as text
    "v1/020": {"", "/background"},  # dimension; background as an object
    "v1/036": {TALK},  # no voice_id
    "v1/046": {LOOK, TALK, "/video_inputs/0/text"},  # no types; the speech as a string
    "v2/012": {""},  # quality
    "v2/022": {f"{LOOK}/talking_photo_style"},  # the normal of v1
    "v2/026": {""},  # use_avatar_iv_model at the top
    "v2/028": {LOOK},  # style
    "v2/030": {"/caption", "/dimension/width", "/dimension/height", LOOK, TALK},  # numbers as text
    "v2/032": {LOOK, BACK},  # an avatar's style on a photo; url one level too deep
    "v2/034": {LOOK},  # avatar_style as an object
    "v2/038": {""},  # webhook_url
    # Every field of every branch at once, and placeholders:
    "v2/048": {"/dimension/width", "/dimension/height", f"{LOOK}/circle_background_color"}
    | {f"{TALK}/speed", LOOK, TALK, BACK},
    "v2/058": {"", LOOK},  # background at the top; position
    "v2/060": {"/video_inputs/1/background"},  # type ai
    "v2/064": {"/video_inputs/0", "/video_inputs/1"},  # metadata
    "v2/070": {TALK},  # type text_to_speech
    "v2/072": {""},  # dimensions
    "v2/074": {"/caption"},  # an object
    "v3/016": {""},  # speed at the top
}


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus lies outside the repository")
def test_the_verdicts_on_the_corpus() -> None:
    """Each body against the schema of its dialect; those of none are refused by every schema."""
    with (CORPUS / "INDEX.tsv").open(encoding="utf-8", newline="") as lines:
        rows = {row["file"][:-5]: row["dialect"] for row in csv.DictReader(lines, delimiter="\t")}
    bodies = {name: load(CORPUS / f"{name}.json") for name in rows}
    found = {name: refusals(rows[name], bodies[name]) for name in rows if rows[name] in REQUESTS}
    accepted, nobody = (
        {f"{folder}/{number}" for folder, numbers in table.items() for number in numbers.split()}
        for table in (ACCEPTED, NO_DIALECT)
    )
    assert found == REFUSED | {name: set() for name in accepted}
    assert rows.keys() - found.keys() == nobody
    assert all(refusals(each, bodies[name]) for name in nobody for each in REQUESTS)


# The vendor's own schema of v3 -------------------------------------------------------------------

NEWER = {
    *(f"/{arm}: more folder_id" for arm in ("avatar", "image", "studio")),
    *(f"/{arm}: more brand_glossary_id" for arm in ("avatar", "image", "studio")),
    *(f"/studio/scenes/video: more {key}" for key in ("audio_asset_id", "script", "voice_id")),
    "/studio/scenes/video/playback: more mode",
}
OURS: dict[str, Any] = SCHEMAS["v3"]
VIDEO, BATCH = ({"$ref": OURS[word]["$ref"]} for word in ("else", "then"))
needs_vendor = pytest.mark.skipif(not VENDOR.exists(), reason="lies outside the repository")


def differences(ours: dict[str, Any], theirs: dict[str, Any], at: str) -> Iterator[str]:
    """Yield how our schema departs from the vendor's in names, enums, required and null."""
    ours = resolved(OURS, ours)
    if "items" in theirs:
        yield from differences(ours["items"], theirs["items"], at)
    elif "oneOf" in theirs:
        mine, other = by_tag(ours, theirs)
        yield from (f"{at}: branch {tag}" for tag in mine.keys() ^ other.keys())
        for tag in mine.keys() & other.keys():
            yield from differences(mine[tag], other[tag], f"{at}/{tag}")
    elif "properties" in theirs:
        compare = differing_members if "properties" in ours else differing_form
        yield from compare(ours, theirs, at)
    elif "const" not in ours:
        if {*ours.get("enum", ())} - {None} != {*theirs.get("enum", ())}:
            yield f"{at}: enum"
        form = Draft202012Validator({word: ours[word] for word in ("type", "enum") if word in ours})
        if form.is_valid(None) != theirs.get("nullable", False):
            yield f"{at}: null"


def differing_members(ours: dict[str, Any], theirs: dict[str, Any], at: str) -> Iterator[str]:
    """Yield how an object of ours departs from the vendor's."""
    mine, other = ours["properties"], theirs["properties"]
    yield from (f"{at}: more {key}" for key in mine.keys() - other.keys())
    yield from (f"{at}: less {key}" for key in other.keys() - mine.keys())
    if {*ours.get("required", ())} != {*theirs["required"]}:
        yield f"{at}: required"
    for key in mine.keys() & other.keys():
        yield from differences(mine[key], other[key], f"{at}/{key}")


def by_tag(ours: dict[str, Any], theirs: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the branches of both unions by their tags.

    The vendor's branches have no constants: a tag's value is quoted in its description. The three
    kinds of assets share one description and are told apart by what they require.
    """
    tag, names = theirs["discriminator"]["propertyName"], theirs["discriminator"]["mapping"]
    branches = [resolved(OURS, branch) for branch in objects(ours)]
    other = {}
    for branch in theirs["oneOf"]:
        quoted = re.search(r"Must be '(\w+)'", branch["properties"][tag].get("description", ""))
        asset = next((name for name in names if name in branch["required"]), "base64")
        other[quoted[1] if quoted else asset] = branch
    assert other.keys() == names.keys()
    return {branch["properties"][tag]["const"]: branch for branch in branches}, other


def differing_form(ours: dict[str, Any], theirs: dict[str, Any], at: str) -> Iterator[str]:
    """Yield how a union of ours departs from the one loose object that the vendor writes for it."""
    branches = [resolved(OURS, branch)["properties"] for branch in objects(ours)]
    if {key for each in branches for key in each} != theirs["properties"].keys():
        yield f"{at}: members"
    if {each["type"]["const"] for each in branches} != {*theirs["properties"]["type"]["enum"]}:
        yield f"{at}: branches"


def modern(schema: Any) -> Any:
    """Return the vendor's OpenAPI 3.0 schema as JSON Schema: null is a type, a union is loose."""
    if isinstance(schema, list):
        return [modern(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {"anyOf" if key == "oneOf" else key: modern(each) for key, each in schema.items()}
    return {"anyOf": [found, {"type": "null"}]} if schema.get("nullable") is True else found


def fewer(body: Any) -> Iterator[Any]:
    """Yield copies of a body with one member left out, at any depth."""
    for key in body if isinstance(body, dict) else range(len(body)):
        inner = body[key]
        if isinstance(body, dict):
            yield {other: body[other] for other in body if other != key}
        if isinstance(inner, dict | list):
            for less in fewer(inner):
                copied = copy.copy(body)
                copied[key] = less
                yield copied


@needs_vendor
def test_v3_departs_from_the_vendor_only_where_users_are_ahead() -> None:
    """Names, enums, required and nullable scalars are equal, save for fields seen later."""
    assert {*differences(VIDEO, load(VENDOR), "")} == NEWER


@needs_vendor
def test_batches_depart_from_the_vendor_only_where_their_videos_do() -> None:
    """A batch is a list of videos, and may stand in a folder since August 2026."""
    newer = {f"/videos{difference}" for difference in NEWER} | {": more folder_id"}

    assert {*differences(BATCH, load(BATCHES), "")} == newer


@needs_vendor
def test_what_v3_accepts_the_vendor_accepts() -> None:
    """The good bodies, and whatever of them is still good after losing a member."""
    ours, theirs = Draft202012Validator(OURS), Draft202012Validator(modern(load(VENDOR)))
    full = [body for name, body in GOOD.items() if name.startswith("v3") and "type" in body]
    bodies = [each for body in full for each in (body, *fewer(body)) if ours.is_valid(each)]
    assert len(bodies) > 100
    assert all(map(theirs.is_valid, bodies))
