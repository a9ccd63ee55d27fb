#!/usr/bin/python3
"""numpy on the estimates of `infoplane benchmark --only sums`, and the table of both in docs/performance.md.

Usage: docs/sums.py [--rounds N]
Both take turns, one thread on one core, medians of CPU milliseconds. numpy computes in the precision that gives 1e-6 bits."""
import argparse, json, os, pathlib, re, statistics, subprocess, sys, time

for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ[library + "_NUM_THREADS"] = "1"
import numpy as np

HOME = pathlib.Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- sums: begin -->", "<!-- sums: end -->"
ROWS, BATCH, LN2 = 4096, 500, np.log(2)


def layer(columns):
    scattered = np.arange(1, ROWS * columns + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    scattered = (scattered ^ scattered >> np.uint64(31)) * np.uint64(0xBF58476D1CE4E5B9)
    return ((scattered >> np.uint64(40)).astype(np.float32) * np.float32(2**-23) - 1).reshape(ROWS, columns)


def squares(rows):
    lengths = (rows * rows).sum(1)
    return lengths[:, None] + lengths[None, :] - 2 * rows @ rows.T


def kde(rows, variance):
    kernels = np.exp(-squares(rows) / (rows.dtype.type(2) * rows.dtype.type(variance)))
    whole = -np.log(kernels.mean(1)).mean()
    return whole, whole + sum(np.log(kernels[c::2, c::2].mean(1)).mean() / 2 for c in (0, 1))


def renyi(rows, alpha):
    """One batch of eight; the rows of a batch do not matter for the time."""
    rows = rows[:BATCH].astype(float)
    rows = (rows - rows.mean(0)) / rows.std(0)
    width = np.sqrt(rows.shape[1]) * BATCH ** (-1 / (4 + rows.shape[1]))
    gram = np.exp(-squares(rows) / (2 * width * width)) / BATCH

    def entropy(values):
        return np.log((values[values > 0] ** alpha).sum()) / (1 - alpha)

    blocks = [np.linalg.eigvalsh(np.ascontiguousarray(gram[c::2, c::2])) for c in (0, 1)]
    whole = entropy(np.linalg.eigvalsh(gram))
    return whole, whole + LN2 - entropy(np.concatenate(blocks))


def timed(task):
    taken = []
    for _ in range(5):
        start = time.process_time()
        result = task()
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken[1:]), result[0] / LN2


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=3)
    rounds = arguments.parse_args().rounds
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # for the child, too
    subprocess.run([HOME / "infoplane", "--version"], check=True, stdout=subprocess.DEVNULL)  # builds
    ours, theirs = [], []
    for _ in range(rounds):
        out = subprocess.run([HOME / "infoplane", "benchmark", "--only", "sums", "--json"], check=True, stdout=subprocess.PIPE)
        ours.append(json.loads(out.stdout))
        round_of = []
        for row in ours[0]["sums"]:
            rows = layer(row["columns"])
            if row["estimator"] == "kde":
                both = [timed(lambda: kde(rows.astype(kind), row["parameter"])) for kind in (np.float32, np.float64)]
                round_of.append((both[0][0], both[1][0], abs(both[0][1] - both[1][1]), both[1][1]))
            else:
                batch = timed(lambda: renyi(rows, row["parameter"]))[0]
                round_of.append((None, batch * (ROWS // BATCH), None, None))
        theirs.append(round_of)
    lines = ["| estimate, 4096 rows | Infoplane, CPU ms | numpy float64 | less CPU | numpy float32 | less CPU | Infoplane, bits off | numpy float32, bits off |",
             "|---|---|---|---|---|---|---|---|"]
    for number, row in enumerate(ours[0]["sums"]):
        mine = statistics.median(run["sums"][number]["cpu_ms"] for run in ours)
        double = statistics.median(run[number][1] for run in theirs)
        name = "`kde`, σ² = " if row["estimator"] == "kde" else "`renyi`, α = "
        cells = [f"{name}{row['parameter']:g}, {row['columns']} columns", f"{mine:.3g}", f"{double:.3g}", f"{double / mine:.2f}×"]
        if row["estimator"] == "kde":
            single = statistics.median(run[number][0] for run in theirs)
            cells += [f"{single:.3g}", f"{single / mine:.2f}×", f"{abs(row['bits'] - theirs[0][number][3]):.0e}", f"{theirs[0][number][2]:.0e}"]
        else:
            cells += ["", "", "", ""]
        lines.append("| " + " | ".join(cells) + " |")
        print(lines[-1], file=sys.stderr)
    page = HOME / "docs/performance.md"
    text = page.read_text(encoding="utf-8")
    head = f"{ours[0]['cpu']}, one thread; {time.strftime('%Y-%m-%d')}, medians of {rounds} rounds, load average {os.getloadavg()[0]:.1f}."
    part = f"{BEGIN}\n\n{head}\n\n" + "\n".join(lines) + f"\n\n{END}"
    page.write_text(re.sub(re.escape(BEGIN) + ".*" + re.escape(END), lambda _: part, text, flags=re.S), encoding="utf-8")


main()
