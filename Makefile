# Needs python3 (3.11 or newer), make and a package registry; everything else is made here.
#
#   make run      read the sample reports into the store and start the bot (terminal chat without a token)
#   make test     every test, PostgreSQL included         make test ARGS="-k figures"
#   make check    ruff, mypy, import contracts, tests     make format repairs what can be repaired
#   make eval     accuracy per question kind and spelling
#   make bench    speed and memory beside other engines    make bench ARGS="--facts 100000"
#   make env      only the environment, as a service needs it
#   COMPILED=1    behind any of these: reports are read as C (some minutes to make; needs a C compiler)
#   make clean    removes the environments and caches, keeps the store

PYTHON ?= python3
UV     ?= .uv/bin/uv
PY     := .venv/bin/python
ARGS   ?=

# One environment beside the code, from the system's own Python: nothing is fetched but packages.
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
unexport VIRTUAL_ENV PYTHONHOME
# uv brings its own list of certificate authorities; behind a company's proxy only the machine's will
# do, or the one that pip was told about. (Older versions of uv say NATIVE_TLS.)
ifneq (,$(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt))
export UV_SYSTEM_CERTS := 1
export UV_NATIVE_TLS := 1
endif
ifdef PIP_CERT
export SSL_CERT_FILE ?= $(PIP_CERT)
endif

# A store in PostgreSQL needs its driver; the others are spared it.
ifneq (,$(filter postgres%,$(KNOWLEDGE_STORE)))
EXTRA := -postgresql
endif
RUN    := .venv/synced-run$(EXTRA)

# What mypyc made of knowledge/ stands before its sources; made anew when one of these changes.
ifdef COMPILED
MADE   := build/compiled/made
PY     := PYTHONPATH=$(CURDIR)/build/compiled:$(CURDIR) $(CURDIR)/.venv/bin/python -P
SOURCES := $(shell find knowledge -name '*.py' -o -name '*.toml' -o -name '*.tsv')
endif

.PHONY: run env test check lint format eval bench readme clean

run: $(RUN) $(MADE)
	@$(PY) -m bot $(ARGS)

env: .venv/synced-run-postgresql

test: .venv/synced-dev $(MADE)
	$(PY) -m pytest $(ARGS)

check: lint test

lint: .venv/synced-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

format: .venv/synced-dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

eval: .venv/synced-dev $(MADE)
	@$(PY) -m tests.evaluate $(ARGS)

bench: .venv/synced-bench $(MADE)
	@$(PY) -m tests.bench $(ARGS)

# Asks again what README.md and deploy/terminal.svg show, and writes the answers into them.
readme: .venv/synced-dev
	$(PY) -m tests.auxil.recording

clean:
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis dist build
	find bot knowledge tests -name __pycache__ -type d -prune -exec rm -rf {} +

build/compiled/made: $(SOURCES) pyproject.toml | $(UV)
	rm -rf build/wheel build/compiled
	HATCH_BUILD_HOOKS_ENABLE=1 $(UV) build --quiet --out-dir build/wheel .
	$(UV) pip install --quiet --no-deps --target build/compiled build/wheel/*.whl
	rm -rf build/compiled/bot
	@touch $@

# The stamps spare uv (and the network) as long as the lock says nothing new. A developer's
# environment is enough to run the bot, so running it takes nothing out (--inexact).
.venv/synced-run: pyproject.toml uv.lock | $(UV)
	$(UV) sync --locked --no-dev --inexact
	@touch $@

.venv/synced-run-postgresql: pyproject.toml uv.lock | $(UV)
	$(UV) sync --locked --no-dev --inexact --extra postgresql
	@touch $@ .venv/synced-run

.venv/synced-dev: pyproject.toml uv.lock | $(UV)
	$(UV) sync --locked --all-extras
	@touch $@ .venv/synced-run .venv/synced-run-postgresql

# What the search is measured against is fetched only to measure.
.venv/synced-bench: pyproject.toml uv.lock | $(UV)
	$(UV) sync --locked --all-extras --group bench
	@touch $@ .venv/synced-dev .venv/synced-run .venv/synced-run-postgresql

.uv/bin/uv:
	@$(PYTHON) deploy/get_uv.py .uv
