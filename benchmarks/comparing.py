"""`compare` against planted differences: `python benchmarks/comparing.py FILE [--year 2017]`.

FILE holds rows of UCDP GED. A second copy of it is written with differences planted by a seed
(`planting.py`), both are compared, and what was found is counted beside what was planted:

- found: the row is matched with its copy and the field is told as differing; for a dropped or an
  added row, that it is told as lacking; for a split row, that both halves are on its match;
- apart: the row and its changed copy are both told as lacking, which says that they differ, but
  not that they are one event;
- false: a difference, a lacking row or a match that was not planted, by what it says.

`--wordless` empties headlines and articles of the copy, so that only days, places, sides and
figures can join; `--json FILE` keeps the numbers. Seconds are of the wall, memory is the peak.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from planting import KINDS, Planted, planted_copy, rows_of, write

from onrecord import commands
from onrecord.commands import Comparison
from onrecord.reconciling.compared_values import Matched

FIELD = {"figures": "killed", "days": "period", "place": "place", "violence": "violence"}
WORDS = ("source_headline", "source_article")


class Score:
    """What a comparison found of what was planted, and what it found besides."""

    def __init__(self, told: Comparison, planted: Planted) -> None:
        self.found: Counter[str] = Counter()
        self.apart: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self._planted = planted
        self._kind = {n: kind for kind, numbers in planted.kinds.items() for n in numbers}
        self._alone = {one.told.number for one in told.only_left}
        self._spare = {one.told.number for one in told.only_right}
        self._copies: dict[int, set[int]] = {}
        for copy, original in planted.original.items():
            if original is not None:
                self._copies.setdefault(original, set()).add(copy)
        for one in told.matched:
            self._match(one)
        for number in self._alone:
            self._lacking(int(number or 0))
        for number in self._spare:
            if number in planted.added:
                self.found["added"] += 1
            elif self._kind.get(planted.original[int(number or 0)] or 0) is None:
                self.false["only in the copy"] += 1

    def _match(self, one: Matched) -> None:
        left, right = int(one.left.number or 0), int(one.right.number or 0)
        kind, copies = self._kind.get(left), self._copies.get(left, set())
        if right not in copies:
            self.false["matched with another row"] += bool(one.differences) or kind is not None
            return
        rights = {right, *(int(t.number or 0) for t in one.more_right)}
        if kind == "split":
            self.found[kind] += rights == copies
            return
        whats = {d.what for d in one.differences}
        if kind in FIELD:
            self.found[kind] += FIELD[kind] in whats
            whats -= {FIELD[kind]}
        self.false["a field that does not differ"] += bool(whats)
        self.false["a part that is none"] += len(rights) > 1

    def _lacking(self, number: int) -> None:
        kind = self._kind.get(number)
        if kind == "dropped":
            self.found[kind] += 1
        elif kind is None:
            self.false["only in the original"] += 1
        elif self._copies.get(number, set()) <= self._spare:
            self.apart[kind] += 1


def measured(path: Path, year: int | None, seed: int, *, wordless: bool) -> dict[str, Any]:
    """Plant, compare and count."""
    rows = rows_of(path, year)
    copy, planted = planted_copy(rows, seed)
    if wordless:
        copy = [row | dict.fromkeys(WORDS, "") for row in copy]
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "first.csv", Path(folder) / "second.csv"
        write(rows, first)
        write(copy, second)
        started, spent = time.perf_counter(), time.process_time()
        told = commands.compare(first, second)
        seconds, processor = time.perf_counter() - started, time.process_time() - spent
    score = Score(told, planted)
    planted_of = {k: len(planted.kinds.get(k, planted.added)) for k in KINDS}
    bad = {b.number for b in told.bad_left}
    for kind, numbers in planted.kinds.items():
        planted_of[kind] -= len(numbers & bad)
    return {
        "rows": len(rows),
        "rows_of_copy": len(copy),
        "unreadable": len(bad),
        "planted": planted_of,
        "found": {k: score.found[k] for k in KINDS},
        "apart": dict(score.apart),
        "false": {k: n for k, n in score.false.items() if n},
        "seconds": round(seconds, 1),
        "processor_seconds": round(processor, 1),
        "peak_gib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--year", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wordless", action="store_true")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    told = measured(given.file, given.year, given.seed, wordless=given.wordless)
    print(f"{told['rows']:,} rows beside {told['rows_of_copy']:,}, {told['unreadable']} unreadable")
    for kind in KINDS:
        apart = told["apart"].get(kind)
        also = f", {apart} told apart" if apart else ""
        print(f"{kind:10} {told['found'][kind]:5} of {told['planted'][kind]:5} found{also}")
    print("false:", ", ".join(f"{k} {n}" for k, n in told["false"].items()) or "none")
    print(
        f"{told['seconds']} s, {told['processor_seconds']} s of the processors,"
        f" {told['peak_gib']} GiB at the peak"
    )
    if given.json:
        given.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
