#!/usr/bin/python3
"""Turns what docs/noisy.sh measured into the tables of docs/noisy.md.

Usage: noisy.py FOLDER          the tables
       noisy.py FOLDER REPEAT   writes the weights of a repeat of FOLDER/published into FOLDER/weights-REPEAT, with inputs
                                drawn with replacement, as the published program measures"""
import csv, glob, json, math, os, random, statistics, sys

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "noisy.md")
LAYERS = range(1, 6)
NATS = math.log(2)
T_OF_FIVE = 2.776  # 95 %, two sides, 4 degrees of freedom
# smoothMI's stored result of one network (Goldfeld et al. 2019), in nats
PUBLISHED = {"maximum": [7.766, 7.903, 7.877, 7.089, 4.923], "end": [7.755, 7.903, 7.853, 5.571, 2.302]}


def curves(run):
    """By layer, I(X;T) in nats by epoch, with standard errors and flags."""
    points = {layer: {} for layer in LAYERS}
    with open(os.path.join(run, "plane.csv"), newline="") as file:
        for row in csv.DictReader(file):
            if row["estimator"].startswith("sample-propagation") and int(row["layer"]) in points:
                points[int(row["layer"])][int(row["epoch"])] = (
                    float(row["i_xt_bits"]) * NATS, float(row["i_xt_se_bits"]) * NATS, row["flags"].split())
    return points


def shown(amounts):
    """The mean and the spread over the repeats: least to greatest."""
    return f"{statistics.mean(amounts):.3f} ({min(amounts):.3f} to {max(amounts):.3f})"


def table(heading, lines):
    yield "| " + " | ".join(heading) + " |"
    yield "|" + "---|" * len(heading)
    for line in lines:
        yield "| " + " | ".join(line) + " |"
    yield ""


def page(folder):
    runs = [curves(run) for run in sorted(glob.glob(os.path.join(folder, "repeat-*")))]
    runs = [run for run in runs if run[1]]
    epochs = sorted(runs[0][1])
    maxima = [[max(value for value, _, _ in run[layer].values()) for run in runs] for layer in LAYERS]
    ends = [[run[layer][epochs[-1]][0] for run in runs] for layer in LAYERS]
    falls = [[most - end for most, end in zip(*both)] for both in zip(maxima, ends)]
    peaks = [[max(run[layer], key=lambda epoch: run[layer][epoch][0]) for run in runs] for layer in LAYERS]
    yield f"{len(runs)} repeats, {epochs[-1]} epochs, measured at {len(epochs)} of them. All in nats; in brackets the least and the greatest."
    yield ""
    names = [f"L{layer}" for layer in LAYERS]
    published = PUBLISHED["maximum"], PUBLISHED["end"]
    yield from table(["I(X;T)"] + names, [
        ["maximum, published"] + [f"{value:.3f}" for value in published[0]],
        ["maximum"] + [shown(values) for values in maxima],
        ["end, published"] + [f"{value:.3f}" for value in published[1]],
        ["end"] + [shown(values) for values in ends],
        ["fall, published"] + [f"{most - end:.3f}" for most, end in zip(*published)],
        ["fall"] + [shown(values) for values in falls],
        ["epoch of the maximum"] + [f"{min(values)} to {max(values)}" for values in peaks],
        ["largest standard error"] + [f"{max(error for run in runs for _, error, _ in run[layer].values()):.3f}" for layer in LAYERS],
    ])
    rises = [max(run[layer][epoch][0] - run[layer - 1][epoch][0] for epoch in run[layer]) for run in runs for layer in LAYERS[1:]]
    broken = sum("dpi-broken" in flags for run in runs for layer in LAYERS for _, _, flags in run[layer].values())
    yield (f"The largest rise from a layer to the next is {max(rises):.3f} nats; {broken} points of the {len(runs)} runs are flagged as"
           " “more than in the layer before” (from 0.069 nats on).")
    yield ""
    for name, values, amount in [("L4", falls[3], 1.52), ("L5", falls[4], 2.62)]:
        half = T_OF_FIVE * statistics.stdev(values) / math.sqrt(len(values))
        interval = f" ± {half:.2f}" if len(values) == 5 else ""
        inside = min(values) <= amount <= max(values)
        yield (f"* {name} falls by {statistics.mean(values):.2f}{interval} nats; the published {amount:.2f} lies"
               f" {'within' if inside else 'outside'} the spread of the repeats.")
    yield ""


