# Two commands on a fresh machine: `make ingest` and `make test`. Everything lives in .venv; nothing else is touched.
PYTHON ?= python3
DOCS ?= $(wildcard corpus/*/source.*)
DB ?= output/kommunen.duckdb
BIN := .venv/bin
BENCHES := zeitraum kommunen trennung pdf cells layouts engines start report mutation alarme
RUN := $(BIN)/python -m

.PHONY: help setup ingest report regress accept score bench test lint types ci soak clean
.DEFAULT_GOAL := help

help:  ## show what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup: $(BIN)/.ready  ## make .venv with the locked packages

$(BIN)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11.5 or newer is needed") if sys.version_info < (3, 11, 5) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

ingest: setup  ## read new and changed documents (DOCS="…" for your own) into the database
	@$(RUN) pipeline ingest $(DOCS) --db $(DB)

report: setup  ## draw output/report.html
	@$(RUN) pipeline report --db $(DB)

regress: setup  ## compare the corpus with today's findings
	@$(RUN) pipeline regress

accept: setup  ## take today's findings of CASE=… as right
	@$(RUN) pipeline accept $(CASE)

score: setup  ## measure the findings against gold; floors only rise
	@$(RUN) pipeline score

bench: setup  ## print the benchmarks of this machine
	@for name in $(BENCHES); do echo "== $$name"; $(RUN) benchmarks.$$name || exit 1; done

test: setup  ## run the tests
	$(RUN) pytest -n $(or $(WORKERS),2)

soak: setup  ## run the tests that take long, too
	$(RUN) pytest -n $(or $(WORKERS),2) -m "slow or not slow"

lint: setup  ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup  ## mypy --strict
	$(BIN)/mypy

ci: lint types test regress score  ## what .ci/run runs

clean:  ## remove what can be made again
	rm -rf output build .mypy_cache .ruff_cache .pytest_cache *.egg-info
