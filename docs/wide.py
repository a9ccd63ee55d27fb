#!/usr/bin/python3
"""PyTorch on the networks of `infoplane benchmark --only wide`, and the table of both.

wide.py time OURS.json: CPU milliseconds of an epoch of each network in that file, one thread, medians, as one JSON list: random bits,
    four fifths trained on, tanh, Adam, shuffled batches, then loss and accuracy on both splits. An empty list without torch.
wide.py write FOLDER PAGE: the table from ours-*.json and torch-*.json, between its two marks in the page."""
import glob, json, os, re, statistics, sys, time

BEGIN, END = "<!-- wide: begin -->", "<!-- wide: end -->"


def load(name):
    with open(name) as file:
        return json.load(file)


def epoch_of(torch, network):
    widths, rows = [int(width) for width in network["widths"].split("-")], network["rows"]
    train, batch = rows * 4 // 5, int(network["batch"])
    torch.manual_seed(1)
    layers = []
    for a, b in zip(widths, widths[1:]):
        layers += [torch.nn.Linear(a, b), torch.nn.Tanh()]
    net, loss = torch.nn.Sequential(*layers[:-1]), torch.nn.CrossEntropyLoss()
    adam = torch.optim.Adam(net.parameters(), lr=4e-4)
    inputs, labels = torch.randint(0, 2, (rows, widths[0])).float(), torch.randint(0, widths[-1], (rows,))

    def score(of):
        with torch.no_grad():
            logits = net(inputs[of])
            return loss(logits, labels[of]).item(), (logits.argmax(1) == labels[of]).float().mean().item()

    def epoch():
        order = torch.randperm(train)
        for first in range(0, train, batch):
            of = order[first:first + batch]
            adam.zero_grad()
            loss(net(inputs[of]), labels[of]).backward()
            adam.step()
        score(slice(0, train)), score(slice(train, rows))

    return epoch


def times(ours):
    try:
        import torch
    except ImportError:
        return []
    torch.set_num_threads(1)
    result = []
    for network in load(ours)["wide_networks"]:
        epoch, taken = epoch_of(torch, network), []
        epoch()
        for _ in range(9):
            start = time.process_time()
            epoch()
            taken.append(1000 * (time.process_time() - start))
        result.append(statistics.median(taken))
    return result


def write(folder, page):
    def rounds(name):
        return [load(path) for path in sorted(glob.glob(os.path.join(folder, name + "-*.json")))]

    ours, theirs = rounds("ours"), [times for times in rounds("torch") if times]
    lines = ["| network | rows | batch | Infoplane, CPU ms | PyTorch | less CPU | Deeplearning4j | multiply-adds a second |",
             "|---|---|---|---|---|---|---|---|"]
    for number, network in enumerate(ours[0]["wide_networks"]):
        def median(key):
            return statistics.median(run["wide_networks"][number][key] for run in ours)

        mine = median("fused_cpu_ms")
        yours = statistics.median(times[number] for times in theirs) if theirs else None
        lines.append(f"| {network['widths']} | {network['rows']} | {network['batch']} | {mine:.3g} | "
                     + (f"{yours:.3g} | {yours / mine:.2f}×" if yours else "– | –")
                     + f" | {median('dl4j_cpu_ms'):.3g} | {median('fused_multiply_adds_per_s'):.2e} |")
    limit = statistics.median(run["floor_multiply_adds_per_s"] for run in ours)
    with open(page) as file:
        text = file.read()
    part = (f"{BEGIN}\n\n{ours[0]['cpu']}, one thread; {time.strftime('%Y-%m-%d')}. Multiply-adds a second in registers alone: {limit:.2e}.\n\n"
            + "\n".join(lines) + f"\n\n{END}")
    with open(page, "w") as file:
        file.write(re.sub(re.escape(BEGIN) + ".*" + re.escape(END), lambda _: part, text, flags=re.S))


if sys.argv[1] == "time":
    print(json.dumps(times(sys.argv[2])))
else:
    write(sys.argv[2], sys.argv[3])
