#!/usr/bin/env bash
# What is packaged, without the machinery that it is for: the image's content
# alone in a chroot, and the unit's command run as the unit has it run, with all
# that it asks the kernel for held against what the unit allows.
set -euo pipefail
cd "$(dirname "$0")/.."
name=packaging
dir=$(mktemp -d)
chmod 755 "$dir" # other users run in it
started=
trap 'kill $started 2>/dev/null || true; wait; rm -rf "$dir"' EXIT

# fail SENTENCE: says so and ends.
fail() {
	echo "$name: $1" >&2
	exit 1
}

for tool in go ssh ssh-keygen python3 strace systemd-analyze chroot; do
	command -v "$tool" >/dev/null || fail "$tool is not installed"
done
[ "$(id -u)" = 0 ] || fail 'only root may change its root and its user'

# Rules and a folder as an operator has them, readable to other users.
umask 022
mkdir "$dir/lib" "$dir/etc"
cp -r content/embedded/orrin/. "$dir/lib/"
ssh-keygen -q -t ed25519 -N '' -C anna -f "$dir/anna"
cat >"$dir/etc/access.yaml" <<END
readers:
  anna:
    ceiling: TLP:GREEN
    keys: [$(cat "$dir/anna.pub")]
END

# by PORT KEY [-tt] WORD...: what anna reads of the host at that port, whose key lies there.
by() {
	echo "[127.0.0.1]:$1 $(ssh-keygen -y -f "$2")" >"$dir/known_hosts"
	ssh -F none -o BatchMode=yes -o StrictHostKeyChecking=yes -o GlobalKnownHostsFile=none -o UserKnownHostsFile="$dir/known_hosts" \
		-o IdentitiesOnly=yes -o IdentityAgent=none -i "$dir/anna" -p "$1" 127.0.0.1 "${@:3}"
}

# within SECONDS COMMAND...: waits until the command succeeds.
within() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ "$SECONDS" -lt "$end" ] || return 1
		sleep 0.05
	done
}

# reads PORT KEY: she opens a briefing, bookmarks a quotation and leaves.
shown() { grep -q "$1" "$dir/screen"; }
reads() {
	: >"$dir/screen"
	{
		within 20 shown 'Water deal near' && printf ']'
		within 20 shown '7m“' && printf 'B'
		within 20 shown 'bookmarked' && printf 'qq'
	} | by "$1" "$2" -tt orrin-03 >"$dir/screen" 2>/dev/null || fail "the reader ends with status $?: $(tail -n 3 "$dir/screen")"
	by "$1" "$2" notes </dev/null >"$dir/notes"
	grep -q '^bookmark .* orrin-03.md#quote:' "$dir/notes" || fail "the bookmark is lost: $(cat "$dir/notes")"
}

