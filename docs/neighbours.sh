#!/usr/bin/env bash
# Measures estimates from nearest neighbours beside SciPy's trees, and writes the table into docs/performance.md. Takes about
# ten minutes on one idle core. Without scipy for Python, SciPy is left out.
#
# Usage: docs/neighbours.sh
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)}
infoplane=${INFOPLANE:-./infoplane}
rounds=${ROUNDS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pinned() { if command -v taskset >/dev/null; then taskset -c $(($(nproc) - 1)) "$@"; else "$@"; fi; }

$infoplane --version >/dev/null # builds what is missing, so that no build is timed

for round in $(seq $rounds); do # alternated: both see the same minute
    printf 'neighbours: round %s of %s\n' "$round" "$rounds" >&2
    pinned $infoplane benchmark --only neighbours --json >"$work/ours-$round.json" 2>/dev/null
    pinned "$python" docs/neighbours.py time "$work/ours-$round.json" >"$work/scipy-$round.json"
done
"$python" docs/neighbours.py write "$work" docs/performance.md
