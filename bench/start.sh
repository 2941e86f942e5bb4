#!/usr/bin/env bash
# How long a reader waits for the first frame of a 3 KB briefing: readout, glow
# and the smallest Bubble Tea page, on the same text and the same terminal.
#
# What happens before main, and what it costs: GODEBUG=inittrace=1 readout version
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-30}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

go build -trimpath -ldflags '-s -w' -o "$dir/readout" .
go build -trimpath -ldflags '-s -w' -o "$dir/smallest" ./bench/smallest
go build -o "$dir/firstframe" ./bench/firstframe

# Glow is built as a dependency of a module of its own: it is none of ours.
mkdir "$dir/glow.d"
cat >"$dir/glow.d/go.mod" <<-'END'
	module glow.d

	go 1.26.0

	require github.com/charmbracelet/glow/v2 v2.1.1
END
printf '//go:build tools\n\npackage tools\n\nimport _ "github.com/charmbracelet/glow/v2"\n' >"$dir/glow.d/tools.go"
glow=()
if (cd "$dir/glow.d" && GOFLAGS=-mod=mod go build -trimpath -ldflags '-s -w' -o ../glow github.com/charmbracelet/glow/v2) 2>"$dir/log"; then
	glow=(glow="$dir/glow $dir/lake.md")
else
	echo "glow cannot be built here:" >&2
	tail -n 3 "$dir/log" >&2
fi

# The briefing: 3 KB, the word that is waited for in its first lines.
cat cli/testdata/lake.md >"$dir/lake.md"
sed -i '/^# Water/a\\nThe harbourmaster opened the meeting.' "$dir/lake.md"
while [ "$(wc -c <"$dir/lake.md")" -lt 3000 ]; do
	printf '\nThe gauge at the bridge was read at noon, and both envoys signed what it said.\n' >>"$dir/lake.md"
done
mkdir "$dir/home"
export HOME="$dir/home" XDG_CONFIG_HOME="$dir/home" XDG_STATE_HOME="$dir/home"

# The smallest page shows the text without the facts above it.
sed '1,/^---$/{/^---$/!d}' "$dir/lake.md" | sed '1,/^---$/d' >"$dir/text.md"

"$dir/firstframe" -word harbourmaster -runs "$runs" \
	readout="$dir/readout $dir/lake.md" "${glow[@]}" smallest="$dir/smallest $dir/text.md"
ls -l "$dir/readout" | awk '{printf "readout, stripped: %.1f MB\n", $5 / 1e6}'
