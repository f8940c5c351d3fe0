# Two commands do everything from a fresh clone: `make demo` runs the main job on the example, `make test` the tests.
# Each sets up its own virtual environment first; all versions are pinned with hashes in requirements/.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN    := $(VENV)/bin
EXAMPLE = examples/sennow-bridge/reports
PAGE   ?= story.html

.PHONY: demo test lint docs bench fuzz pins browser clean help

help:                      ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## */\t/' | expand -t 12

demo: $(VENV)/.run         ## compare the example's reports and write a page
	$(BIN)/samestory compare $(EXAMPLE)/*.txt -o $(PAGE)
	@echo "The page: $(abspath $(PAGE))"

test: $(VENV)/.dev         ## run all tests
	$(BIN)/pytest

lint: $(VENV)/.dev         ## style, types, and that the generated reference is current
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.dev         ## write what is generated in the docs anew: reference, shown outputs, pictures
	$(BIN)/python scripts/make_reference.py
	$(BIN)/python scripts/make_outputs.py
	command -v chromium >/dev/null && $(BIN)/python scripts/make_picture.py || echo "no Chromium: the pictures stay as they are"

bench: $(VENV)/.dev        ## speed and accuracy beside the peers
	$(BIN)/python -m bench

fuzz: $(VENV)/.dev         ## fuzz all that reads, a minute for each format (Linux, macOS)
	$(BIN)/python -m pip install --quiet atheris
	$(BIN)/python -m fuzz.ingest 60

browser:                   ## Chromium for the tests that click through the page (Debian, as root)
	command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }

$(VENV)/.venv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say make PYTHON=/its/path"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is older: say make PYTHON=/path/of/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.venv requirements/run.txt pyproject.toml
	@echo "Installing into $(VENV): a minute or a few, once"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@echo "Installing what the tests need: a minute or a few, once"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

COMPILE = $(BIN)/pip-compile --quiet --generate-hashes --no-header --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --all-build-deps pyproject.toml

pins: $(VENV)/.dev         ## resolve the pinned versions anew
	$(BIN)/python -m pip install --quiet pip-tools
	$(COMPILE) --upgrade -o requirements/run.txt
	$(COMPILE) --extra dev -o requirements/dev.txt -c requirements/run.txt

clean:                     ## remove the virtual environment and what was made
	rm -rf $(VENV) $(PAGE) .mypy_cache .ruff_cache .pytest_cache
