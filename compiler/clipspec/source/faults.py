"""The words for what can be wrong in a YAML or JSON text. Offsets are code points into it."""

from __future__ import annotations

import re
from typing import Any

from clipspec.source.text import Cure, Problem, Splice

_PLACEHOLDER = re.compile(r"\{\{|\{%|\{#")
# What may stand on the line before a placeholder that is a value, and after it.
_BEFORE_VALUE = r"""[ ]*(?:-[ ]+)*(?:[\w. -]+[ ]*:[ ]+|"[^"\\\r\n]*"[ ]*:[ ]+)?"""
_BEFORE_VALUE_IN_JSON = r"[^\r\n]*[:,\[][ \t]*|[ \t]*"
_WHOLE = r"(\{\{[^{}\r\n]*\}\})[ \t]*(?:[ \t]#[^\r\n]*)?(?=[\r\n]|\Z)"
_WHOLE_IN_JSON = r"(\{\{[^{}\r\n]*\}\})\s*[,\]}]"
_QUOTE_IT = 'quote the whole value: "{{ … }}"; a whole expression keeps its type'
_PLAIN_WORDS = {
    "mapping values are not allowed in this context": "a second `: ` in one value",
    "found character that cannot start any token": "a value may not start with this character",
    "found unexpected end of stream": "the file ends inside this quoted text",
    "could not find expected ':'": "a key without its `:`",
    # YAML 1.2 allows it, the parser does not: most often it is a URL inside of `{ … }`.
    "found unexpected ':'": "a `:` in a text without quotes, inside of `{ … }` or `[ … ]`",
    "did not find expected key": "expected a key here",
    "did not find expected node content": "expected a value here",
    "did not find expected '-' indicator": "expected the next `- ` item or less indentation",
    "did not find expected ',' or ']'": "the list `[ … ]` lacks a `,` or its `]`",
    "did not find expected ',' or '}'": "the mapping `{ … }` lacks a `,` or its `}`",
    "found invalid Unicode character escape code": "this escape is half of a surrogate pair",
    "found unknown escape character": "no such escape in a double-quoted text",
}
_HELP = {
    "mapping values are not allowed in this context": "quote the value if the colon belongs to it",
    "found unexpected end of stream": "add the closing quote",
    "found unexpected ':'": "quote the value, as every URL in a list or mapping of one line",
    "found invalid Unicode character escape code": "write the character itself, or \\U0001F3AC",
    "found unknown escape character": "double the backslash, or use single quotes",
    "found character that cannot start any token": "quote the value",
}


def syntax(content: str, error: Any) -> Problem:
    """Word a parser's error: what stands there, and the way out where it is known."""
    mark = getattr(error, "problem_mark", None)
    offset = min(mark.index if mark is not None else 0, len(content))
    said = str(getattr(error, "problem", None) or error).strip()
    line_start = max(content.rfind("\n", 0, offset), content.rfind("\r", 0, offset)) + 1
    found = _PLACEHOLDER.search(content, line_start, offset + 2)
    if found:
        return unquoted_placeholder(found.start(), content)
    if content[offset : offset + 1] == "\t":
        return Problem(
            "syntax-error", "a tab may not indent YAML", offset, offset + 1, "indent with spaces"
        )
    return Problem(
        "syntax-error", _PLAIN_WORDS.get(said, said), offset, offset + 1, _HELP.get(said, "")
    )


def unquoted_placeholder(start: int, content: str, *, json: bool = False) -> Problem:
    """A placeholder without quotes: YAML takes `{{` for a mapping, JSON for nothing at all."""
    return Problem(
        "unquoted-placeholder",
        "a placeholder without quotes around it",
        start,
        start + 2,
        _QUOTE_IT,
        _in_quotes(start, content, json),
    )


def _in_quotes(start: int, content: str, json: bool) -> Cure | None:
    """Quote a placeholder that is all of a value and stands on one line."""
    line = max(content.rfind("\n", 0, start), content.rfind("\r", 0, start)) + 1
    before = _BEFORE_VALUE_IN_JSON if json else _BEFORE_VALUE
    found = re.match(_WHOLE_IN_JSON if json else _WHOLE, content[start:])
    if found is None or not re.fullmatch(before, content[line:start]):
        return None
    from clipspec.source import spelling  # most files have nothing to cure

    style = "'" if '"' in found[1] and not json else '"'
    token = spelling.bare(found[1]) if json else spelling.scalar(found[1], style, flow=False)
    return Cure("put it in quotes", (Splice(start, start + len(found[1]), token),))


