#!/bin/sh
# bench.sh speed [FILE…]: measures the whole command `jixiao extract` against
# pdftotext -layout and mutool draw -F txt on the same files in the same run, on
# one core, and prints the ratios as a Markdown table. Without files it invents
# papers of about 120, 212 and 1000 pages and renders them by what is installed.
#
# bench.sh archive [PAPERS]: imports an invented archive (300 papers unless told
# otherwise; 10000 take ten minutes; or a folder that scripts/papers has made) against pdftotext -layout on the same files
# and asks it ten typical questions.
#
# BIN=PROGRAM measures a program that is built already; ROUNDS=N (5) is how often
# everything runs. A tool that is missing is left out, and said to be.
set -eu
here=$(dirname "$(readlink -f "$0")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

build() {
	bin=${BIN:-$scratch/jixiao}
	[ -n "${BIN:-}" ] || (cd "$here/.." && go build -o "$bin" ./cmd/jixiao)
}

has() {
	command -v "$1" >/dev/null && return
	echo "bench.sh: $1 is missing, left out: apt-get install $2" >&2
	return 1
}

# paper PROJECTS PAGES: one invented paper, typeset by the generator and rendered
# by Chromium and LibreOffice. The renderers break pages differently.
paper() {
	dir=$scratch/papers/$2
	(cd "$here/.." && go run ./scripts/papers -seed 61 -projects "$1-$1" -set small,song,portrait,noparts -o "$dir")
	mv "$dir/001/plain.pdf" "$dir/plain.pdf"
	if has chromium chromium; then
		timeout 300 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$scratch/chromium" \
			--print-to-pdf="$dir/chrome.pdf" "file://$dir/001/paper.html" >/dev/null 2>&1 || echo "bench.sh: chromium failed on $2 pages, left out" >&2
	fi
	if has soffice libreoffice-writer; then
		mv "$dir/001/paper.docx" "$dir/lo.docx"
		timeout 300 soffice -env:UserInstallation=file://"$scratch"/profile --headless --convert-to pdf --outdir "$dir" "$dir/lo.docx" >/dev/null 2>&1 ||
			echo "bench.sh: soffice failed on $2 pages, left out" >&2
	fi
}

speed() {
	if [ $# -eq 0 ]; then
		paper 122 120
		paper 212 212
		paper 1000 1000
		set -- "$scratch"/papers/*/*.pdf
	fi
	build
	(cd "$here/.." && go build -o "$scratch/bench" ./scripts/bench)
	"$scratch/bench" -bin "$bin" -rounds "${ROUNDS:-5}" "$@"
}

archive() {
	has pdftotext poppler-utils || exit 1
	build
	papers=${1:-300}
	if [ ! -d "$papers" ]; then
		(cd "$here/.." && go run ./scripts/papers -plain -n "$papers" -seed 5000 -projects 5-15 -indicators 6-14 -o "$scratch/papers")
		papers=$scratch/papers
	fi
	(cd "$here/.." && go build -o "$scratch/archive" ./scripts/archive)
	"$scratch/archive" -bin "$bin" -papers "$papers"
}

case ${1:-} in
speed | archive)
	"$@"
	;;
*)
	sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2
	exit 2
	;;
esac
