# Needs Go and make, nothing else.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
FUZZTIME ?= 30s
# Which random programs the oracle of make fuzz tries.
ORACLE_START ?= 1001
ORACLE_SEEDS ?= 20

.PHONY: all build test test-golangci test-sdk verify-packs lint bench fuzz robustness hostile demo clean

all: build

build:
	go build -o bin/envlint ./cmd/envlint

# The example is a module of its own: ./... does not reach it.
test:
	go test -v -timeout 30m ./... 2>&1 | awk -f .ci/tests.awk
	cd examples/shop && go build ./...

# golangci-lint with the plugin in it, compared with envlint finding by finding.
test-golangci:
	go -C golangci/custom build -o ../../bin/golangci-lint .
	go test -v -timeout 60m -run DriversAgree ./internal/corpus -args -golangci=$(CURDIR)/bin/golangci-lint

# The examples of rules with the libraries that they are about, downloaded.
test-sdk:
	go test ./analyzers -run SDK -sdk -v -timeout 60m

# Every symbol of every rule, in the newest version that the module proxy serves.
verify-packs:
	go run ./internal/verify

lint: build
	@unformatted=$$(gofmt -l analyzers cmd examples golangci internal); \
	if [ -n "$$unformatted" ]; then echo "not formatted:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	bin/envlint ./...

# Functions first; then whole processes, in turn, where BENCH can name modules.
BENCH ?= -o docs/performance.md
bench:
	go test -run '^$$' -bench . -benchmem ./...
	go run ./internal/bench $(BENCH)

# go test fuzzes one target at a time.
fuzz:
	@for pkg in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "$$pkg $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg; \
		done; \
	done
	go test ./internal/oracle -run NothingThatRan -timeout 0 -v -oracle.start $(ORACLE_START) -oracle.seeds $(ORACLE_SEEDS)

# Large modules, which the module proxy brings; takes an hour and more.
robustness:
	go run ./internal/robust $(MODULES)

# Sources that nobody writes by hand, within bounds of time and memory.
hostile:
	go test ./internal/reach -run Hostile -v -timeout 60m -hostile

# Exit code 1 of envlint says that it found something, which is the point here.
demo: build
	@cd examples/shop && ../../bin/envlint ./... || [ $$? -eq 1 ]
	@echo
	@cd examples/shop && ../../bin/envlint matrix ./...

clean:
	rm -rf bin
