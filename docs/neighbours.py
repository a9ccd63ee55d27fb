#!/usr/bin/python3
"""SciPy on the estimates of `infoplane benchmark --only neighbours`, and the table of both.

neighbours.py time OURS.json: CPU milliseconds of the value of each estimate in that file, one thread, once each, as one JSON
    list: the same definitions with scipy.spatial.cKDTree and the maximum norm. An empty list without scipy.
neighbours.py write FOLDER PAGE: the table from ours-*.json and scipy-*.json, between its two marks in the page."""
import glob, json, os, re, statistics, sys, time

BEGIN, END = "<!-- neighbours: begin -->", "<!-- neighbours: end -->"
K, CLASSES, CORRELATION = 4, 10, 0.6


def load(name):
    with open(name) as file:
        return json.load(file)


def times(ours):
    try:
        import numpy as np
        from scipy.spatial import cKDTree
        from scipy.special import digamma
    except ImportError:
        return []
    norm = np.inf

    def within(rows, radii):
        return cKDTree(rows).query_ball_point(rows, np.nextafter(radii, 0), p=norm, return_length=True) - 1

    def ksg(a, b):
        z = np.hstack([a, b])
        radii = cKDTree(z).query(z, K + 1, p=norm)[0][:, K]
        return digamma(K) + digamma(len(a)) - (digamma(within(a, radii) + 1) + digamma(within(b, radii) + 1)).mean()

    def ross(t, y):
        radii, sizes = np.empty(len(t)), np.empty(len(t))
        for label in range(CLASSES):
            of = t[y == label]
            radii[y == label] = cKDTree(of).query(of, K + 1, p=norm)[0][:, K]
            sizes[y == label] = len(of)
        return digamma(len(t)) + digamma(K) - (digamma(sizes) + digamma(within(t, radii) + 1)).mean()

    result, random = [], np.random.default_rng(1)
    for row in load(ours)["neighbours"]:
        shape = (row["rows"], row["columns"])
        a = random.normal(size=shape)
        b = CORRELATION * a + np.sqrt(1 - CORRELATION**2) * random.normal(size=shape)
        y = random.integers(0, CLASSES, shape[0])
        before = time.process_time()
        ksg(a, b) if row["estimator"] == "ksg" else ross(a, y)
        result.append(1000 * (time.process_time() - before))
    return result


def write(folder, page):
    def rounds(name):
        return [load(path) for path in sorted(glob.glob(os.path.join(folder, name + "-*.json")))]

    ours, theirs = rounds("ours"), [times for times in rounds("scipy") if times]
    lines = ["| estimate | rows | columns | value, CPU ms | with error and check | times the value | subsampled | SciPy, value | less CPU, value | less CPU, with error and check |",
             "|---|---|---|---|---|---|---|---|---|---|"]
    for number, row in enumerate(ours[0]["neighbours"]):
        def median(key):
            return statistics.median(run["neighbours"][number][key] for run in ours)

        value, whole = median("value_cpu_ms"), median("with_error_cpu_ms")
        yours = statistics.median(times[number] for times in theirs) if theirs else None
        lines.append(f"| `{row['estimator']}` | {row['rows']} | {row['columns']} | {value:.3g} | {whole:.3g} | {whole / value:.2f}"
                     f" | {median('subsampled_cpu_ms'):.3g} | "
                     + (f"{yours:.3g} | {yours / value:.2f}× | {yours / whole:.2f}× |" if yours else "– | – | – |"))
    with open(page) as file:
        text = file.read()
    part = (f"{BEGIN}\n\n{ours[0]['cpu']}, one thread; {time.strftime('%Y-%m-%d')}.\n\n" + "\n".join(lines) + f"\n\n{END}")
    with open(page, "w") as file:
        file.write(re.sub(re.escape(BEGIN) + ".*" + re.escape(END), lambda _: part, text, flags=re.S))


if sys.argv[1] == "time":
    print(json.dumps(times(sys.argv[2])))
else:
    write(sys.argv[2], sys.argv[3])
