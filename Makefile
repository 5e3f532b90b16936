# make serve   sets up what is missing, builds, and serves the page on http://127.0.0.1:8080
# make test    sets up what is missing, then everything that must hold
# make dist    leaves the page in dist/: a folder for any web server, under any path
# make bench   measures size and speed against a hand-written page

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: serve test dist bench clean

# The tools that the set-up keeps apart from the user's own, and the toolchain that builds for the browser.
in_tools = export PATH="$$(.ci/setup path):$$PATH"
for_browser = toolchain=$$(.ci/setup toolchain); if [ -n "$$toolchain" ]; then export RUSTUP_TOOLCHAIN=$$toolchain; fi
wasm = --target wasm32-unknown-unknown

serve:
	@.ci/setup build
	@$(in_tools); $(for_browser); trunk serve --release

dist:
	@.ci/setup build
	@$(in_tools); $(for_browser); trunk build --release
	@$(in_tools); node tests/bench/bytes.mjs

test:
	@.ci/setup test
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	@$(for_browser); set -x; cargo clippy $(wasm) -- -D warnings
	@$(in_tools); set -x; oxlint -c tests/browser/.oxlintrc.json .ci src tests
	cargo test
	@$(in_tools); $(for_browser); set -x; trunk build --release
	@$(in_tools); set -x; node tests/bench/bytes.mjs
	@$(in_tools); set -x; cd tests/browser && npx playwright test

bench: dist
	@.ci/setup test
	@$(in_tools); node tests/bench/run.mjs

clean:
	rm -rf target dist
