#!/usr/bin/env python3
"""Goes through khabar in a real terminal and compares each picture with the frame that was painted.

  tour.py LAB TERMINAL KHABAR WORK [--cols N] [--rows N] [--again]

LAB, TERMINAL and WORK as for compare.py; KHABAR is the program. It is started without any option: it
must find out by itself what the terminal needs. The painted frames come from `khabar snapshot` with
the same keys, for the size that the terminal really has. See README.md beside this file.

It prints a line of JSON: for each picture the cells that do not show what was painted, and the ones
that stand out and should not, or do not and should, and those in which something was left over; and how
the shell's own lines look afterwards.
"""
import argparse
import json
import os
import subprocess
import sys

import numpy as np

from compare import CSI, JOINING, KINDS, MARGIN, Picture, Reader
from compare import black, commonest, find_grid, letters, template_pages

# The keys between two pictures: as `khabar snapshot` names them, as xdotool does. The first picture
# is taken before any. What they are for names the picture.
STEPS = [
    ("opened", []),
    ("moved", [("j", "j"), ("j", "j")]),
    ("article", [("Enter", "Return")]),
    ("scrolled", [("Space", "space"), ("j", "j"), ("j", "j"), ("k", "k")]),
    ("related", [("2", "2"), ("Enter", "Return")]),
    ("back", [("Ctrl-o", "ctrl+o")]),
    ("typed", [("/", "slash"), ('"خط"', "Arabic_khah Arabic_tah")]),
    ("found", [("Enter", "Return")]),
    ("end", [("n", "n"), ("G", "shift+g")]),
    ("start", [("g", "g")]),
    ("list", [("Backspace", "BackSpace"), ("]", "bracketright")]),
    ("selected", [("v", "v"), ("Tab", "Tab"), ("v", "v"), ("Left", "Left"), ("Down", "Down")]),
    ("links", [("Esc", "Escape sleep:0.6"), ("Backspace", "BackSpace"), ("g", "g"), ("4", "4"), ("j", "j"),
               ("Enter", "Return"), ("Space", "space"), ("Space", "space"), ("L", "shift+l")]),
]
# Where all is drawn anew after the picture: nothing may look other than before.
ANEW = {"scrolled", "back", "end", "start", "list", "selected", "links"}
# Where vowel signs are not where they belong, none are painted.
WITHOUT_HARAKAT = {"alacritty", "foot", "kitty", "terminology", "st", "zutty", "qterminal"}
SHELL = "سلام عليكم (khabar) 123"


def kind(terminal):
    """What is known of a terminal, which may be inside a multiplexer."""
    if terminal in KINDS:
        return KINDS[terminal]
    multiplexer, _, outer = terminal.partition("@")
    return KINDS.get(f"tmux@{outer}", KINDS.get(outer)) if multiplexer else ("visual", "as-sent")


