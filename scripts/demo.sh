#!/usr/bin/env bash
# Builds jixiao and shows its main job on an invented paper: PDF → rows → SQL.
# Needs Go and a C compiler (for SQLite); nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

go build -o jixiao ./cmd/jixiao
./jixiao import --db "$out/demo.db" fixtures/demo/paper.pdf
./jixiao query --db "$out/demo.db" 'SELECT 项目编码, 项目名称, 预算数, 财政资金 FROM 项目'
./jixiao query --db "$out/demo.db" 'SELECT 三级指标, 指标值, 指标值确定依据 FROM 绩效指标 LIMIT 5'
