#!/usr/bin/env bash
# Trains five tanh networks with noise (sigma = 0.005) on the szt data, measures them by sample propagation, and writes the tables of
# docs/noisy.md and docs/noisy.svg. Takes some fifteen minutes of two idle cores. What is there already is kept: stopped, it goes on
# where it was. Needs python3.
#
# Usage: docs/noisy.sh [FOLDER]   FOLDER holds the runs (default: target/noisy; delete it to begin again)
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-target/noisy}
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)}
infoplane=${INFOPLANE:-./infoplane}
mkdir -p "$work"

cat >"$work/tanh.json" <<JSON
{ "schemaVersion": 1, "name": "szt noisy tanh", "seed": 1, "repeats": 5,
  "dataset": { "type": "szt", "trainFraction": 0.8 },
  "network": { "hidden": [10, 7, 5, 4, 3], "activation": "tanh", "initialisation": "truncated-normal", "noise": { "sigma": 0.005 } },
  "training": { "optimiser": "adam", "learningRate": 0.0004, "batchSize": 256, "epochs": 8000 },
  "measure": { "on": "all", "schedule": { "type": "log", "points": 40 }, "estimators": [{ "type": "sample-propagation" }] } }
JSON
if [ ! -e "$work/tanh.done" ]; then
    "$infoplane" run "$work/tanh.json" --out "$work/tanh" --resume
    touch "$work/tanh.done"
fi
"$infoplane" figure "$work/tanh" --plot curves --size 900x420 --out docs/noisy.svg
"$python" docs/noisy.py "$work/tanh"
printf 'noisy: docs/noisy.md and docs/noisy.svg are up to date\n' >&2
