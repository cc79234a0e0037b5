"""Dates as they are spoken."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal, cast

from clipspec.expand.fault import ValueFault
from clipspec.expand.filters.arguments import one_of, text
from clipspec.expand.filters.locales import locale_of

_FORMS = ("full", "long", "medium")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def speak_date(value: Any, locale: Any = "en", form: Any = "long") -> str:
    """A date such as `2026-06-05` in the words of a language: English, or the `locale` given.

    `form` is `long`; `full`, with the day of the week; or `medium`, with a short month.

    {{ '2026-06-05' | speak_date }} → June 5, 2026
    {{ '2026-06-05' | speak_date('en_GB') }} → 5 June 2026
    {{ '2026-06-05' | speak_date('de', form='full') }} → Freitag, 5. Juni 2026
    """
    day = text(value, "speak_date")
    form = cast(Literal["full", "long", "medium"], one_of(form, _FORMS, "form of a date"))
    found = locale_of(locale)
    try:
        if not _ISO.fullmatch(day):
            raise ValueError("it is written in another way")
        parsed = date.fromisoformat(day)
    except ValueError as error:
        help_ = "write year, month and day: `2026-06-05`"
        raise ValueFault(f"`{day[:40]}` is no date: {error}", help_) from error
    from babel.dates import format_date

    return format_date(parsed, form, found)
