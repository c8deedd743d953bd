#!/bin/sh
# render.sh DIR: renders DIR/*/paper.html and DIR/*/paper.docx by Chromium and
# LibreOffice (chrome.pdf, lo.pdf; plain.pdf is there already) and takes the text layers that users have:
#   X.pdfbox.txt  PDFBox, content-stream order
#   X.blank.txt   the same with a blank line at every paragraph end of PDFBox
#   X.poppler.txt pdftotext in reading order
#   X.layout.txt  pdftotext -layout
# What exists is left alone. Needs chromium, libreoffice-writer, libpdfbox2-java,
# poppler-utils, python3.
set -eu
here=$(dirname "$(readlink -f "$0")")
dir=$(readlink -f "$1")
for tool in chromium soffice java pdftotext python3; do
	command -v $tool >/dev/null || { echo "render.sh: $tool is missing: apt-get install chromium libreoffice-writer libpdfbox2-java poppler-utils python3" >&2; exit 1; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

box() { java -cp '/usr/share/java/*' org.apache.pdfbox.tools.ExtractText "$@" 2>"$scratch/java.log" || { cat "$scratch/java.log" >&2; return 1; }; }

layers() { # layers PDF-without-suffix SOURCE.html
	[ -s "$1.pdf" ] || return 0
	[ -s "$1.layout.txt" ] && return
	box -encoding UTF-8 "$1.pdf" "$1.pdfbox.txt"
	if ! python3 "$here/whole.py" "$2" "$1.pdfbox.txt"; then
		echo "render.sh: $1.pdf has lost text, removed" >&2
		rm "$1.pdf" "$1.pdfbox.txt"
		return 0
	fi
	box -html -encoding UTF-8 "$1.pdf" "$scratch/p.html"
	python3 "$here/paragraphs.py" "$scratch/p.html" >"$1.blank.txt"
	pdftotext "$1.pdf" "$1.poppler.txt"
	pdftotext -layout "$1.pdf" "$1.layout.txt"
}

for paper in "$dir"/*/paper.docx; do
	p=$(dirname "$paper")
	[ -s "$p/lo.pdf" ] || cp "$paper" "$scratch/$(basename "$p").docx"
done
if ls "$scratch"/*.docx >/dev/null 2>&1; then
	soffice -env:UserInstallation=file://"$scratch"/profile --headless --convert-to pdf --outdir "$scratch" "$scratch"/*.docx >/dev/null 2>&1
	for pdf in "$scratch"/*.pdf; do mv "$pdf" "$dir/$(basename "$pdf" .pdf)/lo.pdf"; done
fi
for paper in "$dir"/*/paper.html; do
	p=$(dirname "$paper")
	[ -s "$p/chrome.pdf" ] || timeout 300 chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$scratch/chromium" --print-to-pdf="$p/chrome.pdf" "file://$paper" >/dev/null 2>&1
	for kind in chrome lo plain; do layers "$p/$kind" "$paper"; done
	echo "$p"
done
