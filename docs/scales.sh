#!/usr/bin/env bash
# Trains five tanh and five ReLU networks on the szt data, measures them at every scale and in other coordinates, and writes the
# tables of docs/scales.md with docs/scales-tanh.svg, docs/scales-relu.svg and docs/coordinates.svg. With
# ORBITS=20 it takes some ten minutes of CPU time. What is there already is kept: stopped, it goes on where it was. Needs python3.
#
# Usage: docs/scales.sh [FOLDER]   FOLDER holds the runs (default: target/scales; delete it to begin again)
#        POINTS=13 takes every second σ, ORBITS=20 fewer coordinates, which take most of the time
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-target/scales}
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
  "measure": { "on": "all", "schedule": { "type": "log", "points": 60 },
               "estimators": [{ "type": "binning", "rule": "idnns" }, { "type": "binning" }, { "type": "kde", "noiseVariance": 0.001 }] } }
JSON
    "$infoplane" run "$work/$1.json" --out "$work/$1" --resume
}

# kept FILE COMMAND ...: what a command prints, made once
kept() {
    local file=$1
    shift
    [ -s "$file" ] && return
    "$infoplane" "$@" --json >"$file.part"
    mv "$file.part" "$file"
}

for name in tanh ReLU; do
    [ -e "$work/$name.done" ] || run "$name" "$(echo "$name" | tr '[:upper:]' '[:lower:]')"
    touch "$work/$name.done"
    kept "$work/$name-absolute.json" scale-space "$work/$name" --points "${POINTS:-25}"
    kept "$work/$name-relative.json" scale-space "$work/$name" --relative --points "${POINTS:-25}"
done
kept "$work/gauge.json" gauge "$work/ReLU" --orbits "${ORBITS:-100}"
for name in tanh ReLU; do
    "$infoplane" figure "$work/$name" --plot scales --size 900x620 --out "docs/scales-$(echo "$name" | tr '[:upper:]' '[:lower:]').svg"
done
"$infoplane" figure "$work/ReLU" --plot gauge --size 900x420 --out docs/coordinates.svg
"$python" docs/scales.py "$work"
printf 'scales: docs/scales.md and its pictures are up to date\n' >&2
