"""Draws the sentences of `tests/keys/stances.json`, by a recorded seed and without any engine.

Stratum `random`: 200 sentences, each from a set drawn uniformly and then uniformly from it. Strata
`cue:VALUE`: 20 sentences a value that hold one of its cues, again a set first; the cues only raise
the chance and say nothing of the answer. Strata `more:VALUE` go on drawing from a cue list whose
value was too rare among the answers. At most one sentence a report, and none twice; all in one
order, so that a longer list of extras leaves the rest as it was. `weight` says how often a sentence
is drawn on average, over all strata that can give it and as if with replacement: where it is small,
the probability.

Maverick is left out: it holds headlines only. `--out FILE` writes a line a sentence for the reader
who labels them: ids, offsets, and the text, which stays out of the key.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from drawing import Sentence, sentences

SEED = 20261122
DATA = Path(__file__).parents[2] / "shared" / "data"
SETS = {
    "fakes_syria": "dev.jsonl",
    "muc4": "dev.jsonl",
    "polnear": "dev.jsonl",
    "event_location": "dev.jsonl",
    "geo_trnews": "dev.jsonl",
    "geo_geowebnews": "dev.jsonl",
    "indiapoliceevents": "dev.jsonl",
    "ecbplus": "dev.jsonl",
    "wikievents": "dev.jsonl",
    "meantime": "dev.jsonl",
    "plover_gsr": "dev.jsonl",
    "current_events": "all.jsonl",
    "wikinews": "all.jsonl",
}
BY_LINE = {"ecbplus", "meantime"}  # each line is a sentence there, elsewhere only a wrapped line
LOWER = {"indiapoliceevents"}  # sentences begin with small letters
RANDOM, CUED = 200, 20
TOKENS = range(5, 81)
CUES = {
    "confirmed": r"confirm\w*|verified|verifies|corroborat\w+",
    "admitted": r"admit\w*|admission|acknowledg\w+|confess\w*|conced\w+|(?:plead\w*|pled) guilty|"
    r"(?:claim|took|tak|accept|assum)\w*\s+(?:\w+\s+)?responsibility",
    "denied": r"den(?:y|ies|ied|ying|ial|ials)|refut\w+|rebut\w*|disput(?:e|es|ed|ing)|"
    r"(?:reject|dismiss)\w+\s+(?:\w+\s+){0,3}(?:claim|report|allegation|accusation|charge)s?",
    "doubted": r"unconfirmed|unverified|unclear|rumou?r\w*|doubt\w*|skeptic\w*|sceptic\w*|"
    r"investigat(?:e|es|ed|ing)|under\s+investigation|(?:not|n't|nor|never)\s+(?:\w+\s+){0,3}"
    r"(?:verif\w+|confirm\w*|clear)|questioned\s+(?:whether|if)",
    "planned": r"plan(?:s|ned|ning)?\s+(?:to|for|on)|inten(?:d|ds|ded|ding|tion)|scheduled|"
    r"(?:due|set|about|ready|poised|prepar\w+|decided|agreed|going|pledg\w+|promis\w+)\s+to",
    "predicted": r"expect(?:s|ed|ing)?|predict\w*|forecast\w*|likely|anticipat\w+|"
    r"fear(?:s|ed|ing)?|warn\w*\s+that|(?:could|may|might)\s+lead",
    "threatened": r"threat\w*|vow(?:s|ed|ing)?|ultimatum|warn(?:s|ed|ing)?|retaliat\w+",
    "demanded": r"demand\w*|urg(?:e|es|ed|ing)|call(?:s|ed|ing)?\s+(?:on|for|upon)|appeal\w*|"
    r"(?:ask|order|request|instruct)\w*\s+(?:\w+\s+){1,3}to|insist\w*|must",
    "hypothetical": r"if|unless|whether|would|could\s+have|might|may\s+have|in\s+case",
    "ongoing": r"continu(?:e|es|ed|ing)|ongoing|under\s?way|still|amid|keeps?|"
    r"(?:is|are|was|were|been)\s+(?:now\s+|still\s+)?(?!going|being)\w+ing",
}
CUE = {value: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for value, words in CUES.items()}
MORE = (
    ("denied", 15),
    ("doubted", 30),
    ("threatened", 15),
    ("admitted", 15),
    ("ongoing", 10),
    ("denied", 25),
    ("threatened", 20),
)

# A sentence ends at . ! or ? (and a closing quote) before white space and a new beginning,
# unless an initial or one of these short forms stands before the stop; or at a blank line.
BEFORE = r"(?<!\b[A-Z])(?<!\b[A-Z] )(?<!\b(?:Mr|Dr|St|Lt|Jr|Sr))(?<!\b(?:Mrs|Gen|Col|Maj|Gov|Sen))"
STOP = BEFORE + r"[.!?](?:\s?[\"'”’)]+)?\s+(?=[\"'“‘(\[*-]*\s*[A-Z0-9])"
SMALL = r"(?<!\b[a-z])(?<!\b(?:mr|dr|st|rs|no))(?<!\b(?:smt|dgp))[.!?][\"']?\s+(?=[\"'a-z0-9])"
BLANK = r"\n\s*\n\s*"


class Drawn(NamedTuple):
    """A sentence of the sample: from which stratum, and how often it is drawn on average."""

    stratum: str
    weight: float
    sentence: Sentence


Pool = Mapping[str, list[Sentence]]  # a set's name to its sentences


def ends_in(name: str) -> re.Pattern[str]:
    """What ends a sentence of this set."""
    stops = [SMALL if name in LOWER else STOP, r"\n" if name in BY_LINE else BLANK]
    return re.compile("|".join(stops))


def pools(data: Path) -> Pool:
    """The sentences of every set that have a length in `TOKENS`."""
    return {
        name: [
            s
            for s in sentences(data / name / file, name, ends_in(name))
            if len(s.text.split()) in TOKENS
        ]
        for name, file in SETS.items()
    }


def with_cue(everything: Pool, value: str) -> Pool:
    """The sentences that hold a cue of this value; sets without any fall away."""
    cue = CUE[value]
    held = {name: [s for s in found if cue.search(s.text)] for name, found in everything.items()}
    return {name: found for name, found in held.items() if found}


def draw(data: Path, seed: int = SEED) -> list[Drawn]:
    """The sample: stratum after stratum, a set first, then a sentence of it."""
    chance = random.Random(seed)
    everything = pools(data)
    cued = {value: with_cue(everything, value) for value in CUES}
    strata: list[tuple[str, int, Pool]] = [("random", RANDOM, everything)]
    strata += [(f"cue:{value}", CUED, cued[value]) for value in CUES]
    strata += [(f"more:{value}", number, cued[value]) for value, number in MORE]
    taken: set[tuple[str, str]] = set()
    sample: list[tuple[str, Sentence]] = []
    for stratum, size, pool in strata:
        goal = len(sample) + size
        while len(sample) < goal:
            sentence = chance.choice(pool[chance.choice(sorted(pool))])
            marks = {(sentence.set, sentence.id), ("text", sentence.text)}
            if not marks & taken:
                taken |= marks
                sample.append((stratum, sentence))
    return [Drawn(stratum, _times_drawn(s, strata), s) for stratum, s in sample]


def _times_drawn(sentence: Sentence, strata: list[tuple[str, int, Pool]]) -> float:
    """How often this sentence is drawn on average, over the strata that can give it."""
    return sum(
        size / (len(pool) * len(pool[sentence.set]))
        for stratum, size, pool in strata
        if stratum == "random" or CUE[stratum.split(":")[1]].search(sentence.text)
    )


def main() -> None:
    """Write the sample for its reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=Path("/tmp/stances_sample.jsonl"))
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as out:
        for stratum, weight, sentence in draw(options.data):
            row = {"stratum": stratum, "weight": weight, **sentence._asdict()}
            out.write(json.dumps({**row, "text": sentence.text}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
