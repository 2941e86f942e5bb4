# What a change has to pass, and what measures it. Tools run at the versions
# named here and are no part of go.mod.

GOFUMPT     = go run mvdan.cc/gofumpt@v0.12.0
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME   ?= 10s

.PHONY: build check format vet static test race fuzz bench readme

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

bench:
	go test -run '^$$' -bench . -benchmem ./...
	bash bench/start.sh

# Rewrites the table of keys in README.md from the list of commands.
readme:
	go test ./cli -run TestReadmeKeys -update
