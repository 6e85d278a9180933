"""Gathers text of languages in Arabic script from unpacked packages: python3 gather.py FOLDER OUT.

FOLDER is searched for message catalogues (.mo), JSON, XML, word lists and plain text whose path
names a language (`ckb`, `locale/ug/…`, `i18n/ps.json`, …). OUT/LANGUAGE.txt then holds the
sentences, one a line, each once, in the order of the files' names.
"""

import gettext
import gzip
import html
import io
import json
import pathlib
import re
import sys
import zipfile

LANGUAGES = {"ar": "ar", "fa": "fa", "ur": "ur", "ps": "ps", "ckb": "ckb", "ug": "ug",
             "ug-arab": "ug", "arz": "ar", "sd": "sd", "azb": "azb", "glk": "fa", "mzn": "fa",
             "lrc": "lrc", "pnb": "ur", "skr-arab": "skr", "ks-arab": "ks", "kk-arab": "kk",
             "aeb-arab": "ar", "ary": "ar", "bgn": "bal", "bcc": "bal", "khw": "khw", "sdh": "ckb"}
ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
PARTS = re.compile(r"[/._@]|-l10n-|(?<=hunspell)-|(?<=aspell)-|(?<=myspell)-")


def language(path):
    for part in reversed(PARTS.split(str(path).lower())):
        for name in (part, part.removesuffix("-common"), part.removesuffix("-large")):
            if name in LANGUAGES:
                return LANGUAGES[name]
    return None


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def decoded(data):
    for encoding in ("utf-8", "cp1256"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def texts(name, data):
    """The texts of a file, or nothing of a kind not known."""
    if name.endswith(".mo"):
        try:
            catalogue = gettext.GNUTranslations(io.BytesIO(data))
        except (OSError, UnicodeDecodeError, ValueError):
            return
        yield from (text for text in catalogue._catalog.values() if text)
    elif name.endswith(".json"):
        try:
            yield from strings(json.loads(decoded(data)))
        except ValueError:
            return
    elif name.endswith((".xpi", ".jar", ".dat", ".zip", ".bau")) and data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as inner:
            for member in sorted(inner.namelist()):
                yield from texts(member, inner.read(member))
    elif name.endswith(".gz"):
        yield from texts(name.removesuffix(".gz"), gzip.decompress(data))
    elif name.endswith(".dic"):
        yield from (line.split("/")[0] for line in decoded(data).splitlines())
    elif name.endswith((".xcd", ".page", ".xml", ".html", ".xhtml")):
        yield from (html.unescape(part) for part in re.split(r"<[^>]*>", decoded(data)))
    elif name.endswith((".ftl", ".properties", ".dtd", ".txt", ".wl", ".po", ".php", ".inc")):
        yield decoded(data)


def main():
    folder, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    found = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        spoken = language(path.relative_to(folder))
        if spoken is None:
            continue
        sentences = found.setdefault(spoken, {})
        for text in texts(path.name, path.read_bytes()):
            for line in text.splitlines():
                line = line.strip()
                if ARABIC.search(line):
                    sentences[line] = None
    for spoken, sentences in sorted(found.items()):
        text = "".join(line + "\n" for line in sentences)
        (out / f"{spoken}.txt").write_text(text, encoding="utf-8")
        print(f"{spoken}: {len(sentences)} lines, {len(text.split())} words", file=sys.stderr)


main()
