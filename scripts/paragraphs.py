#!/usr/bin/env python3
"""paragraphs.py FILE.html: the text of PDFBox's `ExtractText -html` as plain text in which every paragraph
end of PDFBox is a blank line, as Tika-like extractors write it; pages are three blank lines apart."""
import html, re, sys
text = open(sys.argv[1], encoding="utf8").read()
text = text[text.index("<body>") + 6 : text.rindex("</body>")]
text = re.sub(r"</?b>|</?i>", "", text)
pages = re.split(r"<div[^>]*>", text)
out = []
for page in pages:
    page = re.sub(r"</div>|<p>", "", page)
    lines = re.sub(r"\n</p>", "\n\n", page).replace("</p>", "\n\n")
    lines = re.sub(r"\n{3,}", "\n\n", html.unescape(lines)).strip("\n")
    if lines:
        out.append(lines)
sys.stdout.write("\n\n\n\n".join(out) + "\n\n")
