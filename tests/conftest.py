"""What all tests share: one flag that rewrites the golden files, and a way to run the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from clipspec.cli.main import run
from hypothesis import settings

# Machines are noisy: how long an example takes is for the benchmark to say, not for a law.
# The examples are the same in every run, so that a red build is the fault of a change; `make laws`
# looks for new ones.
settings.register_profile("clipspec", deadline=None, derandomize=True)
settings.register_profile("laws", deadline=None, max_examples=1000)
settings.load_profile("clipspec")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite golden files; read their diff afterwards"
    )


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update"))


class Done(NamedTuple):
    """What a run of the program gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def program(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """The program, run in this process with the given arguments: no start to wait for."""

    def call(*arguments: str) -> Done:
        monkeypatch.setattr("sys.argv", ["clipspec", *arguments])
        code = run()
        return Done(code, *capfd.readouterr())

    return call
