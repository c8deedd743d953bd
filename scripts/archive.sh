#!/bin/sh
# archive.sh [PAPERS]: see bench.sh archive. 500 papers unless told otherwise;
# 10000 make about a million indicators.
exec "$(dirname "$(readlink -f "$0")")/bench.sh" archive "${1:-500}"
