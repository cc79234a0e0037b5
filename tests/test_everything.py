"""What is seen of a body without pointers is what is seen with them."""

from __future__ import annotations

from typing import Any

from clipspec.dialects import dialects
from clipspec.lint.rule import Body, places
from clipspec.lint.rules.always import secret_in_body
from clipspec.lint.views import secrets
from hypothesis import given
from hypothesis import strategies as st
from strategies import strange_keys
from test_families import known, made, texts, values

_KEYS = st.sampled_from(["PRIVATE KEY of mine", "X-Api-Key", "token", "sk-0123456789abcdef"])
_MARKED = st.builds(str.__add__, texts, st.sampled_from(secrets._marks()))
bodies = st.builds(
    lambda named, more: (named[0], named[1] | more),
    known | made,
    st.dictionaries(strange_keys | _KEYS, values | _MARKED | st.lists(texts | _MARKED), max_size=2),
)


@given(bodies, st.booleans())
def test_every_value_is_seen_in_the_order_of_the_places(
    named: tuple[str, Any], walked_before: bool
) -> None:
    dialect, data = named
    body = Body(data, dialects()[dialect])
    if walked_before:
        assert body.walked == places(data)
    expected = {kind: [value for _, value in found] for kind, found in places(data).items()}

    assert list(body.everything.items()) == list(expected.items())
    assert {kind: list(body.every(kind)) for kind in expected} == expected
    assert list(body.every("/no/such/pattern")) == []
    assert body.texts("script", "voice") == [text for _, text in body.role("script", "voice")]


@given(bodies)
def test_where_no_secret_may_be_none_is(named: tuple[str, Any]) -> None:
    """The quick look at all texts passes over no key that the close one finds."""
    dialect, data = named
    body = Body(data, dialects()[dialect])

    found = list(secret_in_body._secrets(Body(data, dialects()[dialect])))
    assert bool(found) <= secret_in_body._may_hold_any(body.everything)
