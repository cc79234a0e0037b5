"""The filters that clipspec adds to Jinja2: what is spoken, and what files are called.

Each docstring is what a user reads: its first paragraph stands in README, its examples are run. No
filter looks at the locale, the clock or the time zone of the machine, and a library is imported
when its filter first runs: lint of a spec that uses none pays for none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from clipspec.expand.filters.breaks import ssml_break
from clipspec.expand.filters.dates import speak_date
from clipspec.expand.filters.enumerations import join_and
from clipspec.expand.filters.numbers import speak_number
from clipspec.expand.filters.slugs import slug
from clipspec.expand.filters.truncation import truncate_words

FILTERS: Mapping[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (join_and, slug, speak_date, speak_number, ssml_break, truncate_words)
}
