"""Trains the weights "read", for accounts read from text; writes incidents/weights-read.yaml.

    python training/train_reading.py ../shared/data

Trained on pairs that an archive would compare: of the reports in training/reports/, which were
written for it with the incidents that they tell of, and a share of those of current_events (see
train_undated.py): all of them drown the reports, and fakes_syria, whose texts have no commas, made
precision and recall worse. Told are precision and recall of pairs over each region's reports, by
weights that were trained without them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from train_links import ROOT, fit
from train_undated import Pairs, current_events, told, width

from onrecord.commands.engine import english
from onrecord.commands.settings import settings_from
from onrecord.evaluation.worked import reports_of
from onrecord.incidents.accounts import accounts_of
from onrecord.incidents.comparison import features, options
from onrecord.incidents.grouping import group
from onrecord.incidents.scoring import level_vectors, links_of
from onrecord.incidents.weights import Weights
from onrecord.records import Account, Claim, Report

REPORTS = Path(__file__).parent / "reports"
RIDGE, TIMES, THRESHOLD = 2.0, 3, 0.0
SHARE = 0.4  # of the pairs of current_events
NEAR = 5  # characters by which words of the key may miss a trigger


class Region(NamedTuple):
    """The accounts of one file of reports, and the incidents that its key gives to some."""

    name: str
    accounts: Sequence[Account]
    incidents: Mapping[str, frozenset[str]]


def main(folder: Path) -> None:
    """Read, tell how the weights do on regions that they have not seen, and write them."""
    known = regions(REPORTS)
    others = [share_of(current_events(folder, vague=False))]
    parts = [pairs_of(region) for region in known]
    sums = np.zeros(3)
    for at, region in enumerate(known):
        seen = Pairs.all([*others, *parts[:at], *parts[at + 1 :]])
        found = judged(region, trained(seen))
        sums += found
        print(region.name, *found)
    right, given, asked = sums
    print(f"precision {right / given:.3f}, recall {right / asked:.3f} of {asked:.0f} pairs")
    weights = trained(Pairs.all([*others, *parts]))
    head = "# Written by training/train_reading.py; log2 odds of each level.\n"
    path = ROOT / "incidents" / "weights-read.yaml"
    path.write_text(head + yaml.safe_dump(weights, sort_keys=False, width=100, allow_unicode=True))


def trained(pairs: Pairs) -> dict[str, Any]:
    """Weights fitted to pairs, as their file tells them."""
    version = f"{options('comparison-read')['version']}-reports"
    fitted = fit(pairs.columns, pairs.same, width(), RIDGE)
    return {"name": "read", "version": version, **told(fitted, THRESHOLD)}


def share_of(pairs: Pairs) -> Pairs:
    """Some of many pairs, the same in every run."""
    kept = np.random.default_rng(0).random(len(pairs.same)) < SHARE
    return Pairs(pairs.columns[kept], pairs.same[kept], pairs.folds[kept])


def judged(region: Region, weights: dict[str, Any]) -> Any:
    """Pairs of labelled accounts that are rightly joined, joined, and of one incident."""
    accounts = {one.id: one for one in region.accounts}
    links = links_of(list(region.accounts), Weights.of(weights))
    found = group(accounts, links, threshold=THRESHOLD)
    at = {account: n for n, members in enumerate(found) for account in members}
    counts = np.zeros(3)
    for a, b in combinations(sorted(region.incidents), 2):
        same, joined = bool(region.incidents[a] & region.incidents[b]), at[a] == at[b]
        counts += same and joined, joined, same
    return counts


def pairs_of(region: Region) -> Pairs:
    """The candidates of a region that the key knows, each TIMES over."""
    order = sorted(region.accounts, key=lambda one: one.id)
    rows, same = [], []
    for a, b, *levels in level_vectors(order, "read"):
        one, other = (region.incidents.get(order[i].id) for i in (a, b))
        if one and other:
            rows += [levels] * TIMES
            same += [bool(one & other)] * TIMES
    sizes = [len(f.levels) for f in features("read")]
    columns = np.array(rows) + np.cumsum([0, *sizes[:-1]])
    return Pairs(columns, np.array(same), np.full((len(rows), 2), -1))


def regions(folder: Path) -> list[Region]:
    """Every file of reports, read."""
    engine = english(settings_from())
    found = []
    for path in sorted(folder.glob("*.yaml")):
        key = yaml.safe_load(path.read_text("utf-8"))
        reports = reports_of(key)
        read = dict(zip(reports, engine.read(reports.values()), strict=True))
        accounts = [one for report, claims in read.values() for one in accounts_of(report, claims)]
        found.append(Region(path.stem, accounts, incidents_of(key, read, accounts)))
    return found


def incidents_of(
    key: Mapping[str, Any],
    read: Mapping[str, tuple[Report, Sequence[Claim]]],
    accounts: Sequence[Account],
) -> dict[str, frozenset[str]]:
    """The incidents of each account that the words of the key meet."""
    of = {claim: one.id for one in accounts for claim in one.claims}
    found: dict[str, set[str]] = {}
    for incident in key["incidents"]:
        for report, words in incident["told"].items():
            text, claims = read[report][0].text, read[report][1]
            start = text.index(words)
            met = sorted(_met(incident["types"], claims, start, start + len(words)))
            account = next((of[claim] for _, _, claim in met if claim in of), None)
            if account:
                found.setdefault(account, set()).add(incident["name"])
    return {account: frozenset(names) for account, names in found.items()}


def _met(
    types: Sequence[str], claims: Sequence[Claim], start: int, end: int
) -> Iterator[tuple[bool, bool, str]]:
    """Claims with words of the key in their evidence, those of a right type and trigger first."""
    for claim in claims:
        if claim.event and any(e.words.start < end and start < e.words.end for e in claim.evidence):
            trigger = claim.event.trigger
            far = not (trigger.start < end + NEAR and start - NEAR < trigger.end)
            yield claim.event.type not in types, far, claim.id


if __name__ == "__main__":
    main(Path(sys.argv[1]))
