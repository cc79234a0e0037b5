"""The page of `readiness` in a browser: it asks for nothing, fits a phone, and its tools work."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import browser
import pytest
from clipspec.readiness.formats.html import page
from readiness_report import HOSTILE, report

pytestmark = pytest.mark.skipif(browser.found() is None, reason="there is no Chromium here")
FOLLOW = """new Promise(done => {
    addEventListener('hashchange', () => setTimeout(done));
    location.hash = '#f7';
})"""
COUNT = "[...document.querySelectorAll('#table tbody')].filter(e => e.offsetHeight).length"


@pytest.fixture(scope="module")
def window() -> Iterator[browser.Browser]:
    """One browser for all tests of this file."""
    with browser.Browser() as opened:
        yield opened


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A page of hostile texts."""
    path = tmp_path / "page.html"
    path.write_text(page(report(HOSTILE, 9)), "utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A page of 30 files, a third of them blocked."""
    data = report("a note")
    blocked, noted, _ = data["files"]
    data["files"] = [
        copy.deepcopy({**(noted if n % 3 else blocked), "file": f"bodies/{n:02}.json"})
        for n in range(30)
    ]
    path = tmp_path / "many.html"
    path.write_text(page(data), "utf-8")
    return path


@pytest.mark.parametrize("width", [1280, 390, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_finds_nothing_to_complain_of_or_to_fetch(
    width: int, scheme: str, hostile: Path, window: browser.Browser
) -> None:
    """No word on the console, no request but for the page, nothing that runs, nothing too wide."""
    window.media(prefers_color_scheme=scheme)
    window.open(hostile, width)
    window.run("document.querySelectorAll('details').forEach(d => d.open = true)")

    assert window.complaints == []
    assert window.requests == [hostile.as_uri()]
    assert window.run("typeof window.pwned") == "undefined"
    assert window.run("document.images.length + document.scripts.length") == 1
    assert window.run("document.documentElement.scrollWidth") <= width
    assert window.run(COUNT) == 3


def test_search_filters_and_order(many: Path, window: browser.Browser) -> None:
    """By words, by status, by column; a link opens its file even where a filter hides it."""
    window.open(many, 1280)
    first = "document.querySelector('#table tbody th').textContent"
    by = "(id, value) => { const e = document.getElementById(id); e.value = value;"
    by += " e.dispatchEvent(new Event('input')); }"
    shown = "document.getElementById('shown').value"
    assert (window.run(COUNT), window.run(shown)) == (30, "30 files")

    window.run(f"({by})('find', 'BODIES 07')")
    assert (window.run(COUNT), window.run(shown)) == (1, "1 of 30 files")
    window.run(f"({by})('find', 'nowhere')")
    assert not window.run("document.getElementById('none').hidden")
    window.run(f"({by})('find', '')")
    window.run(f"({by})('status', 'blocked')")
    assert (window.run(COUNT), window.run(shown)) == (10, "10 of 30 files")

    window.run(FOLLOW)
    assert window.run("document.querySelector('#f7 details').open")
    assert window.run(COUNT) == 30

    assert window.run(first) == "bodies/00.json"
    for expected, sort in (("bodies/00.json", "ascending"), ("bodies/29.json", "descending")):
        window.run("document.querySelector('#table thead button').click()")
        assert window.run(first) == expected
        assert window.run("document.querySelector('#table thead th').ariaSort") == sort
    window.run("[...document.querySelectorAll('#table thead button')].at(-1).click()")
    assert window.run(first) == "bodies/01.json"
    window.run("document.getElementById('unfold').click()")
    assert window.run("document.querySelectorAll('#table details[open]').length") == 30
    assert window.complaints == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_needs_no_script(width: int, many: Path, window: browser.Browser) -> None:
    """All rows are there, the tools that would do nothing are not, and tables stay tables."""
    window.open(many, width, scripts=False)

    assert window.run(COUNT) == 30
    assert window.run("document.getElementById('tools').offsetHeight") == 0
    assert window.run("document.querySelectorAll('#table thead button').length") == 0
    roles = window.roles()
    assert roles.count("table") == 3
    assert roles.count("columnheader") >= 4
    assert roles.count("rowheader") >= 30


def test_in_print_all_is_open(many: Path, window: browser.Browser) -> None:
    """What is folded on a screen stands on paper."""
    window.open(many, 794)
    notes = "[...document.querySelectorAll('.leaves p')].filter(e => e.checkVisibility()).length"
    folded = window.run(notes)
    window.media(kind="print")

    assert window.run(notes) > folded + 30
    window.media()
