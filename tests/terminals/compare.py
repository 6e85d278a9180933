#!/usr/bin/env python3
"""Compares what a real terminal shows with what was painted, and with what its model foretells.

  compare.py LAB TERMINAL PAGES WORK [--way WAY] [--model MODEL] [--cols N] [--rows N]

LAB is a program that runs a command in a terminal emulator on a display of its own and takes
pictures of it:  LAB TERMINAL COMMAND OUT.png --cols N --rows N --keys 'shot:FILE space ...'
TERMINAL is a name that LAB knows, such as xterm, konsole or tmux@kitty. PAGES is what the example
`rows` wrote. WORK is a folder for pictures. See README.md beside this file.

Every glyph is first shown between Latin letters, where no terminal moves it, in Konsole
joined as its form says: these pictures are the templates. A cell of a page shows the glyph whose template is nearest to it. Two glyphs that
look the same in the terminal's font count as one.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import unicodedata

import numpy as np
from PIL import Image

CSI = "\x1b["
# Which way a terminal is sent its rows, and which model tells what it does with rows as they look.
KINDS = {
    "xterm": ("visual", "as-sent"), "alacritty": ("visual", "as-sent"), "foot": ("visual", "as-sent"),
    "urxvt": ("visual", "as-sent"), "st": ("visual", "as-sent"), "zutty": ("visual", "as-sent"),
    "terminology": ("visual", "as-sent"), "xtermjs": ("visual", "as-sent"),
    "gnome-terminal": ("visual", "left-to-right"), "xfce4-terminal": ("visual", "left-to-right"),
    "lxterminal": ("visual", "left-to-right"), "konsole": ("words", "konsole"),
    "qterminal": ("alternating", "qterminal"), "kitty": ("kitty", "kitty"),
    "mlterm": ("mlterm", "mlterm"), "pterm": ("blanks", "first-strong"),
    "tmux@gnome-terminal": ("marks", "left-to-right"), "tmux@konsole": ("words", "konsole"),
    "tmux@kitty": ("kitty", "kitty"), "tmux@mlterm": ("mlterm", "mlterm"),
}
# Konsole, and kitty like it, turn the letters of a word round; Konsole shapes them anew.
JOINING = {"words", "kitty"}
TATWEEL = "\u0640"
# Letters reach over into the cells beside theirs, and some terminals draw a word as one text, a
# pixel or two from where its cells are.
EDGE = 0.4
MARGIN = 40
SHIFTS = (0, -1, 1, -2, 2)
INVISIBLE = "\u200c\u200e"
# Ways whose terminals are sent no marks when nothing else is known of them.
WITHOUT_MARKS = {"visual", "kitty", "alternating"}


def clusters(line):
    """A row's cells: a letter with what takes no cell."""
    cells = []
    for char in line:
        if cells and (unicodedata.combining(char) or char in INVISIBLE):
            cells[-1] += char
        else:
            cells.append(char)
    return cells


def bare(pages):
    """The pages without marks."""
    return [[[cell[0] for cell in row] for row in page] for page in pages]


def rows_of(path):
    with open(path, encoding="utf-8") as file:
        return [clusters(line) for line in file.read().split("\n")[:-1]]


def in_word(glyph, joins):
    """A glyph between two cells: blanks, or what it is joined to, as the terminal must be sent it."""
    if not joins:
        return f" {glyph} "
    form = unicodedata.decomposition(glyph[0]).partition(">")[0].lstrip("<")
    before = TATWEEL if form in ("medial", "final") else " "
    after = TATWEEL if form in ("medial", "initial") else " "
    word = [after, glyph, before]
    turned = [cell for cell in word if cell != " "]
    return "".join(cell if cell == " " else turned.pop() for cell in word)


