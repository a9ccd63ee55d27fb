#!/usr/bin/env python3
"""Writes pebbles.csv: 300 invented pebbles of three kinds of rock, whose measures overlap. Needs Python alone."""
import csv
import pathlib
import random

KINDS = {  # length mm, width mm, density g/cm3, roughness: mean and standard deviation
    "basalt": ((31, 6), (22, 4), (2.95, 0.10), (3.1, 0.8)),
    "granite": ((36, 7), (27, 5), (2.67, 0.08), (4.6, 1.0)),
    "slate": ((42, 8), (24, 5), (2.76, 0.07), (2.0, 0.6)),
}

draw = random.Random(20)
rows = []
for kind, ((length, dl), (width, dw), (density, dd), (roughness, dr)) in KINDS.items():
    for _ in range(100):
        size = draw.gauss(0, 1)  # large pebbles are long and wide
        rows.append((
            round(max(10, length + dl * (0.8 * size + 0.6 * draw.gauss(0, 1))), 1),
            round(max(8, width + dw * (0.8 * size + 0.6 * draw.gauss(0, 1))), 1),
            round(draw.gauss(density, dd), 3),
            round(max(0.1, draw.gauss(roughness, dr)), 2),
            kind,
        ))
draw.shuffle(rows)
with open(pathlib.Path(__file__).with_name("pebbles.csv"), "w", newline="\n", encoding="utf-8") as file:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(("id", "length_mm", "width_mm", "density", "roughness", "kind"))
    table.writerows((number, *row) for number, row in enumerate(rows, 1))
