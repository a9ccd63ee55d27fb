"""Measures what whole commands take, from their start to their end, and writes the table into docs/performance.md.

Usage: docs/processes.py [--rounds N] [--beside FOLDER]
    --beside    another copy of the project, such as an older version; both take turns, so that both see the same minutes

CPU is that of all threads of the command and of the script that starts it. Needs numpy for the comparison with it.
"""

import argparse
import datetime
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- processes: begin -->", "<!-- processes: end -->"


def numpy_kde(folder):
    """The upper bound of Kolchinsky and Tracey for a layer and for each class, as most people would write it."""
    import numpy as np

    layer = np.load(folder + "/layer.npy").astype(float)
    labels = np.load(folder + "/labels.npy")

    def upper(rows):
        squares = (rows**2).sum(1)
        distances = squares[:, None] + squares[None, :] - 2 * rows @ rows.T
        return -np.log(np.exp(-distances / (2 * 1e-3)).mean(1)).mean()

    whole = upper(layer)
    print(whole, whole - sum((labels == c).mean() * upper(layer[labels == c]) for c in (0, 1)))


def write_layer(folder):
    import numpy as np

    random = np.random.default_rng(1)
    inputs = random.uniform(-1, 1, (4096, 10))
    np.save(folder + "/layer.npy", np.tanh(inputs @ random.normal(size=(10, 10))).astype("f4"))
    np.save(folder + "/labels.npy", (inputs[:, 0] > 0).astype("i4"))


def spent(command, folder):
    """Seconds of CPU, seconds on the wall and MiB at most of a process and its children."""
    shutil.rmtree(folder + "/run", ignore_errors=True)
    began = time.time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"processes: {' '.join(map(str, command))} ended with {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, time.time() - began, used.ru_maxrss / 1024


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--beside", type=pathlib.Path)
    arguments.add_argument("--numpy-kde", metavar="FOLDER", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.numpy_kde:
        numpy_kde(given.numpy_kde)
        return
    with tempfile.TemporaryDirectory() as folder:
        write_layer(folder)
        tanh = str(HOME / "sample-configs/szt-tanh.json")
        run = ["run", tanh, "--out", folder + "/run"]
        ten = [*run, "--epochs", "1000", "--repeats", "10"]
        estimate = ["estimate", "--activations", folder + "/layer.npy", "--labels", folder + "/labels.npy", "--estimator", "kde"]
        rows = [
            ("`--version`", ["--version"], None),
            ("`estimate`, kernel bounds, 4096 × 10", estimate, [sys.executable, __file__, "--numpy-kde", folder]),
            ("`run szt-tanh`, 8000 epochs", run, None),
            ("ten repeats of 1000 epochs, 1 thread", [*ten, "--threads", "1"], None),
            ("ten repeats of 1000 epochs, 2 threads", [*ten, "--threads", "2"], None),
        ]
        copies = [HOME, *([given.beside] if given.beside else [])]
        for copy in copies:
            subprocess.run([copy / "infoplane", "--version"], check=True, stdout=subprocess.DEVNULL)  # builds
        lines = ["| command | CPU s | wall s | MiB at most |" + (" CPU s before | MiB before |" if given.beside else "") + " numpy, CPU s |"]
        lines.append("|---" * (lines[0].count("|") - 1) + "|")
        for name, command, other in rows:
            measured = [[] for _ in copies]
            others = []
            for _ in range(given.rounds):
                for copy, results in zip(copies, measured):
                    results.append(spent([copy / "infoplane", *command], folder))
                if other:
                    others.append(spent(other, folder)[0])
            median = [[statistics.median(column) for column in zip(*results)] for results in measured]
            cells = [name, f"{median[0][0]:.2f}", f"{median[0][1]:.2f}", f"{median[0][2]:.0f}"]
            cells += [f"{median[1][0]:.2f}", f"{median[1][2]:.0f}"] if given.beside else []
            lines.append("| " + " | ".join([*cells, f"{statistics.median(others):.2f}" if others else ""]) + " |")
            print(lines[-1], file=sys.stderr)
    page = HOME / "docs/performance.md"
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    before_that = ""
    if given.beside:
        commit = subprocess.run(["git", "-C", given.beside, "log", "-1", "--format=%h"], capture_output=True, text=True)
        before_that = f" Before: version {commit.stdout.strip() or given.beside.name}."
    load = f"{datetime.date.today()}, medians of {given.rounds} rounds, load average {os.getloadavg()[0]:.1f}.{before_that}"
    page.write_text(before + BEGIN + "\n\n" + load + "\n\n" + "\n".join(lines) + "\n\n" + END + after, encoding="utf-8")


main()
