"""Draws the sentences of `tests/keys/bounds.json`, by a recorded seed and without any engine.

Strata, at most one sentence a report: `rare` (60 of current_events with a word of wounded,
displaced, detained and the like), `current` (90 of current_events) and `syria` (100 of
fakes_syria), all with a number or a word of casualties; these 250 are the sample. `rarest` adds
40 with a number and a word of the measures that hardly occur in it, `bounded` 30 with a word of
the qualifiers that hardly occur, beside one of casualties. Sentences are split by one regular
expression. `--out FILE` writes a line a sentence for the reader who labels them: ids, offsets,
and the text, which stays out of the key.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable
from pathlib import Path

from drawing import Sentence, sentences

SEED = 20261122
DATA = Path(__file__).parents[2] / "shared" / "data"
CURRENT = ("current_events", "all.jsonl")
SYRIA = ("fakes_syria", "dev.jsonl")

# A sentence ends at . ! or ? (and a closing quote) before white space and a new beginning,
# unless an initial or one of these short forms stands before the stop.
END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt|Jr|Sr))(?<!\b(?:Mrs|Gen|Col|Maj|Sgt|Gov|Sen|Rep|etc))"
    r"[.!?][\"'”’)]*\s+(?=[\"'“‘(*-]*\s*[A-Z0-9])|\n+"
)
NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
hundred thousand million billion dozen first second third fourth fifth sixth seventh eighth ninth
tenth single couple pair"""
QUANTITIES = """dozens several scores hundreds thousands millions tens few handful many numerous
some number numbers untold countless nobody none casualties fatalities victims"""
CASUALTY = """kill kills killed killing dead death deaths die dies died dying toll massacre
massacred executed assassinated beheaded murdered shot slain martyred bodies wound wounds hurt
injure injures injuring crashed destroyed downed struck hit besieged stranded trap traps trapped
surrender surrenders surrendered fled flee evacuated refugees hostages prisoners"""
RARE = """wounded wounding injured injuries displaced displacing displacement detained detains
detaining detainees arrested arrests arresting missing captured captures capturing launched
launches launching fired intercepted intercepts intercepting abducted abducts abducting kidnapped
kidnaps kidnapping released releases releasing freed frees freeing"""

RAREST = """displaced displacing displacement detained detains detaining detainees arrested arrests
arresting missing captured captures capturing abducted abducts abducting kidnapped kidnaps
kidnapping released releases releasing freed frees freeing surrender surrenders surrendered trapped
stranded hostages prisoners fled flee flees evacuated"""
COUNTS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
thousand million dozen dozens several scores hundreds thousands millions tens few handful many
numerous"""

HEDGES = r"""up\s+to as\s+many\s+as no\s+fewer not\s+fewer no\s+less fewer\s+than less\s+than nearly
almost close\s+to about around approximately roughly estimated some\s+\d+ between scores dozens tens
untold unknown nobody no\s+one none no\s+casualties no\s+injuries no\s+deaths or\s+more"""


def one_of(*lists: str) -> re.Pattern[str]:
    """Any of the words, whole, in either case."""
    words = "|".join(" ".join(lists).split())
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


DIGITS = r"\w*\d\w*"
OF_ANY = one_of(DIGITS, NUMBERS, QUANTITIES, CASUALTY, RARE)
STRATA = (
    ("rare", CURRENT, 60, (OF_ANY, one_of(RARE))),
    ("current", CURRENT, 90, (OF_ANY,)),
    ("syria", SYRIA, 100, (OF_ANY,)),
    ("rarest", CURRENT, 25, (one_of(DIGITS, COUNTS), one_of(RAREST))),
    ("rarest", SYRIA, 15, (one_of(DIGITS, COUNTS), one_of(RAREST))),
    ("bounded", CURRENT, 15, (one_of(HEDGES), one_of(CASUALTY, RARE, "casualties"))),
    ("bounded", SYRIA, 15, (one_of(HEDGES), one_of(CASUALTY, RARE, "casualties"))),
)


def pool(path: Path, name: str, wanted: Iterable[re.Pattern[str]]) -> list[Sentence]:
    """The sentences of a set in which each of the patterns is found."""
    return [s for s in sentences(path, name, END) if all(w.search(s.text) for w in wanted)]


def draw(data: Path, seed: int = SEED) -> list[tuple[str, Sentence]]:
    """The sample: the pool of each stratum shuffled in turn, one sentence a report."""
    chance = random.Random(seed)
    taken: set[tuple[str, str]] = set()
    sample: list[tuple[str, Sentence]] = []
    for stratum, (name, file), size, wanted in STRATA:
        found = pool(data / name / file, name, wanted)
        chance.shuffle(found)
        full = len(sample) + size
        for sentence in found:
            if len(sample) < full and (name, sentence.id) not in taken:
                taken.add((name, sentence.id))
                sample.append((stratum, sentence))
    return sample


def main() -> None:
    """Write the sample for its reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=Path("/tmp/bounds_sample.jsonl"))
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as out:
        for stratum, sentence in draw(options.data):
            row = {"stratum": stratum, **sentence._asdict(), "text": sentence.text}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