def harder(folder):
    """The end of single networks that were trained harder."""
    yield "I(X;T) in nats at the end of the first seed, trained in other ways."
    yield ""
    lines = []
    for name, words in [("adam-0.004", "Adam, 0.004"), ("adam-0.01", "Adam, 0.01"), ("sgd-0.1", "SGD, 0.1")]:
        run = curves(os.path.join(folder, name))
        lines.append([words] + [f"{run[layer][max(run[layer])][0]:.3f}" for layer in LAYERS])
    yield from table(["training"] + [f"L{layer}" for layer in LAYERS], lines)


def resampled(folder):
    """Five networks trained as the published one, measured on inputs drawn with replacement."""
    runs = [curves(run) for run in sorted(glob.glob(os.path.join(folder, "resampled-???")))]
    maxima = [[max(value for value, _, _ in run[layer].values()) for run in runs] for layer in LAYERS]
    ends = [[run[layer][max(run[layer])][0] for run in runs] for layer in LAYERS]
    falls = [[most - end for most, end in zip(*both)] for both in zip(maxima, ends)]
    published = PUBLISHED["maximum"], PUBLISHED["end"]
    yield f"{len(runs)} networks trained as the published one and measured on 4096 inputs drawn with replacement, in nats."
    yield ""
    yield from table(["I(X;T)"] + [f"L{layer}" for layer in LAYERS], [
        ["maximum, published"] + [f"{value:.3f}" for value in published[0]],
        ["maximum"] + [shown(values) for values in maxima],
        ["end, published"] + [f"{value:.3f}" for value in published[1]],
        ["end"] + [shown(values) for values in ends],
        ["fall, published"] + [f"{most - end:.3f}" for most, end in zip(*published)],
        ["fall"] + [shown(values) for values in falls],
    ])
    rises = [max(run[2][epoch][0] - run[1][epoch][0] for epoch in run[2]) for run in runs]
    broken = sum("dpi-broken" in flags for run in runs for layer in LAYERS for _, _, flags in run[layer].values())
    drawn = [entropy_of_draws(random.Random(seed)) for seed in range(200)]
    yield (f"L2 rises above L1 by up to {shown(rises)} nats; {broken} points are flagged as “more than in the layer before”. 4096 inputs"
           f" drawn with replacement hold {statistics.mean(drawn):.3f} ± {statistics.stdev(drawn):.3f} nats (200 draws).")
    yield ""


def entropy_of_draws(source, inputs=4096):
    """The entropy of inputs that are drawn with replacement, nats."""
    counts = {}
    for _ in range(inputs):
        drawn = source.randrange(inputs)
        counts[drawn] = counts.get(drawn, 0) + 1
    return -sum(count / inputs * math.log(count / inputs) for count in counts.values())


def write_weights(folder, repeat):
    """The weights of the measured epochs of a run, beside inputs and labels drawn with replacement."""
    import numpy as np
    run, out = os.path.join(folder, "published", f"repeat-{repeat}"), os.path.join(folder, f"weights-{repeat}")
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(run, "trajectory.json")) as file:
        index = json.load(file)
    with open(os.path.join(run, "plane.csv"), newline="") as file:
        epochs = sorted({int(row["epoch"]) for row in csv.DictReader(file)})
    weights = np.fromfile(os.path.join(run, "trajectory.f32"), "<f4").reshape(-1, index["parameters"])
    for epoch in epochs:
        row = weights[index["epochs"].index(epoch)]
        arrays = {}
        for number, layer in enumerate(index["layers"], 1):
            shape = layer["inputs"], layer["outputs"]
            arrays[f"W{number}"] = row[layer["weightOffset"]:layer["weightOffset"] + shape[0] * shape[1]].reshape(shape)
            arrays[f"b{number}"] = row[layer["biasOffset"]:layer["biasOffset"] + shape[1]]
        np.savez(os.path.join(out, f"epoch_{epoch:06d}.npz"), **arrays)
    with open(os.path.join(run, "experiment.json")) as file:
        network = json.load(file)["network"]
    with open(os.path.join(out, "network.json"), "w") as file:
        json.dump(network, file)
    drawn = np.random.default_rng(int(repeat) + 1).integers(0, 4096, 4096)
    for name in ["X.npy", "y.npy"]:
        np.save(os.path.join(out, name), np.load(os.path.join(folder, "szt", name))[drawn])


def main(folder, repeat=None):
    if repeat is not None:
        write_weights(folder, repeat)
        return
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    begin, end = "<!-- measured: begin -->\n", "<!-- measured: end -->"
    made = "\n".join(list(page(os.path.join(folder, "tanh"))) + list(resampled(folder)) + list(harder(folder)))
    text = text[:text.index(begin) + len(begin)] + "\n" + made + text[text.index(end):]
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main(*sys.argv[1:])
