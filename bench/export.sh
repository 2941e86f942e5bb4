#!/usr/bin/env bash
# Exported pages in a real browser, scripts allowed: headings and tables are
# there, nothing of a hostile briefing became markup, and the printed page has
# its marking on every sheet.
set -euo pipefail
cd "$(dirname "$0")/.."
for tool in chromium pdftotext pdfinfo; do
	command -v "$tool" >/dev/null || { echo "export: $tool is missing"; exit 1; }
done
# From within: structure by a parser, the policy of the page taken away, the
# marking above and below on every sheet.
go vet -tags chromium ./export
go test -tags chromium -count=1 -run 'TestBrowser|TestPrinted' ./export

# From without, by the program and its own page.
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
go build -o "$dir/readout" .
export HOME=$dir

fail() {
	echo "export: $page: $1"
	exit 1
}

# browse FLAGS…: what chromium makes of the page.
browse() {
	timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
		--user-data-dir="$dir/profile" --virtual-time-budget=3000 "$@" "file://$dir/$page.html" 2>"$dir/log" ||
		{ cat "$dir/log"; fail "chromium ends with $?"; }
}

# never FORM PATTERN WHAT: no tag of the page matches, as it is or without the
# values of its attributes.
never() {
	if grep -m 3 -oiE -- "$2" "$dir/$page.$1"; then fail "$3"; fi
}

# some N PATTERN: the DOM has at least N matches.
some() {
	[ "$(grep -oE -- "$2" "$dir/$page.dom" | wc -l)" -ge "$1" ] || fail "fewer than $1 of $2"
}

# title FORM: of the page as a file or as a DOM, quotation marks as they are.
title() {
	grep -o '<title>[^<]*</title>' "$dir/$page.$1" | sed "s/&#34;/\"/g;s/&#39;/'/g;s/&#43;/+/g"
}

# linked: the list of quotations leads to the first one in the text.
linked() {
	local id
	id=$(grep -oE '<q [^>]*id="[^"]*"' "$dir/$page.dom" | sed -n '1s/.*id="//;1s/"$//p')
	grep -qF -- "href=\"#$id\"" "$dir/$page.dom" || fail "no link to the quotation $id"
}

# A text in a DOM that was written out has no bare <, so every < begins a tag.
check() {
	local marking=$1 sheet sheets
	browse --dump-dom >"$dir/$page.dom"
	[ "$(title html)" = "$(title dom)" ] || fail "its title became $(title dom)"
	tr '\n' ' ' <"$dir/$page.dom" | grep -oE '</?[a-z][^<>]*>' >"$dir/$page.tags"
	sed 's/="[^"]*"/=""/g' "$dir/$page.tags" >"$dir/$page.names"
	never names '<(script|iframe|frame|img|svg|object|embed|video|audio|form|input|button|base|link|math|template|owned)[ />]' 'an element that no page has'
	never names '[ /"]on[a-z]+ *=' 'a handler of events'
	never names ' (src|srcset|srcdoc|background|style|action|formaction|ping) *=' 'what loads or runs'
	never tags ' href="[^"#hm]|href="(h[^t]|m[^a])' 'an address that is neither of the page nor of the web'
	[ "$(grep -oE '<h1[ >]' "$dir/$page.dom" | wc -l)" = 1 ] || fail 'not one heading of the first level'
	some 3 '<h3[ >]|<h2[ >]'
	some 1 '<table class="matrix"'
	some 1 '<table class="timeline"'
	some 3 '<th scope="(col|row)"'
	some 1 '<caption'
	linked
	browse --no-pdf-header-footer --print-to-pdf="$dir/$page.pdf" >/dev/null
	sheets=$(pdfinfo "$dir/$page.pdf" | sed -n 's/^Pages: *//p')
	for sheet in $(seq "$sheets"); do
		pdftotext -f "$sheet" -l "$sheet" "$dir/$page.pdf" - | tr -s "[:space:]" " " | grep -qF -- "$marking" || fail "sheet $sheet of $sheets does not say $marking"
	done
	echo "export: $page, $sheets sheets"
}

page=talks
"$dir/readout" export --to html -o "$dir/$page.html" 2>/dev/null
check TLP:CLEAR

page=orrin
"$dir/readout" export --to html --sample orrin -o "$dir/$page.html" 2>/dev/null
check 'TLP:GREEN + unmarked'

# Everything that may hold a text tries to be markup; what runs changes the
# title and leaves an element.
page=hostile
run="document.title='owned';document.body.append(document.createElement('owned'))"
bad="\"><script>$run</script><img src=x onerror=\"$run\"><svg/onload=\"$run\">]]></style></title></textarea>"
yaml=${bad//\'/\'\'}
cat >"$dir/hostile.md" <<END
---
title: '$yaml'
summary: 'summary $yaml'
date: 2032-01-26
marking: 'HOUSE-7 <b onclick="$run">'
author: '$yaml'
lang: 'en" onload="x'
reviewed: {by: '$yaml', on: 2032-01-26}
corrections: [{on: 2032-01-26, what: '$yaml', was: '$yaml'}]
actors:
  ann: {name: 'Ann $yaml', role: '$yaml', aliases: ['$yaml'], wikidata: 'Q1" onclick="x', kind: '" onclick="x'}
  bo: {name: 'Bo', role: 'x'}
issues:
  fish: {title: 'Fish', question: '$yaml', positions: {ann: ['for - $yaml', 'against? - $yaml (per bo)'], bo: '~ $yaml'}}
events:
  - {what: '$yaml', when: '$yaml', where: '$yaml', who: [ann], per: bo}
  - {what: 'plain', when: 2032-01-25}
judgements: [{text: '$yaml', basis: '$yaml', likelihood: likely}]
sources: {log: {title: '$yaml', by: '$yaml', url: 'javascript:$run', note: '$yaml', grade: B2}}
---

# $bad

[“$bad”](#ann) [“words”](#bo)
[run](javascript:$run) [data](data:text/html,<script>$run</script>) [tab](java	script:$run) <javascript:$run>
[ref][r] ![pic](x" onerror="$run) ![pic](javascript:$run) [title](https://example.org "\" onclick=\"$run")

[r]: javascript:$run "$bad"

## Fish

&lt;script&gt;$run&lt;/script&gt; &#60;img src=x onerror=$run&#62; \`<script>$run</script>\`

<script>$run</script>

<iframe srcdoc="<script>parent.$run</script>"></iframe>

<div onmouseover="$run" style="background:url(javascript:$run)">

- [ ] $bad
- [x] $bad → $bad

| a $bad | <b onclick=x> |
|---|---|
| \" onmouseover=\"x | \`<script>$run</script>\` |

\`\`\`html" onclick="$run
</code></pre><script>$run</script>
\`\`\`

> “$bad”
>
> — Ann, $bad

A note.[^1]

[^1]: $bad
END
"$dir/readout" export --to html -o "$dir/$page.html" "$dir/hostile.md" 2>/dev/null || true
[ -s "$dir/$page.html" ] || fail 'not written'
check HOUSE-7
