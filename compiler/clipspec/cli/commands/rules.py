"""`clipspec rules`: every rule, one a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import click

from clipspec.cli import files
from clipspec.lint.page import read_page
from clipspec.lint.rule import Rule
from clipspec.lint.rulebook import rulebook


@click.command(short_help="List every rule.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
def command(form: str) -> None:
    """List every rule: code, severity, name, whether it can be mended, and what it finds."""
    files.print_text(_FORMS[form](rulebook().values()))


def as_markdown(rules: Iterable[Rule]) -> str:
    """Return the rules as a table, as README shows it."""
    rows = ["| code | name | severity | fix | finds |", "|---|---|---|---|---|"]
    for rule in rules:
        what = read_page(rule.page).what.replace("|", "\\|")
        mended = "yes" if rule.fixes else ""
        rows.append(f"| {rule.code} | `{rule.name}` | {rule.severity.value} | {mended} | {what} |")
    return "\n".join(rows)


def _as_text(rules: Iterable[Rule]) -> str:
    found = list(rules)
    longest = max(len(rule.name) for rule in found)
    return "\n".join(
        f"{rule.code}  {rule.severity.value:7}  {'fix' if rule.fixes else '   '}  "
        f"{rule.name:{longest}}  {read_page(rule.page).what}"
        for rule in found
    )


def _as_json(rules: Iterable[Rule]) -> str:
    return json.dumps([_data(rule) for rule in rules], ensure_ascii=False, indent=2)


def _data(rule: Rule) -> dict[str, object]:
    page = read_page(rule.page)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "stage": rule.stage,
        "dialects": list(rule.dialects),
        "fixes": rule.fixes,
        "what": page.what,
        "why": page.why,
        "fix": page.fix,
        "source": page.source,
        "since": page.since,
    }


_FORMS: dict[str, Callable[[Iterable[Rule]], str]] = {
    "text": _as_text,
    "json": _as_json,
    "markdown": as_markdown,
}
