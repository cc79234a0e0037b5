"""Every v1 and v2 body of the corpus, brought to each later version: migrated, or asked about."""

from __future__ import annotations

from collections import Counter

import pytest
from clipspec.dialects import dialects
from clipspec.dialects.reading import Fate
from clipspec.migrate import Consent, Migration, Request, Status, migrate
from clipspec.source import parse
from clipspec.validate import is_valid
from corpus import CORPUS, needs_corpus
from vendor import needs_vendor, refusals

WAYS = [("v1", "v2"), ("v1", "v3"), ("v2", "v3")]
EVERYTHING = Consent(("all",))
# Bodies that no consent brings over: their own version refuses them already.
WRONG_THEMSELVES = {"v1/046.json", "v2/032.json", "v2/048.json"}
# What each way does to the leaves of all bodies, counted by fate.
FATES = {
    ("v1", "v2"): {"exact": 100, "approximate": 25, "needs-input": 7},
    ("v1", "v3"): {"exact": 65, "approximate": 53, "needs-input": 7, "no-equivalent": 7},
    ("v2", "v3"): {"exact": 380, "approximate": 85, "needs-input": 64, "no-equivalent": 79},
}


def _bodies(dialect: str) -> list[str]:
    if not CORPUS.is_dir():
        return []
    rows = (CORPUS / "INDEX.tsv").read_text("utf-8").splitlines()[1:]
    return [name for name, found, *_ in (row.split("\t") for row in rows) if found == dialect]


def _migrate(name: str, target: str, consent: Consent) -> Migration:
    document = parse((CORPUS / name).read_bytes(), name)
    return migrate(document, Request(dialects()[target], consent=consent))


CASES = [(name, source, target) for source, target in WAYS for name in _bodies(source)]


@needs_corpus
@pytest.mark.parametrize(("name", "source", "target"), CASES)
def test_it_migrates_or_says_what_it_waits_for(name: str, source: str, target: str) -> None:
    """A blocked body names a leaf that waits, and an option or a pointer that answers."""
    found = _migrate(name, target, Consent())

    assert found.source == source
    if found.status is Status.MIGRATED:
        assert is_valid(dialects()[target].schema, found.body)
    else:
        assert [entry for entry in found.ledger.leaves if entry.fate.blocks] or found.reason


@needs_corpus
@pytest.mark.parametrize(("name", "source", "target"), CASES)
def test_with_every_loss_accepted_there_is_a_body(name: str, source: str, target: str) -> None:
    """Only bodies that were never right stay where they are."""
    found = _migrate(name, target, EVERYTHING)

    assert (found.body is None) == (name in WRONG_THEMSELVES and target == "v3"), found.reason
    if found.body is None:
        assert "the v2 body is wrong itself" in found.reason


@needs_corpus
@needs_vendor
@pytest.mark.parametrize("name", [name for name, _, target in CASES if target == "v3"])
def test_the_vendor_takes_what_was_written(name: str) -> None:
    """With unknown fields refused, as the server refuses them."""
    body = _migrate(name, "v3", EVERYTHING).body

    assert body is None or refusals(body) == []


@needs_corpus
@pytest.mark.parametrize("way", WAYS)
def test_the_table_of_fates(way: tuple[str, str]) -> None:
    """How many leaves have which fate: a change here is a change of what users are told."""
    source, target = way
    ledgers = [_migrate(name, target, Consent()).ledger for name in _bodies(source)]
    counted = Counter(entry.fate for ledger in ledgers for entry in ledger.leaves)

    assert FATES[way] == {fate.value: counted[fate] for fate in Fate if counted[fate]}
