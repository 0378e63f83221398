# Every command sets itself up: a virtual environment in .venv, packages pinned with hashes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo desk test check lint types docs floors bench lock clean

demo: $(VENV)/.ready ## install, then read the demonstration's reports
	@mkdir -p demo/out
	@$(BIN)/onrecord demo --archive demo/out/demo.db

desk: $(VENV)/.ready ## install, then open the desk of the demonstration's archive
	@test -e demo/out/demo.db || $(MAKE) --no-print-directory demo
	@$(BIN)/onrecord desk demo/out/demo.db

test: $(VENV)/.ready-dev ## install, then run every test
	@$(BIN)/python -m pytest

check: lint types test docs floors ## all that must hold before a commit

lint: $(VENV)/.ready-dev
	@$(BIN)/ruff format --check src tests benchmarks training
	@$(BIN)/ruff check src tests benchmarks training

types: $(VENV)/.ready-dev
	@$(BIN)/mypy

docs: $(VENV)/.ready-dev
	@$(BIN)/python -m pytest tests/test_docs.py

floors: $(VENV)/.ready-dev
	@$(BIN)/python benchmarks/floors.py

bench: $(VENV)/.ready-dev ## speed, side by side in one run
	@$(BIN)/python benchmarks/bench.py

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or later is needed: install it (Debian: apt-get install python3 python3-venv)"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; this is $$($(PYTHON) --version)"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "venv is missing (Debian: apt-get install python3-venv)"; exit 2; }

$(VENV)/.ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.txt
	@echo "installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

lock: ## make the requirement files anew from *.in
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -o requirements-dev.txt requirements-dev.in

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build
