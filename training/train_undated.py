"""Trains the weights "undated", for texts that tell neither day nor place, and their folds.

    python training/train_undated.py ../shared/data

Pairs come from three sets, for no one of them alone is like an archive: ECB+ (train and dev) has
look-alike incidents but no days; of fakes_syria the groups that were read by eye
(same_incident.yaml) and pairs of other weeks or provinces; of current_events items of one day,
which are of two events, and items under the heading of one incident. Folds go by topic of ECB+:
weights for pairs of two folds were trained without the topics of both. They are kept in
evaluation/incidents_folds.yaml, for scoring ECB+ itself.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from train_links import ROOT, fit

from onrecord.commands.engine import english
from onrecord.commands.settings import settings_from
from onrecord.evaluation.incidents import main_account, report_from
from onrecord.evaluation.rows import read_rows, report_of
from onrecord.incidents.comparison import features, options
from onrecord.incidents.scoring import level_vectors
from onrecord.records import Account, Report

FOLDS, RIDGE, KEEP = 5, 1.0, -6.0
THRESHOLD = -0.5
EASY = 0.05  # share of the pairs of two topics of ECB+ that are trained on
TIMES = {
    "look-alikes": 2,
    "read by eye": 5,
    "one day": 5,
    "one heading": 3,
}  # a pair counts so often
HEADING = re.compile(
    r"\b(attack|bombing|shooting|massacre|crash|explosion|stabbing|ambush|assassination|ramming"
    r"|hijacking|collapse|fire|mutiny|derailment|sinking|coup|killing|kidnapping|raid|airstrike"
    r"|strike|earthquake)\b",
    re.IGNORECASE,
)
MANY = re.compile(r"attacks|strikes|war\b|,")
INCIDENT_DAYS, WEEK = 8, 7
Told = tuple[dict[str, Any], Account]


class Pairs(NamedTuple):
    """Columns of the levels reached, labels, and the folds of both (-1: none)."""

    columns: Any
    same: Any
    folds: Any

    @staticmethod
    def all(parts: Sequence[Pairs]) -> Pairs:
        """All pairs of several sets."""
        return Pairs(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def main(folder: Path, threshold: float) -> None:
    """Read, train on all pairs and without each two folds, and write."""
    pairs = Pairs.all([ecb_plus(folder), fakes_syria(folder), current_events(folder)])
    version = str(options("comparison-read")["version"])
    plain = {"name": "undated", "version": version}
    whole = plain | told(fit(pairs.columns, pairs.same, width(), RIDGE), threshold)
    _write(ROOT / "incidents" / "weights-undated.yaml", whole)
    folds = [
        {"without": sorted({i, j}), **plain, **told(_without(pairs, (i, j)), threshold)}
        for i, j in combinations_with_replacement(range(FOLDS), 2)
    ]
    _write(ROOT / "evaluation" / "incidents_folds.yaml", {"topics": topics(folder), "folds": folds})


def _without(pairs: Pairs, folds: tuple[int, int]) -> Any:
    kept = ~np.isin(pairs.folds, folds).any(axis=1)
    return fit(pairs.columns[kept], pairs.same[kept], width(), RIDGE)


def width() -> int:
    """How many levels there are."""
    return sum(len(f.levels) for f in features("read"))


def told(fitted: Any, threshold: float) -> dict[str, Any]:
    """Prior, cut-off and weights as their file tells them."""
    at, levels = 1, {}
    for feature in features("read"):
        own = fitted[at : at + len(feature.levels)]
        at += len(feature.levels)
        rows = zip(feature.levels, own, strict=True)
        levels[feature.name] = {level.words: round(float(w), 3) for level, w in rows}
    plain = {"prior": round(float(fitted[0]), 3), "threshold": threshold}
    return {**plain, "keep": KEEP, "levels": levels}


def topics(folder: Path) -> dict[str, int]:
    """The fold of each topic of ECB+."""
    found = sorted({str(row["topic"]) for row in _ecb_rows(folder)}, key=int)
    order = np.random.default_rng(0).permutation(found)
    return {str(topic): at % FOLDS for at, topic in enumerate(order)}


def _ecb_rows(folder: Path) -> list[dict[str, Any]]:
    return [r for part in ("dev", "train") for r in read_rows(folder / "ecbplus" / f"{part}.jsonl")]


def ecb_plus(folder: Path) -> Pairs:
    """Pairs of main accounts: all of one topic, and a share of the others."""
    fold, chance = topics(folder), np.random.default_rng(1)

    def label(a: dict[str, Any], b: dict[str, Any]) -> tuple[bool, int] | None:
        if a["topic"] != b["topic"]:
            return (False, 1) if chance.random() < EASY else None
        same = a["gold"]["seminal_event"] == b["gold"]["seminal_event"]
        return same, 1 if same else TIMES["look-alikes"]

    accounts = main_accounts(_ecb_rows(folder), report_from)
    return labelled(accounts, label, lambda row: fold[str(row["topic"])])


def fakes_syria(folder: Path, *, vague: bool = True) -> Pairs:
    """Pairs read by eye, of one day or the next in two provinces, and of other weeks."""
    keys = yaml.safe_load((Path(__file__).parent / "same_incident.yaml").read_text("utf-8"))
    event = {
        f"FAKES-{i}": (k, n) for k, groups in keys.items() for n, g in enumerate(groups) for i in g
    }
    chance = np.random.default_rng(0)

    def label(a: dict[str, Any], b: dict[str, Any]) -> tuple[bool, int] | None:
        one, other = event.get(a["id"]), event.get(b["id"])
        if one and other and one[0] == other[0]:
            return one == other, TIMES["read by eye"]
        apart = _days_apart(a, b)
        if apart is None:
            return None
        here, there = (row["event_key"].split("|")[-1] for row in (a, b))
        if apart > WEEK:
            return (False, 1) if chance.random() < (0.02 if here == there else 0.002) else None
        return (False, 1) if here != there and apart <= 1 else None

    rows = read_rows(folder / "fakes_syria" / "dev.jsonl")
    return labelled(main_accounts(rows, report_of), label, vague=vague)


def current_events(folder: Path, *, vague: bool = True) -> Pairs:
    """Candidates of one day, which are of two events, and pairs under headings of incidents."""
    rows = read_rows(folder / "current_events" / "all.jsonl")
    days: dict[str, list[date]] = defaultdict(list)
    for row in rows:
        days[_heading(row)].append(date.fromisoformat(row["date"]))
    single = {
        h for h, d in days.items() if _is_incident(h) and (max(d) - min(d)).days <= INCIDENT_DAYS
    }
    accounts = main_accounts(rows, report_of)

    def candidate(a: dict[str, Any], b: dict[str, Any]) -> tuple[bool, int] | None:
        one, other = _heading(a), _heading(b)
        if one == other and one in single:
            return True, TIMES["one day"]
        if a["date"] == b["date"] or {one, other} <= single:
            return False, TIMES["one day"]
        return None

    def headed(a: dict[str, Any], b: dict[str, Any]) -> tuple[bool, int] | None:
        return (True, TIMES["one heading"]) if _heading(a) == _heading(b) else None

    told_of = [one for one in accounts if _heading(one[0]) in single]
    parts = [labelled(accounts, candidate, vague=False), labelled(told_of, headed, vague=vague)]
    return Pairs.all(parts)


def _heading(row: dict[str, Any]) -> str:
    return str((row.get("storyline") or [""])[-1])


def _is_incident(heading: str) -> bool:
    return bool(HEADING.search(heading)) and not MANY.search(heading)


def _days_apart(a: dict[str, Any], b: dict[str, Any]) -> int | None:
    one, other = (row["date"] or row["date_in_authors_file"] for row in (a, b))
    return (
        abs((date.fromisoformat(one) - date.fromisoformat(other)).days) if one and other else None
    )


def main_accounts(rows: Sequence[dict[str, Any]], report: Callable[..., Report]) -> list[Told]:
    """Each row with the account of what it is about, in the order of account ids."""
    engine = english(settings_from())
    read = engine.read([report(row) for row in rows])
    found = {
        one.id: (row, one) for row, t in zip(rows, read, strict=True) if (one := main_account(*t))
    }
    return [found[id_] for id_ in sorted(found)]


def labelled(
    told_of: Sequence[Told],
    label: Callable[..., tuple[bool, int] | None],
    fold: Callable[[dict[str, Any]], int] = lambda _: -1,
    *,
    vague: bool = True,
) -> Pairs:
    """The pairs that `label` knows, each as often as it says."""
    found = list(_labelled(told_of, label, fold, vague))
    sizes = [len(f.levels) for f in features("read")]
    columns = np.array([levels for levels, _, _ in found]) + np.cumsum([0, *sizes[:-1]])
    return Pairs(columns, np.array([s for _, s, _ in found]), np.array([f for _, _, f in found]))


def _labelled(
    told_of: Sequence[Told], label: Any, fold: Any, vague: bool
) -> Iterator[tuple[Any, bool, tuple[int, int]]]:
    for a, b, *levels in level_vectors([one for _, one in told_of], "read", vague=vague):
        one, other = told_of[a][0], told_of[b][0]
        if answer := label(one, other):
            same, times = answer
            for _ in range(times):
                yield levels, same, (fold(one), fold(other))


def _write(path: Path, what: dict[str, Any]) -> None:
    head = "# Written by training/train_undated.py; log2 odds of each level.\n"
    path.write_text(head + yaml.safe_dump(what, sort_keys=False, width=100, allow_unicode=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]), THRESHOLD)
