# What people type here. Everything else is `cargo` and `motcua --help`.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

TARGET := $(or $(CARGO_TARGET_DIR),$(CURDIR)/target)
# Absolute, because the browser tests run from another folder.
export MOTCUA_BIN := $(abspath $(TARGET))/debug/motcua
export CARGO_TERM_COLOR ?= auto
VENV := $(abspath $(TARGET))/schemathesis

# nextest runs the tests of all crates side by side; without it plain cargo does, one crate after another.
RUN_TESTS := $(shell cargo nextest --version >/dev/null 2>&1 && echo 'nextest run --no-fail-fast' || echo 'test --no-fail-fast')

.PHONY: help compiler setup demo build test check test-rust test-browser test-api bench screenshots

help: ## says what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

compiler:
	@scripts/setup compiler

demo: compiler ## builds Motcua, fills a demo store in ./motcua-data and serves it
	cargo build --locked -p motcua
	$(MOTCUA_BIN) demo $(DEMO)

setup: ## installs what the tests need beside Rust and Node (Debian; as root or with sudo)
	@scripts/setup tests
	@scripts/setup api $(VENV)
	npm --prefix e2e ci --no-audit --no-fund

test: setup ## runs every test: unit, both databases, browser, API
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory test-rust
	@$(MAKE) --no-print-directory build
	@$(MAKE) --no-print-directory test-browser
	@$(MAKE) --no-print-directory test-api

check: ## format and lints
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings

build:
	cargo build --locked -p motcua

test-rust: ## the tests written in Rust
	cargo $(RUN_TESTS) --locked --workspace

test-browser: ## the tests in a real browser (after `make setup build`)
	npm --prefix e2e test

test-api: ## the API against its own description (after `make setup build`)
	scripts/api-check $(MOTCUA_BIN) $(VENV)/bin/schemathesis

bench: compiler ## the measured work beside the raw limits, on both databases
	cargo build --locked --release -p motcua
	scripts/bench $(abspath $(TARGET))/release/motcua

screenshots: setup build ## docs/screenshots, made by the browser tests
	npm --prefix e2e test
