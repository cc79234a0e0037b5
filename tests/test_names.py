"""Names that are taken: one clash is found among any number, in memory or on disk."""

from __future__ import annotations

from clipspec.compile.names import Clash, Names, Place
from clipspec.compile.naming import folded, unsafe
from hypothesis import given
from hypothesis import strategies as st

_LETTERS = "aAbBéÉ ß"


def _clash(named: list[str], few: int) -> Clash | None:
    """Return the clash that is told, at a name or at the end."""
    with Names(few) as names:
        for number, name in enumerate(named, 1):
            found = names.add(name, Place(number, number + 1, 1))
            if found is not None:
                return found
        return names.clash()


@given(st.lists(st.text(_LETTERS, min_size=1, max_size=3), max_size=40), st.integers(1, 12))
def test_a_clash_is_found_whether_names_are_in_memory_or_on_disk(
    named: list[str], few: int
) -> None:
    """The law: with any bound, there is a clash if and only if two names are one file somewhere.

    It names two bodies that have it, the earlier one first.
    """
    keys = [folded(name) for name in named]
    found = _clash(named, few)

    assert (found is not None) == (len(set(keys)) < len(keys))
    if found is not None:
        first, second = found.first.row, found.second.row
        assert first < second
        assert keys[first - 1] == keys[second - 1] == folded(found.name)


@given(st.lists(st.text(_LETTERS, min_size=1, max_size=2), max_size=30))
def test_on_disk_the_clash_that_comes_first_is_told(named: list[str]) -> None:
    """Spilled after each name, the clash is that of a run which remembers all: the first."""
    unbounded, spilled = _clash(named, 1_000), _clash(named, 1)

    assert (spilled is None) == (unbounded is None)
    if spilled is not None and unbounded is not None:
        assert (spilled.first, spilled.second) == (unbounded.first, unbounded.second)


def test_what_is_kept_on_disk_is_no_more_than_a_few_in_memory() -> None:
    with Names(few=10) as names:
        for number in range(95):
            names.add(f"name-{number}", Place(number, number, 1))
            assert len(names._taken) < 10
        assert len(names._runs) == 9


@given(st.text(max_size=5))
def test_no_safe_name_breaks_the_lines_on_disk(name: str) -> None:
    """Tabs and line ends part the names there."""
    if unsafe(name) is None:
        assert not {"\t", "\n", "\r"} & set(folded(name))
        assert folded(name).encode()
