"""The v1 and v3 bodies of the corpus, and those of no API: what is odd in each is found.

Where INDEX.tsv names an oddity that stands in the body it is in the table, with its place. Every
error is in the table as well: none is a false alarm. `test_corpus_v2` is the same for v2.
"""

from __future__ import annotations

import pytest
from clipspec.diagnostics import Severity
from corpus import bodies, found, needs_corpus

pytestmark = needs_corpus

ODD: dict[str, list[tuple[str, str]]] = {
    "v1/002": [],
    "v1/004": [],
    "v1/006": [],
    "v1/008": [("CS209", "/clips/0/talking_photo_style")],
    "v1/010": [],
    "v1/012": [("CS209", "/clips/0/avatar_style"), ("CS380", "/clips/0/caption")],
    "v1/014": [
        ("CS201", "/clips/0/talking_photo_id"),
        ("CS401", "/clips/0/talking_photo_id"),
        ("CS111", "/callback_id"),
    ],
    "v1/016": [],
    "v1/018": [("CS110", "/clips/0/scale")],
    "v1/020": [
        ("CS301", ""),
        ("CS303", "/background"),
        ("CS103", "/dimension"),
        ("CS381", ""),
    ],
    "v1/022": [
        ("CS301", ""),
        ("CS381", ""),
        ("CS401", "/clips/0/avatar_id"),
        ("CS401", "/clips/0/voice_id"),
    ],
    "v1/050": [],
    "v1/052": [
        ("CS301", ""),
        ("CS381", ""),
        ("CS401", "/clips/0/avatar_id"),
        ("CS404", "/clips/0/voice_id"),
    ],
    "v3/002": [],
    "v3/004": [],
    "v3/006": [],
    "v3/008": [],
    "v3/010": [],
    "v3/012": [],
    "v3/014": [],
    "v3/016": [("CS360", "/speed")],
    "v3/018": [],
    "v3/020": [],
    "v3/022": [],
    "v3/024": [],
    "v3/026": [],
}
NO_BODY = [f"v1/{number}" for number in ("024", "026", "032", "034", "038", "044", "048", "054")]


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_found_and_no_other_error(name: str) -> None:
    told = {(one.code, one.pointer): one for one in found(name, name[:2])}
    errors = {place for place, one in told.items() if one.severity is Severity.ERROR}

    assert [place for place in ODD[name] if place not in told] == []
    assert errors <= {*ODD[name]}


@pytest.mark.parametrize("name", NO_BODY)
def test_an_invented_body_is_no_body(name: str) -> None:
    """One error says so, and nothing else is judged."""
    assert [(one.code, one.severity) for one in found(name, "unknown")] == [
        ("CS101", Severity.ERROR)
    ]


def test_every_body_is_in_a_table() -> None:
    """Those of v2 that lie in the folder of v1 were sent to its endpoint."""
    v2 = {f"v1/{number}" for number in ("028", "030", "036", "040", "042", "046")}

    assert {*ODD, *NO_BODY} == (bodies("v1") | bodies("v3")) - v2
