#!/usr/bin/env python3
"""whole.py PAPER.html TEXT: exit status 1 when a character of the paper is missing in the text layer of its
rendering. LibreOffice sometimes drops the last line of a cell that a page break cuts; such a rendering has
no truth. Characters that Chromium writes as CJK radicals count as there; dotted leaders may be cut."""
import collections, html, re, sys
source = open(sys.argv[1], encoding="utf8").read()
source = re.sub(r"<[^>]*>", "", source[source.index("<body>") :])
count = lambda s: collections.Counter(re.sub(r"[\s…]", "", s))
want, got = count(html.unescape(source)), count(open(sys.argv[2], encoding="utf8").read())
lost = {c: n - got[c] for c, n in want.items() if got[c] < n}
radicals = sum(n for c, n in got.items() if "\u2e80" <= c <= "\u2fdf")
if sum(lost.values()) > radicals:
    print("lost:", lost)
    sys.exit(1)
