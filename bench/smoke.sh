#!/usr/bin/env bash
# The real program in a real terminal multiplexer: opens, moves, resizes and
# leaves at each size, and what the shell is left with afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/tmux.bash

for size in 20x6 40x12 80x24 120x36 200x60; do
	open "$size"
	keys 'readout cli/testdata/lake.md' Enter
	see 'Orrin'
	keys ']' ']' 'j' '?'
	see 'HELP'
	keys Escape
	gone 'HELP'
	keys 'q'
	see 'ready> *$'
	hasty 'readout cli/testdata/lake.md' 'q'
	shut
	echo "smoke: $size"
done
