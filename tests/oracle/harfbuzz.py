"""Holds the shapes of letters against HarfBuzz, word for word: python3 harfbuzz.py TEXT...

The font is Unifont: it has the presentation forms and no rules for Arabic, so that HarfBuzz takes
its own fallback, whose glyphs lead back to characters. A word is what lies between white space. Words
of two directions and words with bidi controls are left out (HarfBuzz is given runs of one
direction); presentation forms in the text are letters to both sides. Before the texts given, every
letter of the Arabic blocks is tried between others.

Needs uharfbuzz (pip), unifont.otf (Debian: fonts-unifont; or FONT=PATH) and cargo; without the
first two it says so and leaves. Differences in letters or marks fail; the order of marks on one
letter is only counted (HarfBuzz puts shadda first). EXAMPLES=N tells so many words that differ.
"""

import collections
import os
import pathlib
import subprocess
import sys
import unicodedata

try:
    import uharfbuzz
except ImportError:
    sys.exit(print("skipped: no uharfbuzz (pip install uharfbuzz)"))

ROOT = pathlib.Path(__file__).resolve().parents[2]
FONT = pathlib.Path(os.environ.get("FONT", "/usr/share/fonts/opentype/unifont/unifont.otf"))
if not FONT.exists():
    sys.exit(print(f"skipped: no {FONT} (Debian: fonts-unifont)"))

