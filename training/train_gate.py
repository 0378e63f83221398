"""Trains the gate in front of the reading; writes claims/gate.json.

    python training/train_gate.py ../shared/data

Texts and their two halves are told in gate_texts.py: only the half that is not held trains. Each
set of conflict weighs alike, however many texts it has; so that the gate knows short and present
news as well, items of current_events in which the engine reads an act of force are among them,
headlines, and reports of other wars.
Weights are logistic with a ridge; those of words and groups of conflict are kept at or above
nought, those of other matters at or below, and none may say too much: the White House speaks of
war as well. The bounds are set over five folds: that of a part so
that few other texts pass by a part alone, that of the whole so that LOST of the claims of conflict
texts are lost (the engine reads them to know).
"""

from __future__ import annotations

import json
import sys
from collections import Counter as Tally
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from gate_texts import CONFLICT, FOLDS, FORCE, ROOT, Text, current_events, headlines, texts, written

from onrecord import __version__
from onrecord.claims.gate_cues import Counter, gate_cues
from onrecord.commands.engine import english
from onrecord.commands.settings import settings_from
from onrecord.ontology.topics import OTHER

LOST = 0.004  # of the claims; the promise is 0.01 on texts that were not seen
BY_PART = 0.008  # of the letters of other texts
SEEN = 4  # texts that a phrase must stand in to have a weight of its own
RIDGE, RIDGE_OF_GROUPS = 0.3, 0.1
SMALL = 0.01  # weights below are left out
FOR, AGAINST = 3.0, 2.0  # the most that one word or group may say
EACH, HEADS, ALL_OTHERS = 400.0, 50.0, 1000.0  # what a set weighs, headlines, and the others
EVIDENCE = 0.25  # what the words of conflict must say at least, whatever the others say
STEPS, ENOUGH = 600, 1e-4  # of the search for the least loss
NEVER = -99.0
Array = Any


class Known(NamedTuple):
    """A text with what the engine reads in it."""

    text: Text
    claims: int
    force: bool

    @property
    def label(self) -> int:
        """1 for conflict."""
        return int(self.text.conflict is not False)


def main(folder: Path) -> None:
    """Read, fit, set the bounds, tell, and write."""
    known = [k for k in read_all(folder) if k.text.set != "current_events" or k.force]
    names = features(known)
    counter = Counter(gate_cues(), names)
    hits = [counter.hits(k.text.report.text) for k in known]
    rows = np.array([counter.whole(*h) for h in hits], dtype="float32")
    whole, part = np.zeros(len(known)), np.zeros(len(known))
    folds = np.array([k.text.fold for k in known])
    for fold in range(FOLDS):
        weights = fit(rows[folds != fold], [k for k in known if k.text.fold != fold], names)
        for at in np.flatnonzero(folds == fold):
            told = rows[at] @ np.maximum(weights[:-1], 0) >= EVIDENCE
            whole[at] = rows[at] @ weights[:-1] + weights[-1] if told else NEVER
            part[at] = (counter.parts(*hits[at]) @ weights[:-1]).max() + weights[-1]
    bounds = bounds_of(known, whole, part)
    weights = fit(rows, known, names)
    write(names, weights, bounds)


def read_all(folder: Path) -> list[Known]:
    """The texts that train, read where the number of claims is needed."""
    every = (*texts(folder), *current_events(folder), *headlines(folder), *written())
    asked = [t for t in every if not t.held]
    needed = [t for t in asked if t.conflict is not False]
    engine = english(settings_from())
    found = zip(needed, engine.read([t.report for t in needed]), strict=True)
    read = {
        (t.set, t.id): Known(t, len(c), any(x.event and x.event.type in FORCE for x in c))
        for t, (_, c) in found
    }
    return [read.get((t.set, t.id), Known(t, 0, False)) for t in asked]


def features(known: Sequence[Known]) -> list[str]:
    """The phrases that stand in several texts, and all groups."""
    cues = gate_cues()
    plain = Counter(cues, list(cues))
    stands: Tally[int] = Tally()
    for k in known:
        stands.update(set(np.flatnonzero(plain.whole(*plain.hits(k.text.report.text))).tolist()))
    phrases = [phrase for at, phrase in enumerate(cues) if stands[at] >= SEEN]
    return phrases + sorted({f"#{g}" for groups in cues.values() for g in groups})


def sides(names: Sequence[str]) -> Array:
    """-1 for words and groups of other matters, 1 for the rest."""
    cues = gate_cues()
    groups = [{n[1:]} if n.startswith("#") else cues[n] for n in names]
    return np.array([-1.0 if all(g.startswith(OTHER) for g in gs) else 1.0 for gs in groups])


