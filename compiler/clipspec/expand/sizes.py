"""How large a result will be, told before it is made: one step of C cannot be interrupted.

Each check raises `LimitFault`, or `ValueFault` for what is no good use of the operation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from string import Formatter
from typing import Any

from clipspec.expand.fault import ValueFault
from clipspec.expand.meter import Meter

Check = Callable[[Meter, Sequence[Any], Mapping[str, Any]], None]
"""A check of the arguments of a filter, its value first, or of a method, its text first."""

_PRINTF = re.compile(r"%(?:\([^)]*\))?[-#0 +]*(\*|[0-9]*)(?:\.(\*|[0-9]*))?")
_DIGITS = re.compile(r"\d+")
_FIXED = "write the width as a number"
# Where a large number is a value, not a width.
_NUMBERS = frozenset(
    ("d", "default", "float", "format", "groupby", "int", "map", "reject", "rejectattr", "select")
) | {"selectattr", "speak_number", "sum"}


def check_binop(meter: Meter, operator: str, left: Any, right: Any) -> None:
    """Check `left operator right`."""
    numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
    if operator == "**" and numbers:
        _check_power(meter, left, right)
    elif operator == "*":
        _check_product(meter, left, right)
    elif operator == "+" and not numbers:
        meter.take(left), meter.take(right)  # the sum itself is weighed as a result
    elif operator == "%" and isinstance(left, str):
        parts = right if isinstance(right, tuple) else (right,)
        check_printf(meter, (left, *parts), {})


def check_filter(meter: Meter, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Check a filter: its value, then its arguments."""
    if name not in _NUMBERS:
        for value in (*args[1:], *kwargs.values()):
            check_number(meter, value)
    if name in _FILTERS:
        _FILTERS[name](meter, args, kwargs)


def check_method(meter: Meter, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Check a method of a text or a number: that value, then the arguments."""
    if name not in ("format", "format_map"):
        for value in (*args[1:], *kwargs.values()):
            check_number(meter, value)
    if name in _METHODS and isinstance(args[0], str):
        _METHODS[name](meter, args, kwargs)


def check_number(meter: Meter, value: Any) -> None:
    """Check a number that may be a width, a count or a precision."""
    if isinstance(value, int):
        meter.most(abs(value), f"the number {value:,} as width or count")


def _check_power(meter: Meter, base: float, exponent: float) -> None:
    if abs(exponent) > meter.limits.power:
        raise meter.limits.fault("power", f"the exponent {exponent:,}")
    if isinstance(base, int) and isinstance(exponent, int):
        _check_bits(meter, base.bit_length() * exponent)


def _check_product(meter: Meter, left: Any, right: Any) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(meter, left.bit_length() + right.bit_length())
    for one, other in ((left, right), (right, left)):
        if isinstance(one, (str, list, tuple)) and isinstance(other, int):
            meter.most(len(one) * other, f"a repetition, {other:,} times")


def _check_bits(meter: Meter, bits: int) -> None:
    if bits > meter.limits.bits:
        raise meter.limits.fault("bits", f"a whole number of about {bits:,} bits")


def check_printf(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Check `'%s …' % values` and `| format`."""
    text = str(args[0])
    widths = [width for found in _PRINTF.finditer(text) for width in found.groups() if width]
    if "*" in widths:
        raise ValueFault("a width `*` in a format", _FIXED)
    _check_widths(meter, widths)
    _check_repeated(meter, text.count("%"), (*args[1:], *kwargs.values()))


def _check_format(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    fields = list(Formatter().parse(args[0]))
    specs = [spec for _, _, spec, _ in fields if spec]
    if any("{" in spec for spec in specs):
        raise ValueFault("a field inside the format of a field", _FIXED)
    _check_widths(meter, [width for spec in specs for width in _DIGITS.findall(spec)])
    _check_repeated(meter, len(fields), (*args[1:], *kwargs.values()))


def _check_widths(meter: Meter, widths: Sequence[str]) -> None:
    # Python reads no number of more than 4,300 digits.
    total = sum(int(width) if len(width) < 20 else 10**20 for width in widths)
    meter.most(total, f"a width of {total:,} in a format")


def _check_repeated(meter: Meter, times: int, values: Sequence[Any]) -> None:
    longest = max((len(v) if isinstance(v, str) else meter.take(v) for v in values), default=0)
    meter.most(times * longest, f"{times:,} times up to {longest:,} characters")


def _check_replace(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    if len(args) + len(kwargs) < 3:
        return  # Python says what is missing
    text, old, new = map(str, (*args, *kwargs.values())[:3])
    size = len(text) + text.count(old) * len(new)
    meter.most(size, f"a replacement that gives {size:,} characters")


def _check_join(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    items = args[0]
    between = len(str(kwargs.get("d", args[1] if len(args) > 1 else "")))
    if isinstance(items, (list, tuple, dict, str)):
        meter.most(between * len(items), "a long text between many items")


def _check_join_method(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    _check_join(meter, (*args[1:2], args[0]) if len(args) > 1 else ([], ""), {})


def _check_translate(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    for table in args[1:]:
        if isinstance(table, dict):
            _check_repeated(meter, len(args[0]), [v for v in table.values() if isinstance(v, str)])


def _check_tabs(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    width = next(iter((*args[1:], *kwargs.values())), 8)
    if isinstance(width, int):
        meter.most(args[0].count("\t") * width, f"tabs of {width:,} spaces")


def _check_lines(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Check what puts a width, or a text, before or after every line."""
    lines = str(args[0]).count("\n") + 1
    for value in (*args[1:], *kwargs.values()):
        width = value if isinstance(value, int) else len(str(value))
        meter.most(lines * width, f"an indent of {width:,} before {lines:,} lines")


def _check_json(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    if any(value is not None for value in (*args[1:], *kwargs.values())):
        raise ValueFault("JSON with an indent", "leave the indent out: it goes before every line")


def _check_wrap(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Check what takes four times as long for a text twice as long."""
    texts = [len(value) for value in (*args[1:], *kwargs.values()) if isinstance(value, str)]
    meter.most(20 * len(str(args[0])) * max([1, *texts]), "a text too long for this filter")


def _check_round(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    for value in (*args[1:], *kwargs.values()):
        if isinstance(value, int) and abs(value) > 300:
            raise ValueFault(f"rounding to {value:,} places", "round to 300 places at most")


def _check_sum(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    start = kwargs.get("start", args[2] if len(args) > 2 else 0)
    if not isinstance(start, (int, float)):
        raise ValueFault("`sum` adds numbers only", "join texts with `| join`")


def _check_encode(meter: Meter, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    raise ValueFault("a text has no bytes here", "leave `encode` out: a body holds texts")


_FILTERS: Mapping[str, Check] = {
    "format": check_printf,
    "indent": _check_lines,
    "join": _check_join,
    "replace": _check_replace,
    "round": _check_round,
    "striptags": _check_wrap,
    "sum": _check_sum,
    "tojson": _check_json,
    "wordwrap": _check_wrap,
}
_METHODS: Mapping[str, Check] = {
    "encode": _check_encode,
    "expandtabs": _check_tabs,
    "format": _check_format,
    "format_map": _check_format,
    "join": _check_join_method,
    "replace": _check_replace,
    "translate": _check_translate,
}