# The image: its second stage, from what its build makes here.
image=$dir/image
mkdir -p "$dir/out" "$image"
bash -c "$(sed -n "s|^RUN \(.*go build.*\)|\1|p" packaging/Dockerfile | sed "s|/out/|$dir/out/|g")"
sed -n '/^FROM scratch/,$p' packaging/Dockerfile | sed -n 's/^COPY --from=build //p' | while read -r words; do
	owner=0:0
	case $words in --chown=*) owner=${words%% *} owner=${owner#--chown=} words=${words#* } ;; esac
	from=${words% *} to=$image${words#* }
	case $from in /out/*) from=$dir$from ;; esac
	mkdir -p "$(dirname "$to")"
	cp -a "$from" "$to"
	chown -R "$owner" "$to"
done
say() { sed -n "s/^$1 //p" packaging/Dockerfile | tail -n 1; }
mapfile -t command < <(python3 -c 'import json, sys; print("\n".join(sum(map(json.loads, sys.argv[1:]), [])))' "$(say ENTRYPOINT)" "$(say CMD)")
mkdir -p "$image/etc/readout" "$image/briefings" # what is mounted into it
cp -r "$dir/lib/." "$image/briefings/"
cp "$dir/etc/access.yaml" "$image/etc/readout/"
: >"$dir/image.log"
env -i "$(say ENV)" "$(command -v chroot)" --userspec="$(say USER)" "$image" "${command[@]}" --listen 127.0.0.1:0 2>"$dir/image.log" &
started=$!
listens() { port=$(sed -n 's/^listening on 127\.0\.0\.1:\([0-9]*\)$/\1/p' "$dir/image.log") && [ -n "$port" ]; }
within 20 listens || fail "the image does not listen: $(cat "$dir/image.log")"
by "$port" "$image/state/host_ed25519" show orrin-03.md --json </dev/null >"$dir/got"
(cd "$dir/lib" && env -i "$dir/out/readout" show orrin-03.md --json >"$dir/want")
cmp "$dir/want" "$dir/got" || fail 'the image prints something else'
reads "$port" "$image/state/host_ed25519"
[ "$(stat -c %u "$image/state/host.db")" = 65532 ] || fail 'what the image keeps is of another user'
kill "$started"
wait "$started" || fail "the image ends with status $?"
started=
echo "packaging: the image, $(($(stat -c %s "$image/readout") / 1000000)) MB, reads alone in a chroot"

# The unit: what systemd has against it, then its command with its user, limits,
# socket and words to systemd.
figure=$(systemd-analyze security --offline=true packaging/readout.service | sed -n 's/.*Overall exposure level for readout.service: \([0-9.]*\).*/\1/p')
systemd-analyze security --offline=true --threshold=11 packaging/readout.service >/dev/null ||
	fail "systemd-analyze security: $figure, more than 1.1"
grep -qF "systemd-analyze security\` $figure" docs/hosting.md || fail "docs/hosting.md does not tell of systemd-analyze security $figure"
mkdir "$dir/units"
cp packaging/readout.socket "$dir/units/"
sed "s|/usr/local/bin/readout|$dir/out/readout|" packaging/readout.service >"$dir/units/readout.service"
systemd-analyze verify "$dir"/units/* 2>"$dir/verify" || fail "systemd-analyze verify: $(cat "$dir/verify")"
[ ! -s "$dir/verify" ] || fail "systemd-analyze verify: $(cat "$dir/verify")"
echo "packaging: the unit, systemd-analyze security $figure"

mkdir "$dir/unit" "$dir/unit/etc" "$dir/unit/log"
cp -r "$dir/etc" "$dir/unit/etc/readout"
python3 bench/unit.py run "$dir/out/readout" "$dir/lib" "$dir/unit" "$dir/unit/log/calls" >"$dir/heard" 2>"$dir/unit.log" &
started=$!
heard() { grep -q "$1" "$dir/heard"; }
within 30 heard 'READY=1' || fail "the unit is not ready: $(cat "$dir/heard" "$dir/unit.log")"
port=$(sed -n 's/^port //p' "$dir/heard")
key=$dir/unit/state/readout/host_ed25519
by "$port" "$key" show orrin-03.md --json </dev/null >"$dir/got"
cmp "$dir/want" "$dir/got" || fail 'the unit prints something else'
reads "$port" "$key"
cp "$dir/lib/orrin-02.md" "$dir/lib/orrin-05.md"
taken() { by "$port" "$key" show orrin-05.md </dev/null >/dev/null 2>&1; }
within 10 taken || fail 'the unit does not see what changes'
kill -HUP "$started"
again() { [ "$(grep -c 'READY=1' "$dir/heard")" = 2 ]; }
within 10 again || fail "the unit does not say that it read its rules again: $(cat "$dir/heard")"
kill "$started"
wait "$started" || fail "the unit ends with status $?: $(cat "$dir/unit.log")"
started=
heard 'STOPPING=1' || fail 'the unit does not say that it stops'
python3 bench/unit.py check "$dir/unit" "$dir/unit/log/calls"
