#!/usr/bin/env bash
# Builds readout, the smallest page and glow, installs the other peers if they
# are not there, and prints one table: readout beside them, in this run.
#
#	bench/table.sh                       what takes less than ten minutes
#	BENCH_FULL=1 bench/table.sh          100 MB and 100,000 briefings too
#	bench/table.sh -only start,filter    flags are those of bench/table
#
# BENCH_DIR keeps documents, libraries and caches for the next run (1 GB at most).
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v less >/dev/null || missing+=(less)
command -v rg >/dev/null || missing+=(ripgrep)
command -v fzf >/dev/null || missing+=(fzf)
command -v batcat >/dev/null || missing+=(bat)
if [ ${#missing[@]} -gt 0 ]; then
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
fi

bin=$(mktemp -d)
dir=${BENCH_DIR:-$bin/documents}
trap 'rm -rf "$bin"' EXIT
go build -trimpath -ldflags '-s -w' -o "$bin/readout" .
go build -trimpath -ldflags '-s -w' -o "$bin/smallest" ./bench/smallest
go build -o "$bin/table" ./bench/table
go list -deps charm.land/glamour/v2 >"$bin/glamour.txt"

# Glow is built as a dependency of a module of its own: it is none of ours.
mkdir "$bin/glow.d"
cat >"$bin/glow.d/go.mod" <<-'END'
	module glow.d

	go 1.26.0

	require github.com/charmbracelet/glow/v2 v2.1.1
END
printf '//go:build tools\n\npackage tools\n\nimport _ "github.com/charmbracelet/glow/v2"\n' >"$bin/glow.d/tools.go"
(cd "$bin/glow.d" && GOFLAGS=-mod=mod go build -trimpath -ldflags '-s -w' -o ../glow github.com/charmbracelet/glow/v2) 2>"$bin/log" ||
	{ tail -n 3 "$bin/log" >&2; echo "table: glow cannot be built" >&2; exit 1; }

sizes=()
if [ -n "${BENCH_FULL:-}" ]; then
	sizes=(-bytes 3000,1000000,10000000,100000000 -briefings 100,1000,10000,100000)
fi
"$bin/table" -bin "$bin" -dir "$dir" "${sizes[@]}" "$@"
