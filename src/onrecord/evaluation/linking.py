"""Task `linking`: coded rows joined to events, beside the events that coders gave them.

The set is maverick. A pair of rows is right where both have one `event_id`; precision is right
pairs over joined pairs, recall right over the key's pairs, over every row of the file. `closure_`
are the same by plain closure over links, instead of the consistent grouping.

Where the shipped weights were trained on this file, known by its SHA-256, each pair is weighed by
weights that were trained without the events of both of its rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from onrecord.incidents.scoring import links_of
from onrecord.incidents.weights import Weights
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
