# `make run` sets up and starts the dashboard; `make test` sets up and passes every check; `make audit` asks for known vulnerabilities.
# `make words` brings the catalogue of English up to date with the texts in the code; `make pictures` takes the pictures of the docs anew.
# `make mutants` breaks the parts that work out figures, one small change at a time, and counts what the tests notice (docs/testing.md).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

AUDIT := .audit
# `make office PYTHON_ZIP=python-3.13.x-embed-amd64.zip` makes the folder an office installs from without the internet (docs/install.md).
OFFICE := .office
OFFICE_FOR ?= windows
OFFICE_PYTHON ?= 3.13

# What is called with a text for the screen; an error's class, with its sentence.
ASKING := _ gettext later ngettext:1,1 Text broken __init__ \
	PapiError UnreadableError UnknownNameError NotSignedInError DamagedArchiveError PassingError SettingError
CATALOGUE := data/locale/en/LC_MESSAGES/papi.po

.PHONY: run test bench audit words pictures office mutants
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

office: $(OFFICE)/.made
	PYTHONPATH=data/office $(OFFICE)/tools/bin/python -B -m papi_office.packing $(OFFICE) --for $(OFFICE_FOR) --python $(OFFICE_PYTHON) \
		$(if $(PYTHON_ZIP),--python-zip "$(PYTHON_ZIP)")

$(OFFICE)/.made:
	$(PYTHON) -m venv $(OFFICE)/tools
	$(OFFICE)/tools/bin/python -m pip install --quiet "uv~=0.13" "pip~=26.0"
	@touch $@

# Days and versions of tools are left out of the header: a second run changes nothing.
words: $(VENV)/.runs
	$(BIN)/pybabel -q extract --mapping=data/locale/texts.ini --no-default-keywords $(addprefix --keyword=,$(ASKING)) \
		--no-location --sort-output --no-wrap --output=$(VENV)/papi.pot papi_metrics pages app.py
	$(BIN)/pybabel -q update --locale=en --input-file=$(VENV)/papi.pot --output-file=$(CATALOGUE) \
		--no-fuzzy-matching --ignore-obsolete --no-wrap
	grep -v -E '^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator):' $(CATALOGUE) > $(VENV)/papi.po
	cp $(VENV)/papi.po $(CATALOGUE)

# The pictures of the README and the docs, taken of the running dashboard.
pictures: $(VENV)/.tests
	$(BIN)/python tests/docs_pictures.py

mutants: $(VENV)/.tests
	$(BIN)/python tests/mutants.py

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
