#!/usr/bin/env bash
# The real program in a real terminal multiplexer: opens, moves, resizes and
# leaves at each size, and what the shell is left with afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=$(mktemp -d)
socket=$dir/tmux
tm() { tmux -S "$socket" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null || true; rm -rf "$dir"' EXIT
go build -o "$dir/readout" .

# see PATTERN: waits until the screen shows it.
see() {
	for _ in $(seq 200); do
		if tm capture-pane -t "$size" -p | grep -qE -- "$1"; then return; fi
		sleep 0.05
	done
	echo "smoke: never seen: $1"
	tm capture-pane -t "$size" -p
	exit 1
}

# gone PATTERN: waits until the screen does not show it.
gone() {
	for _ in $(seq 200); do
		if ! tm capture-pane -t "$size" -p | grep -qE -- "$1"; then return; fi
		sleep 0.05
	done
	echo "smoke: still there: $1"
	tm capture-pane -t "$size" -p
	exit 1
}

tm new-session -d -s keep 'sleep 600'
for size in 20x6 40x12 80x24 120x36 200x60; do
	w=${size%x*} h=${size#*x}
	tm new-session -d -s "$size" -x "$w" -y "$h" \
		"env HOME=$dir PS1='ready> ' PATH=$dir:\$PATH LC_ALL=C.UTF-8 sh"
	see 'ready>'
	tm send-keys -t "$size" 'readout cli/testdata/lake.md' Enter
	see 'Orrin'
	tm send-keys -t "$size" ']' ']' 'j' '?'
	see 'HELP'
	tm send-keys -t "$size" Escape
	gone 'HELP'
	tm send-keys -t "$size" 'q'
	see 'ready> *$'
	# At once, before anything was answered: the shell must get no byte of it.
	tm send-keys -t "$size" 'clear' Enter
	tm send-keys -t "$size" 'readout cli/testdata/lake.md' Enter 'q'
	see 'ready> *$'
	if tm capture-pane -t "$size" -p | grep -qE '\[\?|;[0-9]+[$c]|rgb:'; then
		echo "smoke: the terminal's answers were typed into the shell at $size:"
		tm capture-pane -t "$size" -p
		exit 1
	fi
	tm kill-session -t "$size"
	echo "smoke: $size"
done
