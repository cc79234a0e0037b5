"""`lint --fix` and `lint --diff`: mend what can be mended, then write it or show it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from clipspec.cli import files
from clipspec.cli.judging import Seen, seen
from clipspec.errors import ClipspecError
from clipspec.lint.engine import Judgement
from clipspec.lint.fixing import Fixed, Judge, encoded, fix


class Fixing(NamedTuple):
    """What `--fix`, `--diff` and `--unsafe-fixes` ask for. `write` is False for a difference."""

    write: bool
    unsafe: bool


class Outcome(NamedTuple):
    """What fixing came to. `seen`: the files as they are now; `unsaved`: why one is not written.

    `differences`: what would be written, as unified diffs.
    """

    seen: list[Seen]
    fixed: int
    differences: list[str]
    unsaved: list[ClipspecError]


def fix_all(judged: Iterable[Seen], judge: Judge, wanted: Fixing) -> Outcome:
    """Fix judged files: each is written whole or stays as it was.

    Standard input goes to standard output, fixed or not. What was fixed is told on standard error.
    """
    outcome = Outcome([], 0, [], [])
    for file in judged:
        fixed = fix(file.judgement, judge, unsafe=wanted.unsafe)
        try:
            if wanted.write:
                _save(fixed, file.path)
        except ClipspecError as error:
            outcome.seen.append(file)
            outcome.unsaved.append(error)
            continue
        outcome.seen.append(seen(file.path, fixed.judgement))
        if fixed.applied:
            outcome = outcome._replace(fixed=outcome.fixed + fixed.applied.total())
            _tell(fixed, wanted)
        if fixed.applied and not wanted.write:
            outcome.differences.append(_difference(file.judgement, fixed))
    return outcome


def _save(fixed: Fixed, path: str) -> None:
    if path == files.STDIN:
        files.print_bytes(encoded(fixed.document))
    elif fixed.applied:
        files.rewrite(Path(path), encoded(fixed.document))


def _difference(judgement: Judgement, fixed: Fixed) -> str:
    from clipspec.source.difference import difference  # few runs need it

    before, after = judgement.document, fixed.document
    return difference(before.file, before.text.whole, after.text.whole)


def _tell(fixed: Fixed, wanted: Fixing) -> None:
    verb = "fixed" if wanted.write else "would fix"
    rules = ", ".join(f"{count} {name}" for name, count in sorted(fixed.applied.items()))
    click.echo(f"clipspec: {verb} in {fixed.document.file}: {rules}", err=True)
