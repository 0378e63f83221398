"""Task `qusayr`: the claims of one report against a key that was written claim by claim.

The key is a file of claims in the contract's shape without words, each with `main` (one of the
report's main facts) and `alternatives`: other values of a field that are right as well.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.evaluation.aligning import best_pairs
from onrecord.evaluation.key_fields import FIELDS, WHOLE, allowed, field_marks, overlap, shown
from onrecord.evaluation.scoreboard import Failure
from onrecord.records import Claim, Report, to_published

Plain = Mapping[str, Any]
NOT_YET = {"planned", "predicted", "threatened", "demanded", "hypothetical"}
DOERS, DONE_TO = {"lead", "joint", "ordered"}, {"victim", "object"}


@dataclass(frozen=True, slots=True)
class KeyScore:
    """How the claims of a report stand against its key; the shares lie between 0 and 1."""

    scores: Mapping[str, float | None]
    failures: tuple[Failure, ...]


def score_key(
    report: Report,
    claims: Sequence[Claim],
    key: Sequence[Plain],
    optional: Collection[str] = (),
) -> KeyScore:
    """Pair the claims with the key's one to one, and mark each field of each pair.

    Scores: `whole` (share of the key's claims with every field of `WHOLE` right, those aside that
    the key's writer marked `optional`), `whole_with_optional` (of all), `main_whole` (of its main
    facts), `found`, one share for each field (partly right is a half),
    and the counts `reversed`, `prediction_as_event` and `extra`. Failures come in the key's
    order, one for each claim that is not whole.
    """
    given = [to_published(c, report) for c in claims]
    pairs = dict(best_pairs([[closeness(k, g) for g in given] for k in key]))
    marks = [field_marks(k, given[pairs[i]]) if i in pairs else {} for i, k in enumerate(key)]
    whole = [bool(m) and all(m[f] == 1.0 for f in WHOLE) for m in marks]
    mains = [w for w, k in zip(whole, key, strict=True) if k.get("main")]
    asked = [_id(k) not in optional for k in key]
    required = [float(w) for w, a in zip(whole, asked, strict=True) if a]
    scores: dict[str, float | None] = {
        "whole": _share(required),
        "whole_with_optional": _share([float(w) for w in whole]),
        "main_whole": _share([float(w) for w in mains]),
        "found": _share([float(bool(m)) for m in marks]),
    }
    scores |= {f: _share([m.get(f, 0.0) for m in marks]) for f in FIELDS}
    scores["reversed"] = float(sum(is_reversed(key[i], given[j]) for i, j in pairs.items()))
    scores["prediction_as_event"] = float(sum(_taken_as_event(g, key) for g in given))
    scores["extra"] = float(len(given) - len(pairs))
    failures = tuple(
        _failure(report, k, given[pairs[i]] if i in pairs else None, marks[i])
        for i, k in enumerate(key)
        if not whole[i]
    )
    return KeyScore(scores, failures)


def _id(key: Plain) -> str:
    return str(key.get("id", ""))


def closeness(key: Plain, given: Plain) -> float:
    """How much a claim looks like one of the key's: 0 where neither trigger nor evidence meet."""
    trigger = _triggers_meet(key, given)
    evidence = max((_shared(a, b) for a in key["evidence"] for b in given["evidence"]), default=0.0)
    if not trigger and not evidence:
        return 0.0
    marks = field_marks(key, given)
    return 3.0 * trigger + evidence + marks["type"] + marks["speaker"] + sum(marks.values()) / 10


def is_reversed(key: Plain, given: Plain) -> bool:
    """Whether a doer of the key is done to in the claim, or the other way round."""
    if not key["event"] or not given["event"]:
        return False
    doers = [p for side in allowed(key, "actors") for p in side if p["role"] in DOERS]
    hit = [p for side in allowed(key, "targets") for p in side if p["role"] in DONE_TO]
    our_doers = [p for p in given["event"]["actors"] if p["role"] in DOERS]
    our_hit = [p for p in given["event"]["targets"] if p["role"] in DONE_TO]
    return _crossed(our_doers, hit, doers) or _crossed(our_hit, doers, hit)


def _crossed(ours: Sequence[Plain], wrong: Sequence[Plain], right: Sequence[Plain]) -> bool:
    return any(
        any(overlap(p, w) for w in wrong) and not any(overlap(p, r) for r in right) for p in ours
    )


def _taken_as_event(given: Plain, key: Sequence[Plain]) -> bool:
    """Whether a claim tells as fact what every claim of the key at its trigger does not."""
    if given["modality"] in NOT_YET or not given["event"]:
        return False
    there = [k for k in key if _triggers_meet(k, given)]
    return bool(there) and all(NOT_YET.issuperset(allowed(k, "modality")) for k in there)


def _triggers_meet(key: Plain, given: Plain) -> bool:
    if not key["event"] or not given["event"]:
        return not key["event"] and not given["event"]
    return any(overlap(t, given["event"]["trigger"]) for t in allowed(key, "trigger"))


def _shared(a: Plain, b: Plain) -> float:
    """The part of two spans' common extent that both cover."""
    (a0, a1), (b0, b1) = a["span"], b["span"]
    common = max(0, min(a1, b1) - max(a0, b0))
    return float(common / (max(a1, b1) - min(a0, b0)))


def _share(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _failure(
    report: Report, key: Plain, given: Plain | None, marks: Mapping[str, float]
) -> Failure:
    evidence = " … ".join(report.text[slice(*e["span"])] for e in key["evidence"])
    trigger = key["event"]["trigger"]["span"] if key["event"] else None
    name = f"{key['id']} {report.text[slice(*trigger)]!r}" if trigger else str(key["id"])
    if given is None:
        return Failure(name, float(len(WHOLE)), evidence, "a claim", "none")
    wrong = [f for f in FIELDS if marks[f] < 1.0]
    lost = sum(1.0 - marks[f] for f in WHOLE)
    expected = "\n".join(f"{f}: {shown(report.text, key, f)}" for f in wrong)
    ours = "\n".join(f"{f}: {shown(report.text, given, f)}" for f in wrong)
    return Failure(name, lost, evidence, expected, ours)
