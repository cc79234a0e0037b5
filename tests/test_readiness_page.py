"""The page of `readiness`: what it shows, and that nothing in it comes alive."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from clipspec import resources
from clipspec.dialects import dialects
from clipspec.migrate import Request
from clipspec.readiness import Readiness, as_data, survey
from clipspec.readiness.formats import formats, render
from clipspec.readiness.formats.html import page
from clipspec.report._terminal import inert
from clipspec.source import parse
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from readiness_report import HOSTILE, report

TEMPLATES = Path(__file__).parents[1] / "templates" / "report"


class Read(HTMLParser):
    """A page as a reader takes it: its elements, its texts, and what stands in style and script."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.raw: dict[str, list[str]] = {"style": [], "script": []}
        self.others: list[str] = []
        self._inside = ""
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._inside = tag if tag in self.raw else self._inside

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        self.elements.append((f"/{tag}", ()))
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        """Text, or what is in style and script."""
        (self.raw[self._inside] if self._inside else self.texts).append(data)

    def handle_comment(self, data: str) -> None:
        """A comment, which no page of ours has."""
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        """A processing instruction, likewise."""
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        """A section such as CDATA, likewise."""
        self.others.append(data)

    @property
    def text(self) -> str:
        """All that is to be read, in its order."""
        return "".join(self.texts)


def texts() -> st.SearchStrategy[str]:
    """Texts that want to be something else: markup, code, control characters, halves of pairs."""
    pieces = re.findall(r"</?\w+>?|\W", HOSTILE)
    return st.lists(st.sampled_from(pieces) | st.characters(), min_size=1).map("".join)


# What cannot happen ------------------------------------------------------------------------------


def test_the_report_here_is_one() -> None:
    """What follows would say little about a report that does not exist."""
    schema = Draft202012Validator(resources.schema("report/readiness"))

    schema.validate(report("some text"))
    schema.validate(report(HOSTILE, 9))


@given(texts(), st.integers(1, 50))
def test_no_text_changes_what_a_page_is_made_of(text: str, number: int) -> None:
    """The same elements with the same attributes, whatever the text; only backticks mark code."""
    plain = re.sub(r"[^`]", "x", text)
    made, expected = Read(page(report(text, number))), Read(page(report(plain, number)))

    assert made.elements == expected.elements
    assert made.others == []


@given(texts())
def test_a_text_is_read_as_it_is_but_for_what_nobody_sees(text: str) -> None:
    """Nothing is lost: control characters stand as pictures, and marks that reorder as escapes."""
    content = page(report(text))

    read, shown = Read(content).text, inert(text)
    assert read.count(shown) >= 10  # names and pointers
    marked = shown.count("`") % 2 == 0  # in sentences, pairs mark code
    assert read.count(shown.replace("`", "") if marked else shown) >= 10
    assert not [c for c in content if ord(c) < 32 and c != "\n"]
    assert content.encode()


def test_nothing_runs_or_loads_but_what_the_policy_knows() -> None:
    """One style sheet and one script, by their hashes; links lead into the page only."""
    made = Read(page(report(HOSTILE, 9)))
    policy = next(value for _, _, value in made.attributes if "default-src" in value)

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        [content] = ["".join(made.raw[kind])]
        assert content == (TEMPLATES / ("page.css" if kind == "style" else "page.js")).read_text()
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
        assert [tag for tag, _ in made.elements].count(kind) == 1
    for tag, name, value in made.attributes:
        assert not name.startswith("on")
        assert name not in ("style", "src", "srcset", "action", "formaction", "srcdoc")
        assert name != "href" or value.startswith("#") or (tag, value) == ("link", "data:,")
    template = (TEMPLATES / "page.html.j2").read_text("utf-8")
    assert re.findall(r"\{\{[^}]*\|\s*safe[^}]*\}\}", template) == [
        "{{ style|safe }}", "{{ script|safe }}",
    ]  # fmt: skip
    assert "autoescape" not in template


def test_the_style_sheet_and_the_script_ask_for_nothing() -> None:
    """No address, no import, no font, and no way for a script to make text into markup."""
    style = (TEMPLATES / "page.css").read_text("utf-8")
    script = (TEMPLATES / "page.js").read_text("utf-8")

    assert not re.search(r"url\(|@import|@font-face|https?:", style)
    assert not re.search(
        r"https?:|innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function|fetch|import|"
        r"XMLHttp|storage|cookie", script, re.IGNORECASE,
    )  # fmt: skip


# What it shows -----------------------------------------------------------------------------------


