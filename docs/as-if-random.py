#!/usr/bin/python3
"""Turns what docs/as-if-random.sh measured into the tables of docs/as-if-random.md.

Usage: as-if-random.py FOLDER"""
import json, math, os, statistics, sys

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "as-if-random.md")
BINS = [("idnns", "binning:idnns"), ("10", "binning:equal-width:10:activation"),
        ("30", "binning:equal-width:30:activation"), ("100", "binning:equal-width:100:activation"), ("kde", "kde:upper:0.05")]
LAYERS = range(1, 7)
T_OF_FIVE = 2.776  # 95 %, two sides, 4 degrees of freedom


def read(folder, name, kind):
    with open(os.path.join(folder, f"{name}-{kind}.json")) as file:
        result = json.load(file)
    return result.get("runs", [result])


def values(runs, part, field, estimator, layer, draws):
    return [one[field] for run in runs for one in run[part]
            if (one["estimator"], one["layer"], one["draws"]) == (estimator, layer, draws)]


def shown(amounts):
    """The mean, and over several repeats half of the 95 % interval (Student's t)."""
    mean = statistics.mean(amounts) + 0.0
    if len(amounts) == 1:
        return f"{abs(mean) if abs(mean) < 5e-3 else mean:.2f}"
    half = T_OF_FIVE * statistics.stdev(amounts) / math.sqrt(len(amounts))
    return f"{abs(mean) if abs(mean) < 5e-3 else mean:.2f} ± {half:.2f}"


def table(heading, lines):
    yield "| " + " | ".join(heading) + " |"
    yield "|" + "---|" * len(heading)
    for line in lines:
        yield "| " + " | ".join(line) + " |"
    yield ""


def network(folder, name):
    windows, restarts = read(folder, name, "windows"), read(folder, name, "restarts")
    moved = [run["weightsMoved"] for run in windows]
    spread = [100 * run["accuracySpread"] for run in windows]
    yield f"### {name}"
    yield ""
    yield (f"In windows of 64 epochs the weights moved by {100 * min(moved):.2f} to {100 * max(moved):.2f} % of their length, and the"
           f" accuracy on the training rows spread by {min(spread):.1f} to {max(spread):.1f} %.")
    yield ""
    yield "Fall of I(X;T) over training, in bits: single epochs, then windows of 8 epochs."
    yield ""
    yield from table(["bins or kernels"] + [f"T{layer}" for layer in LAYERS],
                     [[f"{bins}, {what}"] + [shown(values(windows, "falls", "fall_bits", estimator, layer, draws))
                                             for layer in LAYERS]
                      for bins, estimator in BINS for what, draws in (("single", 1), ("windows", 8))])
    yield "What mixing costs at the end, in bits: the mean I(X;T) of the epochs alone minus that of the window."
    yield ""
    yield from table(["bins or kernels"] + [f"T{layer}" for layer in LAYERS],
                     [[f"{bins}, K = {draws}"] + [shown(values(windows, "points", "compression_bits", estimator, layer, draws))
                                                  for layer in LAYERS]
                      for bins, estimator in BINS for draws in (2, 8, 64)])
    yield "Restarts, in bits: what mixing four repeats costs at the end, and the fall over training of the first repeat and of the four."
    yield ""
    lines = []
    for bins, estimator in BINS:
        lines.append([f"{bins}, cost"] + [shown(values(restarts, "points", "compression_bits", estimator, layer, 4))
                                          for layer in LAYERS])
        for what, draws in (("fall of one", 1), ("fall of four", 4)):
            lines.append([f"{bins}, {what}"] + [shown(values(restarts, "falls", "fall_bits", estimator, layer, draws))
                                                for layer in LAYERS])
    yield from table(["bins or kernels"] + [f"T{layer}" for layer in LAYERS], lines)
    yield from claim(windows[0]["claim"])


def claim(judged):
    """The verdict over all repeats, and the vote of each estimator."""
    yield (f"Claim 8, “{judged['statement']}”: **{judged['verdict']}**"
           + (f" ({', '.join(judged['reasons'])})" if judged["reasons"] else "") + ".")
    names = {estimator: bins for bins, estimator in BINS}
    for vote in judged["votes"]:
        reason = f", {vote['reason']['reason']}" if vote["reason"] else ""
        yield (f"* {names[vote['estimator']]}: {vote['vote']}{reason}; largest fall {vote['quantity']:.2f} bits,"
               f" 95 % interval of the mean {vote['interval'][0]:.2f} to {vote['interval'][1]:.2f}")
    yield ""


def main(folder):
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    begin, end = "<!-- measured: begin -->\n", "<!-- measured: end -->"
    made = "\n".join(line for name in ("tanh", "ReLU") for line in network(folder, name))
    page = page[:page.index(begin) + len(begin)] + "\n" + made + page[page.index(end):]
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(page)


if __name__ == "__main__":
    main(sys.argv[1])
