"""Pointers: the way that one takes in a value, and the pattern by which rules ask for it."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import Any

from clipspec import pointer as pointers
from clipspec.lint.rule import places
from hypothesis import given
from hypothesis import strategies as st
from strategies import strange_keys, texts

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | texts,
    lambda inner: (
        st.lists(inner, max_size=12) | st.dictionaries(strange_keys | texts, inner, max_size=4)
    ),
)


@given(VALUES)
def test_a_way_leads_to_its_value_and_has_the_pattern_that_rules_know(value: Any) -> None:
    """An index is a number in the way and `*` in the pattern; a member called `0` is neither."""
    for pattern, placed in places(value).items():
        for pointer, there in placed:
            way = pointers.way(value, pointer)

            assert reduce(getitem, way, value) is there
            assert pointers.join("", *way) == pointer
            assert pointers.pattern(way) == pattern
