"""Writes incidents/rarity.yaml: how rare the words of news are, by the texts that hold them.

    python training/count_words.py ../shared/data

Counted are sets on which no joining is scored. A word in COMMON texts or fewer is not written: it
is as rare as can be. The rarity of a word is log2 of all texts over those that hold it, rounded.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from math import log2
from pathlib import Path
from textwrap import fill

from onrecord.evaluation.rows import read_rows
from onrecord.incidents.words import words_in

OUT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "incidents" / "rarity.yaml"
SETS = (
    *("polnear/train", "polnear/dev", "muc4/train", "muc4/dev", "wikinews/all", "meantime/dev"),
    *("indiapoliceevents/dev", "wikievents/dev", "geo_trnews/dev", "geo_geowebnews/dev"),
)
COMMON = 20


def main(folder: Path) -> None:
    """Count, and write."""
    counts: Counter[str] = Counter()
    texts = 0
    for text in texts_of(folder):
        counts.update({word for word in words_in(text) if not word.isdigit()})
        texts += 1
    rarest = round(log2(texts / COMMON)) + 1
    levels: dict[int, list[str]] = {}
    for word, count in counts.items():
        if count > COMMON:
            levels.setdefault(min(round(log2(texts / count)), rarest - 1), []).append(word)
    OUT.write_text("\n".join(_lines(levels, texts, rarest)) + "\n", encoding="utf-8")


def texts_of(folder: Path) -> Iterator[str]:
    """Every text of the sets."""
    for name in SETS:
        for row in read_rows(folder / f"{name}.jsonl"):
            yield str(row["text"])


def _lines(levels: dict[int, list[str]], texts: int, rarest: int) -> Iterator[str]:
    yield f"# Written by training/count_words.py: words of {texts} news texts by how rare they are,"
    yield "# log2 of all texts over those that hold the word. A word that is not here is rarest."
    yield f"rarest: {rarest}"
    yield "levels:"
    for level, words in sorted(levels.items()):
        told = fill(" ".join(sorted(words)), 98, break_on_hyphens=False, break_long_words=False)
        yield f"  {level}: >"
        yield from (f"    {line}" for line in told.split("\n"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