# Signs that khabar rewrites for a grid before shaping.
REWRITTEN = set(map(chr, [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0xFDFD]))
TWO_DIRECTIONS = {"L", "EN", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
INVISIBLE = set("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


def is_form(c):
    return "\ufb1d" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc"


def letters(word):
    """Presentation forms as letters, as khabar reads them."""
    return "".join(unicodedata.normalize("NFKC", c) if is_form(c) else c for c in word)


def comparable(word):
    return (
        any(unicodedata.bidirectional(c) == "AL" for c in word)
        and not any(unicodedata.bidirectional(c) in TWO_DIRECTIONS for c in word)
        and not REWRITTEN & set(word)
        and not set("\u061c\u200e\u200f") & set(word)
    )


def is_mark(c):
    return unicodedata.category(c) in ("Mn", "Me", "Cf")


class HarfBuzz:
    def __init__(self):
        face = uharfbuzz.Face(FONT.read_bytes())
        # Glyph 0 stands for what the font lacks; the character itself is told instead.
        self.font = uharfbuzz.Font(face)
        self.character = {}
        for code in sorted(face.unicodes):
            glyph = self.font.get_nominal_glyph(code)
            # Where two characters share a glyph, the first; no Arabic form shares one.
            self.character.setdefault(glyph, chr(code))
        self.has = set(face.unicodes)

    def shaped(self, word):
        """What is drawn, in reading order, and whether a ligature was spelt out, which leaves the
        marks of its letters behind the last of them."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "ar"
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        uharfbuzz.shape(self.font, buffer, {})
        glyphs = [self.character.get(info.codepoint) or word[info.cluster]
                  for info in buffer.glyph_infos]
        spelt = [spelt_out(c) for c in reversed(glyphs)]
        return "".join(spelt), any(len(part) > 1 for part in spelt)


def khabar(words):
    """All words in one process, one paragraph each."""
    command = ["cargo", "run", "--quiet", "--release", "--example", "lines", "--"]
    rows = subprocess.run(
        [*command, "65535", "rtl", "logical"],
        input="\n".join(words) + "\n", stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT,
    ).stdout
    shaped = [""] * len(words)
    for row in rows.removesuffix("\n").split("\n"):
        paragraph, _, _, text = row.split("\t", 3)
        shaped[int(paragraph)] += text
    return shaped


def split_marks(text):
    """(letters, marks of each letter as they stand)."""
    bases, marks = [], []
    for c in text:
        if c in INVISIBLE:
            continue
        if is_mark(c) and bases:
            marks[-1] += c
        else:
            bases.append(c)
            marks.append("")
    return "".join(bases), marks


def kind(ours, theirs, pooled, supported):
    """What differs: letters, marks on a letter, or only the order of a letter's marks."""
    (our_letters, our_marks), (their_letters, their_marks) = split_marks(ours), split_marks(theirs)
    if our_letters != their_letters:
        return "letters" if supported else "not in the font"
    if our_marks == their_marks:
        return None
    if pooled and sorted("".join(our_marks)) == sorted("".join(their_marks)):
        return None
    same = all(sorted(a) == sorted(b) for a, b in zip(our_marks, their_marks))
    return "order of marks" if same else ("marks" if supported else "not in the font")


def form_table():
    """(letter, its shape) → the character that draws it, block B before block A."""
    table = {}
    for code in [*range(0xFE80, 0xFEFD), *range(0xFB50, 0xFC00)]:
        tag, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if letters and " " not in letters:
            table.setdefault((chr(int(letters, 16)), tag), chr(code))
    return table


FORMS = form_table()


def spelt_out(c):
    """HarfBuzz's fallback makes ligatures of every pair that Unicode encodes; in a grid only lam
    with alef is one. The others are spelt in the forms that they stand for; a hamza alone is
    itself in either of its two encodings."""
    if c == "\ufe80":
        return "\u0621"
    tag, _, codes = unicodedata.decomposition(c).partition(" ")
    parts = [chr(int(code, 16)) for code in codes.split()]
    if len(parts) < 2 or not tag.startswith("<") or "\ufef5" <= c <= "\ufefc":
        return c
    if is_mark(parts[-1]):
        return "".join(part for part in parts if part != " ")
    inner = ["<medial>"] * len(parts)
    if tag in ("<isolated>", "<initial>"):
        inner[0] = "<initial>"
    if tag in ("<isolated>", "<final>"):
        inner[-1] = "<final>"
    return "".join(FORMS.get((part, shape), part) for part, shape in zip(parts, inner))


def every_letter():
    """Each character of the Arabic blocks between others that join or do not."""
    blocks = [(0x620, 0x700), (0x750, 0x780), (0x870, 0x890), (0x8A0, 0x900)]
    codes = [code for start, end in blocks for code in range(start, end)]
    around = (
        "{} ب{}ب {}ب ب{} ا{}ب ل{}ا ل{} {}ا {}\u200dب ب\u200d{} {}\u200cب ب\u200c{} ـ{}ـ (ب{}) ب\u064e{}\u0651ب "
        "ل\u064e{} {}\u0654 {}\u0653 ءب{}لا {0}{0}{0} ب\u200d\u200c{} ب\u200c\u200d{} ل\u200d{} ل\u200c{} "
        "بﻻ{}"
    ).split(" ")
    letters = [chr(code) for code in codes if unicodedata.category(chr(code)) != "Cn"]
    return "\n".join(frame.format(letter) for letter in letters for frame in around)


def names(text):
    return " ".join(f"{ord(c):04X}" for c in text)


def main():
    oracle = HarfBuzz()
    failed = False
    print("text\twords\tdistinct\tcompared\tletters\tmarks\torder of marks\tnot in the font")
    examples = []
    texts = {"every letter": every_letter()}
    for path in map(pathlib.Path, sys.argv[1:]):
        texts[path.stem] = path.read_text(encoding="utf-8", errors="replace")
    for name, text in texts.items():
        counts = collections.Counter(text.split())
        words = [word for word in counts if comparable(letters(word))]
        differing, running = collections.Counter(), collections.Counter()
        for word, ours in zip(words, khabar(words)):
            ours = "".join(map(spelt_out, ours))
            if is_mark(word[0]):
                # A mark without a letter stands on a space of its own in a grid.
                ours = ours.removeprefix("\u00a0")
            theirs, pooled = oracle.shaped(letters(word))
            supported = all(ord(c) in oracle.has or c in INVISIBLE for c in letters(word))
            what = kind(ours, theirs, pooled, supported)
            if what:
                differing[what] += 1
                running[what] += counts[word]
                if what in ("letters", "marks", "order of marks"):
                    examples.append(f"{name}\t{what}\t{word}\t{names(word)}\t{names(ours)}\t{names(theirs)}")
        failed |= differing["letters"] + differing["marks"] > 0
        compared = sum(counts[word] for word in words)
        print(name, sum(counts.values()), len(counts), f"{compared} ({len(words)})",
              *(f"{running[what]} ({differing[what]})"
                for what in ("letters", "marks", "order of marks", "not in the font")), sep="\t")
    if examples:
        print("\ntext\twhat\tword\tsource\tkhabar\tharfbuzz")
        print("\n".join(examples[: int(os.environ.get("EXAMPLES", "40"))]))
    sys.exit(failed)


main()
