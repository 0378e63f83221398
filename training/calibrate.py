"""Fits how sure each field is to answers of people, and shows how far the values can be trusted.

    python training/calibrate.py [--data ../shared/data] [--write]

Four fields have answers: figures (tests/keys/bounds.json), stance with modality
(tests/keys/stances.json), places (event_location), claimants (polnear, dev). The table is out of
fold: five folds by report, each scored by weights fitted to the other four. `--write` fits to all
and writes the weights, the digests of what they were fitted to and the reliability table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from onrecord.commands.engine import english
from onrecord.commands.settings import settings_from
from onrecord.evaluation.aligning import best_pairs
from onrecord.evaluation.bounds import marks_of
from onrecord.evaluation.keyed import asked_of, inside, texts
from onrecord.evaluation.rows import read_rows, report_as_it_is
from onrecord.evaluation.stances import is_right
from onrecord.evaluation.task import Job
from onrecord.grounding import signals as ask
from onrecord.records import Claim

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src" / "onrecord" / "grounding" / "confidence.yaml"
KEYS = ROOT / "tests" / "keys"
FOLDS, RIDGE, ROUNDS = 5, 3.0, 30
RARE = 8  # a signal seen less often has no weight
BINS = 10


class Example(NamedTuple):
    """One field of one claim: its report, its signals, and whether it is right."""

    report: str
    signals: frozenset[str]
    right: bool


def main() -> int:
    """Print the table; with --write, write the weights too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    engine = english(settings_from())
    fields = {
        "figures": list(figures(asked.data, engine)),
        "stance": list(stances(asked.data, engine)),
        "places": list(places(asked.data, engine)),
        "claimant": list(claimants(asked.data, engine)),
    }
    told = {name: _fitted(name, examples) for name, examples in fields.items()}
    if asked.write:
        OUT.write_text(_comment() + yaml.safe_dump(_data(told, asked.data), width=100), "utf-8")
    return 0


def figures(data: Path, engine: Any) -> Iterator[Example]:
    """Each figure that the key of `bounds` has or should have."""
    job = _job(data, KEYS / "bounds.json", engine)
    for asked, claims in texts(job, asked_of(job)):
        for sentence in asked.sentences:
            given = [(c, f) for c in claims for f in c.figures if inside(sentence, *f.words.span)]
            marks = [[marks_of(k, f) for _, f in given] for k in sentence["figures"]]
            table = [[1.0 + sum(m.values()) if m else 0.0 for m in row] for row in marks]
            met = {j: i for i, j in best_pairs(table)}
            for j, (claim, figure) in enumerate(given):
                key = sentence["figures"][met[j]] if j in met else None
                if key is None or not key.get("optional"):
                    right = key is not None and all(marks[met[j]][j].values())
                    yield Example(asked.report.id, ask.figure_signals(claim, figure), right)


def stances(data: Path, engine: Any) -> Iterator[Example]:
    """Each claim at a trigger of the key of `stances`."""
    job = _job(data, KEYS / "stances.json", engine)
    for asked, claims in texts(job, asked_of(job)):
        for sentence in asked.sentences:
            for event in sentence["events"]:
                claim = _at(claims, event["start"], event["end"])
                if claim:
                    told = {"stance": claim.stance, "modality": claim.modality}
                    right = is_right(event, told)
                    yield Example(asked.report.id, ask.stance_signals(claim), right)


def places(data: Path, engine: Any) -> Iterator[Example]:
    """Each claim at the verb of a row of event_location, where a place is given to it."""
    rows = read_rows(data / "event_location" / "dev.jsonl")
    reports = [report_as_it_is(row) for row in rows]
    for row, (_, claims) in zip(rows, engine.read(reports), strict=True):
        verb = row["verb"][0]
        claim = _at(claims, verb["start"], verb["end"])
        if claim and claim.event and claim.event.places:
            right = any(
                p.words.start < g["end"] and g["start"] < p.words.end
                for p in claim.event.places
                for g in row["gold"]
            )
            yield Example(row["text"], ask.place_signals(claim), right)