def test_all_of_a_report_is_there() -> None:
    """Every file, value, note, question, call, date and source, and the numbers."""
    data = named(report("x"))
    made = Read(page(data))

    missing = {text for text in told(data) if text.replace("`", "") not in made.text}
    assert missing == set()
    for words in ("1 of 3 video documents is blocked", "22 days ago", "today", "9 other files"):
        assert words in made.text


def named(data: Any, at: str = "") -> Any:
    """Return a report in which each text `x` says where it stands, so that none hides another."""
    if isinstance(data, dict):
        return {key: named(value, f"{at}.{key}") for key, value in data.items()}
    if isinstance(data, list):
        return [named(value, f"{at}.{index}") for index, value in enumerate(data)]
    return f"{data} at {at}" if isinstance(data, str) and data.endswith("x") else data


def told(data: Any) -> Iterator[str]:
    """Yield the texts that `named` has made, but for the files that a date only counts.

    A value's field, which is its pointer without numbers, and the endpoints of a call, which its
    text names, are told once where they are the subject.
    """
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key == "dates":
            yield from told([{**date, "files": []} for date in value])
        elif isinstance(value, dict | list):
            if key != "endpoints" or (value and isinstance(value[0], dict)):
                yield from told(value)
        elif isinstance(value, str) and " at ." in value and key != "field":
            yield value


def test_a_page_of_nothing_says_so() -> None:
    """No document, no call, no question: sentences in place of tables."""
    made = Read(page(as_data(Readiness("v3", date(2026, 11, 22)))))

    for words in (
        "There is no video document here",
        "No source code calls an old version",
        "No question blocks a file",
        "No place names v1, v2 or their old host",
    ):
        assert words in made.text
    assert ("table", ("class", "id")) not in made.elements


def test_alike_values_stand_together() -> None:
    """A note that holds for thirty values of a file is written once, and each is named."""
    data = report("x")
    leaf = data["files"][0]["leaves"][1]
    data["files"][0]["leaves"] = [
        {**leaf, "source": f"/clips/{n}/scale", "field": "/clips/*/scale", "note": "a note so long"}
        for n in range(30)
    ]
    text = Read(page(data)).text

    assert text.count("a note so long") == 1
    assert all(f"/clips/{n}/scale" in text for n in range(30))


def test_long_lists_of_files_are_cut_with_their_number() -> None:
    """The table has them all."""
    data = report("x")
    data["questions"][0]["files"] = [f"{n}.json" for n in range(45)]

    assert "and 5 more, which the table of files has" in Read(page(data)).text


def test_blocked_files_come_first_then_by_path() -> None:
    """The table's order without a script; a link from elsewhere finds the file's row."""
    data = report("x")
    kinds = ("ready", "blocked", "migrates", "migrates-with-notes", "blocked")
    base = {k: v for k, v in data["files"][2].items() if k != "reason"}
    data["files"] = [
        {**base, "file": f"{n}.json", "status": kind}
        | ({"reason": "why"} if kind == "blocked" else {})
        for n, kind in enumerate(kinds)
    ]
    data["questions"][0]["files"] = ["4.json"]
    content = page(data)

    rows = re.findall(r'<tbody id="(f\d)".*\n<tr><th scope="row">(\d)\.json</th>', content)
    assert rows == [("f1", "1"), ("f4", "4"), ("f3", "3"), ("f2", "2"), ("f0", "0")]
    assert '<a href="#f4">4.json</a>' in content


def test_html_is_a_format_of_readiness_and_the_same_each_time() -> None:
    """From a document that is looked at to the page."""
    body = json.dumps(
        {"version": "v1alpha", "ratio": "16:9", "background": "#FAFAFA",
         "clips": [{"avatar_id": "Kristin", "voice_id": "2d5b", "input_text": HOSTILE}]}
    )  # fmt: skip
    standing = survey(parse(body.encode(), "</th>.json"), Request(dialects()["v2"]))
    assert standing is not None
    readiness = Readiness("v2", date(2026, 11, 22), [standing])

    content = render(readiness, "html")

    assert "html" in formats()
    assert content == render(readiness, "html") == page(as_data(readiness))
    assert content.startswith("<!DOCTYPE html>\n")
    assert content.endswith("</html>\n")
    assert "</th>.json" in Read(content).text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_told_apart(scheme: str) -> None:
    """Every colour of text has a contrast of 4.5 and more to both grounds (WCAG AA)."""
    style = (TEMPLATES / "page.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    found = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", blocks[["light", "dark"].index(scheme)]))
    grounds = [found.pop("paper"), found.pop("sheet")]
    found.pop("line")

    assert {*found} == {"ink", "muted", "link", "good", "fair", "note", "ask", "bad"}
    for name, color in found.items():
        assert min(contrast(color, ground) for ground in grounds) >= 4.5, name


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    """Return the relative luminance of a colour, as WCAG counts it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
