#!/usr/bin/python3
"""Measures what sixteen threads wait for, on however many cores there are, and writes the table into docs/performance.md.

Usage: docs/threads.py [--threads N]
Java's flight recorder notes every wait for a lock. A lock is a limit where the waits for it are a large share of the time of all
threads: were it held all the time, threads could do nothing beside. Waiting for work (a thread without a task) is not counted."""
import argparse, collections, datetime, json, os, pathlib, re, subprocess, sys, tempfile, time

HOME = pathlib.Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- threads: begin -->", "<!-- threads: end -->"
EVENTS = ("jdk.JavaMonitorEnter", "jdk.ThreadPark")
LOCKS = re.compile("Lock|Semaphore|Latch")  # other parked threads have no task


def seconds(text):
    parts = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.E-]+)S)?", text).groups()
    return sum(float(part or 0) * unit for part, unit in zip(parts, (3600, 60, 1)))


def waits(recording):
    """Seconds by the lock's class and the method that waited."""
    found = collections.Counter()
    for event in EVENTS:
        told = subprocess.run(["jfr", "print", "--json", "--stack-depth", "30", "--events", event, recording],
                              capture_output=True, text=True, check=True).stdout
        for each in json.loads(told)["recording"]["events"]:
            values = each["values"]
            lock = (values.get("monitorClass") or values.get("parkedClass") or {"name": "?"})["name"].split("/")[-1]
            if event == "jdk.ThreadPark" and not LOCKS.search(lock):
                continue
            frames = [f["method"] for f in (values.get("stackTrace") or {"frames": []})["frames"]]
            own = [f["type"]["name"].split("/")[-1] + "." + f["name"] for f in frames if "infoplane" in f["type"]["name"]]
            if own:
                found[own[0]] += seconds(values["duration"])
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--threads", type=int, default=16)
    threads = arguments.parse_args().threads
    with tempfile.TemporaryDirectory() as folder:
        run = folder + "/run"
        tanh = str(HOME / "sample-configs/szt-tanh.json")
        commands = [
            (f"{threads} repeats of 300 epochs", ["run", tanh, "--epochs", "300", "--repeats", str(threads), "--out", run]),
            ("their planes again by kernel bounds", ["measure", run, "--estimator", "kde"]),
        ]
        lines = ["| command | s on the wall | most waited for | share of the threads' time |", "|---|---|---|---|"]
        for name, command in commands:
            recording = f"{folder}/{command[0]}.jfr"
            options = "-XX:StartFlightRecording:filename=" + recording + "".join(f",{event}#threshold=0ms" for event in EVENTS)
            began = time.time()
            subprocess.run([HOME / "infoplane", *command, "--threads", str(threads)], check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, env={**os.environ, "INFOPLANE_JAVA_OPTIONS": options})
            wall = time.time() - began
            most = waits(recording).most_common(1) or [("nothing", 0)]
            lines.append(f"| {name} | {wall:.1f} | `{most[0][0]}` | {100 * most[0][1] / wall / threads:.2f} % |")
            print(lines[-1], file=sys.stderr)
    page = HOME / "docs/performance.md"
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    told = f"{datetime.date.today()}, {threads} threads on {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}."
    page.write_text(before + BEGIN + "\n\n" + told + "\n\n" + "\n".join(lines) + "\n\n" + END + rest.split(END)[1], encoding="utf-8")


main()
