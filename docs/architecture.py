"""Draws rooms (packages) and their arrows: jdeps' classes on standard input, sources and picture as arguments.

A room stands above all rooms that it knows. Only arrows that no longer way implies are drawn; rooms inside a room are
listed in its box.
"""
import pathlib
import re
import sys
from collections import defaultdict

WIDTH, MARGIN, ROW, HEIGHT, GAP = 980, 20, 108, 64, 18
BOX, WIDE, FREE = 176, 306, 14
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


def width_of(item, inner):
    if not isinstance(item, str):
        return FREE
    return WIDE if len(inner[item]) > 3 else BOX


def places(rooms, level, edges, inner):
    """Rows from top to bottom, each near what knows it; an arrow over several rows gets a free place in each of them."""
    rows = [[name for name in sorted(rooms) if level[name] == number] for number in range(max(level.values()), -1, -1)]
    top = len(rows) - 1
    known_by = defaultdict(list)
    ways = {}
    for name in sorted(edges):
        for below in sorted(edges[name]):
            way = [name]
            for number in range(top - level[name] + 1, top - level[below]):
                rows[number].append((name, below, number))
                way.append((name, below, number))
            way.append(below)
            ways[name, below] = way
            for upper, lower in zip(way, way[1:]):
                known_by[lower].append(upper)
    place = {}
    for number, row in enumerate(rows):
        def wish(item):
            above = [place[other][0] for other in known_by[item]]
            return sum(above) / len(above) if above else WIDTH / 2

        row.sort(key=wish)
        widths = [width_of(item, inner) for item in row]
        left = (WIDTH - sum(widths) - GAP * (len(row) - 1)) / 2
        for item, width in zip(row, widths):
            place[item] = (left + width / 2, MARGIN + number * ROW, width)
            left += width + GAP
    return place, ways, MARGIN * 2 + top * ROW + HEIGHT


def curve(way, place):
    """Through the free places of a way, downwards in each of them."""
    x, y, _ = place[way[0]]
    path = f"M{x:.0f} {y + HEIGHT:.0f}"
    y += HEIGHT
    for item in way[1:]:
        x2, y2, _ = place[item]
        bend = (y2 - y) / 2
        path += f"C{x:.0f} {y + bend:.0f} {x2:.0f} {y2 - bend:.0f} {x2:.0f} {y2:.0f}"
        x, y = x2, y2
        if item != way[-1]:
            y += HEIGHT
            path += f"V{y:.0f}"
    return path


def picture(place, ways, height, files, lines, inner):
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="Roboto, Helvetica, Arial, sans-serif">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#8a8f98"/></marker></defs>',
    ]
    for way in ways.values():
        out.append(
            f'<path d="{curve(way, place)}" fill="none" stroke="#8a8f98" stroke-width="1.2" marker-end="url(#tip)"/>'
        )
    for name in sorted(item for item in place if isinstance(item, str)):
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
                f'<text x="{x:.0f}" y="{y + 56:.0f}" text-anchor="middle" font-size="{size:.1f}" fill="#3a3f47">'
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
    place, ways, height = places(rooms, level, edges, inner)
    pathlib.Path(sys.argv[2]).write_text(picture(place, ways, height, files, lines, inner), encoding="utf-8")


main()
