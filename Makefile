# Needs Python 3.11 or newer, git and make; everything else is installed into environments of its own.
PYTHON ?= python3
DEMO ?= xieshang-demo

TOOLS := .venv/bin
DEMO_TOOLS := .venv-demo/bin

.PHONY: demo test test-all check fuzz bench catalogue docs clean

demo: .venv-demo/installed  ## a complete example archive, walked through all six steps
	$(DEMO_TOOLS)/xieshang demo $(DEMO)

test: check  ## style, types, layers and the quick tests
	$(TOOLS)/pytest -n 2

test-all: check  ## also the slow tests
	$(TOOLS)/pytest -n 2 -m "slow or not slow"

check: .venv/installed
	$(TOOLS)/ruff check .
	$(TOOLS)/ruff format --check .
	$(TOOLS)/mypy
	$(TOOLS)/lint-imports

fuzz: .venv/installed  ## look for bytes that break reading, editing, merging or importing, a minute each
	$(TOOLS)/python tests/fuzz/campaign.py

bench: .venv/installed  ## ratios for docs/performance.md
	$(TOOLS)/python benchmarks/measure.py

catalogue: .venv/installed  ## collect the words of the program and compile the translations
	$(TOOLS)/python tools/catalogue.py

docs: .venv/installed  ## write the generated pages of docs/ again
	$(TOOLS)/python tools/pages.py

clean:
	rm -rf .venv .venv-demo $(DEMO)

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(TOOLS)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

.venv-demo/installed: pyproject.toml $(shell find src -name '*.py' -o -name '*.yaml' -o -name '*.mo' -o -name '*.csv')
	test -x $(DEMO_TOOLS)/python || $(PYTHON) -m venv .venv-demo
	$(DEMO_TOOLS)/pip install --quiet --disable-pip-version-check .
	touch $@
