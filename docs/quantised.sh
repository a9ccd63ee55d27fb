#!/usr/bin/env bash
# Trains quantised networks and their twins without quantisation on the szt data, five repeats each, and writes the tables of
# docs/quantised.md and docs/quantised.svg. Takes some ten minutes of one idle core. What is there already is kept: stopped, it
# goes on where it was. Needs python3.
#
# Usage: docs/quantised.sh [FOLDER]   FOLDER holds the runs (default: target/quantised; delete it to begin again)
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-target/quantised}
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)}
infoplane=${INFOPLANE:-./infoplane}
mkdir -p "$work"

# run NAME ACTIVATION QUANTISATION RATE ESTIMATORS: five repeats from the same initial weights and batches as any other with its seed
run() {
    [ -e "$work/$1.done" ] && return
    cat >"$work/$1.json" <<JSON
{ "schemaVersion": 1, "name": "$1", "seed": 1, "repeats": 5,
  "network": { "hidden": [10, 7, 5, 4, 3], "activation": "$2", "initialisation": "glorot-uniform"$3 },
  "training": { "optimiser": "adam", "learningRate": $4, "batchSize": 256, "epochs": 8000 },
  "measure": { "on": "all", "schedule": { "type": "log", "points": 60 }, "estimators": $5 } }
JSON
    nice "$infoplane" run "$work/$1.json" --out "$work/$1" --resume >/dev/null
    touch "$work/$1.done"
}

exact='["quantised"]'
bins='[{"type":"binning","bins":256}]'
run tanh8-0.0004 tanh ', "quantisation": {"activationBits": 8}' 0.0004 "$exact"
run relu8-0.0004 relu ', "quantisation": {"activationBits": 8, "weightBits": 8}' 0.0004 "$exact"
run tanh4-0.0004 tanh ', "quantisation": {"activationBits": 4}' 0.0004 "$exact"
run relu4-0.0004 relu ', "quantisation": {"activationBits": 4, "weightBits": 4}' 0.0004 "$exact"
run tanh-0.0004 tanh '' 0.0004 "$bins"
run relu-0.0004 relu '' 0.0004 "$bins"
run tanh8-0.0001 tanh ', "quantisation": {"activationBits": 8}' 0.0001 "$exact"
run relu8-0.0001 relu ', "quantisation": {"activationBits": 8, "weightBits": 8}' 0.0001 "$exact"
"$infoplane" figure "$work/tanh8-0.0004" "$work/relu8-0.0004" --plot curves --size 1000x420 --out docs/quantised.svg
"$python" docs/quantised.py "$work"
printf 'quantised: docs/quantised.md and docs/quantised.svg are up to date\n' >&2
