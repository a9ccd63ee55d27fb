#!/usr/bin/env bash
# Runs every estimator on problems with known answers, and writes docs/calibration.json, docs/warnings.json and the tables of
# docs/estimators.md. Takes some forty minutes of one idle core. Parts that are done already are kept: stopped, it goes on where it was.
# Needs python3. The same program gives the same numbers on the same kind of machine.
#
# Usage: docs/calibration.sh [FOLDER]   FOLDER keeps what each part printed (default: target/calibration; delete a part's
#                                       file, or the folder, to run it again)
set -euo pipefail
cd "$(dirname "$0")/.."
work=${1:-target/calibration}
python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || echo python3)}
infoplane=${INFOPLANE:-./infoplane}
mkdir -p "$work"

# part NAME ESTIMATOR ROWS COLUMNS SEEDS [PROBLEM ...]: all problems where none is named; $most samples where a verdict
# stands out, and $options of calibrate
part() {
    local name=$1 estimator=$2 rows=$3 columns=$4 seeds=$5 problems=()
    shift 5
    for problem in "$@"; do problems+=(--problem "$problem"); done
    [ -s "$work/$name.json" ] && return
    printf 'calibration: %s, %s samples of %s rows\n' "$name" "$seeds" "$rows" >&2
    "$infoplane" calibrate --estimator "$estimator" --n "$rows" --d "$columns" --seeds "$seeds" --most-seeds "$most" \
        "${options[@]}" --threads 1 --json \
        "${problems[@]}" >"$work/$name.part" 2>"$work/$name.log" || { cat "$work/$name.log" >&2; exit 1; }
    mv "$work/$name.part" "$work/$name.json"
}

two_columns=(normal half-cube wiggly additive student-1x1 asinh-student-1x1 bimodal swiss-roll gaussian independent
    binary-channel mixed-5 classes label-of-5)
wide=(student-2x2 student-3x3 student-5x5 dense two-pairs spiral)
with_critics=(gaussian-1x1-0.9 student-1x1 independent-1x1 gaussian-3x3-0.9 classes-1-1 dense-5x5 gaussian-1x1-0.5
    swiss-roll additive-0.1 dense-25x25)

# which estimates that are wrong have a warning: every estimate is held against twins of its data
most=3 options=(--warnings)
for rows in 1000 5000; do
    for estimator in ksg mixed-ksg ross lnc lnn knn-entropy; do
        part "warnings-$estimator-$rows" "$estimator" "$rows" 5 3
        part "warnings-$estimator-$rows-10" "$estimator" "$rows" 10 3 classes spread ten-classes
    done
done
part warnings-lga-300 lga 300 2 3 "${two_columns[@]}" student-2x2 dense-2x2 dense-3x3 two-pairs spiral spread

most=80 options=()
for estimator in binning quantised ross kde mixed-ksg knn-entropy lnc lnn ksg; do
    part "$estimator" "$estimator" 1000 1 20
    part "$estimator-10" "$estimator" 1000 10 20 classes spread ten-classes
done
part ksg-2 '{"type":"ksg","variant":2}' 1000 1 20
most=20
part renyi renyi 1000 1 10
part renyi-10 renyi 1000 10 10 classes spread ten-classes
part lga lga 300 1 20 "${two_columns[@]}" # a fit of a thousand rows takes seconds to minutes
most=5
part lga-wide lga 300 1 5 "${wide[@]}"
part lga-10 lga 300 10 5 classes
most=3
for problem in "${with_critics[@]}"; do # training takes 10 to 20 s
    columns=1
    [ "$problem" = gaussian-3x3-0.9 ] && columns=3
    for estimator in infonce mine; do part "$estimator-$problem" "$estimator" 10000 $columns 3 "$problem"; done
done

"$python" docs/calibration.py "$work"
printf 'calibration: docs/calibration.json, docs/warnings.json and docs/estimators.md are up to date\n' >&2
