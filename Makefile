# `make help` lists the targets. Each does its own set-up, and repeats nothing that is up to date.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test test-apps bench soak docs lint fmt pkg release-check browsers tools clean

# wasm-pack takes wasm-opt from the PATH. Not node_modules/.bin: it holds another Node, for the tests.
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/binaryen/bin:$(PATH)

NPM_PACKAGES := node_modules/.package-lock.json
OLDEST_RUNTIMES := tests/runtimes/oldest/node_modules/.package-lock.json
PACKAGE_SOURCES := $(shell find src pkg-template -type f) Cargo.toml Cargo.lock rust-toolchain.toml \
	$(wildcard tools/build/*.js docs/*.md) README.md llms.txt CHANGELOG.md LICENSE-APACHE LICENSE-MIT

help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: www-demo/node_modules/.package-lock.json ## The five actions, then a page and a Worker to play with (ONCE=1: the actions only)
	node www-demo/demo.js

test: www-demo/node_modules/.package-lock.json $(OLDEST_RUNTIMES) browsers ## Every test, in every runtime
	node tests/run.js

test-apps: pkg browsers ## The packed tarball in projects of users: Jest, Vitest, Parcel, Next.js, SvelteKit, the recipes, the examples
	node tests/run.js apps/

bench: pkg browsers ## Speed, memory and size beside customerio-node and fetch (QUICK=1: in short; CASES="sizes bulk")
	node tests/bench/bench.js $(CASES)

soak: pkg ## Many calls, operations and clients, against a server that fails at random
	node tests/soak/soak.js
	node tests/soak/bulk.js
	node tests/soak/clients.js
	node tests/soak/load.js

# TypeDoc does not read TypeScript 7 yet: it runs beside a version of its own.
docs: pkg ## The API reference, in docs/api/
	npm exec --yes --package=typedoc@0.28.20 --package=typescript@6.0.3 -- typedoc --options tools/api-reference/typedoc.config.js

lint: www-demo/node_modules/.package-lock.json ## Formatting, lints and types
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo clippy --target wasm32-unknown-unknown -- -D warnings
	node_modules/.bin/biome ci --error-on-warnings .
	node_modules/.bin/tsc -p .
	node_modules/.bin/tsc -p tests
	node_modules/.bin/tsc -p www-demo

fmt: $(NPM_PACKAGES) ## Formats everything
	cargo fmt
	node_modules/.bin/biome check --write .

pkg: pkg/package.json ## The npm package, in pkg/

pkg/package.json: $(PACKAGE_SOURCES) $(NPM_PACKAGES) | tools
	node tools/build/build.js

# Not `npm ci`: npm 11 calls a lock file without download addresses out of step. --no-save holds to the lock all the same.
$(NPM_PACKAGES): package.json package-lock.json
	npm install --no-save --no-audit --no-fund
	@touch $@

$(OLDEST_RUNTIMES): tests/runtimes/oldest/package.json tests/runtimes/oldest/package-lock.json
	cd tests/runtimes/oldest && npm install --no-save --no-audit --no-fund
	@touch $@

# Afresh each time: npm takes a package of the same version for the same package.
www-demo/node_modules/.package-lock.json: pkg/package.json www-demo/package.json
	rm -rf www-demo/node_modules
	cd www-demo && npm install
	@touch $@

release-check: pkg ## Whether the package can be published from this commit; `make test` and `make test-apps` come first
	node tools/release-check/check.js

tools:
	@node tools/setup.js

browsers:
	@node tools/browsers.js

clean: ## Removes everything that make has made
	rm -rf .tools node_modules pkg target www-demo/node_modules www-demo/dist docs/api proptest-regressions tests/runtimes/oldest/node_modules
