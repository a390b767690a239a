# `make run` sets up and starts the dashboard; `make test` sets up and passes every check; `make audit` asks for known vulnerabilities.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

AUDIT := .audit

.PHONY: run test bench audit
run: $(VENV)/.runs
	$(BIN)/streamlit run app.py

test: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# In an environment of its own: what pip-audit needs is neither run nor tested here.
audit: $(VENV)/.tests $(AUDIT)/.made
	$(BIN)/python tests/audit.py $(AUDIT)/bin/pip-audit

$(AUDIT)/.made:
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet "pip-audit~=2.10"
	@touch $@

bench: $(VENV)/.tests
	$(BIN)/python tests/bench.py

$(VENV)/.runs: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	@touch $@

$(VENV)/.tests: requirements.txt tests/requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-compile --requirement tests/requirements.txt
	@touch $@ $(VENV)/.runs
