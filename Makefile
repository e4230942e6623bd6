PYTHON ?= python3
PORT ?= 8000
START = @command -v $(PYTHON) >/dev/null || { echo "Innovation Park needs Python 3.11 or newer, and $(PYTHON) is not there."; exit 1; }; \
	exec $(PYTHON) -m innovation_park.start

.DEFAULT_GOAL := help
.PHONY: help run test bench

help:
	@echo "make run     start the park: web server and task worker (PORT=$(PORT))"
	@echo "make test    lint, then the suite on SQLite, on PostgreSQL with Redis, and in Chromium"
	@echo "make bench   measure; NAME=pages runs one of tests/benchmarks"

run:
	$(START) run $(PORT)

test:
	$(START) test

bench:
	$(START) bench $(NAME)
