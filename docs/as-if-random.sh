#!/usr/bin/env bash
# Trains five tanh and five ReLU networks on the szt data, measures them as if their weights were random, by windows of the last
# epochs and by restarts, and writes the tables of docs/as-if-random.md and docs/as-if-random.svg. Takes some fifteen minutes of
# one idle core. What is there already is kept: stopped, it goes on where it was. Needs python3.
#
# Usage: docs/as-if-random.sh [FOLDER]   FOLDER holds the runs (default: target/as-if-random; delete it to begin again)
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-target/as-if-random}
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)}
infoplane=${INFOPLANE:-./infoplane}
mkdir -p "$work"

# run NAME ACTIVATION: five repeats of the published network, all weights kept
run() {
    cat >"$work/$1.json" <<JSON
{ "schemaVersion": 1, "name": "szt $1", "seed": 1, "repeats": 5,
  "dataset": { "type": "szt", "trainFraction": 0.8 },
  "network": { "hidden": [10, 7, 5, 4, 3], "activation": "$2", "initialisation": "truncated-normal" },
  "training": { "optimiser": "adam", "learningRate": 0.0004, "batchSize": 256, "epochs": 8000 },
  "measure": { "on": "all", "schedule": { "type": "log", "points": 40 }, "estimators": [{ "type": "binning" }] } }
JSON
    "$infoplane" run "$work/$1.json" --out "$work/$1" --resume
}

estimators=(--estimator '{"type":"binning","rule":"idnns"}')
for bins in 10 30 100; do estimators+=(--estimator "{\"type\":\"binning\",\"bins\":$bins}"); done
estimators+=(--estimator kde)

# measured NAME KIND [OPTION ...]: what as-if-random says, as JSON
measured() {
    local name=$1 kind=$2
    shift 2
    [ -s "$work/$name-$kind.json" ] && [ "$work/$name-$kind.json" -nt "$work/$name.done" ] && return
    "$infoplane" as-if-random "$work/$name" "${estimators[@]}" "$@" --json >"$work/$name-$kind.part"
    mv "$work/$name-$kind.part" "$work/$name-$kind.json"
}

for name in tanh ReLU; do
    [ -e "$work/$name.done" ] || run "$name" "$(echo "$name" | tr '[:upper:]' '[:lower:]')"
    [ -e "$work/$name.done" ] || touch "$work/$name.done"
    measured "$name" windows
    measured "$name" restarts --restarts
done
"$infoplane" figure "$work/tanh" "$work/ReLU" --plot as-if-random --estimator binning:equal-width:30:activation \
    --size 900x720 --out docs/as-if-random.svg
"$python" docs/as-if-random.py "$work"
printf 'as-if-random: docs/as-if-random.md and docs/as-if-random.svg are up to date\n' >&2
