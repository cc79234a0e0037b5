"""Lists as they are spoken."""

from __future__ import annotations

from typing import Any, Literal, cast

from clipspec.expand.fault import ValueFault
from clipspec.expand.filters.arguments import kind, one_of
from clipspec.expand.filters.locales import locale_of


def join_and(value: Any, locale: Any = "en", word: Any = "and") -> str:
    """A list as it is spoken, with `and` before the last, in English or the `locale` given.

    `word` is `and`, or `or` for a choice; the language says what either is called.

    {{ ['red', 'green', 'blue'] | join_and }} → red, green, and blue
    {{ ['red', 'green', 'blue'] | join_and('en_GB') }} → red, green and blue
    {{ ['rot', 'blau'] | join_and('de', word='or') }} → rot oder blau
    """
    if not isinstance(value, (list, tuple)):
        raise ValueFault(f"`join_and` takes a list, not {kind(value)}", "write `[a, b]`")
    for item in value:
        if isinstance(item, bool) or not isinstance(item, (str, int, float)):
            help_ = "choose a member of each before: `| map(attribute='name')`"
            raise ValueFault(f"`join_and` takes texts and numbers, not {kind(item)}", help_)
    style = {"and": "standard", "or": "or"}[one_of(word, ("and", "or"), "joining word")]
    from babel.lists import format_list

    return format_list(
        [str(item) for item in value],
        style=cast(Literal["standard", "or"], style),
        locale=locale_of(locale),
    )
