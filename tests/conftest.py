"""What all tests share: one flag that rewrites the golden files."""

from __future__ import annotations

import pytest
from hypothesis import settings

# Machines are noisy: how long an example takes is for the benchmark to say, not for a law.
settings.register_profile("clipspec", deadline=None)
settings.load_profile("clipspec")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="rewrite golden files; read their diff afterwards"
    )


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update"))
