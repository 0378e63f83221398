"""Task `event-place`: the place where the event of a given verb happened, or none.

The set is event_location: one sentence, one verb, the marked names of its place (mostly one, for
half of the rows none). The question `where` is asked at the verb. A place that we give is right
where its tokens overlap a mark's, a mark is found where a place that we give overlaps it;
precision is right over given, recall found over marked, over all rows. What the key wants, and
only the key, where the rules answer: no way from or to a place; of several places the closest
to the verb in the tree, and those listed with it.

Where the weights were trained on this file, known by its SHA-256, each row is asked of a net that
saw neither it, nor its document, nor a near copy of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from onrecord.claims.place_net import PlaceNet, place_net
from onrecord.claims.place_uses import PlaceUse
from onrecord.claims.where import Where, places_by_cluster
from onrecord.claims.where_trained import trained_places
from onrecord.evaluation.given import Given, given_at
from onrecord.evaluation.scoreboard import Counts, Outcome, precision_of, recall_of
from onrecord.evaluation.task import Job, Row, Task, answered
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records import Report, make_report

ELSEWHERE = ("from", "to", "between")
FAR = 99  # steps to what hangs in another tree


def outcomes(job: Job) -> Iterator[Outcome]:
    """The counts of each row, with the trained part and by the rules alone."""
    rows = answered(job.rows, "text", "verb", "gold")
    net_of = nets_for(job.path)
    for number, (row, reading) in enumerate(job.parse(rows, report_of)):
        trained = asked(reading, row, trained_places(net_of(number), alone=True))
        ruled = asked(reading, row, places_by_cluster)
        yield _outcome(row, reading, trained, _one_or_list(reading, row, ruled))


def report_of(row: Row) -> Report:
    """A row's sentence as it stands, for its marks are offsets into it."""
    return make_report(str(row["text"]))


def asked(reading: Reading, row: Row, where: Where) -> list[PlaceUse]:
    """The places of the event of the row's verb."""
    given = given_of(reading, row)
    return where(reading, given.sentence, given.clusters, frozenset())[given.at]


def given_of(reading: Reading, row: Row) -> Given:
    """The key's verb, as the main trigger of its event."""
    verb = row["verb"][0]
    given = given_at(reading, verb["start"], verb["end"])
    others = tuple(t for t in given.cluster.triggers if t is not given.trigger)
    own = replace(given.cluster, main=given.trigger, others=others)
    clusters = (*given.clusters[: given.at], own, *given.clusters[given.at + 1 :])
    return replace(given, clusters=clusters)


def marks_of(reading: Reading, row: Row) -> list[frozenset[int]]:
    """The tokens that each of the key's marks touches."""
    tree = reading.tree
    return [
        frozenset(
            i for i in range(len(tree)) if tree.start[i] < m["end"] and m["start"] < tree.end[i]
        )
        for m in row["gold"]
    ]


def _one_or_list(reading: Reading, row: Row, ruled: Sequence[PlaceUse]) -> list[PlaceUse]:
    """Of the rules' places the closest to the verb in the tree, with those listed beside it."""
    tree, verb = reading.tree, given_of(reading, row).trigger.token
    above = {t: i for i, t in enumerate((verb, *tree.ancestors(verb)))}

    def steps(use: PlaceUse) -> tuple[int, int]:
        up = enumerate((use.anchor, *tree.ancestors(use.anchor)))
        return next((i + above[t] for i, t in up if t in above), FAR), abs(use.first - verb)

    fit = [u for u in ruled if u.relation not in ELSEWHERE and not u.weak]
    closest = min(fit, key=steps, default=None)
    return [u for u in fit if u is closest or (closest and _listed(tree, closest, u))]


def _listed(tree: Tree, one: PlaceUse, other: PlaceUse) -> bool:
    """Whether nothing but a list stands between two places: "Homs, Hama and the town of Idlib"."""
    first, last = sorted((one, other), key=lambda u: u.first)
    between, whole = range(first.last, last.first), range(first.first, last.last)
    apart = any(
        tree.is_verb(i) or (tree.tag[i] in ("IN", "TO") and tree.low[i] != "of") for i in between
    )
    return not apart and any(tree.low[i] in ("and", "or") for i in whole)


def _outcome(
    row: Row, reading: Reading, trained: Sequence[PlaceUse], ruled: Sequence[PlaceUse]
) -> Outcome:
    marks, verb = marks_of(reading, row), row["verb"][0]
    counts = {**_counts(marks, trained, ""), **_counts(marks, ruled, "rules_")}
    text = row["text"]
    shown = f"{text[: verb['start']]}[{verb['text']}]{text[verb['end'] :]}"
    expected = "; ".join(m["text"] for m in row["gold"])
    told = (f"{reading.words_of(*_range(u)).text} {u.chance}" for u in trained)
    return Outcome(str(row["id"]), counts, shown, expected, "; ".join(told))


def _counts(
    marks: Sequence[frozenset[int]], given: Sequence[PlaceUse], prefix: str
) -> dict[str, Counts]:
    ours = [frozenset(range(*_range(u))) for u in given]
    right = sum(any(o & m for m in marks) for o in ours)
    found = sum(any(o & m for o in ours) for m in marks)
    return {
        f"{prefix}given": Counts(right, right, len(ours)),
        f"{prefix}marked": Counts(found, len(marks), found),
    }


def _range(use: PlaceUse) -> tuple[int, int]:
    """The tokens of the name: of that taken up, where the words are "the town"."""
    return use.names or (use.first, use.last)


def nets_for(path: Path) -> Callable[[int], PlaceNet]:
    """The net for each row by number: the shipped one, but out of fold for the training rows."""
    stored = stored_nets()
    if hashlib.sha256(path.read_bytes()).hexdigest() != str(stored["sha256"]):
        return lambda _: place_net()
    folds = stored["folds"]
    nets = [PlaceNet(stored, f"{fold}/") for fold in range(int(folds.max()) + 1)]
    return lambda number: nets[folds[number]]


@cache
def stored_nets() -> Mapping[str, Any]:
    """The nets of the folds by number, the fold of each row, the digest of the rows."""
    import numpy as np

    stored = files("onrecord.evaluation").joinpath("place_folds.npz").read_bytes()
    return dict(np.load(BytesIO(stored)))


TASK = Task(
    "event-place",
    {
        "precision": precision_of("given"),
        "recall": recall_of("marked"),
        "rules_precision": precision_of("rules_given"),
        "rules_recall": recall_of("rules_marked"),
    },
    outcomes,
)