def complex_key(content: str, start: int, end: int) -> Problem:
    """A list, a mapping or an alias as a key; mostly it is a placeholder without quotes."""
    if content[start - 1 : start + 1] == "{{":
        return unquoted_placeholder(start - 1, content)
    return Problem(
        "syntax-error", "a key must be plain text", start, end, "JSON has text keys only"
    )


def control_character(found: re.Match[str]) -> Problem:
    """A character that no YAML file may hold, such as NUL."""
    return Problem(
        "control-character",
        f"the file holds the control character U+{ord(found[0]):04X}",
        found.start(),
        found.end(),
        "remove it: it comes from a broken copy or a binary file",
        Cure("remove it", (Splice(*found.span(), ""),), safe=False),
    )


def foreign_break(found: re.Match[str]) -> Problem:
    """U+0085, U+2028 or U+2029: text in YAML 1.2, an end of line in YAML 1.1."""
    return Problem(
        "unicode-line-break",
        f"U+{ord(found[0]):04X} is text here, but ends the line for a YAML 1.1 reader",
        found.start(),
        found.end(),
        "remove it, or use a line feed",
        Cure("put a space in its place", (Splice(*found.span(), " "),), safe=False),
    )


def version_hazard(text: str, ours: type, theirs: str, start: int, end: int) -> Problem:
    """A plain scalar that YAML 1.1 and YAML 1.2 read differently."""
    kinds = {str: "text", int: f"the number {text.lstrip('+0') or 0}", float: "a number"}
    return Problem(
        "yaml-version-hazard",
        f"`{text}` is {kinds[ours]} here (YAML 1.2), but {theirs} to a YAML 1.1 reader",
        start,
        end,
        f'write "{text}" for text' if ours is str else "write the number in plain decimal digits",
        Cure(*_agreed(text, ours, start, end)),
    )


def _agreed(text: str, ours: type, start: int, end: int) -> tuple[str, tuple[Splice, ...]]:
    """Write a value so that both versions read what YAML 1.2 reads."""
    from clipspec.source import scalars, spelling

    if ours is str:
        return "put it in quotes", (Splice(start, end, spelling.quoted(text)),)
    return "write it in plain decimal digits", (
        Splice(start, end, spelling.number(scalars.resolve(text))),
    )


def duplicate_key(name: str, start: int, end: int) -> Problem:
    """The second of two equal keys in one object."""
    return Problem(
        "duplicate-key",
        f"the key `{name}` stands twice in this object",
        start,
        end,
        "keep one: readers differ in which of the two they take",
    )


def several_documents(start: int, end: int) -> Problem:
    """A second `---`."""
    return Problem(
        "several-documents", "a second document starts here", start, end, "one file, one document"
    )


def too_deep(start: int, limit: int) -> Problem:
    """Nesting beyond the bound."""
    return Problem(
        "too-deep", f"nested more than {limit} levels deep", start, start + 1, "no body needs this"
    )


def alias_bomb(start: int, limit: int) -> Problem:
    """Aliases that multiply beyond the bound."""
    return Problem(
        "alias-bomb",
        f"aliases expand this to more than {limit:,} values",
        start,
        start + 1,
        "write the values out, or use fewer aliases of aliases",
    )


def recursive_alias(name: str, start: int, end: int) -> Problem:
    """An alias inside the value that it names."""
    return Problem(
        "recursive-alias", f"`*{name}` stands inside its own anchor `&{name}`", start, end
    )


def unknown_alias(name: str, start: int, end: int) -> Problem:
    """An alias without its anchor."""
    return Problem("syntax-error", f"no anchor `&{name}` stands before this alias", start, end)


def bad_merge(start: int, end: int) -> Problem:
    """`<<` with something that has no members."""
    return Problem(
        "syntax-error", "`<<` takes a mapping or a list of mappings", start, max(end, start + 1)
    )


def not_finite(text: str, start: int, end: int) -> Problem:
    """NaN, an infinity, or a number too large for one."""
    return Problem(
        "not-a-number", f"`{text}` has no place in JSON", start, end, "write a finite number"
    )


def huge_number(start: int, end: int) -> Problem:
    """An integer of thousands of digits."""
    return Problem("not-a-number", "a number of more than 4,300 digits", start, end)


def unknown_tag(tag: str, start: int, end: int) -> Problem:
    """A YAML tag that JSON data cannot carry."""
    return Problem(
        "unknown-tag",
        f"the tag `{tag.replace('tag:yaml.org,2002:', '!!')}` means nothing in JSON",
        start,
        end,
        "remove the tag; quote the value if it is text",
    )
