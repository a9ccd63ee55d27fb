#!/usr/bin/python3
"""Turns what docs/scales.sh measured into the tables of docs/scales.md.

Usage: scales.py FOLDER"""
import json, os, re, statistics, sys

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "scales.md")
LAYERS = range(1, 7)
ESTIMATORS = [("idnns", "binning:idnns"), ("30 bins of the run", "binning:equal-width:30:activation"),
              ("kernels, σ² = 0.001", "kde:upper:0.001")]


def runs(folder, name):
    with open(os.path.join(folder, name + ".json")) as file:
        result = json.load(file)
    return result.get("runs", [result])


def together(folder, name):
    """What the networks say together, by layer."""
    with open(os.path.join(folder, name + ".json")) as file:
        return {layer["layer"]: layer for layer in json.load(file)["joint"]["layers"]}


def interval(ends):
    return "-" if ends is None else f"{ends[0]:.2f} to {ends[1]:.2f}"


def table(heading, lines):
    yield "| " + " | ".join(heading) + " |"
    yield "|" + "---|" * len(heading)
    for line in lines:
        yield "| " + " | ".join(line) + " |"
    yield ""


def spans(sigmas, holds):
    """The runs of scales at which something holds, from the least σ up."""
    parts, place = [], len(sigmas) - 1
    while place >= 0:
        if holds[place]:
            last = place
            while last > 0 and holds[last - 1]:
                last -= 1
            parts.append(f"{sigmas[place]:.2g}" if last == place else f"{sigmas[place]:.2g} to {sigmas[last]:.2g}")
            place = last
        place -= 1
    return ", ".join(parts) or "none"


def scales(folder):
    for kind, title in (("absolute", "Absolute σ"), ("relative", "σ in units of the layer's spread at each epoch")):
        yield f"### {title}"
        yield ""
        lines = []
        for name in ("tanh", "ReLU"):
            maps, joint = runs(folder, f"{name}-{kind}"), together(folder, f"{name}-{kind}")
            sigmas = maps[0]["sigmas"]
            for layer in LAYERS:
                verdicts = [one["verdicts"] for run in maps for one in run["layers"] if one["layer"] == layer]
                said = lambda word, most: [sum(v[s] == word for v in verdicts) >= most for s in range(len(sigmas))]
                own = joint[layer]["verdicts"]
                lines.append([name, f"T{layer}", spans(sigmas, [v == "compresses" for v in own]),
                              spans(sigmas, [v == "undecided" for v in own]), spans(sigmas, said("compresses", len(verdicts))),
                              spans(sigmas, said("compresses", 1))])
        yield from table(["network", "layer", "**compress together**", "undecided together", "compresses in all five", "in at least one"], lines)


def coordinates(folder):
    audits = runs(folder, "gauge")
    with open(os.path.join(folder, "gauge.json")) as file:
        joint = {(one["estimator"], one["layer"]): one for one in json.load(file)["joint"]["layers"]}
    yield f"### Other coordinates of the ReLU networks"
    yield ""
    yield (f"Falls of I(X;T) in bits, means over {len(audits)} networks; in orbits, {audits[0]['orbits']} of them, the least and the greatest"
           " of all networks. Least and greatest fall: the 95 % intervals of the mean over the networks with a vote. The last column"
           " counts networks.")
    yield ""
    lines = []
    for words, estimator in ESTIMATORS:
        for layer in LAYERS:
            own = [one for audit in audits for one in audit["layers"] if one["layer"] == layer and one["estimator"] == estimator]
            own = [one for one in own if one["as_trained_bits"] is not None]
            if not own or own[0]["orbit_min_bits"] is None:
                continue
            mean = lambda field: f"{statistics.mean(one[field] for one in own):.2f}"
            verdicts = sorted({one["verdict"] for one in own})
            all_of = joint[estimator, layer]
            few = all_of["verdict"] == "too few repeats"
            lines.append([words, f"T{layer}", mean("as_trained_bits"), mean("unit_rms_bits"), mean("balanced_bits"),
                          f"{min(one['orbit_min_bits'] for one in own):.2f} to {max(one['orbit_max_bits'] for one in own):.2f}",
                          interval(all_of["least_interval_bits"]), interval(all_of["greatest_interval_bits"]),
                          f"not judged: {all_of['votes']} of {len(audits)} have a vote" if few else all_of["verdict"],
                          ", ".join(f"{sum(one['verdict'] == verdict for one in own)} {verdict}" for verdict in verdicts)])
    yield from table(["estimator", "layer", "as trained", "unit RMS", "balanced", "orbits", "least fall", "greatest fall", "**together**", "verdicts"], lines)


def main(folder):
    with open(PAGE) as file:
        page = file.read()
    part = "\n".join([*scales(folder), *coordinates(folder)])
    begin, end = "<!-- measured: begin -->", "<!-- measured: end -->"
    page = re.sub(re.escape(begin) + ".*" + re.escape(end), lambda _: f"{begin}\n\n{part}\n{end}", page, flags=re.S)
    with open(PAGE, "w") as file:
        file.write(page)


main(sys.argv[1])
