"""Task `bounds`: every figure of a sentence, with measure, of whom, bounds, qualifier and scope.

Figures of the key and of our claims in its sentences are paired one to one: only those whose
number words overlap (for a figure that no number states, also those whose people do), by measure
first (a stretch may hold two figures), then by the most fields that agree. `found` is F of the
pairs, each field F with the pairs that agree in it, `whole` F with those that agree in all, with
its precision and recall. Whom a figure counts agrees where the words overlap, or where neither
names anybody. A value that the key's writer allowed as well (`alternatives`) is right, each field
by itself. A figure that he marked `optional` is not asked for, and whatever is paired with it is
no false alarm.

The scores are of the sentences drawn at random; those of the strata `rarest` and `bounded`, added
for values that hardly occur, give `whole_added` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.evaluation.aligning import best_pairs
from onrecord.evaluation.keyed import Plain, asked_of, inside, shown, texts
from onrecord.evaluation.scoreboard import Counts, Outcome, fs, precision_of, recall_of
from onrecord.evaluation.task import Job, Task
from onrecord.records import Claim, Figure

FIELDS = ("measure", "of", "bounds", "qualifier", "scope")
BOUNDS = ("stated", "low", "best", "high")
ADDED = ("rarest", "bounded")  # strata drawn for rare values, after those drawn at random


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a sentence of the key."""
    for asked, claims in texts(job, asked_of(job)):
        for sentence in asked.sentences:
            given = [f for f in figures_of(claims) if inside(sentence, *f.words.span)]
            yield Outcome(
                f"{sentence['set']} {sentence['id']}",
                _of_stratum(score_figures(sentence["figures"], given), sentence.get("stratum")),
                shown(asked.report, sentence),
                "; ".join(map(_shown_key, sentence["figures"])) or "none",
                "; ".join(map(_shown, given)) or "none",
            )


def figures_of(claims: Sequence[Claim]) -> list[Figure]:
    """The figures of all claims, each number once for each measure."""
    found = {(f.words.span, f.measure): f for c in reversed(claims) for f in reversed(c.figures)}
    return sorted(found.values(), key=lambda f: f.words.span)


def score_figures(key: Sequence[Plain], given: Sequence[Figure]) -> dict[str, Counts]:
    """The counts of one sentence by score name."""
    marks = [[marks_of(k, g) for g in given] for k in key]
    weights = [[_weight(k, m) for m in row] for k, row in zip(key, marks, strict=True)]
    pairs = best_pairs(weights)
    met = [marks[i][j] for i, j in pairs if not key[i].get("optional")]
    asked = float(sum(not k.get("optional") for k in key))
    told = float(len(given) - sum(bool(key[i].get("optional")) for i, _ in pairs))
    hits = {"found": len(met), "whole": sum(all(m.values()) for m in met)}
    hits |= {name: sum(m[name] for m in met) for name in FIELDS}
    return {name: Counts(float(n), asked, told) for name, n in hits.items()}


def _weight(key: Plain, marks: dict[str, bool]) -> float:
    """What a pair is worth: the measure most, and one that is asked for more than an optional."""
    if not marks:
        return 0.0
    return 1.0 + sum(marks.values()) + len(FIELDS) * marks["measure"] + (not key.get("optional"))


def _of_stratum(counts: dict[str, Counts], stratum: str | None) -> dict[str, Counts]:
    return {"whole_added": counts["whole"]} if stratum in ADDED else counts


def marks_of(key: Plain, given: Figure) -> dict[str, bool]:
    """Which fields agree; empty where the two are not about one number."""
    if not _same_words(key, given):
        return {}
    ours = {name: getattr(given, name) for name in BOUNDS}
    return {
        "measure": given.measure in _allowed(key, "measure"),
        "of": any(_same_people(span, given) for span in _allowed(key, "of")),
        "bounds": all(ours[name] in _allowed(key, name) for name in BOUNDS),
        "qualifier": given.qualifier in _allowed(key, "qualifier"),
        "scope": given.scope in _allowed(key, "scope"),
    }


def _same_words(key: Plain, given: Figure) -> bool:
    spans = [given.words.span]
    if "implied" in (key["qualifier"], given.qualifier) and given.of:
        spans.append(given.of.words.span)
    return any(_overlap((key["start"], key["end"]), span) for span in spans)


def _same_people(span: Sequence[int] | None, given: Figure) -> bool:
    if span is None or given.of is None:
        return span is None and given.of is None
    return _overlap((span[0], span[1]), given.of.words.span)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _allowed(key: Plain, name: str) -> list[Any]:
    more = key.get("alternatives", {}).get(name, [])
    return [key.get(name), *(more if isinstance(more, list) else [more])]


def _shown_key(key: Plain) -> str:
    told = [f"{name} {key.get(name)}" for name in ("measure", *BOUNDS, "qualifier", "scope")]
    return f"[{key['start']}:{key['end']} of {key['of']}] " + ", ".join(told)


def _shown(given: Figure) -> str:
    told = [f"{name} {getattr(given, name)}" for name in ("measure", *BOUNDS, "qualifier", "scope")]
    whom = f"{given.of.words.text!r} {given.of.words.span}" if given.of else None
    return f"[{given.words.text!r} {given.words.span} of {whom}] " + ", ".join(told)


TASK = Task(
    "bounds",
    {
        **fs("whole"),
        "whole_precision": precision_of("whole"),
        "whole_recall": recall_of("whole"),
        **fs("found", *FIELDS, "whole_added"),
    },
    outcomes,
    folder=True,
    keyed=True,
)
