"""`clipspec rules`: every rule, one a line."""

from __future__ import annotations

import json

import click

from clipspec.cli import files
from clipspec.lint.page import read_page
from clipspec.lint.rule import Rule
from clipspec.lint.rulebook import rulebook


@click.command(short_help="List every rule.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def command(form: str) -> None:
    """List every rule: code, severity, name and what it finds."""
    found = list(rulebook().values())
    if form == "json":
        files.print_text(json.dumps([_data(rule) for rule in found], ensure_ascii=False, indent=2))
        return
    longest = max(len(rule.name) for rule in found)
    for rule in found:
        what = read_page(rule.page).what
        files.print_text(f"{rule.code}  {rule.severity.value:7}  {rule.name:{longest}}  {what}")


def _data(rule: Rule) -> dict[str, object]:
    page = read_page(rule.page)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "stage": rule.stage,
        "dialects": list(rule.dialects),
        "what": page.what,
        "since": page.since,
    }
