#!/usr/bin/env bash
# The clients that readers have: OpenSSH's ssh, PuTTY's plink and Dropbear's
# dbclient read what `readout serve` hosts, on a terminal at three sizes and
# without one, each with a key that its own tool made. Then ssh-audit.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/tmux.bash
need ssh ssh-keygen plink puttygen dbclient dropbearkey ssh-audit python3
clients='ssh plink dbclient'
export HOME=$dir # where they keep what they keep

mkdir -p "$dir/lib" "$dir/keys" "$dir/trust/.ssh" "$dir/distrust/.ssh"
cp -r content/embedded/orrin/. "$dir/lib/"

# Two keys of each client: one that the host knows, one of a stranger.
for who in reader stranger; do
	key=$dir/keys/$who
	ssh-keygen -q -t ed25519 -N '' -C "ssh-$who" -f "$key.ssh"
	puttygen -q -t ed25519 -C "plink-$who" --new-passphrase /dev/null -o "$key.plink"
	puttygen "$key.plink" -O public-openssh -o "$key.plink.pub"
	dropbearkey -t ed25519 -f "$key.dbclient" 2>/dev/null | grep '^ssh-ed25519 ' >"$key.dbclient.pub"
done
cat "$dir"/keys/reader.*.pub >"$dir/team.keys"

# What clients believe of the host: in trust its true key, in distrust another.
"$dir/readout" serve --init --host-key "$dir/trust/key" --access "$dir/access.yaml" |
	grep -o 'SHA256:[^ ]*' >"$dir/trust/fingerprint" || fail 'no fingerprint from --init'
ssh-keygen -q -t ed25519 -N '' -f "$dir/distrust/key"
ssh-keygen -lf "$dir/distrust/key.pub" | grep -o 'SHA256:[^ ]*' >"$dir/distrust/fingerprint"

# host NAME FLAG...: serves the folder; $port is where, $dir/NAME.log its log.
host() {
	local log=$dir/$1.log
	: >"$log"
	"$dir/readout" serve --authorized-keys "$dir/team.keys" --ceiling all --unmarked --listen 127.0.0.1:0 \
		--host-key "$dir/trust/key" --state "$dir/$1.db" --audit "$dir/$1.audit" "${@:2}" "$dir/lib" 2>"$log" &
	for _ in $(seq 400); do
		port=$(sed -n 's/^listening on 127\.0\.0\.1:\([0-9]*\)$/\1/p' "$log")
		if [ -n "$port" ]; then break; fi
		sleep 0.05
	done
	[ -n "$port" ] || { cat "$log" >&2; fail "$1 does not listen"; }
	local trust
	for trust in trust distrust; do # dbclient takes no comment behind a key, and no port before it
		ssh-keygen -y -f "$dir/$trust/key" | awk -v p="$port" \
			'{ print "[127.0.0.1]:" p, $1, $2; print "127.0.0.1", $1, $2 }' >"$dir/$trust/.ssh/known_hosts"
	done
}
host modern

# One command for each client: by-CLIENT [-t] WORD...
cat >"$dir/by-ssh" <<END
#!/bin/sh
t=; if [ "\$1" = -t ]; then t=-t; shift; fi
exec ssh -F none \$t -o BatchMode=yes -o StrictHostKeyChecking=yes -o GlobalKnownHostsFile=none -o UserKnownHostsFile="\${TRUST:-$dir/trust}/.ssh/known_hosts" \\
	-o IdentitiesOnly=yes -o IdentityAgent=none -i "$dir/keys/\${WHO:-reader}.ssh" -p $port \${OPTIONS:-} reader@127.0.0.1 "\$@"
END
cat >"$dir/by-plink" <<END
#!/bin/sh
t=-T; if [ "\$1" = -t ]; then t=-t; shift; fi
exec plink -ssh -batch \$t -noagent -hostkey "\$(cat "\${TRUST:-$dir/trust}/fingerprint")" -i "$dir/keys/\${WHO:-reader}.plink" \\
	-P $port \${OPTIONS:-} reader@127.0.0.1 "\$@"
END
cat >"$dir/by-dbclient" <<END
#!/bin/sh
t=; if [ "\$1" = -t ]; then t=-t; shift; fi
HOME=\${TRUST:-$dir/trust} exec dbclient \$t -o BatchMode=yes -i "$dir/keys/\${WHO:-reader}.dbclient" -p $port \${OPTIONS:-} reader@127.0.0.1 "\$@"
END
chmod +x "$dir"/by-*

# resized W H: the terminal gets another size, and the last line of the reader
# comes to stand on the last line of the terminal.
resized() {
	tm resize-window -t "$screen" -x "$1" -y "$2"
	for _ in $(seq 400); do
		if tm capture-pane -t "$screen" -p | sed -n "$2p" | grep -q '? help'; then return; fi
		sleep 0.05
	done
	fail "$client does not tell of a size of $1x$2"
}

# reads: what somebody does who reads a briefing, with $client, at $size.
reads() {
	open "$size" "$client"
	keys "by-$client -t orrin-03" Enter
	see '^Water deal near'
	see '^Issues .* 4 │'
	resized 100 30
	resized "${size%x*}" "${size#*x}"
	keys ']' ']' ']'
	see '> .*23rd: “The map'
	keys 'f'
	keys -l 'by:chen'
	keys Enter
	see 'by:chen$'
	gone '^  Border line '
	keys 's'
	see '^  Border line '
	keys 'L'
	see '^Library '
	see '^> .*Water deal near'
	keys 'k' Enter
	see '^Sluice figures wi'
	keys '?'
	see 'HELP'
	keys Escape
	gone 'HELP'
	keys 'q'
	see '^Library '
	keys 'q'
	see 'ready> *$'
	keys 'echo left $?' Enter
	see '^left 0$'
	[ "$(tm display -p -t "$screen" '#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_flag}')" = '0 1 0 0' ] ||
		fail "$client leaves the terminal in another state at $size"
	hasty "by-$client -t orrin-03" 'q' 'q'
	shut
}

