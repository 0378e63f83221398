"""Copies found as reports arrive: reports a second on one core, and what restoring costs.

Texts are made of random words in sentences of wire length (about 350 words, 2,200 characters); one
in five is a copy of an earlier one, cut by a third and credited to somebody else. Words follow a
law of news (few are frequent), so that unrelated texts share phrases as they do in life. Times are
of the processor, all threads summed, so that other load on the machine does not count. The limit
is the issue's.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from datetime import date, timedelta
from pathlib import Path

from onrecord.incidents.origins import CopyIndex
from onrecord.records import Report, make_report

LIMITS = {"reports_per_second": 5000}
DAYS = 60
COPIES = 0.2
WARM = 2_000  # reports taken in before time is taken: words are learnt, libraries loaded


def reports_of(number: int, seed: int = 2013) -> tuple[list[Report], int]:
    """Reports in the order of their days, and how many of them are copies."""
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    stories: list[list[str]] = []
    made, copies = [], 0
    for at in range(number):
        day = date(2013, 1, 1) + timedelta(days=at * DAYS // number)
        if stories and chance.random() < COPIES:
            story = chance.choice(stories[-200:])
            gone = set(chance.sample(range(len(story)), len(story) // 3))
            text = "(AFP) - " + " ".join(s for n, s in enumerate(story) if n not in gone)
            copies += 1
        else:
            story = _story(chance.choices(words, weights, k=350), chance)
            stories.append(story)
            text = " ".join(story)
        made.append(make_report(text, url=str(at), published=day))
    return made, copies


def _word(chance: random.Random) -> str:
    word = "".join(chance.choice("abdefghiklmnorstuwz") for _ in range(chance.randint(2, 9)))
    return word.capitalize() if chance.random() < 0.3 else word


def _story(words: list[str], chance: random.Random) -> list[str]:
    sentences, at = [], 0
    while at < len(words):
        size = chance.randint(12, 28)
        sentences.append(" ".join(words[at : at + size]).capitalize() + ".")
        at += size
    return sentences


def measured(number: int, batch: int) -> dict[str, float]:
    """Add reports in batches, then restore from signatures and add a hundred more."""
    reports, copies = reports_of(number + 100)
    index = CopyIndex()
    index.add(reports[:WARM])
    started = time.process_time()
    for at in range(WARM, number, batch):
        index.add(reports[at : min(number, at + batch)])
    spent = time.process_time() - started
    roots = index.roots()
    kept = {id_: index.signature(id_) for id_ in roots}
    started = time.process_time()
    again = CopyIndex.restore(kept, roots)
    restored = time.process_time() - started
    again.add(reports[number:])
    added = time.process_time() - started - restored
    return {
        "reports": number,
        "characters": sum(len(r.text) for r in reports) / len(reports),
        "copies": copies,
        "copies_found": sum(id_ != root for id_, root in again.roots().items()),
        "reports_per_second": (number - WARM) / spent,
        "bytes_a_signature": sum(map(len, kept.values())) / number,
        "restore_s": restored,
        "add_100_s": added,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Measure, print one JSON object, and keep it with `--json FILE`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--batch", type=int, default=5_000, help="reports handed over at once")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    told = json.dumps({k: round(v, 2) for k, v in measured(asked.reports, asked.batch).items()})
    print(told)
    if asked.json:
        asked.json.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
