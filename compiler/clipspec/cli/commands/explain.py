"""`clipspec explain`: the manual page of a rule."""

from __future__ import annotations

import textwrap

import click

from clipspec.cli import files
from clipspec.errors import UsageError
from clipspec.lint.page import read_page
from clipspec.lint.rule import Rule
from clipspec.lint.rulebook import codes, rulebook
from clipspec.nearest import nearest

_WIDTH = 88


@click.command(short_help="Show a rule's manual page.")
@click.argument("code")
def command(code: str) -> None:
    """Show what the rule CODE finds, why it matters and how to mend it; a name works as well."""
    files.print_text(_render(_find(code)))


def _find(code: str) -> Rule:
    for name, known in codes().items():
        if code.upper() == known or code == name:
            return rulebook()[name]
    words = [word for name, known in codes().items() for word in (known, name)]
    meant = nearest(code, words)
    hint = f"did you mean {meant}?" if meant else "`clipspec rules` lists them"
    raise UsageError(f"no rule is called {code}: {hint}")


def _render(rule: Rule) -> str:
    page = read_page(rule.page)
    parts = [f"{rule.code} {rule.name} ({rule.severity.value})", _wrap(page.what)]
    parts += [_section("Why", page.why), _section("Fix", page.fix)]
    parts += [f"Wrong:\n\n{textwrap.indent(page.bad.text, '    ').rstrip()}"]
    parts += [f"Right:\n\n{textwrap.indent(page.good.text, '    ').rstrip()}"]
    if page.source:
        parts.append(_section("Source", page.source))
    if rule.fixes:
        parts.append("`clipspec lint --fix` mends it where the cure is certain.")
    parts.append(f"Since {page.since}")
    return "\n\n".join(parts)


def _section(title: str, text: str) -> str:
    return _wrap(f"{title}: {text}")


def _wrap(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
