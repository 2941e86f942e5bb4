#!/usr/bin/env bash
# Installs an ssh-audit that knows mlkem768x25519 (3.3 or later), unless it is
# there: Debian 12 has an older one. The package of the next Debian depends on
# Python alone, so it is taken by itself, from lists of its own: what else is
# installed comes from where it came from before.
set -euo pipefail
at_least=3.3

# version: that of the ssh-audit which is installed, or nothing.
version() {
	if command -v ssh-audit >/dev/null; then
		ssh-audit -n --help | sed -n 's/^# ssh-audit v\([0-9.]*\).*/\1/p'
	fi
}

# good VERSION: whether it is late enough.
good() { [ -n "$1" ] && dpkg --compare-versions "$1" ge "$at_least"; }

if good "$(version)"; then exit 0; fi

# The same mirror, one Debian later.
mirror() {
	apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Release: bookworm' 'Component: main' | sort -u | sed -n 1p
}
from=$(mirror)
if [ -z "$from" ]; then
	apt-get update -qq
	from=$(mirror)
fi
[ -n "$from" ] || { echo 'ssh-audit: apt knows no Debian 12 to take a mirror from' >&2; exit 1; }

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
chmod 755 "$dir" # apt fetches as a user of its own
install -d -o _apt "$dir"/{lists,cache,deb} "$dir/lists/partial" "$dir/cache/archives" "$dir/cache/archives/partial"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $from trixie main" >"$dir/sources.list"
apt() {
	apt-get -qq -o Acquire::Retries=3 -o Dir::Etc::sourcelist="$dir/sources.list" -o Dir::Etc::sourceparts=- \
		-o Dir::State::lists="$dir/lists" -o Dir::Cache="$dir/cache" "$@"
}
apt update
(cd "$dir/deb" && apt download ssh-audit)
dpkg -i "$dir"/deb/ssh-audit_*.deb >/dev/null

if ! good "$(version)"; then
	echo "ssh-audit: $(version) is installed, $at_least is needed" >&2
	exit 1
fi
