#!/usr/bin/env bash
# Trains five tanh networks with noise (sigma = 0.005) on the szt data, measures them by sample propagation, and writes the tables of
# docs/noisy.md and docs/noisy.svg. Then trains five as the published program does, and measures them on inputs drawn with
# replacement, as it does. Takes some fifteen minutes of one core. What is there already is kept: stopped, it goes on where it
# was. Needs python3 with numpy.
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
# other NAME OPTIMISER RATE: the first seed, trained harder, at a few epochs
other() {
    [ -e "$work/$1.done" ] && return
    sed -e 's/"repeats": 5/"repeats": 1/' -e 's/"points": 40/"points": 12/' -e "s/adam/$2/" -e "s/0.0004/$3/" \
        "$work/tanh.json" >"$work/$1.json"
    "$infoplane" run "$work/$1.json" --out "$work/$1" --resume
    touch "$work/$1.done"
}
other adam-0.004 adam 0.004
other adam-0.01 adam 0.01
other sgd-0.1 sgd 0.1

sed -e 's/truncated-normal/fan-in-uniform/' -e 's/8000/10000/' -e 's/"points": 40/"points": 14/' \
    -e 's/"type": "sample-propagation"/"type": "binning"/' "$work/tanh.json" >"$work/published.json"
if [ ! -e "$work/published.done" ]; then
    "$infoplane" run "$work/published.json" --out "$work/published" --resume
    [ -e "$work/szt" ] || "$infoplane" dataset szt --export "$work/szt"
    touch "$work/published.done"
fi
for repeat in 000 001 002 003 004; do
    [ -e "$work/resampled-$repeat.done" ] && continue
    "$python" docs/noisy.py "$work" "$repeat" # writes the weights and the drawn inputs into weights-$repeat
    rm -rf "$work/resampled-$repeat"
    "$infoplane" import "$work/weights-$repeat" --weights --out "$work/resampled-$repeat" --estimator sample-propagation
    touch "$work/resampled-$repeat.done"
done

"$infoplane" figure "$work/tanh" --plot curves --size 900x420 --out docs/noisy.svg
"$python" docs/noisy.py "$work"
printf 'noisy: docs/noisy.md and docs/noisy.svg are up to date\n' >&2