def frames(arguments, size):
    """The painted frame of each step."""
    keys = " ".join(snapshot for _, keys in STEPS for snapshot, _ in keys)
    hides = arguments.terminal.split("@")[-1] in WITHOUT_HARAKAT
    command = [arguments.khabar, "snapshot", "--size", f"{size[0]}x{size[1]}", "--keys", keys, "--every",
               "--format", "json", "--harakat", "hide" if hides else "keep"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    told = [json.loads(line) for line in told.splitlines() if line]
    painted, at = [], 0
    for _, keys in STEPS:
        at += len(keys)
        painted.append(told[at])
    return painted


def symbols(frame):
    """Rows of what stands in each cell."""
    return [[cell["symbol"] or " " for cell in row] for row in frame["cells"]]


def stands_out(cell):
    """Whether a cell has a background of its own."""
    return cell["bg"] != "reset" or "reversed" in cell["modifiers"]


def styled(page, style):
    """A page of templates in a style; what stands before each is in another font, or kitty turns it too."""
    apart = "0" if "1" in style else "1"
    return page.replace("Ha", f"H{CSI}0;{apart}ma{CSI}0;{style}m")


def run(arguments, templates, size):
    """Has the terminal show the templates, then goes through khabar; the pictures by name."""
    work = arguments.work
    names = ["black"] + [f"template{number}" for number in range(len(templates))]
    # A key that is there before it is pressed is not mistaken for the one it stands for.
    script = [f"stty size >{work}/size", "stty -echo -icanon", "printf '\\033[?25l'",
              "xmodmap -e 'keycode 97 = Arabic_khah' -e 'keycode 101 = Arabic_tah'"]
    keys = []
    for name, page in zip(names, [black(*size)] + templates):
        with open(f"{work}/{name}.bytes", "w", encoding="utf-8") as file:
            file.write(page)
        script.append(f"cat {work}/{name}.bytes; IFS= read -rsn1")
        keys.append(f"shot:{work}/{name}.png space sleep:0.3")
    shell = f"printf '%s\\n' '{SHELL}' '{SHELL} │'"
    script += ["stty echo icanon", "printf '\\033[0m\\033[2J\\033[H'", shell, "IFS= read -rsn1"]
    # Some terminals set HOME by themselves; nobody has read or marked anything yet.
    script.append("export XDG_STATE_HOME=$(mktemp -d) XDG_CONFIG_HOME=$(mktemp -d)")
    script += [f"{arguments.khabar} 2>{work}/errors; code=$?", "printf '\\033[?25l'", shell,
               f"echo $code >{work}/code"]
    names += ["before"] + [name for name, _ in STEPS] + ["after"]
    keys.append(f"shot:{work}/before.png space sleep:1.2")
    for name, pressed in STEPS:
        keys += [key for _, key in pressed] + ["sleep:0.3", f"shot:{work}/{name}.png"]
        if name in ANEW:
            keys += ["ctrl+l", "sleep:0.3", f"shot:{work}/{name}-anew.png"]
            names.append(f"{name}-anew")
    keys += ["shift+q", "sleep:1.2", f"shot:{work}/after.png"]
    with open(f"{work}/tour.sh", "w", encoding="utf-8") as file:
        file.write("\n".join(script) + "\n")
    command = [arguments.lab, arguments.terminal, f"bash {work}/tour.sh", f"{work}/last.png",
               "--cols", str(arguments.cols), "--rows", str(arguments.rows), "--keys", " ".join(keys)]
    if not arguments.again:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {name: f"{work}/{name}.png" for name in names}


def backgrounds(picture, frame):
    """Cells that stand out and should not, or do not and should."""
    page = commonest(picture.image[MARGIN:-MARGIN, MARGIN:-MARGIN])
    wrong = []
    for y, row in enumerate(frame["cells"]):
        for x, cell in enumerate(row):
            if frame["cursor"] and (frame["cursor"]["column"], frame["cursor"]["row"]) == (x, y):
                continue
            if (abs(picture.ground(y, x) - page) > 0.12) != stands_out(cell):
                wrong.append((y, x))
    return wrong


def specks(picture, frame):
    """Blanks with ink in the half towards a blank, to which no letter beside them reaches over."""
    rows = symbols(frame)
    page = commonest(picture.image[MARGIN:-MARGIN, MARGIN:-MARGIN])

    def is_blank(y, x):
        inside = 0 <= y < len(rows) and 0 <= x < len(rows[0])
        return not inside or rows[y][x] == " " and not stands_out(frame["cells"][y][x])
    found = []
    for y, row in enumerate(rows):
        for x in range(len(row)):
            around = [[is_blank(y + down, x + right) for right in (-1, 0, 1)] for down in (-1, 0, 1)]
            if not all(around[1]):
                continue
            part = np.abs(picture.part(y, x) - page) > 0.2
            middle = len(part) // 2
            if all(around[0]) and part[:middle].any() or all(around[2]) and part[middle:].any():
                found.append((y, x))
    return found


def changed(picture, anew, size):
    """Cells of which a part is gone, or another, when all is drawn anew."""
    return [(y, x) for y in range(size[1]) for x in range(size[0])
            if np.abs(picture.part(y, x) - anew.part(y, x)).max() > 0.2]


def glyphs_wrong(reader, picture, frame):
    """The cells that do not show what should stand in them."""
    wrong = []
    caret = frame["cursor"] and (frame["cursor"]["row"], frame["cursor"]["column"])
    for y, row in enumerate(symbols(frame)):
        for x, wanted in enumerate(row):
            away = reader.distances(picture, y, x)
            if (y, x) != caret and away[reader.places[wanted]] > away.min() * 1.25 + 0.6:
                seen = reader.glyphs[int(away.argmin())]
                if letters(seen) != letters(wanted):
                    wrong.append((y, x, wanted, seen))
    return wrong


def shell_wrong(before, after, cols):
    """Whether the shell's lines look as before, and new ones as the old ones did."""
    def lines(picture, first):
        return [[picture.cell(first + row, column) for column in range(cols)] for row in (0, 1)]
    def differ(one, other):
        return int(sum(np.abs(a - b).sum() > 1 for r, s in zip(one, other) for a, b in zip(r, s)))
    old, kept, new = lines(before, 0), lines(after, 0), lines(after, 2)
    return {"kept": differ(old, kept), "new": differ(old, new)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("lab", "terminal", "khabar", "work"):
        parser.add_argument(name)
    parser.add_argument("--again", action="store_true", help="compare the pictures of the last run")
    parser.add_argument("--cols", type=int, default=100)
    parser.add_argument("--rows", type=int, default=30)
    arguments = parser.parse_args()
    arguments.work = os.path.abspath(arguments.work)
    arguments.khabar = os.path.abspath(arguments.khabar)
    os.makedirs(arguments.work, exist_ok=True)
    size = (arguments.cols, arguments.rows)
    if not tour(arguments, size, True):
        # Some windows are a little larger than they were asked to be.
        tour(arguments, measured(arguments), False)
    return 0


def measured(arguments):
    """Columns and rows of the terminal."""
    with open(f"{arguments.work}/size", encoding="utf-8") as file:
        rows, cols = map(int, file.read().split())
    return cols, rows


def tour(arguments, size, may_differ):
    """The whole tour, its report printed. False where the terminal is of another size."""
    painted = frames(arguments, size)
    glyphs = sorted({cell for frame in painted for row in symbols(frame) for cell in row})
    way, _ = kind(arguments.terminal)
    plain, places = template_pages(glyphs, *size, way in JOINING)
    # Headlines are bold; kitty's way slants what touches Arabic, but not through screen.
    is_slanted = way == "kitty" and not arguments.terminal.startswith("screen@")
    styles = ["0", "1"] + (["3", "1;3"] if is_slanted else [])
    templates = [styled(page, style) for style in styles for page in plain]
    shots = run(arguments, templates, size)
    if may_differ and measured(arguments) != size:
        return False
    grid = find_grid(shots["black"], *size)
    samples = []
    for style in range(len(styles)):
        pictures = [Picture(shots[f"template{style * len(plain) + page}"], grid) for page in range(len(plain))]
        samples.append([pictures[page].cell(row, column) for page, row, column in places])
    reader = Reader(glyphs, samples)
    report = {"terminal": arguments.terminal, "way": way, "glyphs": len(glyphs)}
    details = {}
    for (name, _), frame in zip(STEPS, painted):
        picture = Picture(shots[name], grid)
        wrong, grounds = glyphs_wrong(reader, picture, frame), backgrounds(picture, frame)
        report[name] = [len(wrong), len(grounds)]
        details[name] = {"glyphs": wrong, "grounds": grounds}
        over = set(specks(picture, frame))
        if name in ANEW:
            over.update(changed(picture, Picture(shots[f"{name}-anew"], grid), size))
        report[name].append(len(over))
        details[name]["left over"] = sorted(over)
    report["shell"] = shell_wrong(Picture(shots["before"], grid), Picture(shots["after"], grid), size[0])
    with open(f"{arguments.work}/errors", encoding="utf-8") as file:
        report["errors"] = file.read()
    with open(f"{arguments.work}/tour.json", "w", encoding="utf-8") as file:
        json.dump(details, file, ensure_ascii=False, indent=0)
    print(json.dumps(report, ensure_ascii=False), flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
