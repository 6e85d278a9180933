"""Holds khabar's visual lines against fribidi's: python3 fribidi.py TEXT... [COLUMNS]

Each line of a text is a paragraph. khabar breaks it; fribidi is given the same paragraph, the same
direction and the bytes of each line, and shapes and turns them. Needs libfribidi.so.0 and cargo;
without the library it says so and leaves.

Differences that are known are counted by their reason, all others fail:

ligature    lam-alef across harakat, which fribidi does not join (khabar and HarfBuzz do)
forms       another form of the same letter
rewritten   signs that khabar spells out or composes for a grid; presentation forms in the text
lone marks  marks without a letter: on a space of their own
controls    bidi controls inside a word: fribidi breaks its joining there
order       the same marks in another order
"""

import collections
import ctypes
import os
import pathlib
import subprocess
import sys
import unicodedata

try:
    fribidi = ctypes.CDLL("libfribidi.so.0")
except OSError:
    sys.exit(print("skipped: no libfribidi.so.0"))

ROOT = pathlib.Path(__file__).resolve().parents[2]
REORDER_NSM, RTL = 0x2, 0x111
# Mirroring, marks after their letter, presentation forms, lam-alef.
SHAPE = 0x1 | 0x2 | 0x100 | 0x200
INVISIBLE = {
    *range(9), *range(10, 0x20), *range(0x7F, 0xA0), 0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010),
    *range(0x2028, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF,
}


class Paragraph:
    def __init__(self, text):
        codes = [ord(c) for c in text]
        self.length = len(codes)
        self.text = (ctypes.c_uint32 * self.length)(*codes)
        self.types = (ctypes.c_uint32 * self.length)()
        brackets = (ctypes.c_uint32 * self.length)()
        joining = (ctypes.c_uint8 * self.length)()
        self.levels = (ctypes.c_int8 * self.length)()
        self.base = ctypes.c_uint32(RTL)
        fribidi.fribidi_get_bidi_types(self.text, self.length, self.types)
        fribidi.fribidi_get_bracket_types(self.text, self.length, self.types, brackets)
        fribidi.fribidi_get_par_embedding_levels_ex(
            self.types, brackets, self.length, ctypes.byref(self.base), self.levels)
        fribidi.fribidi_get_joining_types(self.text, self.length, joining)
        fribidi.fribidi_join_arabic(self.types, self.length, self.levels, joining)
        fribidi.fribidi_shape(SHAPE, self.levels, self.length, joining, self.text)

    def line(self, start, end):
        visual = (ctypes.c_uint32 * self.length)(*self.text)
        levels = (ctypes.c_int8 * self.length)(*self.levels)
        fribidi.fribidi_reorder_line(REORDER_NSM, self.types, end - start, start, self.base,
                                     levels, visual, None)
        return "".join(chr(c) for c in visual[start:end] if c not in INVISIBLE)


def khabar(paragraphs, columns):
    """(paragraph, first byte, byte after the last, text) of every line, from one process."""
    rows = subprocess.run(
        ["cargo", "run", "--quiet", "--release", "--example", "lines", "--", str(columns), "rtl"],
        input="\n".join(paragraphs) + "\n", stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT,
    ).stdout
    for row in rows.removesuffix("\n").split("\n"):
        paragraph, start, end, text = row.split("\t", 3)
        yield int(paragraph), int(start), int(end), text


def is_mark(c):
    return unicodedata.category(c) in ("Mn", "Me")


def clusters(text):
    """Letters, each with its marks sorted."""
    found = []
    for c in text:
        if is_mark(c) and found:
            found[-1] = found[-1][0] + "".join(sorted(found[-1][1:] + c))
        else:
            found.append(c)
    return found


def plain(text):
    """Every form as the letters it draws: what is left must differ in order."""
    return unicodedata.normalize("NFKC", text.replace("\u00a0", " "))


def comparable(text):
    """Hamza has two encodings; the line's blank end is its edge."""
    return text.replace("\ufe80", "\u0621").strip(" ")


def reason(source, ours, theirs):
    """Why two lines differ, where that is known."""
    if clusters(ours) == clusters(theirs):
        return "order"
    special = any("\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc"
                  or "\u0600" <= c <= "\u0605" or c in "\u06dd\u070f\u0890\u0891\u08e2"
                  for c in source)
    if special or unicodedata.normalize("NFC", source) != source:
        return "rewritten"
    lone = any(is_mark(c) and (place == 0 or not source[place - 1].isalpha()
                               and not is_mark(source[place - 1]))
               for place, c in enumerate(source))
    if lone and sorted(plain(ours).replace(" ", "")) == sorted(plain(theirs).replace(" ", "")):
        return "lone marks"
    if any(c in "\u061c\u200e\u200f" or "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"
           for c in source) and plain(ours) == plain(theirs):
        return "controls"
    # A lam-alef is told apart only where marks stand between its two letters.
    bases = "".join(c for c in source if not is_mark(c))
    if len(source) > len(bases) and sorted(plain(ours)) == sorted(plain(theirs)):
        letters_ours = [c for c in plain(ours) if not is_mark(c)]
        letters_theirs = [c for c in plain(theirs) if not is_mark(c)]
        if sorted(letters_ours) == sorted(letters_theirs):
            return "ligature"
    if plain(ours) == plain(theirs):
        return "forms"
    return None


def main():
    arguments = sys.argv[1:]
    columns = int(arguments.pop()) if arguments and arguments[-1].isdigit() else 80
    kinds = ("order", "rewritten", "lone marks", "controls", "ligature", "forms", None)
    print("text\tlines\tsame", *(kind or "unexplained" for kind in kinds), sep="\t")
    unexplained, examples = 0, collections.defaultdict(list)
    for path in map(pathlib.Path, arguments):
        text = path.read_text(encoding="utf-8", errors="replace")
        # A paragraph separator inside a line would make two of it.
        paragraphs = [line for line in text.split("\n")
                      if line and not any(unicodedata.bidirectional(c) == "B" for c in line)]
        counts = collections.Counter()
        turned = {}
        for number, start, end, ours in khabar(paragraphs, columns):
            source = paragraphs[number].encode()
            if number not in turned:
                turned = {number: Paragraph(paragraphs[number])}
            first = len(source[:start].decode())
            logical = source[start:end].decode()
            # khabar drops the white space at a line's end, and pads on the left to the edge.
            theirs = turned[number].line(first, first + len(logical.rstrip(" ")))
            ours = comparable("".join(c for c in ours if ord(c) not in INVISIBLE))
            theirs = comparable(theirs.replace("\t", "    "))
            counts["lines"] += 1
            if ours == theirs:
                counts["same"] += 1
                continue
            why = reason(logical, ours, theirs)
            counts[why] += 1
            told = [path.stem, why or "unexplained", logical, ours, theirs]
            examples[why].append("\t".join(told))
        unexplained += counts[None]
        sums = [counts["lines"], counts["same"], *(counts[kind] for kind in kinds)]
        print(path.stem, *sums, sep="\t")
    most = int(os.environ.get("EXAMPLES", "5"))
    for why in (None, *kinds[:-1]):
        for told in examples[why][: most * 4 if why is None else most]:
            print(told)
    sys.exit(unexplained > 0)


main()
