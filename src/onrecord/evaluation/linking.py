"""Task `linking`: coded rows joined to events, beside the events that coders gave them.

The set is maverick. A pair of rows is right where both have one `event_id`; precision is right
pairs over joined pairs, recall right over the key's pairs, over every row of the file. `closure_`
are the same by plain closure over links, instead of the consistent grouping.

Where the shipped weights were trained on this file, known by its SHA-256, each pair is weighed by
weights that were trained without the events of both of its rows.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from onrecord.evaluation.scoreboard import Counts, Outcome, f_of, precision_of, recall_of
from onrecord.evaluation.task import Job, Task, answered
from onrecord.incidents.grouping import closure, group
from onrecord.incidents.scoring import links_of
from onrecord.incidents.weights import Weights
from onrecord.intake.coded.maverick import account_of
from onrecord.records.account import Account
from onrecord.records.incident import Link

FOLDS = 5


def fold_of(event: str) -> int:
    """The fold of an event, by the hash of its name."""
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % FOLDS


def links_for(path: Path, accounts: Sequence[Account], events: Mapping[str, str]) -> list[Link]:
    """The links of a file's accounts: out of fold by event where the weights were trained on it."""
    stored = stored_folds()
    if hashlib.sha256(path.read_bytes()).hexdigest() != stored["sha256"]:
        return links_of(accounts, Weights.load("coded"))
    return [
        link
        for told in stored["folds"]
        for link in links_of(accounts, Weights.of(told))
        if sorted((fold_of(events[link.a]), fold_of(events[link.b]))) == told["without"]
    ]


@cache
def stored_folds() -> Mapping[str, Any]:
    """The digest of the training file, and the weights without the events of each two folds."""
    text = files("onrecord.evaluation").joinpath("linking_folds.yaml").read_text("utf-8")
    told: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return told


def outcomes(job: Job) -> Iterator[Outcome]:
    """The counts of each row: every pair counts by half for each of its two rows."""
    rows = answered(job.rows, "event_id", "actors", "deaths")
    events = {str(row["id"]): str(row["event_id"]) for row in rows}
    accounts = [account_of(row) for row in job.each(rows, len(rows))]
    links = links_for(job.path, accounts, events)
    known, threshold = {one.id: one for one in accounts}, Weights.load("coded").threshold
    ways = {
        "pair": group(known, links, threshold=threshold),
        "closure": closure(known, links, threshold=threshold),
    }
    groups = {way: {id_: g for g in found for id_ in g} for way, found in ways.items()}
    sizes = Counter(events.values())
    for row, one in zip(rows, accounts, strict=True):
        event, given = events[one.id], {way: of[one.id] for way, of in groups.items()}
        counts = {way: _counts(one.id, g, events, sizes[event]) for way, g in given.items()}
        told = ", ".join(f"{events[id_]} {id_}" for id_ in given["pair"] if id_ != one.id)
        yield Outcome(one.id, counts, str(row["headline"]), f"{event}, {sizes[event]} rows", told)


def _counts(id_: str, joined: Sequence[str], events: Mapping[str, str], size: int) -> Counts:
    right = sum(events[other] == events[id_] for other in joined) - 1
    return Counts(right / 2, (size - 1) / 2, (len(joined) - 1) / 2)


TASK = Task(
    "linking",
    {
        "pair_precision": precision_of("pair"),
        "pair_recall": recall_of("pair"),
        "pair_f1": f_of("pair"),
        "closure_precision": precision_of("closure"),
        "closure_recall": recall_of("closure"),
        "closure_f1": f_of("closure"),
    },
    outcomes,
)
