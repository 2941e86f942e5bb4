# What a change has to pass, and what measures it. Tools run at the versions
# named here and are no part of go.mod.

GOFUMPT     = go run mvdan.cc/gofumpt@v0.12.0
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME   ?= 10s

.PHONY: build check format vet static test race fuzz bench benchmarks performance readme

build:
	go build -trimpath -ldflags '-s -w' -o bin/readout .

check: format vet static test race

format:
	@out=$$($(GOFUMPT) -l .); if [ -n "$$out" ]; then echo "not in gofumpt's form:"; echo "$$out"; exit 1; fi

vet:
	go vet ./...

static:
	$(STATICCHECK) ./...

test:
	go test ./...

race:
	go test -race -short ./...

# Each fuzz target of each package, one after the other, for FUZZTIME.
fuzz:
	@bash bench/fuzz.sh $(FUZZTIME)

# One table: readout beside its peers and the least there can be, which
# docs/performance.md explains.
bench:
	@bash bench/table.sh

# The same with 100 MB and 100,000 briefings, into the document.
performance:
	@BENCH_FULL=1 bash bench/table.sh -into docs/performance.md

# The benchmarks of each package, for benchstat.
benchmarks:
	go test -run '^$$' -bench . -benchmem ./...

# Rewrites the table of keys in README.md from the list of commands.
readme:
	go test ./cli -run TestReadmeKeys -update
