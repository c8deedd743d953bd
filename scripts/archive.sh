#!/bin/sh
# archive.sh [PAPERS]: measures import, search and queries on an invented archive
# (500 papers unless told otherwise; 10000 make about a million indicators) and
# prints the figures. Needs poppler-utils.
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
command -v pdftotext >/dev/null || { echo "archive.sh: pdftotext is missing: apt-get install poppler-utils" >&2; exit 1; }
n=${1:-500}
papers=$(mktemp -d)
trap 'rm -rf "$papers"' EXIT
go build -o jixiao ./cmd/jixiao
go run ./scripts/papers -n "$n" -seed 5000 -projects 5-15 -indicators 6-14 -o "$papers"
go run ./scripts/archive -bin ./jixiao -papers "$papers"