def fit(rows: Array, known: Sequence[Known], names: Sequence[str]) -> Array:
    """Weights and bias; each weight is a bounded square of what is searched for, with its sign."""
    side, wanted = sides(names), np.array([k.label for k in known], dtype="float32")
    ridge = np.array([RIDGE_OF_GROUPS if n.startswith("#") else RIDGE for n in names])
    shares, most = shares_of(known).astype("float32"), np.where(side < 0, AGAINST, FOR)

    def loss(roots: Array) -> tuple[float, Array]:
        weights = side * bent(roots[:-1], most)
        odds = rows @ weights.astype("float32") + roots[-1]
        off = shares * (1 / (1 + np.exp(-np.clip(odds, -40, 40))) - wanted)
        slope = (
            (rows.T @ off.astype("float32") + ridge * weights) * side * slope_of(roots[:-1], most)
        )
        cost = shares @ (np.logaddexp(0, odds) - wanted * odds) + 0.5 * ridge @ weights**2
        return float(cost), np.append(slope, off.sum()).astype("float64")

    roots = descend(loss, np.append(np.full(len(names), 0.3), -1.0))
    return np.append(side * bent(roots[:-1], most), roots[-1])


def bent(roots: Array, most: Array) -> Array:
    """Squares that come near `most` and never pass it."""
    return roots**2 / (1 + roots**2 / most)


def slope_of(roots: Array, most: Array) -> Array:
    """How fast `bent` rises."""
    return 2 * roots / (1 + roots**2 / most) ** 2


def shares_of(known: Sequence[Known]) -> Array:
    """How much each text weighs: by claims within its set, other texts by letters."""
    shares = np.zeros(len(known))
    for name, much in {
        **dict.fromkeys((*CONFLICT, "current_events", "written"), EACH),
        "maverick": HEADS,
    }.items():
        mine = np.array([k.text.set == name for k in known])
        claims = np.array([max(1, k.claims) for k in known]) * mine
        shares += much * claims / max(1, claims.sum())
    letters = np.array([(300 + len(k.text.report.text)) * (k.label == 0) for k in known])
    return shares + ALL_OTHERS * letters / letters.sum()


def descend(loss: Callable[[Array], tuple[float, Array]], at: Array) -> Array:
    """The least loss, by L-BFGS with halved steps."""
    cost, slope = loss(at)
    past: list[tuple[Array, Array]] = []
    for _ in range(STEPS):
        step, kept = slope.copy(), []
        for moved, bent in reversed(past):
            kept.append((moved @ step) / (moved @ bent))
            step -= kept[-1] * bent
        step *= past[-1][0] @ past[-1][1] / (past[-1][1] @ past[-1][1]) if past else 1e-3
        for (moved, bent), a in zip(past, reversed(kept), strict=True):
            step += moved * (a - (bent @ step) / (moved @ bent))
        size = 1.0
        while (new := loss(at - size * step))[0] > cost and size > 1e-6:
            size /= 2
        moved, bent = -size * step, new[1] - slope
        gained, at, cost, slope = cost - new[0], at + moved, *new
        past = [*past[-7:], (moved, bent)] if moved @ bent > 1e-10 else past
        if gained < ENOUGH:
            break
    return at


def bounds_of(known: Sequence[Known], whole: Array, part: Array) -> dict[str, float]:
    """The bounds, and what they let through over the folds."""
    key = np.array([k.claims if k.text.conflict else 0 for k in known])
    letters = np.array([0 if k.label else len(k.text.report.text) for k in known])
    least = _bound(whole, key)
    ones = (letters > 0) & (whole < least)
    by = np.argsort(-part[ones])
    sums = np.cumsum(letters[ones][by])
    at = int(np.searchsorted(sums, BY_PART * letters.sum()))
    bound = float(part[ones][by][at])
    least = _bound(np.where(part > bound, np.inf, whole), key)
    passed = (whole >= least) | (part > bound)
    print(f"lost {key[~passed].sum() / key.sum():.4f} of the claims of conflict texts")
    print(f"passed {letters[passed].sum() / letters.sum():.4f} of the letters of others")
    for name in sorted({k.text.set for k in known}):
        mine = np.array([k.text.set == name for k in known])
        print(f"  {name}: {passed[mine].mean():.3f} of {mine.sum()} texts passed")
    return {"whole": round(float(least), 3), "part": round(bound + 0.001, 3)}


def _bound(scores: Array, claims: Array) -> float:
    """The highest bound that loses no more than LOST of the claims."""
    order = np.argsort(scores)
    sums = np.cumsum(claims[order])
    return float(scores[order][int(np.searchsorted(sums, LOST * sums[-1], side="right"))])


def write(names: Sequence[str], weights: Array, bounds: dict[str, float]) -> None:
    """The file that the gate loads."""
    kept = {n: round(float(w), 3) for n, w in zip(names, weights, strict=False) if abs(w) >= SMALL}
    told = {"version": __version__, "bias": round(float(weights[-1]), 3)}
    told |= {"evidence": EVIDENCE, **bounds}
    path = ROOT / "src" / "onrecord" / "claims" / "gate.json"
    path.write_text(json.dumps({**told, "weights": kept}, indent=0, ensure_ascii=False) + "\n")
    print(f"{len(kept)} weights", told)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
