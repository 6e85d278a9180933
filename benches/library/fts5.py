#!/usr/bin/env python3
"""khabar's search beside SQLite FTS5 and a plain scan, on the same JSON Lines.

    python3 benches/library/fts5.py target/release/khabar articles.jsonl [QUERY]...

A plain scan counts the articles whose folded letters hold each word of the query, whatever is written
onto it. Recall is the share of them that an engine finds.
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

QUERIES = ["كتاب", "الكتاب", "مدينة", "المدرسون", "زيتون", "النهر", "قصيدة", "للميناء",
           "خريطة", "كتاب حجر", '"من النهر"', "لوح قمح ذهب"]

FOLD = {ord(c): None for c in "\u0640\u0670\u200c\u200d\u200e\u200f"}
FOLD.update({c: None for c in range(0x064B, 0x0660)})
FOLD.update(str.maketrans("أإآٱىئیؤةک", "ااااييي" + "وهك"))


def fold(text):
    return text.translate(FOLD).lower()


def words(query):
    """Words and phrases, each a string."""
    return [phrase or word for phrase, word in re.findall(r'"([^"]*)"|(\S+)', query)]


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["title"], article["text"]


def table(path, folder):
    base = sqlite3.connect(os.path.join(folder, "fts5.db"))
    base.execute("pragma journal_mode = off")
    base.execute("pragma synchronous = off")
    base.execute("create virtual table news using fts5(title, body, content='',"
                 " tokenize='unicode61 remove_diacritics 2')")
    base.executemany("insert into news values (?, ?)", rows(path))
    base.commit()
    return base


def timed(work):
    start = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - start) * 1e3


def main():
    khabar, path, *queries = sys.argv[1:]
    folder = tempfile.mkdtemp()
    base, took = timed(lambda: table(path, folder))
    size = os.path.getsize(os.path.join(folder, "fts5.db"))
    print(f"FTS5: made in {took / 1e3:.1f} s, {size / 1e6:.0f} MB")
    folded = [fold(title + "\n" + body) for title, body in rows(path)]
    print("query | plain scan | FTS5, recall, all, first 20 | khabar search, recall, all")
    for query in queries or QUERIES:
        wanted = [fold(word) for word in words(query)]
        truth = {place for place, text in enumerate(folded, 1)
                 if all(word in text for word in wanted)}
        match = " ".join(f'"{word}"' for word in words(query))
        select = "select rowid from news where news match ?"
        ids, whole = timed(lambda: {row[0] for row in base.execute(select, (match,))})
        ranked = select + " order by rank limit 20"
        _, first = timed(lambda: base.execute(ranked, (match,)).fetchall())
        command = [khabar, "search", "--format", "json", query, path]
        lines, search = timed(lambda: subprocess.run(command, capture_output=True).stdout)
        count = lines.count(b"\n")
        recall = len(ids & truth) / max(len(truth), 1)
        print(f"{query} | {len(truth)} | {len(ids)}, {recall:.0%}, {whole:.0f} ms, {first:.0f} ms"
              f" | {count}, {count / max(len(truth), 1):.0%}, {search:.0f} ms", flush=True)


main()
