# Everything runs in .venv, built here from pyproject.toml and constraints.txt.
PY ?= python3
V := .venv
BIN := $(V)/bin
# One more than two cores: each waits now and then, for a browser, a server or the disk. And each
# begins with a share of its own, so that who waits for a browser leaves the cores to the others.
WORKERS ?= 3
MIN := 3, 11

.DEFAULT_GOAL := help
.PHONY: demo test check fmt bench docs pictures help venv postgres chromium libreoffice fonts

demo: $(V)/.ok ## play a sample committee's two years and open it in the browser (DIR=, PORT=)
	@$(BIN)/tian demo $(if $(DIR),--dir '$(DIR)') $(if $(PORT),--port $(PORT))

test: $(V)/.ok postgres chromium libreoffice ## run the whole suite on SQLite and, where it can be had, PostgreSQL
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal

check: $(V)/.ok ## format, lint, types, import contracts, README in step with the code
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/cog --check README.md

fmt: $(V)/.ok ## put format and imports right
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

bench: $(V)/.ok ## measure what tests/benchmarks measures
	@$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev,bench]'
	@$(BIN)/python -m pytest tests/benchmarks -q --benchmark-enable --benchmark-only

docs: $(V)/.ok ## print the tables and diagrams of the code into README.md
	@$(BIN)/cog -r README.md

pictures: $(V)/.ok ## make the handbook's pictures anew from the sample committee
	@TIAN_SHOOT=1 $(BIN)/python -m pytest -q -n 0 tests/web/browser/test_handbook_pictures.py

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

venv: $(V)/.ok

$(V)/.ok: pyproject.toml constraints.txt
	@$(PY) -c 'import sys; sys.exit(sys.version_info < ($(MIN)))' || { \
	  echo 'tian needs Python 3.11 or newer; this is' "$$($(PY) --version 2>&1)." \
	       'Name another one: make PY=/path/to/python3.11'; exit 1; }
	@$(PY) -m venv $(V) || { \
	  echo 'The venv module is missing. On Debian: apt-get install python3-venv'; exit 1; }
	@$(BIN)/python -m pip install -q -c constraints.txt -e '.[dev]'
	@touch $@

# Not having these is no failure: their part of the suite is then skipped, and says so.
APT = apt-get install -y --no-install-recommends
FETCH = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	{ $(APT) $(1) || { apt-get update && $(APT) $(1); }; } >/dev/null 2>&1

postgres:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	{ $(call FETCH,postgresql); } || true

chromium:
	@command -v chromium >/dev/null || { $(call FETCH,chromium fonts-noto-cjk); } || true

libreoffice:
	@{ command -v soffice && command -v pdftotext; } >/dev/null || \
	{ $(call FETCH,libreoffice-writer-nogui poppler-utils fonts-noto-cjk); } || true

# 仿宋 and 楷体 that are free but not ours to ship (GPL with font exception): tian finds them there.
FONTS ?= $(or $(TIAN_FONTS),$(HOME)/.local/share/tian/fonts)
FANDOL = usr/share/texlive/texmf-dist/fonts/opentype/public/fandol

fonts: ## fetch the Fandol fonts for PDF from Debian into TIAN_FONTS
	@folder=$$(mktemp -d) && cd "$$folder" && apt-get download texlive-lang-chinese && \
	dpkg-deb -x texlive-lang-chinese_*.deb . && mkdir -p '$(FONTS)' && \
	cp $(FANDOL)/Fandol[FHKS]*.otf '$(FONTS)' && rm -r "$$folder" && ls '$(FONTS)'
