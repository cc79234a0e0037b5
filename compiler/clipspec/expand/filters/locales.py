"""The languages of Unicode's locale data, by babel. What the machine speaks counts for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clipspec.expand.filters.arguments import one_of

if TYPE_CHECKING:
    from babel import Locale


def locale_of(name: Any) -> Locale:
    """Return a locale such as `en`, `de_CH` or `pt-BR`. Raises `ValueFault` for an unknown one."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    plain = name.replace("-", "_") if isinstance(name, str) else name
    return Locale.parse(one_of(plain, locale_identifiers(), "locale"))
