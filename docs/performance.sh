#!/usr/bin/env bash
# Measures everything that docs/performance.md reports, on this machine and now, and writes it into that page.
# Takes fifteen minutes on two idle cores. Needs python3 with numpy, for the comparison with PyTorch also torch.
#
# Usage: docs/performance.sh [FOLDER]   FOLDER holds varu_X.npy, varu_class.npy and varu_tanh_e3000_L1.npy, the layer that
#                                       numpy measures (default: ../shared/reference/activations); without it numpy and
#                                       PyTorch are left out
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:-../shared/reference/activations}
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)}
rounds=${ROUNDS:-3}
engine_epochs=${ENGINE_EPOCHS:-1000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf 'performance: %s\n' "$1" >&2; }
# The last core alone, so that neither program gains from the other's idle one.
pinned() { if command -v taskset >/dev/null; then taskset -c $(($(nproc) - 1)) "$@"; else "$@"; fi; }

./infoplane --version >/dev/null # builds what is missing, so that no build is timed

for round in $(seq $rounds); do # alternated: both see the same minute
    say "one thread, round $round of $rounds"
    if [ -f "$data/varu_X.npy" ]; then
        pinned "$python" docs/baseline.py "$data" >"$work/python-$round.json"
    fi
    pinned ./infoplane benchmark --only thread --json >"$work/thread-$round.json" 2>/dev/null
done
say 'whole experiments'
./infoplane benchmark --json >"$work/whole.json" 2>/dev/null
say 'growth'
./infoplane benchmark --only growth --json >"$work/growth.json" 2>/dev/null

for round in $(seq $rounds); do
    if [ -n "${DISPLAY:-}" ]; then
        say "the window, round $round of $rounds"
        ./infoplane benchmark --only window --json >"$work/window-$round.json" 2>/dev/null
    elif command -v xvfb-run >/dev/null; then
        say "the window, on a display without a screen, round $round of $rounds"
        xvfb-run -a -s '-screen 0 1400x900x24' ./infoplane benchmark --only window --json >"$work/window-$round.json" 2>/dev/null
    fi
done

say "both engines, $engine_epochs epochs"
for engine in fused dl4j; do
    sed -e 's/"engine": *"auto"/"engine": "'$engine'"/' \
        -e 's/"schedule": *{[^}]*}/"schedule": { "type": "log", "points": 4 }/' \
        docs/engines.json >"$work/$engine.json"
done
for seed in 1 2 3 4 5; do
    ./infoplane run "$work/fused.json" --out "$work/fused-$seed" --seed $seed --epochs $engine_epochs >/dev/null 2>&1
done
./infoplane run "$work/dl4j.json" --out "$work/dl4j-1" --seed 1 --epochs $engine_epochs >/dev/null 2>&1

"$python" docs/performance.py "$work" docs/performance.md
say 'whole commands'
"$python" docs/processes.py --rounds "$rounds"
docs/wide.sh
"$python" docs/sums.py --rounds "$rounds"
docs/neighbours.sh
"$python" docs/threads.py
say 'docs/performance.md is up to date'
