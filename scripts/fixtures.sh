#!/bin/sh
# fixtures.sh [CASE…]: makes the papers of fixtures/cases.txt anew and renders
# them by real tools. Truth, docx and plain.pdf are the same bytes every time;
# what Chromium and LibreOffice make depends on their versions and dates, so a
# case is only made when asked for by name or when its folder is missing.
#
# Files kept: X.pdf, X.pdfbox.txt … as scripts/render.sh makes them; X.texts is
# all four text layers; A>B renames; @gb18030, @gbk (web page), @bom (with CRLF) and @rotated
# (qpdf) are variants of a file.
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
for tool in chromium soffice java pdftotext python3 qpdf iconv; do
	command -v $tool >/dev/null && continue
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		apt-get install -y chromium libreoffice-writer libpdfbox2-java default-jre-headless poppler-utils poppler-data python3 qpdf fonts-noto-cjk fonts-wqy-zenhei fonts-arphic-gbsn00lp
	else
		echo "fixtures.sh: $tool is missing; the committed fixtures stay as they are" >&2
		exit 0
	fi
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
go build -o "$scratch/papers" ./scripts/papers

variant() { # variant FILE@KIND TARGET-FOLDER
	file=${1%@*} stem=${1%%.*}
	case $1 in
	*@gb18030) iconv -f UTF-8 -t GB18030 "$file" >"$2/${file%.txt}.gb18030.txt" ;;
	*@gbk) sed 's/charset=utf-8/charset=gb2312/' "$file" | iconv -f UTF-8 -t GB18030 >"$2/$stem.gbk.html" ;;
	*@bom) { printf '\357\273\277'; sed 's/$/\r/' "$file"; } >"$2/${file%.txt}.bom-crlf.txt" ;;
	*@rotated) qpdf --rotate=+90:1-z "$file" "$2/$stem.rotated.pdf" ;;
	esac
}

keep() { # keep TARGET-FOLDER FILE…, from the current folder
	to=$1
	shift
	for f; do
		case $f in
		*.texts) for layer in pdfbox blank poppler layout; do cp "${f%.texts}.$layer.txt" "$to/"; done ;;
		*'>'*) cp "${f%>*}" "$to/${f#*>}" ;;
		*@*) variant "$f" "$to" ;;
		*) cp "$f" "$to/" ;;
		esac
	done
}

grep -v '^#' fixtures/cases.txt | while IFS='|' read -r name files args; do
	name=$(echo $name)
	if [ $# -gt 0 ]; then
		case " $* " in *" $name "*) ;; *) continue ;; esac
	elif [ -d "fixtures/$name" ]; then
		continue
	fi
	work=$scratch/$name
	"$scratch/papers" -o "$work" $args
	scripts/render.sh "$work" </dev/null
	mkdir -p "fixtures/$name"
	cp "$work/001/truth.json" "fixtures/$name/disclosure.json"
	to=$PWD/fixtures/$name
	(cd "$work/001" && keep "$to" $files) || { echo "fixtures.sh: $name is not complete: give it another seed" >&2; rm -r "$to"; }
done
