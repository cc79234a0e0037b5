"""`clipspec compile`: expand a spec into bodies, for one set of values or for rows of data."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click

from clipspec.cli import files
from clipspec.cli.config import Projects
from clipspec.cli.includes import Folder
from clipspec.cli.output import sink
from clipspec.cli.rowfile import open_rows
from clipspec.cli.terminal import wants_color
from clipspec.compile import Expander, Refused, bodies, filed, one, spec_of, stated
from clipspec.errors import UsageError
from clipspec.expand import Spec
from clipspec.report.text import diagnostic_lines
from clipspec.source import Document, parse


@click.command(short_help="Expand a spec into request bodies.")
@click.argument("spec")
@click.option("--set", "sets", multiple=True, metavar="NAME=VALUE", help="Give a param a value.")
@click.option("--params", help="A YAML or JSON file with values of params.")
@click.option("--data", help="A CSV or JSONL file: one body for each row.")
@click.option("-o", "--output", help="A .json or .jsonl file, or a folder (with a / at its end).")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first rows.")
def command(
    spec: str,
    sets: tuple[str, ...],
    params: str | None,
    data: str | None,
    output: str | None,
    limit: int | None,
) -> int:
    """Expand SPEC (`-` is standard input) into bodies.

    Without -o one body prints as JSON, rows print as JSONL. A value comes from --set, or else from
    the row, from --params, from the param's default. Nothing is written unless everything is right.
    """
    document = _document(spec)
    given = _document(params) if params is not None else None
    try:
        root = Path.cwd() if spec == files.STDIN else Path(spec).parent
        folder = Folder(root, Projects({}).of(str(root / "*")).includes)
        found = spec_of(document, folder)
        weak = filed(found, given) if given is not None else {}
        fixed = stated(found, _texts(sets), {}, "--set")
        rows = data or _own_data(found, spec)
        shown = files.shown(rows) if rows is not None else ""
        expander = Expander(found, folder, weak, fixed, shown)
        with sink(output, document.file, shown or None) as target:
            if rows is None:
                target.take(one(expander), None)
            else:
                with open_rows(rows) as opened:
                    for body, row in bodies(expander, islice(opened, limit), _notice):
                        target.take(body, row)
            target.finish()
    except Refused as refusal:
        _print(refusal, [document, given] if given is not None else [document])
        return refusal.exit_code
    return 0


def _document(path: str) -> Document:
    return parse(files.read(path), "<stdin>" if path == files.STDIN else files.shown(path))


def _texts(sets: tuple[str, ...]) -> dict[str, str]:
    texts = {}
    for each in sets:
        name, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"--set {each}: write --set {each}=VALUE")
        texts[name] = value
    return texts


def _own_data(spec: Spec, path: str) -> str | None:
    """Return the spec's own `data` file, which lies beside it."""
    return str(Path(path).parent / spec.data) if spec.data is not None else None


def _notice(text: str) -> None:
    click.echo(f"clipspec: {text}", err=True)


def _print(refusal: Refused, documents: list[Document]) -> None:
    texts = {document.file: document.text for document in documents}
    color = wants_color(sys.stderr)
    for diagnostic in refusal.diagnostics:
        lines = diagnostic_lines(diagnostic, texts.get(diagnostic.file), color)
        click.echo("\n".join(lines) + "\n", err=True)