def claimants(data: Path, engine: Any) -> Iterator[Example]:
    """Each claim of polnear's articles: is its trigger marked as said, and by the same source?"""
    rows = read_rows(data / "polnear" / "dev.jsonl")
    for row, (_, claims) in zip(rows, engine.read(map(report_as_it_is, rows)), strict=True):
        for claim in claims:
            at = claim.event.trigger.start if claim.event else claim.evidence[0].words.start
            around = [m for m in row["gold"] if any(a <= at < b for a, b in m["content"])]
            sources = [span for m in around for span in m["source"]]
            if around and not sources:
                continue
            who = [w.words for w in (claim.claimant, *claim.via) if w]
            right = any(w.start < b and a < w.end for w in who for a, b in sources)
            right = right if sources else not who
            yield Example(str(row["id"]), ask.claimant_signals(claim), right)


def _job(data: Path, key: Path, engine: Any) -> Job:
    return Job(data, [], json.loads(key.read_text("utf-8")), engine)


def _at(claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    for claim in claims:
        words = claim.event.trigger if claim.event else None
        if words and words.start < end and start < words.end:
            return claim
    return None


def _fitted(name: str, examples: Sequence[Example]) -> dict[str, Any]:
    """Weights from all, and the reliability of values out of fold."""
    names = _names(examples)
    table = np.array([[1.0, *(n in e.signals for n in names)] for e in examples], float)
    right = np.array([e.right for e in examples], float)
    fold = np.array([_fold(e.report) for e in examples])
    chance = np.zeros(len(examples))
    for k in range(FOLDS):
        weights = _logistic(table[fold != k], right[fold != k])
        chance[fold == k] = 1 / (1 + np.exp(-table[fold == k] @ weights))
    bins, error = _reliability(chance, right)
    print(
        f"{name}: {len(examples)} fields, {right.mean():.3f} right, calibration error {error:.3f}"
    )
    for low, size, said, was in bins:
        print(f"  {low:.1f} to {low + 1 / BINS:.1f}  {size:6}  said {said:.2f}  right {was:.2f}")
    weights = _logistic(table, right)
    values = {n: round(float(w), 3) for n, w in zip(["bias", *names], weights, strict=True)}
    reliability = [[round(float(x), 3) for x in row] for row in bins]
    told = {"weights": values, "examples": len(examples), "error": round(error, 4)}
    return told | {"table": reliability}


def _fold(report: str) -> int:
    return int(hashlib.sha256(report.encode()).hexdigest(), 16) % FOLDS


def _names(examples: Sequence[Example]) -> list[str]:
    every = sorted({s for e in examples for s in e.signals})
    return [s for s in every if sum(s in e.signals for e in examples) >= RARE]


def _logistic(table: Any, right: Any) -> Any:
    """Weights of a logistic regression with a ridge on all but the bias (Newton's method)."""
    weights = np.zeros(table.shape[1])
    ridge = np.diag([1e-6] + [RIDGE] * (table.shape[1] - 1))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - right) + ridge @ weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _reliability(chance: Any, right: Any) -> tuple[list[tuple[float, int, float, float]], float]:
    """Ten bins of equal width: lower edge, size, mean value, share right; and the error."""
    bins, error = [], 0.0
    at = np.minimum((chance * BINS).astype(int), BINS - 1)
    for b in range(BINS):
        here = at == b
        if here.any():
            said, was = float(chance[here].mean()), float(right[here].mean())
            bins.append((b / BINS, int(here.sum()), said, was))
            error += here.mean() * abs(said - was)
    return bins, float(error)


def _data(told: dict[str, Any], data: Path) -> dict[str, Any]:
    fitted = ("event_location/dev.jsonl", "polnear/dev.jsonl")
    digests = {name: _digest(data / name) for name in fitted}
    digests |= {f"keys/{p.name}": _digest(p) for p in (KEYS / "bounds.json", KEYS / "stances.json")}
    return {"fitted_to": digests, "fields": told}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _comment() -> str:
    return (
        "# Written by training/calibrate.py: weights of each field's signals, and how far values\n"
        "# out of fold can be trusted (rows of `table`: lower edge of a bin, its size, the mean\n"
        "# value, the share right).\n"
    )


if __name__ == "__main__":
    sys.exit(main())
