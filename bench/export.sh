#!/usr/bin/env bash
# Exported pages in a real browser: structure, nothing run, marking on every
# printed page. Needs chromium and pdftotext.
set -euo pipefail
cd "$(dirname "$0")/.."
go vet -tags chromium ./export
go test -tags chromium -count=1 -run 'TestBrowser|TestPrinted' -v ./export | grep -vE '^=== '
