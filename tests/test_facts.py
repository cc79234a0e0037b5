"""The dated facts: their files, and how `clipspec facts` prints them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from clipspec import resources
from clipspec.facts import TOPICS, gather
from conftest import Done
from jsonschema import Draft202012Validator

FOLDER = Path(__file__).parents[1] / "schema" / "heygen"
FILES = {
    path.stem: resources.facts(f"heygen/{path.stem}")
    for path in sorted(FOLDER.glob("*.json"))
    if not path.name.endswith(".schema.json")
}
SCHEMA = Draft202012Validator(resources.schema("facts"))
ENDPOINTS = FILES["endpoints"]["endpoints"]


# The files ---------------------------------------------------------------------------------------


def test_every_file_of_facts_has_the_form_that_the_schema_describes() -> None:
    """All of them: a new file needs a place in the schema."""
    Draft202012Validator.check_schema(resources.schema("facts"))
    wrong = [f"{list(e.absolute_path)}: {e.message}" for e in SCHEMA.iter_errors(FILES)]

    assert wrong == []


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("dates", "history", 0, "confidence"), "certain"),
        (("dates", "history", 0, "date"), "March 2024"),
        (("dates", "history", 0, "sources"), []),
        (("dates", "ends", "v1", "date"), "2026-10"),
        (("endpoints", "endpoints", 0, "path"), "v1/video.generate"),
        (("endpoints", "endpoints", 0, "twin"), None),
        (("endpoints", "endpoints", 0, "reason"), "none"),
        (("limits", "script", "value"), "5000"),
        (("limits", "outside", "upload", "until"), "2027"),
        (("prices", "engines", "avatar_iii", "date"), None),
        (("sources", "SEED", "newest"), "spring"),
        (("tomorrow",), {}),
    ],
)
def test_the_schema_refuses(at: tuple[Any, ...], value: Any) -> None:
    """A schema that takes anything would say nothing."""
    changed = json.loads(json.dumps(FILES))
    *parents, last = at
    part = changed
    for step in parents:
        part = part[step]
    part[last] = value

    assert not SCHEMA.is_valid(changed)


def test_an_endpoint_stands_once_and_under_its_version() -> None:
    """A scanner of source code finds one row for what it meets."""
    calls = [(row["method"], row["path"]) for row in ENDPOINTS]

    assert len({*calls}) == len(calls)
    assert all(row["path"].startswith(f"/{row['version']}/") for row in ENDPOINTS)
    assert all(row["twin"]["path"].startswith("/v3/") for row in ENDPOINTS if row["twin"])


def test_the_hosts_of_endpoints_are_told() -> None:
    """`host` on a row names one of the hosts that the file explains."""
    hosts = {row["host"] for row in FILES["endpoints"]["hosts"]}

    assert {row["host"] for row in ENDPOINTS if "host" in row} <= hosts
    assert {"api.heygen.com", "api.movio.la", "upload.heygen.com"} == hosts


def test_the_timeline_is_in_order_and_holds_what_the_rules_read() -> None:
    """By date, a month before its days; the ends that lint tells are rows as well."""
    history = FILES["dates"]["history"]

    assert [row["date"] for row in history] == sorted(row["date"] for row in history)
    for version, end in FILES["dates"]["ends"].items():
        assert any(
            row["date"] == end["date"] and version in row["concerns"] and "about" not in row
            for row in history
        )
    for version, newest in FILES["dates"]["newest_avatar"].items():
        assert any(row["date"] == newest["date"] and version in row["concerns"] for row in history)


# What is printed ---------------------------------------------------------------------------------

DAY = date(2026, 11, 22)
REPORT = Draft202012Validator(resources.schema("report/facts"))


def test_json_is_what_its_schema_describes(program: Callable[..., Done]) -> None:
    """All topics, and each alone with the sources that it names."""
    Draft202012Validator.check_schema(resources.schema("report/facts"))
    whole = json.loads(program("facts", "--format", "json", "--today", "2026-11-22").out)
    REPORT.validate(whole)
    assert whole == gather(tuple(TOPICS), DAY)
    assert {row["key"] for row in whole["sources"]} == FILES["sources"].keys()

    for topic in TOPICS:
        part = json.loads(program("facts", topic, "--format", "json", "--today", "2026-11-22").out)
        REPORT.validate(part)
        assert part[topic] == whole[topic]
        assert part.keys() == {"schema", "known", "today", topic, "sources"}
        if topic != "sources":
            assert {row["key"] for row in part["sources"]} == {*keys(part[topic])}


def keys(data: Any) -> Iterator[str]:
    """Yield the keys of sources of all facts inside."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key == "sources":
            yield from value
        elif isinstance(value, dict | list):
            yield from keys(value)


