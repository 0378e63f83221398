"""Task `bounds`: every figure of a sentence, with measure, of whom, bounds, qualifier and scope.

Figures of the key and of our claims in its sentences are paired one to one: only those whose
number words overlap (for a figure that no number states, also those whose people do), by the most
fields that agree. `found` is F of the pairs, each field F with the pairs that agree in it, `whole`
F with those that agree in all. Whom a figure counts agrees where the words overlap, or where
neither names anybody. A value that the key's writer allowed as well (`alternatives`) is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.evaluation.aligning import best_pairs
from onrecord.evaluation.keyed import Plain, asked_of, inside, shown, texts
from onrecord.evaluation.scoreboard import Counts, Outcome, fs
from onrecord.evaluation.task import Job, Task
from onrecord.records import Claim, Figure

FIELDS = ("measure", "of", "bounds", "qualifier", "scope")
BOUNDS = ("stated", "low", "best", "high")


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a sentence of the key."""
    for asked, claims in texts(job, asked_of(job)):
        for sentence in asked.sentences:
            given = [f for f in figures_of(claims) if inside(sentence, *f.words.span)]
            yield Outcome(
                f"{sentence['set']} {sentence['id']}",
                score_figures(sentence["figures"], given),
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
    marks = [[_marks(k, g) for g in given] for k in key]
    pairs = best_pairs([[1.0 + sum(m.values()) if m else 0.0 for m in row] for row in marks])
    met = [marks[i][j] for i, j in pairs]
    hits = {"found": len(met), "whole": sum(all(m.values()) for m in met)}
    hits |= {name: sum(m[name] for m in met) for name in FIELDS}
    return {name: Counts(float(n), float(len(key)), float(len(given))) for name, n in hits.items()}


def _marks(key: Plain, given: Figure) -> dict[str, bool]:
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


TASK = Task("bounds", fs("whole", "found", *FIELDS), outcomes, folder=True, keyed=True)
