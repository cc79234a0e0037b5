# Every target makes and uses its own virtual environment; set-up noise goes to stderr.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed

.PHONY: demo test check bench laws ways update clean

demo: $(RUN)  ## print a compiled v1 body of a shipped template
	@$(BIN)/clipspec compile templates/welcome.yaml --set first_name=Ada

test: $(DEV)  ## run the tests
	@$(BIN)/python -m pytest -q -n auto

# Coverage counts the test process only; what the program does in processes of its own comes on top.
check: $(DEV)  ## types, style, and the coverage of the tests
	@$(BIN)/mypy
	@$(BIN)/ruff check compiler tests
	@$(BIN)/ruff format --check compiler tests
	@$(BIN)/python -m pytest -q -n auto -m "not slow" --cov --cov-report=
	@$(BIN)/coverage report --format=total --fail-under=90

bench: $(DEV)  ## compare with other tools, in one run
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]" >&2
	@$(BIN)/python tests/bench.py

laws: $(DEV)  ## look for counterexamples that no run has seen yet
	@$(BIN)/python -m pytest -q -n auto --hypothesis-profile=laws

ways: $(DEV)  ## the laws of migration on 10,000 new bodies and specs each way, in tables
	@$(BIN)/python tests/laws.py

update: $(DEV)  ## rewrite the golden files; read their diff
	@$(BIN)/python -m pytest -q -n auto --update

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "clipspec needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >&2

$(RUN): pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . >&2
	@touch $@

$(DEV): pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]" >&2
	@touch $(RUN) $@