def test_nothing_of_the_files_is_left_out() -> None:
    """Every date, call, limit and price stands in the report, with its sources and confidence."""
    told = json.dumps(gather(tuple(TOPICS), DAY), ensure_ascii=False)
    for name in ("endpoints", "limits", "prices"):
        for text in texts(FILES[name]):
            assert json.dumps(text, ensure_ascii=False) in told
    for row in FILES["dates"]["history"]:
        assert all(json.dumps(text, ensure_ascii=False) in told for text in texts(row))


def texts(data: Any) -> Iterator[str]:
    """Yield every text below, but for comments and the names of defaults."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key in ("$comment", "default_engine"):
            continue
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            yield from texts(value)


def test_fixed_values_and_bounds_come_from_the_schemas() -> None:
    """With the evidence that stands beside them, as of the newest of its sources."""
    data = gather(("enums", "limits"), DAY)
    found = {(row["version"], row["name"]): row for row in data["enums"] + data["limits"]}

    style = found["v2", "avatar.avatar_style"]
    assert style["values"] == ["normal", "circle", "closeUp"]
    assert style["sources"] == ["V2-24", "OAS408", "STUDIO26"]
    assert (style["date"], style["confidence"]) == ("2026-06", "high")
    speed = found["v2", "textVoice.speed"]
    assert (speed["minimum"], speed["maximum"]) == (0.5, 1.5)
    assert found["v3", "imageScene.duration"]["above"] == 0
    assert found["v3", "studio.scenes"]["unit"] == "items"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-10-30", "2026-10-31  in 1 day; v1 and v2"),
        ("2026-10-31", "2026-10-31  today; v1 and v2"),
        ("2026-11-01", "2026-10-31  1 day ago; v1 and v2"),
        ("2030-11-01", "2026-10-31  1,462 days ago; v1 and v2"),
        ("2026-04-10", "2026-04     about in 20 days; v3"),
    ],
)
def test_days_are_counted_from_the_day_that_is_named(
    day: str, words: str, program: Callable[..., Done]
) -> None:
    """A month counts by its last day."""
    done = program("facts", "timeline", "--today", day)

    assert done.code == 0
    assert words in done.out.splitlines()


def test_today_is_the_day_of_the_run(program: Callable[..., Done]) -> None:
    """By universal time, as in lint."""
    before = datetime.now(UTC).date()
    told = json.loads(program("facts", "hosts", "--format", "json").out)["today"]

    assert before <= date.fromisoformat(told) <= datetime.now(UTC).date()


@pytest.mark.parametrize("topic", [None, *TOPICS])
def test_text_fits_a_terminal_and_says_all_of_a_fact(
    topic: str | None, program: Callable[..., Done]
) -> None:
    """80 columns; every source key that is named is explained below."""
    done = program("facts", *([topic] if topic else []), "--today", "2026-11-22")

    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 80
    assert not any(line.endswith(" ") for line in done.out.splitlines())
    data = gather(tuple(TOPICS) if topic is None else (topic,), DAY)
    flat = " ".join(done.out.split())
    for key in data["sources"]:
        assert f" {key['key']} {key['what']} ({key['age']})" in flat
    for row in [row for name in TOPICS for row in data.get(name, [])]:
        assert " ".join(row["what"].split()) in flat


def test_markdown_is_a_table_for_each_topic(program: Callable[..., Done]) -> None:
    """Each row has as many cells as its head, whatever stands in it."""
    done = program("facts", "--format", "markdown", "--today", "2026-11-22")
    tables = done.out.split("\n## ")[1:]

    assert [table.splitlines()[0] for table in tables] == [
        "Timeline", "Hosts", "Endpoints", "Limits", "Fixed values", "Prices", "Sources",
    ]  # fmt: skip
    for table in tables:
        rows = [row for row in table.splitlines() if row.startswith("|")]
        assert len({len(re.split(r"(?<!\\)\|", row)) for row in rows}) == 1
        assert len(rows) > 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["timelime"], "did you mean timeline?"),
        (["Endpoint"], "did you mean endpoints?"),
        (["weather"], "there are timeline, hosts, endpoints, limits, enums, prices, sources"),
        (["--today", "2026-02-29"], "there is no day 2026-02-29"),
        (["--today", "20261031"], "'20261031' is no day such as 2026-10-31"),
        (["--today", "soon"], "'soon' is no day such as 2026-10-31"),
        (["--format", "xml"], "'xml' is not one of 'json', 'markdown', 'text'"),
    ],
)
def test_wrong_usage_is_told(
    arguments: list[str], message: str, program: Callable[..., Done]
) -> None:
    """Exit code 2, nothing on standard output, and the way out."""
    done = program("facts", *arguments)

    assert done.code == 2
    assert done.out == ""
    assert message in done.err
