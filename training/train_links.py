"""Trains the weights of comparison on labelled accounts, and writes incidents/weights-*.yaml.

    python training/train_links.py coded ../shared/data/maverick/dev.jsonl

A weight is a coefficient of a logistic regression over the levels reached by each pair of
candidates (ridge penalty, one column a level), told as log2 odds: Fellegi and Sunter's
sum of log2(m/u), fitted on labelled pairs, so that what goes together is not counted twice.
Folds go by event: the weights for pairs of two folds were trained without the events of both.
They are kept in evaluation/linking_folds.yaml, for scoring the training file itself.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from onrecord.evaluation.linking import FOLDS, fold_of
from onrecord.evaluation.rows import read_rows
from onrecord.evaluation.scoreboard import Counts
from onrecord.incidents.comparison import features, options
from onrecord.incidents.grouping import group
from onrecord.incidents.scoring import level_vectors
from onrecord.intake.coded.maverick import account_of
from onrecord.records import Account, Link

Folds = dict[tuple[int, int], Any]

ROOT = Path(__file__).resolve().parents[1] / "src" / "onrecord"
RIDGE = 2.0
KEEP = -6.0  # as the weight that grouping gives to pairs without a link
PRECISE = 0.8  # of pairs, out of fold: what the cut-off must reach
HISTORY, STEPS, DONE = 12, 300, 1e-8  # of L-BFGS: pairs kept, most steps, least gain to go on


class Pairs:
    """The levels reached by each pair of candidates, as numbers of columns, and the labels."""

    def __init__(self, accounts: Sequence[Account], events: Sequence[str]) -> None:
        order = sorted(range(len(accounts)), key=lambda i: accounts[i].id)
        found = level_vectors([accounts[i] for i in order])
        self.ends = np.array([[order[a], order[b]] for a, b, *_ in found])
        sizes = [len(f.levels) for f in features()]
        starts = np.cumsum([0, *sizes[:-1]])
        self.columns = np.array([row[2:] for row in found]) + starts
        self.width = sum(sizes)
        event = np.array(events)
        self.same = event[self.ends[:, 0]] == event[self.ends[:, 1]]
        folds = np.array([fold_of(e) for e in events])
        self.folds = np.sort(folds[self.ends], axis=1)


def fit(columns: Any, same: Any, width: int, ridge: float = RIDGE) -> Any:
    """Prior and weights, in log2 odds, of a logistic regression; by L-BFGS (Nocedal 1980)."""
    each, flat = columns.shape[1], columns.ravel()
    target = same.astype(float)

    def loss(b: Any) -> tuple[float, Any]:
        z = b[0] + b[1:][columns].sum(1)
        miss = 1 / (1 + np.exp(-np.clip(z, -40, 40))) - target
        slope = np.bincount(flat, np.repeat(miss, each), width) + ridge * b[1:]
        value = (np.logaddexp(0, z) - target * z).sum() + ridge / 2 * (b[1:] @ b[1:])
        return float(value), np.concatenate([[miss.sum()], slope])

    return _smallest(loss, np.zeros(width + 1)) / np.log(2)


def _smallest(loss: Any, at: Any) -> Any:
    """Where a smooth convex function is least."""
    value, slope = loss(at)
    moves: list[tuple[Any, Any]] = []
    for _ in range(STEPS):
        way = _way(slope, moves)
        step, fall = 1.0, slope @ way
        while True:
            new = at - step * way
            new_value, new_slope = loss(new)
            if new_value <= value - 1e-4 * step * fall or step < 1e-6:
                break
            step /= 2
        if (new - at) @ (new_slope - slope) > 1e-12:
            moves = [*moves[-HISTORY + 1 :], (new - at, new_slope - slope)]
        gain = value - new_value
        at, value, slope = new, new_value, new_slope
        if gain < DONE * max(1.0, abs(value)):
            break
    return at


def _way(slope: Any, moves: Sequence[tuple[Any, Any]]) -> Any:
    """The two loops of L-BFGS."""
    way, shares = slope.copy(), []
    for moved, turned in reversed(moves):
        shares.append((moved @ way) / (moved @ turned))
        way -= shares[-1] * turned
    if moves:
        moved, turned = moves[-1]
        way *= (moved @ turned) / (turned @ turned)
    else:
        way /= np.abs(slope).sum()
    for (moved, turned), share in zip(moves, reversed(shares), strict=True):
        way += moved * (share - (turned @ way) / (moved @ turned))
    return way


def told(fitted: Any, name: str, version: str, threshold: float) -> dict[str, Any]:
    """Weights as their file tells them."""
    prior, at, levels = float(fitted[0]), 1, {}
    for feature in features():
        own = fitted[at : at + len(feature.levels)]
        at += len(feature.levels)
        rows = zip(feature.levels, own, strict=True)
        levels[feature.name] = {level.words: round(float(w), 4) for level, w in rows}
    plain = {"name": name, "version": version, "prior": round(prior, 4)}
    return {**plain, "threshold": threshold, "keep": KEEP, "levels": levels}


def without(pairs: Pairs) -> Iterator[tuple[tuple[int, int], Any]]:
    """For each two folds the weights trained without the events of both."""
    for i, j in combinations_with_replacement(range(FOLDS), 2):
        kept = ~np.isin(pairs.folds, (i, j)).any(axis=1)
        yield (i, j), fit(pairs.columns[kept], pairs.same[kept], pairs.width)


def cut_off(pairs: Pairs, folds: Folds, accounts: Sequence[Account], events: Any) -> float:
    """The cut-off with the greatest F out of fold among those that are precise enough."""
    weighed = np.zeros(len(pairs.same))
    for key, fitted in folds.items():
        own = (pairs.folds == key).all(axis=1)
        weighed[own] = fitted[0] + fitted[1:][pairs.columns[own]].sum(1)
    kept = zip(pairs.ends[weighed >= KEEP], weighed[weighed >= KEEP], strict=True)
    links = [Link(accounts[a].id, accounts[b].id, float(w)) for (a, b), w in kept]
    event = {one.id: e for one, e in zip(accounts, events, strict=True)}
    known = {one.id: one for one in accounts}
    found = []
    for at in np.arange(-2, 2.1, 0.25):
        counts = pair_counts(group(known, links, threshold=at), event)
        print(f"cut-off {at:.2f}: {counts.precision:.3f} {counts.recall:.3f} {counts.f:.3f}")
        if counts.precision >= PRECISE:
            found.append((counts.f, float(at)))
    return max(found)[1]


def pair_counts(groups: Sequence[Sequence[str]], event: dict[str, str]) -> Counts:
    """Pairs in groups and pairs of one event."""
    right = sum(n * (n - 1) / 2 for g in groups for n in Counter(event[i] for i in g).values())
    asked = sum(n * (n - 1) / 2 for n in Counter(event.values()).values())
    return Counts(right, asked, sum(len(g) * (len(g) - 1) / 2 for g in groups))


def main(name: str, path: Path) -> None:
    """Train on all events, and out of fold, and write both."""
    rows = read_rows(path)
    accounts, events = [account_of(row) for row in rows], [str(row["event_id"]) for row in rows]
    pairs = Pairs(accounts, events)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    version, apart = f"{options()['version']}-{digest[:8]}", dict(without(pairs))
    threshold = cut_off(pairs, apart, accounts, events)
    whole = told(fit(pairs.columns, pairs.same, pairs.width), name, version, threshold)
    _write(ROOT / "incidents" / f"weights-{name}.yaml", whole)
    folds = [
        {"without": list(key), **told(fitted, name, version, threshold)}
        for key, fitted in apart.items()
    ]
    _write(ROOT / "evaluation" / "linking_folds.yaml", {"sha256": digest, "folds": folds})


def _write(path: Path, what: dict[str, Any]) -> None:
    head = "# Written by training/train_links.py; log2 odds of each level.\n"
    path.write_text(head + yaml.safe_dump(what, sort_keys=False, width=100, allow_unicode=True))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
