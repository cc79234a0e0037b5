"""Every short cut of `lint` together changes nothing: not a diagnostic, not a byte of a report.

The long way reads all YAML with the parser, asks every rule of the dialect, and looks into every
text for a secret.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from clipspec.cli import files
from clipspec.cli.config import Projects
from clipspec.cli.judging import Judging
from clipspec.cli.walk import targets
from clipspec.lint import engine, judging
from clipspec.lint.engine import Judgement
from clipspec.lint.rule import Body, Rule
from clipspec.lint.rulebook import checks
from clipspec.lint.rules.always import secret_in_body
from clipspec.source import lines, parse
from conftest import Done
from corpus import CORPUS, needs_corpus
from documents import json_texts, yaml_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from test_families import SETTINGS, known, made
from test_lint_cases import CASES

Program = Callable[..., Done]

_COMMENTS = st.sampled_from(["", "# clipspec: ignore-file[CS905]\n", "# clipspec: ignore[CS3]\n"])


def _every_rule(body: Body, refused: bool) -> Iterator[Rule]:
    return (rule for rule in checks() if rule.applies(body.dialect))


@contextmanager
def the_long_way() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "read", lambda content: None)
        patch.setattr(judging, "concerned", _every_rule)
        patch.setattr(secret_in_body, "_may_hold_any", lambda everything: True)
        yield


def _told(judgement: Judgement) -> tuple[Any, ...]:
    return judgement[1:]  # all but the document


@settings(max_examples=150)
@given(known | made, st.data(), _COMMENTS, st.sampled_from(SETTINGS))
def test_a_body_in_any_style_is_judged_as_the_long_way(
    named: tuple[str, Any], data: st.DataObject, comment: str, setting: Any
) -> None:
    suffix = data.draw(st.sampled_from(["yaml", "yaml", "json"]))
    written = yaml_texts if suffix == "yaml" else json_texts
    text = (comment if suffix == "yaml" else "") + data.draw(written(named[1]))
    quick = engine.judge(parse(text, f"a.{suffix}"), setting=setting)
    with the_long_way():
        assert _told(engine.judge(parse(text, f"a.{suffix}"), setting=setting)) == _told(quick)


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_cases_are_reported_as_the_long_way(form: str, program: Program) -> None:
    quick = program("lint", "--format", form, str(CASES))
    with the_long_way():
        assert program("lint", "--format", form, "--jobs", "1", str(CASES)) == quick


@needs_corpus
def test_the_corpus_is_reported_as_the_long_way(program: Program) -> None:
    quick = program("lint", "--format", "json", str(CORPUS))
    with the_long_way():
        assert program("lint", "--format", "json", str(CORPUS)) == quick


_PATHS = "a.yaml ./a.yaml b/a.yaml b/../a.yaml b//a.yaml ../a.yaml b/../../a.yaml /a.yaml /b/a.yaml"
_FOLDERS = ".. . b/.. b/. b/ ../b/ a.yaml/ -"
_HERE = [str(Path.cwd() / "a.yaml"), str(Path.cwd() / "b" / "a.yaml"), f"{Path.cwd()}x/a.yaml"]


@pytest.mark.parametrize("path", [*_PATHS.split(), *_FOLDERS.split(), *_HERE])
def test_a_path_is_shown_as_seen_from_the_working_folder(path: str) -> None:
    below = os.path.relpath(path)

    assert files.shown(path) == (path if below.startswith("..") else below)


def test_a_judged_file_is_kept_as_a_text_unless_it_is_to_be_fixed(tmp_path: Path) -> None:
    """A hundred thousand bodies need no more memory than their texts."""
    (tmp_path / "a.yaml").write_text("clips:\n  - avatar_id: look_1\n")
    for to_fix in (False, True):
        judge = Judging(Projects({}), None, "-", skip_unknown=False, to_fix=to_fix)
        (seen,) = judge.judge_all(targets((str(tmp_path),)), 1).seen
        document = seen.judgement.document

        assert (document.data is None, document.root is None) == (not to_fix, not to_fix)
        assert document.text.line(1) == "clips:"
