"""Makes the packed conformance tests beside this script from the files of the Unicode Character
Database: python3 pack.py FOLDER, where FOLDER holds BidiTest.txt and BidiCharacterTest.txt.

BidiCharacterTest keeps its lines; only comments and empty lines go.

BidiTest keeps its lines too, written shorter. First a line of all class names: the first is `a`
from then on, the second `b`, and so on. `@Levels:` becomes `=`, `@Reorder:` becomes `>`. A line of
data becomes: how many of its first classes are those of the line of data before it, its other
classes, the bits of its paragraph levels (`2ca7`: two as before, then c, a; all three levels).
"""

import gzip
import pathlib
import sys

HERE = pathlib.Path(__file__).parent


def lines(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if line:
            yield line


def bidi_test(given):
    given = list(given)
    data = [line for line in given if not line.startswith("@")]
    names = sorted({name for line in data for name in line.split(";")[0].split()})
    letter = {name: chr(ord("a") + place) for place, name in enumerate(names)}
    yield " ".join(names)
    before = ""
    for line in given:
        if line.startswith("@Levels:"):
            yield "=" + line.removeprefix("@Levels:").strip()
        elif line.startswith("@Reorder:"):
            yield ">" + line.removeprefix("@Reorder:").strip()
        else:
            classes, bits = line.split(";")
            word = "".join(letter[name] for name in classes.split())
            same = 0
            while same < min(len(word), len(before), 9) and word[same] == before[same]:
                same += 1
            yield f"{same}{word[same:]}{bits.strip()}"
            before = word


def write(name, packed):
    text = "".join(line + "\n" for line in packed).encode()
    # No name and no time: the same input gives the same bytes.
    (HERE / name).write_bytes(gzip.compress(text, 9, mtime=0))


def main():
    folder = pathlib.Path(sys.argv[1])
    write("BidiTest.txt.gz", bidi_test(lines(folder / "BidiTest.txt")))
    write("BidiCharacterTest.txt.gz", lines(folder / "BidiCharacterTest.txt"))


main()
