"""Every rule that fixes, by cases: what stands in `bad*` after its fixes is in `fixed/` beside it.

The rules that check bodies have their cases under `cases/lint`, those that only report for another
stage under `cases/fix`. `fixed/fixes.txt` holds what each fix does and whether it is safe.
`pytest --update` rewrites them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from clipspec.diagnostics import Diagnostic
from clipspec.lint.engine import Judgement, judge
from clipspec.lint.fixing import encoded, fix
from clipspec.lint.rule import Rule
from clipspec.lint.rulebook import rulebook
from clipspec.source import Document, parse
from test_lint_cases import setting_of

CASES = Path(__file__).parent / "cases"
RULES = {rule.name: rule for rule in rulebook().values() if rule.check or rule.fixes}


def _folder(rule: Rule) -> Path:
    return CASES / ("lint" if rule.check else "fix") / rule.name


def _judge(document: Document, rule: Rule) -> Judgement:
    """Judge by one rule alone, as with `--select`."""
    setting = setting_of(_folder(rule))
    return judge(document, setting=setting).only(lambda found: found.name == rule.name)


def _line(found: Diagnostic) -> str:
    assert found.fix is not None
    start = found.span.start
    kind = "safe" if found.fix.safe else "unsafe"
    return f"{found.file}:{start.line}:{start.column}: {kind}: {found.fix.description}\n"


@pytest.mark.parametrize("name", RULES)
def test_the_bad_files_are_fixed(name: str, update: bool) -> None:
    rule = RULES[name]
    folder = _folder(rule) / "fixed"
    judge_it = partial(_judge, rule=rule)
    made, lines = {}, ""
    for file in sorted(_folder(rule).glob("bad*")):
        found = judge_it(parse(file.read_bytes(), file.name))
        fixed = fix(found, judge_it, unsafe=True)
        lines += "".join(_line(d) for d in found.diagnostics if d.fix)
        if fixed.applied:
            made[file.name] = encoded(fixed.document)
    if lines:
        made["fixes.txt"] = lines.encode()
    if update:
        _write(folder, made)

    assert bool(made) == rule.fixes
    assert made == {file.name: file.read_bytes() for file in folder.glob("*")}


def test_every_folder_has_a_rule() -> None:
    fixing = {rule.name for rule in RULES.values() if rule.fixes and not rule.check}
    assert {folder.name for folder in (CASES / "fix").iterdir()} == fixing


def _write(folder: Path, made: dict[str, bytes]) -> None:
    for file in folder.glob("*"):
        file.unlink()
    for name, content in made.items():
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
