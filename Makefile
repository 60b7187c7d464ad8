# Needs Python 3.11 or newer and make; everything else goes into .venv.
# `make demo` asks the sample archive, `make test` runs every check. Both set up what they need, once.

# The first of these that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# Named after what it was made from: another pyproject.toml or constraints.txt is another set-up.
DIGEST := $(shell cat pyproject.toml constraints.txt | cksum | cut -d' ' -f1)
READY := .make/ready-$(DIGEST)
TESTING := .make/testing-$(DIGEST)

# Processes that run tests side by side. Each begins with a stretch of its own and takes over from others at its end.
WORKERS ?= 2

.PHONY: demo test suite lint bench clean help

help:
	@echo "make demo   ask the sample archive"
	@echo "make test   lint, types, tests; WORKERS=2"
	@echo "make lint   lint and types only"
	@echo "make bench  every budget beside its reference; PARTS=\"start embedding ...\" PASSAGES=300000"
	@echo "make clean  remove what was set up"

demo: $(READY)
	@$(BIN)/rashomon demo

# The tests often wait for other processes: lint and types take a minute of what they leave.
test: $(TESTING)
	@$(MAKE) --no-print-directory -j 2 lint suite

# The chat's tests keep time with each other's processes, and have the machine to themselves.
# Hundreds of tests start the program anew: it is compiled once, whatever the environment says.
suite: export PYTHONDONTWRITEBYTECODE =
suite: $(TESTING)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --ignore=tests/bot/telegram
	$(BIN)/python -m pytest tests/bot/telegram

# Minutes, but for the first time with a large archive. Needs the labelled articles and the news beside the checkout.
PASSAGES ?= 300000
bench: $(TESTING)
	$(BIN)/python -m tests.bench.budgets $(PARTS) --passages $(PASSAGES)

lint: $(TESTING)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; name it: make PYTHON=/path/to/python"; exit 2; }
	@echo "Setting up $(VENV), once; with a slow connection it takes some minutes."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install -c constraints.txt -e .
	@mkdir -p .make && touch $@

$(TESTING): $(READY)
	@$(PIP) install -c constraints.txt -e '.[test,docs]'
	@touch $@

clean:
	rm -rf $(VENV) .make .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
