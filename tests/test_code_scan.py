"""Where source code calls v1 and v2: golden files by language, and laws about any bytes.

A file under `cases/code` is source code with `.in` at its end, so that no tool takes it for ours;
beside it stands what is found in it.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from clipspec import resources
from clipspec.readiness.code import Call, is_binary, scan
from clipspec.readiness.code.call import Subject
from clipspec.readiness.code.endpoints import Endpoint, endpoints, lookup
from hypothesis import given
from hypothesis import strategies as st

CASES = Path(__file__).parent / "cases" / "code"


def _line(call: Call) -> str:
    start = call.span.start
    place = f"{start.line}:{start.column} {call.use.value} {call.subject.value}"
    return f"{place} {call.text}: {call.name}{f' -> {call.twin}' if call.twin else ''}\n"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.glob("*.in")))
def test_what_is_found_is_the_golden_file(case: str, update: bool) -> None:
    golden = CASES / f"{case.removesuffix('.in')}.expected"
    found = "".join(map(_line, scan((CASES / case).read_bytes(), case.removesuffix(".in"))))
    if update:
        golden.write_text(found, "utf-8")

    assert found == golden.read_text("utf-8")


def test_every_golden_file_has_its_source() -> None:
    names = {path.stem for path in CASES.iterdir()}
    assert {f"{name}{suffix}" for name in names for suffix in (".in", ".expected")} == {
        path.name for path in CASES.iterdir()
    }


@pytest.mark.parametrize("endpoint", endpoints(), ids=lambda endpoint: endpoint.name)
def test_every_endpoint_that_is_known_is_found(endpoint: Endpoint) -> None:
    """By its whole address, as a template and joined to a base, with its method beside it."""
    path = endpoint.path.replace("{id}", "${id}")
    method = endpoint.method.lower()
    for line in (
        f"{method}(`https://api.heygen.com{path}`)",
        f"{method}(`${{heygen}}{path}?x=1`)",
        f'{method}(heygen + "{path}")',
    ):
        [call] = scan(line.encode(), "a.js")
        assert (call.subject, call.version) == (Subject.ENDPOINT, endpoint.version)
        assert call.endpoints == (endpoint,)


def test_a_path_that_is_literally_there_wins() -> None:
    [languages] = lookup("v2", ("video_translate", "target_languages"))
    [one] = lookup("v2", ("video_translate", "*"))

    assert languages.path.endswith("/target_languages")
    assert one.path.endswith("/{id}")


def test_a_place_that_does_not_tell_the_method_means_all_of_them() -> None:
    [call] = scan(b'heygen.request(how, base + "/v2/videos")', "a.py")

    assert [endpoint.method for endpoint in call.endpoints] == ["POST", "GET"]
    assert call.twin == "POST /v3/videos or GET /v3/videos"


def test_twins_are_calls_of_v3() -> None:
    assert {e.twin.split("/")[1] for e in endpoints() if e.twin} == {"v3"}


def test_every_host_but_the_first_is_old() -> None:
    hosts = [fact["host"] for fact in resources.facts("heygen/endpoints")["hosts"]]
    found = [scan(f'x = "https://{host}"'.encode(), "a.py") for host in hosts]

    assert [[call.subject for call in calls] for calls in found] == [
        [],
        *[[Subject.HOST]] * (len(hosts) - 1),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + b'x = "https://api.heygen.com/v2/avatars"\n',
        'x = "https://api.heygen.com/v2/avatars"\n'.encode("utf-16"),
        b'\xff\xfe\xff = 1\r\n\r\n"https://api.heygen.com/v2/avatars"',
    ],
)
def test_encodings_are_no_hindrance(raw: bytes) -> None:
    calls = scan(raw, "a.ps1")

    assert [call.text for call in calls] in ([], ["https://api.heygen.com/v2/avatars"])
    assert bool(calls) == (raw[:3] != b"\xff\xfe\xff")


def test_columns_count_code_points() -> None:
    [call] = scan('é🎬 = "https://api.heygen.com/v2/avatars"'.encode(), "a.py")

    assert call.span.start.column == 7


def test_a_secret_in_a_path_is_not_repeated() -> None:
    key = "sk-" + "A1b2C3d4" * 6
    [call] = scan(f"https://api.heygen.com/v2/avatar/{key}/details".encode(), "a.py")

    assert key not in call.text


def test_what_git_calls_binary_is() -> None:
    assert is_binary(b"\x89PNG\r\n\0")
    assert not is_binary("text".encode("utf-16"))
    assert not is_binary(b"")


_PIECES = st.sampled_from(
    [
        *("https://", "api.heygen.com", "api.movio.la", "/v1", "/v2", "v2/", "/video", ".generate"),
        *("HOST", " = ", '/v2"', ' + "', "/video/generate"),
        *("/", "\\/", "$a", "$", "${", "}", "{", '"', "'", "`", " + ", ".", ":x", "%s", "<b>"),
        *(
            "# ",
            "// ",
            "/* ",
            "*/",
            '"""',
            "<!-- ",
            "-->",
            "heygen",
            " ",
            "\n",
            "\0",
            "é",
            "\u2028",
        ),
    ]
)


@given(
    st.lists(_PIECES, max_size=40),
    st.sampled_from(["a.py", "a.js", "a.ipynb", "a", "a.json"]),
    st.frozensets(st.sampled_from(["v1", "v2"])),
)
def test_any_text_is_scanned(pieces: list[str], file: str, known: frozenset[str]) -> None:
    """Nothing raises; places are in order, apart, and hold what they say."""
    text = "".join(pieces)
    calls = scan(text.encode(), file, known)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert calls == sorted(calls, key=lambda call: call.span)
    for call in calls:
        start, end = call.span
        if start.line == end.line:
            held = lines[start.line - 1][start.column - 1 : end.column - 1]
            assert held.startswith(call.text)
    for one, other in pairwise(calls):
        assert one.span.end <= other.span.start


@pytest.mark.parametrize(
    "piece",
    ["$a", "/$a", "{", "/v2", '/" + ', "/* ", "/v2/avatars ", '"""', "a", "a = ", 'a= "', "a\n"],
)
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    """A text of half a megabyte ends; the run of the tests is the clock."""
    text = f'heygen "https://api.heygen.com/v2" "/avatar/{piece * 60_000}'
    assert scan(text.encode(), "a.js")
