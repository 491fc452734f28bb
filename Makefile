# The two commands of the README, and what an engineer needs beside them.
VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.ready-for-site
TEST_READY := $(VENV)/.ready-for-test

# Material advertises its successor at every start otherwise.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test check audit fuzz bench clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

site: $(SITE_READY) ## Set everything up and build site/ from seeds/
	$(BIN)/mkdocs build

serve: $(SITE_READY) ## Show the site at http://localhost:8000/ and follow changes in seeds/
	$(BIN)/mkdocs serve --livereload

test: $(TEST_READY) ## Set everything up and run every test, those in a real browser too
	PRESSMARK_CHROMIUM="$$(.ci/chromium)" && export PRESSMARK_CHROMIUM && $(BIN)/pytest

check: $(TEST_READY) audit ## Format, lint, types, known vulnerabilities, and a strict build
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mkdocs build --strict

audit: $(TEST_READY) ## Tell known vulnerabilities of what is locked, where an index can be reached
	.ci/audit

fuzz: $(TEST_READY) ## Search for input that breaks a reader: make fuzz SECONDS=600
	$(BIN)/python -m tests.safety.fuzz --seconds $(or $(SECONDS),600)

bench: $(TEST_READY) ## Print how fast and how good it is
	$(BIN)/python bench/run.py

clean: ## Remove what was built; seeds/ and .venv stay
	rm -rf site .site.next .site.previous .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(SITE_READY): requirements.txt pyproject.toml
	.ci/environment requirements.txt
	@touch $@

$(TEST_READY): requirements-dev.txt pyproject.toml
	.ci/environment requirements-dev.txt
	@touch $@ $(SITE_READY)