def template_pages(glyphs, cols, rows, joins):
    """Pages of glyphs, four columns each, and where each stands. Marks may reach into the next row."""
    each = cols // 4
    pages, places = [], []
    for number, glyph in enumerate(glyphs):
        page, rest = divmod(number, each * (rows // 2))
        row, place = divmod(rest, each)
        row *= 2
        if page == len(pages):
            pages.append(f"{CSI}0m{CSI}2J")
        pages[page] += f"{CSI}{row + 1};{place * 4 + 1}Ha{in_word(glyph, joins)}"
        places.append((page, row, place * 4 + 2))
    return pages, places


def slanted(page):
    """kitty's way slants what touches Arabic."""
    return page.replace("Ha", f"H{CSI}0ma{CSI}3m")


def commonest(pixels):
    """The lightness that most pixels have."""
    values, counts = np.unique(np.round(pixels, 2), return_counts=True)
    return values[counts.argmax()]


class Picture:
    """A picture cut into cells."""

    def __init__(self, path, grid):
        image = np.asarray(Image.open(path).convert("L"), dtype=np.float32) / 255
        # So that a cell at the edge can be seen from beside it.
        image = np.pad(image, MARGIN, mode="edge")
        self.image, self.grid = image, grid

    def part(self, row, column, shift=0):
        """The pixels of a cell, seen so many pixels from where it is."""
        left, top, width, height = self.grid
        x = MARGIN + round(left + column * width) + shift
        y = MARGIN + round(top + row * height)
        return self.image[y:y + int(height), x:x + int(width)]

    def ground(self, row, column):
        """How light the background of a cell is."""
        return commonest(self.part(row, column))

    def cell(self, row, column, shift=0):
        """The ink of a cell, seen so many pixels from where it is; its edges count less."""
        part = self.part(row, column, shift)
        ink = np.abs(part - np.median(part))
        # Grey letters are letters too.
        ink /= max(ink.max(), 0.3)
        ink[:, [0, 1, -2, -1]] *= EDGE
        return ink.ravel()


def find_grid(path, cols, rows):
    """Where the cells are: the picture shows all of them in the colour of text."""
    image = np.asarray(Image.open(path).convert("L"), dtype=np.float32) / 255
    dark = np.abs(image - commonest(image)) < 0.2

    def first_run(share):
        places = np.where(share > 0.5)[0]
        gaps = np.where(np.diff(places) > 1)[0]
        return places[0], places[gaps[0] if len(gaps) else -1] + 1

    top, bottom = first_run(dark.mean(axis=1))
    left, right = first_run(dark[top:bottom].mean(axis=0))
    # A window may have a line of its own around its cells.
    return left, top, round((right - left) / cols), round((bottom - top) / rows)


def show(arguments, pages):
    """Has the terminal show each page; the pictures."""
    work = arguments.work
    shots, script = [], []
    for number, page in enumerate(pages):
        path = os.path.join(work, f"{number}.bytes")
        with open(path, "wb") as file:
            file.write(page if isinstance(page, bytes) else page.encode())
        script.append(f"cat {path}; IFS= read -rsn1")
        shots += [os.path.join(work, f"{number}.png")]
    runner = os.path.join(work, "show.sh")
    with open(runner, "w", encoding="utf-8") as file:
        file.write("stty -echo -icanon\nprintf '\\033[?25l'\n" + "\n".join(script) + "\n")
    keys = " ".join(f"shot:{shot} space sleep:0.3" for shot in shots)
    command = [arguments.lab, arguments.terminal, f"bash {runner}", os.path.join(work, "end.png"),
               "--cols", str(arguments.cols), "--rows", str(arguments.rows), "--keys", keys]
    if not arguments.again:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return shots


def black(cols, rows):
    lines = "".join(f"{CSI}{row + 1};1H{' ' * cols}" for row in range(rows))
    return f"{CSI}0m{CSI}2J{CSI}7m{lines}{CSI}0m"


class Reader:
    """Knows each glyph of a font by its picture."""

    def __init__(self, glyphs, samples):
        self.glyphs = glyphs
        self.places = {glyph: place for place, glyph in enumerate(glyphs)}
        self.samples = np.array(samples)
        self.squares = (self.samples ** 2).sum(axis=2)
        self.known = {}

    def distances(self, picture, row, column):
        """From a cell to each glyph, in the order of the glyphs."""
        cells = np.array([picture.cell(row, column, shift) for shift in SHIFTS])
        key = cells.tobytes()
        if key not in self.known:
            squares = (cells ** 2).sum(axis=1)
            away = self.squares[..., None] - 2 * self.samples @ cells.T + squares
            self.known[key] = away.min(axis=(0, 2))
        return self.known[key]


def letters(cell):
    """A cell without its form."""
    return unicodedata.normalize("NFKC", cell)


def compare(reader, picture, rows, reshapes=False):
    """The cells of a page that do not show what they should: row, column, wanted, seen."""
    wrong = []
    for y, row in enumerate(rows):
        for x, wanted in enumerate(row):
            away = reader.distances(picture, y, x)
            seen = reader.glyphs[int(away.argmin())]
            # Letters beside it reach over: a little more than the nearest is as good.
            if reshapes and letters(seen) == letters(wanted):
                continue
            if away[reader.places[wanted]] > away.min() * 1.25 + 0.6:
                wrong.append((y, x, wanted, seen))
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("lab", "terminal", "pages", "work"):
        parser.add_argument(name)
    parser.add_argument("--way")
    parser.add_argument("--model")
    parser.add_argument("--again", action="store_true", help="compare the pictures of the last run")
    parser.add_argument("--cols", type=int, default=100)
    parser.add_argument("--rows", type=int, default=30)
    arguments = parser.parse_args()
    way, model = KINDS.get(arguments.terminal, ("visual", "as-sent"))
    way, model = arguments.way or way, arguments.model or model
    os.makedirs(arguments.work, exist_ok=True)
    numbers = sorted(int(os.path.basename(path).split(".")[0])
                     for path in glob.glob(os.path.join(arguments.pages, "*.painted")))

    def path(number, kind):
        return os.path.join(arguments.pages, f"{number}.{kind}")

    painted = [rows_of(path(number, "painted")) for number in numbers]
    foretold = [rows_of(path(number, f"raw.{model}")) for number in numbers]
    if way in WITHOUT_MARKS:
        painted = bare(painted)
    glyphs = sorted({cell for pages in (painted, foretold) for page in pages for row in page for cell in row})
    templates, places = template_pages(glyphs, arguments.cols, arguments.rows, way in JOINING)
    leaning = [slanted(page) for page in templates]
    raw = [open(path(number, "raw"), "rb").read() for number in numbers]
    sent = [open(path(number, way), "rb").read() for number in numbers]
    # What a way switches off stays off: the rows as they look come first.
    pages = [black(arguments.cols, arguments.rows)] + templates + leaning + raw + sent
    shots = show(arguments, pages)
    grid = find_grid(shots[0], arguments.cols, arguments.rows)

    shots = shots[1:]
    samples = []
    for first in (0, len(templates)):
        pictures = [Picture(shot, grid) for shot in shots[first:first + len(templates)]]
        samples.append([pictures[page].cell(row, column) for page, row, column in places])
    reader = Reader(glyphs, samples)
    shots = shots[2 * len(templates):]
    report = {"terminal": arguments.terminal, "way": way, "model": model, "glyphs": len(glyphs)}
    for kind, wanted, shots in (("raw", foretold, shots[:len(numbers)]), ("encoded", painted, shots[len(numbers):])):
        rows = cells = bad_cells = 0
        bad_rows = []
        for number, rows_wanted, shot in zip(numbers, wanted, shots):
            # Konsole gives the letters of a word the forms of their order, whichever were sent.
            reshapes = kind == "raw" and model == "konsole"
            wrong = compare(reader, Picture(shot, grid), rows_wanted, reshapes)
            rows += len(rows_wanted)
            cells += sum(map(len, rows_wanted))
            bad_cells += len(wrong)
            for y in sorted({y for y, *_ in wrong}):
                bad_rows.append([number, y, [(x, w, s) for at, x, w, s in wrong if at == y]])
        report[kind] = {"rows": rows, "cells": cells, "rows that differ": len(bad_rows), "cells that differ": bad_cells}
        with open(os.path.join(arguments.work, f"{kind}.json"), "w", encoding="utf-8") as file:
            json.dump(bad_rows, file, ensure_ascii=False, indent=0)
    print(json.dumps(report))
    return 0 if not report["encoded"]["rows that differ"] else 1


if __name__ == "__main__":
    sys.exit(main())
