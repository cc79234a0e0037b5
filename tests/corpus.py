"""The corpus: bodies shaped like those that people really send. It lies beside the checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from clipspec.diagnostics import Diagnostic
from clipspec.lint.engine import judge
from clipspec.source import parse

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus is not beside the checkout"
)


def bodies(folder: str) -> set[str]:
    """Return the names of the bodies in a folder, as `v1/002`."""
    return {f"{folder}/{path.stem}" for path in (CORPUS / folder).glob("*.json")}


@cache
def found(name: str, dialect: str) -> tuple[Diagnostic, ...]:
    """Return what linting says of a body, which it has to take for this dialect."""
    judgement = judge(parse((CORPUS / f"{name}.json").read_bytes(), name))
    assert judgement.dialect == dialect
    return judgement.diagnostics
