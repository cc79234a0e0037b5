"""Numbers as they are spoken."""

from __future__ import annotations

from typing import Any

from clipspec.expand.fault import ValueFault
from clipspec.expand.filters.arguments import number, one_of

_FORMS = ("cardinal", "ordinal", "year", "currency")
_MOST = 10**15
"""Beyond it languages differ in their words, and listeners get lost."""

_CENTS = "\0"
"""What stands before the cents, to be cut there."""


def speak_number(
    value: Any, language: Any = "en", form: Any = "cardinal", currency: Any = "USD"
) -> str:
    """A number in words: English, or those of the `language` given.

    `form` is `cardinal`, `ordinal`, `year` or `currency`; for the last, `currency` is the code of
    three letters, and the number counts dollars, not cents.

    {{ 1234 | speak_number }} → one thousand, two hundred and thirty-four
    {{ 2.5 | speak_number('fr') }} → deux virgule cinq
    {{ 3 | speak_number(form='ordinal') }} → third
    {{ 1999 | speak_number(form='year') }} → nineteen ninety-nine
    {{ 12.5 | speak_number(form='currency', currency='EUR') }} → twelve euro, fifty cents
    {{ 12 | speak_number(form='currency') }} → twelve dollars
    """
    given = number(value, "speak_number")
    form = one_of(form, _FORMS, "form of a number")
    if abs(given) >= _MOST:
        raise ValueFault(f"a number of {_MOST:,} or more in words", "say it in millions")
    if form in ("ordinal", "year") and given != int(given):
        raise ValueFault(f"`{given}` is no whole number, as every {form} is", "write `| int`")
    from num2words import CONVERTER_CLASSES

    tongue = _tongue(language, CONVERTER_CLASSES)
    try:
        return (
            _amount(given, tongue, currency) if form == "currency" else _words(given, tongue, form)
        )
    except (NotImplementedError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        if form == "currency":
            forms = CONVERTER_CLASSES[tongue].CURRENCY_FORMS
            one_of(currency, forms, f"currency of `{tongue}`", "USD")
        help_ = "write its words yourself"
        raise ValueFault(f"no words for `{given}` as {form} in `{tongue}`", help_) from error


def _words(given: float, tongue: str, form: str) -> str:
    from num2words import CONVERTER_CLASSES, num2words

    if -1 < given < 0:  # num2words loses the sign with the whole part, which is 0
        minus = getattr(CONVERTER_CLASSES[tongue], "negword", None)
        if not minus:
            raise ValueError("num2words knows no word for minus")
        return f"{minus.strip()} {_words(-given, tongue, form)}"
    return str(num2words(int(given) if given == int(given) else given, lang=tongue, to=form))


def _amount(given: float, tongue: str, currency: Any) -> str:
    """Return an amount of money; nobody says "twelve dollars, zero cents"."""
    from num2words import num2words

    # A whole number would be taken for cents by some languages.
    options = {"lang": tongue, "to": "currency", "currency": currency}
    given = round(float(given), 2)
    if given != int(given):
        return str(num2words(given, **options))
    said = str(num2words(given, separator=_CENTS, **options))
    return said.partition(_CENTS)[0].rstrip()


def _tongue(language: Any, known: Any) -> str:
    """Return the name of a language, or of the one that a region such as `de_AT` speaks."""
    plain = language.replace("-", "_") if isinstance(language, str) else language
    if isinstance(plain, str) and plain not in known and plain.partition("_")[0] in known:
        return plain.partition("_")[0]
    return one_of(plain, known, "language")
