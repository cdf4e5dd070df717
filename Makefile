# Every target works on a fresh machine with git, make and Python >= 3.11; it installs what it needs into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
KILLS ?= 60
LOCKED := --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11
BENCH ?= --write docs/benchmarks.md
INSTALLED := $(VENV)/.installed

.PHONY: demo test lint chaos bench guards lock working-days pinyin clean

demo: $(INSTALLED)
	$(BIN)/jianyan demo --out out

test: $(INSTALLED)
	$(BIN)/python -m pytest -m "not chaos" -n 4 --dist loadfile

lint: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# A host that may not keep what it compiled takes twice as long to start.
chaos: $(INSTALLED)
	PYTHONDONTWRITEBYTECODE= PYTHONPATH=tests KILLS=$(KILLS) \
		$(BIN)/python -m pytest -m chaos -s tests/chaos

# A whole run takes some 22 minutes; `make bench BENCH=--quick` says whether it still runs.
bench: $(INSTALLED)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-bench.lock
	PYTHONPATH=tests:tests/worlds $(BIN)/python -m bench $(BENCH)

# Takes out every rule of the proposals' decider in turn: some ten minutes.
guards: $(INSTALLED)
	PYTHONPATH=tests $(BIN)/python -m guards

# The lock names every package and its hashes, but no registry: it installs from any mirror.
lock: $(INSTALLED)
	$(BIN)/uv pip compile pyproject.toml $(LOCKED) --extra dev --extra embedded -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml $(LOCKED) --extra bench -c requirements.lock \
		-o requirements-bench.lock

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11 ..." if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip --quiet --disable-pip-version-check install uv==$(UV_VERSION)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	touch $@

# The years whose days off are announced, as the pinned chinesecalendar holds them.
working-days: $(INSTALLED)
	$(BIN)/python tests/rules/announced.py

# How characters are read, as the pinned pypinyin holds it.
pinyin: $(INSTALLED)
	$(BIN)/python tests/rules/readings.py

clean:
	rm -rf out .jianyan