# side COMMAND...: does it for each client, side by side: most of the time is waiting.
side() {
	local client reader readers=()
	for client in $clients; do
		("$@") &
		readers+=($!)
	done
	for reader in "${readers[@]}"; do
		wait "$reader" || exit 1
	done
}

for size in 40x12 80x24 120x36; do
	side reads
	echo "clients: $clients read at $size"
done

# same WORDS [LOCAL]: the client prints and returns what the command does in the
# folder itself, for WORDS as a shell takes them. A page has the minute in which
# it was made, so the command has said it either just before or just after.
same() {
	local want=0 got=0 in=${input:-/dev/null}
	here() { (cd "$dir/lib" && bash -c "readout=$dir/readout; \$readout $1" <"$in" >"$dir/$client.want" 2>/dev/null); }
	here "${2:-$1}" || want=$?
	"$dir/by-$client" "$1" <"$in" >"$dir/$client.got" 2>"$dir/$client.err" || got=$?
	[ "$want" = "$got" ] || { cat "$dir/$client.err" >&2; fail "$client: $1: status $got, not $want"; }
	cmp -s "$dir/$client.want" "$dir/$client.got" || here "${2:-$1}" || true
	cmp "$dir/$client.want" "$dir/$client.got" >&2 || fail "$client: $1: prints something else"
	if [ "$want" = 0 ] && [ -z "${empty:-}" ]; then [ -s "$dir/$client.got" ] || fail "$client: $1: prints nothing"; fi
	if [ "$want" != 0 ]; then [ -s "$dir/$client.err" ] || fail "$client: $1: no word about why"; fi
}

# prints: what is read without a terminal, by $client.
prints() {
	same 'list .'
	same "list 'by:chen \"annex\"' ."
	same 'show orrin-03.md'
	same 'show orrin-03.md --json'
	same 'show orrin-03.md#issue:water'
	same 'matrix . --csv'
	same 'timeline . --json'
	same 'dossier chen . --json'
	same 'compare orrin-03.md orrin-04.md'
	same 'export orrin-03.md --to html'
	same 'read orrin-03.md' 'orrin-03.md'
	input=$PWD/content/embedded/white-house-talks.md same 'read -' '-'
	same 'show nope.md'
	same 'list by: .'
	same 'show --nosuch'
	same 'sh -c id'
	empty=yes same 'notes'
}

side prints
echo "clients: $clients print the same without a terminal"

# refused PATTERN CLIENT WORD...: it fails, and says why.
refused() {
	local pattern=$1
	shift
	if "$@" </dev/null >"$dir/got" 2>"$dir/got.err"; then fail "goes through: $*"; fi
	grep -qiE -- "$pattern" "$dir/got" "$dir/got.err" || { cat "$dir/got.err" >&2; fail "another reason than $pattern: $*"; }
	[ ! -s "$dir/got" ] || fail "prints something: $*"
}

for client in $clients; do
	TRUST=$dir/distrust refused 'host key' "$dir/by-$client" list .
	WHO=stranger refused 'permission denied|no supported authentication|no auth methods|server refused our key' "$dir/by-$client" list .
done
OPTIONS=-s refused 'subsystem' "$dir/by-ssh" sftp
OPTIONS="-W 127.0.0.1:$port" refused 'prohibited|refused' "$dir/by-ssh"
echo "clients: another host's key, a stranger's key, sftp and forwarding are refused"

# audit ALLOWED: what ssh-audit has against the host at $port: no failure, and
# no warning but about the key exchanges that ALLOWED names. It has to know all
# that it is shown: of what it does not know it finds nothing.
audit() {
	ssh-audit -jj -p "$port" 127.0.0.1 >"$dir/audit.json" || true
	python3 - "$dir/audit.json" "$1" <<-'END' || fail "ssh-audit finds something"
		import json, sys

		found = json.load(open(sys.argv[1]))
		allowed = sys.argv[2].split()
		offered, failures, warnings = 0, [], []
		for kind in ("kex", "key", "enc", "mac"):
		    for a in found[kind]:
		        name, notes = a["algorithm"], a["notes"]
		        offered += 1
		        failures += [f"{kind} {name}: {n}" for n in notes.get("fail", [])]
		        warnings += [(kind, name, n) for n in notes.get("warn", [])]
		        if not any(notes.values()) or "unknown" in json.dumps(notes):
		            failures.append(f"{kind} {name}: ssh-audit does not know it")
		if "mlkem768x25519-sha256" not in [a["algorithm"] for a in found["kex"]]:
		    failures.append("mlkem768x25519-sha256 is not offered")
		failures += [f"{c}" for c in found["cves"]]
		failures += [f"warned: {k} {a}: {n}" for k, a, n in warnings if k != "kex" or a not in allowed]
		print(f"clients: ssh-audit, {offered} algorithms: {len(failures)} failures, {len(warnings)} warnings")
		for line in failures:
		    print("  " + line, file=sys.stderr)
		sys.exit(bool(failures))
	END
}

audit 'curve25519-sha256 curve25519-sha256@libssh.org'
host strict --kex strict
audit ''
