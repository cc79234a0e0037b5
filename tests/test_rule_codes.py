"""Codes of rules are read from the text of their modules: a selector in a project loads no rule."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from clipspec.lint import rulebook as rulebooks
from clipspec.lint.rulebook import codes, rulebook
from test_cli_lint import ROOT

_CHECK = """
import sys
from clipspec.lint.rulebook import codes
from clipspec.lint.selection import is_known, meant, selected
loaded = lambda: {m for m in sys.modules if m.count(".") == 4 and ".lint.rules." in m}
assert is_known("CS905") and is_known("CS9") and is_known("announced-end")
assert not is_known("CS999") and not is_known("anounced-end") and not is_known("")
assert meant("CS9O5") == "CS905" and meant("anounced-end") == "announced-end"
assert not loaded(), loaded()
assert [rule.name for rule in selected("CS905")] == ["announced-end"]
assert len(loaded()) == 1, loaded()
"""


def test_what_is_read_is_what_the_rules_say() -> None:
    said = {rule.name: rule.code for rule in rulebook().values()}

    assert list(codes().items()) == sorted(said.items(), key=lambda item: item[1])


def test_a_module_that_says_it_in_another_way_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebooks, "_GIVES_CODE", re.compile("(?!)"))

    assert codes.__wrapped__() == codes()


def test_only_rules_that_are_asked_for_are_loaded() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "compiler")}
    subprocess.run([sys.executable, "-c", _CHECK], env=env, check=True)
