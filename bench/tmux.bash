# What the scripts share that use a program in a real terminal multiplexer: to
# be sourced, from the root of the repository. It makes $dir, builds readout into
# it, and takes both it and the multiplexer away at the end.
name=$(basename "$0" .sh)
dir=$(mktemp -d)
tm() { tmux -S "$dir/tmux" -f /dev/null "$@"; }

# fail SENTENCE: says so, shows the screen if there is one, and ends.
fail() {
	echo "$name: $1" >&2
	if [ -n "${screen:-}" ]; then tm capture-pane -t "$screen" -p >&2 || true; fi
	exit 1
}

# need TOOL...: a tool that is not there is a failure, or nothing would be tried.
need() {
	local tool
	for tool in "$@"; do
		command -v "$tool" >/dev/null || fail "$tool is not installed"
	done
}

need tmux go
trap 'kill -KILL $(jobs -pr) 2>/dev/null || true; wait 2>/dev/null || true; tm kill-server 2>/dev/null || true; rm -rf "$dir"' EXIT
go build -o "$dir/readout" .

# open WxH [NAME]: a shell in a terminal of that size, which is $screen from now on.
open() {
	screen=${2:-$1}
	tm new-session -d -s "$screen" -x "${1%x*}" -y "${1#*x}" \
		"env HOME=$dir PS1='ready> ' PATH=$dir:\$PATH LC_ALL=C.UTF-8 sh"
	see 'ready>'
}

# keys KEY...: what is typed.
keys() { tm send-keys -t "$screen" "$@"; }

# shows PATTERN: whether the screen shows it now.
shows() { tm capture-pane -t "$screen" -p | grep -qE -- "$1"; }

# see PATTERN: waits until the screen shows it.
see() {
	for _ in $(seq 400); do
		if shows "$1"; then return; fi
		sleep 0.05
	done
	fail "never seen: $1"
}

# gone PATTERN: waits until the screen does not show it.
gone() {
	for _ in $(seq 400); do
		if ! shows "$1"; then return; fi
		sleep 0.05
	done
	fail "still there: $1"
}

# hasty COMMAND KEY...: the command and the keys that leave it, typed at once,
# before anything was answered: the shell must get no byte of an answer.
hasty() {
	keys 'clear' Enter
	keys "$1; printf '\\nover %s\\n' \$?" Enter "${@:2}"
	see '^over 0$'
	keys 'echo end' Enter
	see '^ready> echo end$'
	see '^end$'
	if shows '\[\?|;[0-9]+[$c]|rgb:'; then fail "the terminal's answers were typed into the shell"; fi
}

# shut: ends the shell of the screen.
shut() {
	tm kill-session -t "$screen"
	screen=
}

# The server of the multiplexer ends with its last session.
tm new-session -d -s keep 'sleep 600'
