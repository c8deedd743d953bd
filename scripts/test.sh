#!/usr/bin/env bash
# All tests, with the race detector.
set -euo pipefail
cd "$(dirname "$0")/.."
exec go test -race -timeout 20m ./... "$@"
