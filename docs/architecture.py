"""Draws rooms (packages) and their arrows: jdeps' classes on standard input, sources and picture as arguments.

A room stands above all rooms that it knows. Only arrows that no longer way implies are drawn; rooms inside a room are
listed in its box.
"""
import pathlib
import re
import sys
from collections import defaultdict

WIDTH, MARGIN, ROW, HEIGHT, GAP = 1120, 24, 122, 66, 16
COLOURS = {
    "face": ("#dbe9f6", "#2b5d8a"),
    "work": ("#e4f0e2", "#3c6e3c"),
    "base": ("#f3ecdd", "#7a6430"),
}
FACES = {"ui", "cli", "figure", "report", "benchmark"}
BASE = {"core", "backend", "dataset", "pairwise", "critic", "cells", "density", "schedule", "network"}


def room(name):
    parts = name.split(".")
    return parts[1] if len(parts) > 2 and parts[1][0].islower() else None


def arrows(lines):
    known = defaultdict(set)
    for line in lines:
        match = re.match(r"\s+(infoplane[\w.$]+)\s+->\s+(infoplane[\w.$]+)", line)
        if match:
            source, target = room(match[1]), room(match[2])
            if source and target and source != target:
                known[source].add(target)
    return known


def sizes(sources):
    files, lines, inner = defaultdict(int), defaultdict(int), defaultdict(set)
    for path in sources.rglob("*.java"):
        parts = path.relative_to(sources).parts
        if len(parts) > 1 and path.name != "package-info.java":
            files[parts[0]] += 1
            lines[parts[0]] += len(path.read_text(encoding="utf-8").splitlines())
            if len(parts) > 2:
                inner[parts[0]].add(parts[1])
    return files, lines, inner


def levels(rooms, known):
    level = {}

    def of(name, above):
        if name in above:
            sys.exit("these rooms know each other in a circle: " + " -> ".join([*above, name]))
        if name not in level:
            level[name] = 1 + max((of(below, [*above, name]) for below in known[name]), default=-1)
        return level[name]

    for name in rooms:
        of(name, [])
    return level


def direct(known):
    """The arrows that no longer way implies."""
    reach = {}

    def reached(name):
        if name not in reach:
            reach[name] = set(known[name]).union(*(reached(below) for below in known[name]))
        return reach[name]

    return {
        name: {b for b in below if not any(b in reached(other) for other in below if other != b)}
        for name, below in ((name, known[name]) for name in list(known))
    }


def places(rooms, level, edges):
    """Rows from top to bottom; within a row rooms stand near those that know them."""
    rows = [[name for name in sorted(rooms) if level[name] == number] for number in range(max(level.values()), -1, -1)]
    place = {}
    for number, row in enumerate(rows):
        def wish(name):
            above = [place[other][0] for other in place if name in edges.get(other, ())]
            return sum(above) / len(above) if above else WIDTH / 2

        row.sort(key=wish)
        width = min(190, (WIDTH - 2 * MARGIN - GAP * (len(row) - 1)) / len(row))
        left = (WIDTH - width * len(row) - GAP * (len(row) - 1)) / 2
        for index, name in enumerate(row):
            place[name] = (left + index * (width + GAP) + width / 2, MARGIN + number * ROW, width)
    return place, MARGIN * 2 + (len(rows) - 1) * ROW + HEIGHT


def picture(place, height, edges, files, lines, inner):
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="Roboto, Helvetica, Arial, sans-serif">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#8a8f98"/></marker></defs>',
    ]
    for name in sorted(edges):
        for below in sorted(edges[name]):
            (x1, y1, _), (x2, y2, _) = place[name], place[below]
            y1 += HEIGHT
            bend = (y2 - y1) / 2
            out.append(
                f'<path d="M{x1:.0f} {y1:.0f}C{x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - bend:.0f} {x2:.0f} {y2:.0f}" '
                'fill="none" stroke="#8a8f98" stroke-width="1.2" marker-end="url(#tip)"/>'
            )
    for name in sorted(place):
        x, y, width = place[name]
        fill, ink = COLOURS["face" if name in FACES else "base" if name in BASE else "work"]
        held = f"{files[name]} files, {lines[name]:,} lines"
        rooms = ", ".join(sorted(inner[name]))
        out.append(
            f'<rect x="{x - width / 2:.0f}" y="{y:.0f}" width="{width:.0f}" height="{HEIGHT}" rx="6" fill="{fill}" '
            f'stroke="{ink}"/>'
            f'<text x="{x:.0f}" y="{y + 24:.0f}" text-anchor="middle" font-size="16" font-weight="500" fill="{ink}">'
            f"{name}</text>"
            f'<text x="{x:.0f}" y="{y + 42:.0f}" text-anchor="middle" font-size="11" fill="#3a3f47">{held}</text>'
        )
        if rooms:
            size = min(11, 1.9 * width / len(rooms))
            out.append(
                f'<text x="{x:.0f}" y="{y + 57:.0f}" text-anchor="middle" font-size="{size:.1f}" fill="#3a3f47">'
                f"{rooms}</text>"
            )
    out.append("</svg>")
    return "\n".join(out) + "\n"


def main():
    known = arrows(sys.stdin)
    files, lines, inner = sizes(pathlib.Path(sys.argv[1]))
    rooms = set(files)
    level = levels(rooms, known)
    edges = direct(known)
    place, height = places(rooms, level, edges)
    pathlib.Path(sys.argv[2]).write_text(picture(place, height, edges, files, lines, inner), encoding="utf-8")


main()
