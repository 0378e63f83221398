"""Writes names/ordinary_words.csv: names of places that are ordinary words or names of persons.

    python training/ordinary_words.py WORDS NAMES

WORDS is the list american-english of SCOWL (Debian package wamerican 2020.12; copyright Kevin
Atkinson and others, free to use with that notice), NAMES the folder with the name counts of the
census of the United States, 1990 (public domain; package names 0.3.0). A word counts that the list
writes in small letters, unless it is a country or ordinary.csv (by hand) has it as a place first
("Phoenix"); a frequent name of persons, unless a large town is called so ("Boston"): ordinary.csv
has those that are persons first ("Charlotte").
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.names.gazetteer import Gazetteer
from onrecord.names.gazetteer_build import read_csv
from onrecord.names.gazetteer_scan import COUNTRY, LARGE

OUT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "names" / "ordinary_words.csv"
FILES = {"dist.male.first": 600, "dist.female.first": 900, "dist.all.last": 4000}  # most frequent
SHORTEST = 3


def main(words: Path, folder: Path) -> None:
    """Look every word up, and write those that are names of places."""
    size = Gazetteer.open().size
    places = {row["word"] for row in read_csv("ordinary.csv") if row["rule"] == "place"}
    limits = dict.fromkeys(_persons(folder), LARGE) | dict.fromkeys(_words(words), COUNTRY)
    known = {word: size(word.capitalize()) for word in limits}
    kept = sorted(
        w for w, n in known.items() if n is not None and n < limits[w] and w not in places
    )
    with OUT.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([["word"], *([w] for w in kept)])


def _words(path: Path) -> Iterator[str]:
    lines: Iterable[str] = path.read_text(encoding="utf-8").split()
    return (w for w in lines if w.isascii() and w.isalpha() and w.islower() and len(w) >= SHORTEST)


def _persons(folder: Path) -> Iterator[str]:
    for name, most in FILES.items():
        for line in (folder / name).read_text(encoding="utf-8").splitlines()[:most]:
            name = line.split()[0].lower()
            if len(name) >= SHORTEST:
                yield name


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
