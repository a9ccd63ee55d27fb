#!/usr/bin/env bash
# Measures how fast networks of wide layers train, beside PyTorch and Deeplearning4j, and writes the table into
# docs/performance.md. Takes about five minutes on one idle core. Without torch for Python, PyTorch is left out.
#
# Usage: docs/wide.sh
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)}
rounds=${ROUNDS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pinned() { if command -v taskset >/dev/null; then taskset -c $(($(nproc) - 1)) "$@"; else "$@"; fi; }

./infoplane --version >/dev/null # builds what is missing, so that no build is timed

for round in $(seq $rounds); do # alternated: both see the same minute
    printf 'wide: round %s of %s\n' "$round" "$rounds" >&2
    pinned ./infoplane benchmark --only wide --json >"$work/ours-$round.json" 2>/dev/null
    pinned "$python" docs/wide.py time "$work/ours-$round.json" >"$work/torch-$round.json"
done
"$python" docs/wide.py write "$work" docs/performance.md
