"""Writes names/ordinary_words.csv: names of places that are ordinary words or names of persons.

    python training/ordinary_words.py WORDS NAMES

WORDS is the list american-english of SCOWL (Debian package wamerican 2020.12; copyright Kevin Atkinson
and others, free to use with that notice), NAMES the folder with the name counts of the census of the
United States, 1990 (public domain; package names 0.3.0). A word counts that the list writes in small
letters; a person's name, where its bearers are many and no large town is called so.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.names.gazetteer import Gazetteer
from onrecord.names.gazetteer_scan import LARGE

OUT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "names" / "ordinary_words.csv"
FILES = {"dist.male.first": 600, "dist.female.first": 900, "dist.all.last": 4000}  # most frequent
SHORTEST = 3


def main(words: Path, folder: Path) -> None:
    """Look every word up, and write those that are names of places."""
    size = Gazetteer.open().size
    known = {w: size(w.capitalize()) for w in {*_words(words), *_persons(folder)}}
    ordinary = set(_words(words))
    kept = sorted(
        w for w, n in known.items() if n is not None and (w in ordinary or n < LARGE)
    )
    with OUT.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["word"], *([w] for w in kept)])


def _words(path: Path) -> Iterator[str]:
    lines: Iterable[str] = path.read_text(encoding="utf-8").split()
    return (w for w in lines if w.isascii() and w.isalpha() and w.islower() and len(w) >= SHORTEST)


def _persons(folder: Path) -> Iterator[str]:
    for name, most in FILES.items():
        for line in (folder / name).read_text(encoding="utf-8").splitlines()[:most]:
            yield line.split()[0].lower()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
