#!/usr/bin/env bash
# Runs every fuzz target for the time given: bench/fuzz.sh 10s
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-10s}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for dir in $(go list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.Dir}}{{end}}' ./...); do
	for target in $(cat "$dir"/*_test.go | sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p'); do
		echo "fuzz: ${dir#"$PWD"/} $target"
		if go test "$dir" -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 5s >"$log" 2>&1; then
			tail -n 1 "$log"
			continue
		fi
		# The time may be up in the middle of a run, which the go command takes
		# for a failure; a real one has left its input behind.
		if grep -q 'context deadline exceeded' "$log" && ! grep -qE 'Failing input|panic:' "$log"; then
			echo "ok: the time was up"
			continue
		fi
		cat "$log"
		exit 1
	done
done
