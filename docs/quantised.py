#!/usr/bin/python3
"""Turns what docs/quantised.sh trained into the tables of docs/quantised.md.

Usage: quantised.py FOLDER"""
import csv, glob, math, os, statistics, sys

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "quantised.md")
LAYERS = range(1, 7)
T_OF_FIVE = 2.776  # 95 %, two sides, 4 degrees of freedom
NETWORKS = [("tanh, 8 bits", "tanh8-0.0004"), ("ReLU, 8 bits", "relu8-0.0004"), ("tanh, 4 bits", "tanh4-0.0004"),
            ("ReLU, 4 bits", "relu4-0.0004"), ("tanh, 8 bits, rate 1e-4", "tanh8-0.0001"),
            ("ReLU, 8 bits, rate 1e-4", "relu8-0.0001"), ("tanh, not quantised: 256 bins", "tanh-0.0004"),
            ("ReLU, not quantised: 256 bins", "relu-0.0004")]
TWINS = [("tanh, 8 bits", "tanh8-0.0004", "tanh-0.0004"), ("tanh, 4 bits", "tanh4-0.0004", "tanh-0.0004"),
         ("ReLU, 8 bits", "relu8-0.0004", "relu-0.0004"), ("ReLU, 4 bits", "relu4-0.0004", "relu-0.0004")]


def rows(folder, name, file):
    """The rows of a file, for each repeat."""
    files = sorted(glob.glob(os.path.join(folder, name, "repeat-*", file)))
    for path in files:
        with open(path, newline="") as source:
            yield list(csv.DictReader(source))


def curves(folder, name, layer, column):
    return [[float(row[column]) for row in sorted((row for row in plane if int(row["layer"]) == layer),
                                                  key=lambda row: int(row["epoch"]))]
            for plane in rows(folder, name, "plane.csv")]


def shown(amounts):
    """The mean, and half of the 95 % interval (Student's t)."""
    half = T_OF_FIVE * statistics.stdev(amounts) / math.sqrt(len(amounts))
    return f"{abs(statistics.mean(amounts)) if abs(statistics.mean(amounts)) < 5e-3 else statistics.mean(amounts):.2f} ± {half:.2f}"


def table(heading, lines):
    yield "| " + " | ".join(heading) + " |"
    yield "|" + "---|" * len(heading)
    for line in lines:
        yield "| " + " | ".join(line) + " |"
    yield ""


def by_layer(folder, column, of):
    return [[words] + [shown([of(curve) for curve in curves(folder, name, layer, column)]) for layer in LAYERS]
            for words, name in NETWORKS]


def accuracy(folder, name, column):
    return [100 * float(training[-1][column]) for training in rows(folder, name, "training.csv")]


def costs(folder):
    for words, name, twin in TWINS:
        line = [words]
        for column in ("accuracy_train", "accuracy_test"):
            own, other = accuracy(folder, name, column), accuracy(folder, twin, column)
            line += [f"{statistics.mean(own):.1f}", f"{statistics.mean(other):.1f}",
                     shown([b - a for a, b in zip(own, other)])]
        yield line


def page(folder):
    heads = ["network"] + [f"T{layer}" for layer in LAYERS]
    yield "Fall of I(X;T) over training, in bits: its maximum minus its value at the end."
    yield ""
    yield from table(heads, by_layer(folder, "i_xt_bits", lambda curve: max(curve) - curve[-1]))
    yield "I(X;T) at the end, in bits."
    yield ""
    yield from table(heads, by_layer(folder, "i_xt_bits", lambda curve: curve[-1]))
    yield "Rise of I(T;Y) over training, in bits: its value at the end minus that of the initial weights."
    yield ""
    yield from table(heads, by_layer(folder, "i_ty_bits", lambda curve: curve[-1] - curve[0]))
    yield ("Accuracy at the end, in %, beside the twin: the same seeds, initial weights and batches, not quantised. What quantising"
           " costs is the difference seed by seed.")
    yield ""
    yield from table(["network", "training", "twin", "cost", "test", "twin", "cost"], costs(folder))


def main(folder):
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    begin, end = "<!-- measured: begin -->\n", "<!-- measured: end -->"
    text = text[:text.index(begin) + len(begin)] + "\n" + "\n".join(page(folder)) + text[text.index(end):]
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(sys.argv[1])
