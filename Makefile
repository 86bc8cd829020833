# Chancery: everything runs in an environment of its own, .venv, made with the machine's Python and pip.
PYTHON ?= python3
RUN = .venv/bin
CHANCERY_SHARED ?= ../shared
DEVICE ?= cpu

.PHONY: try test check gate train bench
.DEFAULT_GOAL := try

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/tested: .venv/installed
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	@touch $@

.venv/developed: .venv/tested
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable ".[develop]"
	@touch $@

try: .venv/installed  ## install, and read the example reports
	$(RUN)/chancery try

test: .venv/tested  ## install, and run the tests
	$(RUN)/python -m pytest

check: .venv/developed  ## style, types and the direction of imports
	$(RUN)/ruff check src tests evals training
	$(RUN)/mypy
	$(RUN)/lint-imports

gate: .venv/tested  ## quality per noun against the floors, where the development data is at hand
	$(RUN)/python -m evals --data $(CHANCERY_SHARED)

bench: .venv/installed  ## reports a second, and the share of each stage
	$(RUN)/chancery bench read

train: .venv/installed  ## make the language weights again (a day on a CPU, minutes with DEVICE=cuda; CHANCERY_DATA names the data)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	$(RUN)/python -m training --out build/weights --device $(DEVICE)
