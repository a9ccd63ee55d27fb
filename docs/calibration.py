#!/usr/bin/python3
"""Turns what docs/calibration.sh ran into docs/calibration.json and docs/warnings.json, and those into the tables of
docs/estimators.md.

Usage: calibration.py [FOLDER]   without the folder of parts only the tables are written again, from docs/calibration.json"""
import glob, json, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
FIGURES, PAGE = os.path.join(HERE, "calibration.json"), os.path.join(HERE, "estimators.md")
WARNINGS = os.path.join(HERE, "warnings.json")
BEGIN, END = "<!-- calibrated: begin -->", "<!-- calibrated: end -->"
OUTSIDE = {"uncalibrated", "narrow", "scale-dependent", "imprecise", "at-ceiling", "saturated", "undersampled", "tied",
           "duplicates"}
KINDS = {"continuous-pair": "pair", "discrete-pair": "pair", "labelled-layer": "layer"}


def merged(folder):
    """One entry an estimator and problem; seconds are left out, because they are the machine's."""
    entries = []
    for name in sorted(glob.glob(os.path.join(folder, "*.json"))):
        if os.path.basename(name).startswith("warnings-"):
            continue
        with open(name) as file:
            part = json.load(file)
        for estimator in part["estimators"]:
            for problem in estimator["problems"]:
                entry = {"estimator": estimator["estimator"], "n": part["n"], "problem": problem["problem"]}
                entry["kind"] = KINDS[problem["kind"]]
                entry.update({key: problem[key] for key in ("columns", "samples", "estimates", "verdict", "flags")})
                for key in ("true_bits", "mean_bits", "bias_bits", "sd_bits", "se_bits"):
                    entry[key] = None if problem[key] is None else round(problem[key], 5)
                entry["refusal"] = problem["refusal"]
                entries.append(entry)
    return entries


def warned(folder):
    """One entry an estimator, number of rows and problem: how many estimates are off, and how many of which have a warning."""
    entries = []
    for name in sorted(glob.glob(os.path.join(folder, "warnings-*.json"))):
        with open(name) as file:
            part = json.load(file)
        for estimator in part["estimators"]:
            for problem in estimator["problems"]:
                entry = {"estimator": estimator["estimator"], "n": part["n"], "problem": problem["problem"]}
                entry.update({key: problem[key] for key in COUNTS + ("flags",)})
                entries.append(entry)
    return entries


COUNTS = ("off", "off_without_warning", "right", "right_with_warning")


def warnings_table(entries):
    """A row an estimator and number of rows, then the sums."""
    rows = ["| estimator | rows | off by more than 0.1 nats and 10 % | of these without a warning | not off | of these with one |",
            "|---|---|---|---|---|---|"]
    groups = sorted({(entry["estimator"], entry["n"]) for entry in entries})
    for estimator, n in groups:
        rows.append(warnings_row(f"`{estimator}`", n, [e for e in entries if (e["estimator"], e["n"]) == (estimator, n)]))
    rows.append(warnings_row("together", "", entries))
    silent = sorted({(e["estimator"], e["n"], e["problem"]) for e in entries if e["off_without_warning"]})
    said = "; ".join(f"`{estimator}` of {n} rows on {problem}" for estimator, n, problem in silent) or "none"
    return "\n".join(rows) + "\n\nWithout a warning although off: " + said + "."


def warnings_row(name, n, entries):
    counts = [sum(entry[key] for entry in entries) for key in COUNTS]
    return f"| {name} | {n} | " + " | ".join(str(count) for count in counts) + " |"


def write(entries, path):
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    with open(path, "w") as file:
        file.write("[\n" + lines + "\n]\n")


def signed(bits):
    text = f"{bits:+.2f}".replace("-", "−")
    return "+0.00" if text == "−0.00" else text


def cell(entry):
    if entry is None:
        return "–"
    if entry["estimates"] == 0:
        return "diverged" if "diverged" in (entry["refusal"] or "") else "refused"
    text = signed(entry["bias_bits"])
    if entry["sd_bits"] is not None:
        text += f" ± {entry['sd_bits']:.2f}"
    if entry["se_bits"] is not None:
        text += f" ({entry['se_bits']:.2f})"
    text += {"biased": " b", "unusable": " **u**", "undecided": " ?"}.get(entry["verdict"], "")
    text += " †" if OUTSIDE & set(entry["flags"]) else ""
    refused = entry["samples"] - entry["estimates"]
    return text + (f", {refused} of {entry['samples']} refused" if refused else "")


def size(entries):
    """How many samples of how many rows, from what was run."""
    sizes = {}
    for entry in entries:
        sizes.setdefault(entry["n"], []).append(entry["samples"])
    return ", ".join(f"{min(k)}–{max(k)} × {n}" if min(k) < max(k) else f"{k[0]} × {n}" for n, k in sorted(sizes.items()))


