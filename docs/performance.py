#!/usr/bin/python3
"""Turns what docs/performance.sh measured into the tables of docs/performance.md.

Usage: performance.py FOLDER_OF_RESULTS PAGE; the part of the page between the two marks is replaced."""
import csv, glob, itertools, json, os, statistics, sys, time

import numpy as np

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
folder, page = sys.argv[1], sys.argv[2]


def load(name):
    with open(os.path.join(folder, name)) as file:
        return json.load(file)


def rounds(pattern):
    return [load(os.path.basename(name)) for name in sorted(glob.glob(os.path.join(folder, pattern)))]


def median(runs, key):
    values = [run[key] for run in runs if run.get(key) is not None]
    return statistics.median(values) if values else None


def digits(value, places=3):
    return "–" if value is None else f"{value:.{places}g}"


def table(headings, rows):
    lines = ["| " + " | ".join(headings) + " |", "|" + "---|" * len(headings)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def side_by_side(ours, theirs):
    def row(what, key, other, name, target):
        mine, yours = median(ours, key), median(theirs, other)
        ratio = None if yours is None else yours / mine
        return [what, digits(mine), f"{digits(yours)} ({name})", "–" if ratio is None else f"{ratio:.0f}×", target]

    return table(
        ["CPU ms, one thread", "Infoplane", "reference", "less CPU", "target"],
        [
            row("an epoch at batch 256: shuffling, Adam, loss and accuracy on both splits",
                "train_epoch_256_fused_cpu_ms", "train_epoch_256_cpu_ms", "PyTorch, training alone", "20×, aim 40×"),
            row("a point of the plane, kernel bound, 4096 × 10", "kde_4096x10_cpu_ms", "kde_4096x10_cpu_ms", "numpy",
                "20×, aim 50×"),
            row("a point of the plane, cells, 4096 × 10", "binning_4096x10_cpu_ms", "binning_4096x10_cpu_ms", "numpy",
                "30×"),
        ])


def one_thread(ours):
    names = [
        ("train_epoch_256_fused_cpu_ms", "ms CPU, an epoch at batch 256, fused engine"),
        ("train_epoch_256_floor_ms", "ms, the same work at this core's limits"),
        ("train_epoch_256_share_of_floor", "share of the limit reached"),
        ("train_epoch_256_quantised_ratio", "× that epoch, on grids of 8 bits a unit (at most 1.5)"),
        ("train_epoch_256_relu_quantised_ratio", "× the epoch of a ReLU network, on grids of 8 bits a unit and a weight (at most 1.5)"),
        ("train_epoch_256_noisy_ratio", "× that epoch, with noise σ = 0.005 in the hidden units (at most 1.5)"),
        ("train_epoch_full_fused_cpu_ms", "ms CPU, an epoch of one full batch, fused engine"),
        ("train_epoch_256_dl4j_cpu_ms", "ms CPU, an epoch at batch 256, Deeplearning4j"),
        ("gradient_statistics_share", "what gradient statistics add to an epoch, as a share of it"),
        ("activations_4096_cpu_ms", "ms CPU, all layers' activations of 4096 inputs from one epoch's weights"),
        ("floor_multiply_adds_per_s", "float32 multiply-adds a second at best"),
        ("floor_tanh_per_s", "hyperbolic tangents a second at best"),
        ("floor_exponentials_per_s", "exponentials a second at best"),
        ("kde_4096x10_floor_ms", "ms, a point by kernels at this core's limits, every pair computed"),
        ("kde_4096x10_share_of_floor", "share of that limit reached (above 1 where distant pairs are skipped)"),
        ("scales_4096x10_cpu_ms", "ms CPU, the sums of a layer at 25 scales, both bounds and both quantities"),
        ("scales_4096x10_kde_points", "× the limit of a point by kernels (at most 6)"),
        ("paint_50000_points_cpu_ms", "ms CPU, painting a plane of 50000 points at 1000 × 700 (60 frames a second leave 16.7)"),
        ("paint_2500000_points_cpu_ms", "ms CPU, painting fifty such runs overlaid, 2.5 million points"),
    ]
    return table(["figure", "value", "what"], [[f"`{key}`", digits(median(ours, key)), what] for key, what in names])


def whole_jobs(whole):
    names = [
        ("tanh_figure_s", "8000 epochs, batch 256, delta-exact with δ = 0.02, idnns bins", "8 s, aim 4 s"),
        ("scale_map_s", "60 epochs × 6 layers at 25 scales, both quantities", "10 s"),
        ("scale_map_first_s", "until the first map of few epochs", "1 s"),
        ("ensemble_10_s", "ten repeats of 1000 epochs", ""),
        ("remeasure_400x6_binning_s", "400 epochs × 6 layers again with 100 bins", "1 s"),
        ("remeasure_400x6_kde_s", "400 epochs × 6 layers again by kernel bounds", "12 s"),
    ]
    return table(["figure", "seconds on the wall", "what", "target"],
                 [[f"`{key}`", digits(whole[key]), what, target] for key, what, target in names])


def schedules(whole):
    names = [
        ("delta_exact", "`delta-exact`, δ = 0.02"),
        ("log_equal_gap", "`log`, the fewest points (in hundreds) with no larger a gap"),
        ("every_equal_gap", "`every`, the largest n with no larger a gap"),
        ("log_400", "`log`, 400 points"),
        ("every_1", "`every`, n = 1"),
    ]
    return table(
        ["schedule", "measured epochs", "largest gap between epochs that are not neighbours, % of the entropy", "seconds to measure"],
        [[name, whole[key + "_epochs"], digits(100 * whole[key + "_largest_gap"]), digits(whole[key + "_measure_s"])]
         for key, name in names if key + "_epochs" in whole])


def growth(measured):
    networks = table(
        ["network", "rows", "batch", "fused, CPU ms", "multiply-adds a second", "DL4J, CPU ms"],
        [[row["widths"], row["rows"], row["batch"], digits(row["fused_cpu_ms"]),
          digits(row["fused_multiply_adds_per_s"]), digits(row["dl4j_cpu_ms"])] for row in measured["epochs_of_networks"]])
    jobs = table(
        ["what", "runs", "epochs", "threads", "seconds on the wall"],
        [[row["what"], row["runs"], row["epochs"], row["threads"], digits(row["seconds"])]
         for row in measured["whole_experiments"]])
    return networks + "\n\n" + jobs + "\n\n" + wider(measured["whole_experiments"])


def wider(experiments):
    """Amdahl's law: what two threads save says which share of the work they share, and that what more of them would save."""
    rows = []
    for one in experiments:
        two = next((row for row in experiments if row["threads"] == 2 and all(row[key] == one[key] for key in ("what", "runs", "epochs"))), None)
        if one["threads"] == 1 and two:
            shared = max(0, min(1, 2 * (1 - two["seconds"] / one["seconds"])))
            most = min(16, one["runs"]) if one["runs"] > 1 else 16  # repeats train side by side, one a thread
            sixteen = one["seconds"] * (1 - shared + shared / most)
            rows.append([one["what"], digits(one["seconds"]), digits(two["seconds"]), f"{100 * shared:.0f} %",
                         digits(sixteen), f"{one['seconds'] / sixteen:.1f}×"])
    return table(["what", "s, one thread", "two", "shared", "sixteen, by Amdahl's law", "faster"], rows)


def window():
    measured = rounds("window-*.json")
    if not measured:
        return "Not measured: there was no display."
    names = [
        ("set_up", "another experiment is set up"),
        ("live_run", "a run of 1500 epochs grows"),
        ("resize", "the window changes its size"),
        ("theme", "light changes to dark, and back"),
        ("hover", "the pointer moves over the plane"),
        ("zoom", "the wheel turns"),
        ("scrub", "the time line is scrubbed"),
        ("charts", "the plots below change"),
        ("measure_again", "other settings are asked for"),
        ("bins", "the bins are dragged, and the run is measured again"),
        ("compare", "two runs are overlaid, and put side by side"),
        ("right_side", "the panels on the right change"),
        ("runs", "runs are chosen, hidden and shown"),
        ("presets", "each preset is opened"),
        ("panes", "the parts of the experiment are folded and unfolded"),
        ("menus", "each menu is opened"),
        ("questions", "small windows ask for axes, cleaning up, and the data"),
        ("export", "the figure's window is opened"),
        ("keys", "the list of keys is opened"),
        ("guide", "the guide is opened"),
    ]
    start = table(["figure", "value", "what", "target"],
                  [[f"`{name}`", digits(median(measured, name)), what, target] for name, what, target in [
                      ("window_first_paint_cpu_ms", "ms CPU from the start of Java to the first picture of the window", "4000"),
                      ("window_first_paint_ms", "ms on the wall for the same", ""),
                      ("window_idle_cpu_ms_per_s", "ms CPU a second while nobody does anything", "")]])
    stalls = table(["while …", "longest without an answer, ms of the window's thread", "target"],
                   [[what, digits(median(measured, f"window_{name}_ms")), "50"] for name, what in names])
    return start + "\n\n" + stalls


def final_plane(run):
    with open(os.path.join(folder, run, "plane.csv")) as file:
        rows = list(csv.DictReader(file))
    last = max(int(row["epoch"]) for row in rows)
    return {int(row["layer"]): np.array([float(row["i_xt_bits"]), float(row["i_ty_bits"])])
            for row in rows if int(row["epoch"]) == last}


def weights(run):
    parameters = load(os.path.join(run, "trajectory.json"))["parameters"]
    return np.fromfile(os.path.join(folder, run, "trajectory.f32"), "<f4").reshape(-1, parameters)


def engines():
    seeds = [final_plane(f"fused-{seed}") for seed in range(1, 6)]
    reference = final_plane("dl4j-1")
    rows = []
    for layer, point in seeds[0].items():
        between = np.mean([np.abs(a[layer] - b[layer]) for a, b in itertools.combinations(seeds, 2)], axis=0)
        difference = np.abs(point - reference[layer])
        values = [v for axis in (0, 1)
                  for v in (point[axis], reference[layer][axis], difference[axis], between[axis])]
        rows.append([layer] + [f"{value:.4f}" for value in values])
    fused, other = weights("fused-1"), weights("dl4j-1")
    drift = "; ".join(f"{np.abs(fused[e] - other[e]).max() / np.abs(fused[e]).max():.1g} after epoch {e}"
                      for e in (1, 10, 100, 1000) if e < len(fused))
    return table(["layer", "I(X;T) fused", "DL4J", "difference", "two seeds differ by",
                  "I(T;Y) fused", "DL4J", "difference", "two seeds differ by"], rows) \
        + f"\n\nLargest difference of a weight, relative to the largest weight: {drift}."


def main():
    ours, theirs, whole = rounds("thread-*.json"), rounds("python-*.json"), load("whole.json")
    with open("/proc/loadavg") as file:
        load_average = file.read().split()[0]
    parts = [
        BEGIN,
        f"{whole['cpu']}, {whole['threads']} threads for whole jobs, {whole['kernels']}; {time.strftime('%Y-%m-%d')}. "
        f"Load average at the end of the measuring: {load_average} (about {whole['threads']} when nothing else runs).",
        "### Beside numpy and PyTorch\n\n" + side_by_side(ours, theirs),
        "### One thread\n\n" + one_thread(ours),
        "### Whole jobs\n\n" + whole_jobs(whole),
        "### Schedules on the tanh figure\n\n" + schedules(whole),
        "### Growth\n\n" + growth(load("growth.json")),
        "### The window\n\n" + window(),
        "### Both engines\n\n" + engines(),
        END,
    ]
    with open(page) as file:
        text = file.read()
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    with open(page, "w") as file:
        file.write(before + "\n\n".join(parts) + after)


main()