def table(entries, estimators):
    estimators = [one for one in estimators if any(entry["estimator"] == one for entry in entries)]
    problems = list({(entry["problem"], entry["true_bits"]) for entry in entries})
    order = [entry["problem"] for entry in entries]
    problems.sort(key=lambda problem: ORDER.index(problem[0]) if problem[0] in ORDER else len(ORDER) + order.index(problem[0]))
    heading = ["problem", "truth"]
    for one in estimators:
        heading.append(f"`{one}`<br>{size([entry for entry in entries if entry['estimator'] == one])}")
    rows = ["| " + " | ".join(heading) + " |", "|" + "---|" * len(heading)]
    for name, truth in problems:
        found = {entry["estimator"]: entry for entry in entries if entry["problem"] == name}
        rows.append("| " + " | ".join([name, f"{truth:.2f}"] + [cell(found.get(one)) for one in estimators]) + " |")
    return "\n".join(rows)


ORDER = ("normal-1x1 normal-cdf half-cube wiggly bimodal asinh-student-1x1 additive-0.1 additive-0.75 gaussian-1x1-0.1"
         " gaussian-1x1-0.5 gaussian-1x1-0.9 gaussian-1x1-0.99 gaussian-3x3-0.9 independent-1x1 dense-2x2 dense-3x3 dense-5x5"
         " dense-25x25 two-pairs-2x2 student-1x1 student-2x2 student-3x3 student-5x5 swiss-roll binary-channel mixed-5"
         ).split()


def named(entries, *kinds):
    """Ids of estimators by type, in the order of the types."""
    ids = sorted({entry["estimator"] for entry in entries})
    return [one for kind in kinds for one in ids if one.split(":")[0] == kind]


def same_reasons(entries):
    reasons = {}
    for entry in entries:
        if entry["refusal"]:
            reasons.setdefault((entry["estimator"], entry["refusal"]), []).append(entry["problem"])
    lines = [f"* `{estimator}` on {', '.join(problems)}: {reason}" for (estimator, reason), problems in sorted(reasons.items())]
    return "\n".join(lines)


def page(entries, warnings):
    pairs = [entry for entry in entries if entry["kind"] == "pair"]
    layers = [entry for entry in entries if entry["kind"] == "layer"]
    one, ten = ([entry for entry in layers if (entry["columns"] == 10) == wide] for wide in (False, True))
    neighbours = named(entries, "ksg", "mixed-ksg", "knn-entropy", "lnc", "lnn", "lga")
    others = named(entries, "binning", "kde", "quantised", "renyi")
    critics = named(entries, "infonce", "mine")
    on_layers = named(entries, "ross", "mixed-ksg", "knn-entropy", "lnc", "lnn", "lga")
    of = lambda rows, ids: [entry for entry in rows if entry["estimator"] in ids]
    return [
        "### Two samples, by neighbours\n\n" + table(of(pairs, neighbours), neighbours),
        "### Two samples, by cells, kernels, counts and Gram matrices\n\nThey say something else than I(A;B) of a density, and"
        " are biased upwards on few rows.\n\n" + table(of(pairs, others), others),
        "### I(T;Y) of a layer of one unit\n\nClasses are Gaussians 0, 1, 2 and 4 standard deviations apart; `label-of-5` has"
        " five classes, `spread` two about one mean with deviations 1 and 3, `ten-classes` ten in a row 2 apart.\n\n" + table(of(one, on_layers), on_layers) + "\n\n" + table(of(one, others), others),
        "### I(T;Y) of a layer of ten units\n\n" + table(of(ten, on_layers), on_layers) + "\n\n" + table(of(ten, others), others),
        *(["### Critics\n\n" + table(of(entries, critics), critics)] if critics else []),
        "### Refusals\n\n" + same_reasons(entries),
        "### Do warnings tell what is wrong?\n\n"
        "Every estimate of the problems of five columns (and of labelled ones of ten; of two for `lga`, of 300 rows) is held"
        " against twins of its data, as `estimate` does. Three samples of each problem.\n\n" + warnings_table(warnings),
    ]


def main():
    if len(sys.argv) > 1:
        write(merged(sys.argv[1]), FIGURES)
        write(warned(sys.argv[1]), WARNINGS)
    with open(FIGURES) as file:
        entries = json.load(file)
    with open(WARNINGS) as file:
        warnings = json.load(file)
    with open(PAGE) as file:
        text = file.read()
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    with open(PAGE, "w") as file:
        file.write(before + "\n\n".join([BEGIN, *page(entries, warnings), END]) + after)


main()
