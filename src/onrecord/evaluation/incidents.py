"""Task `incidents`: whole reports, read from text, joined to incidents.

The set is ECB+: a pair of texts is right where both have one `gold.seminal_event`. Each text is
read, and the account of its main event compared with those of the others; two texts are joined
where their main accounts are of one incident. A text whose main event gives no account stays
alone. Precision is right pairs over joined pairs, recall right pairs over the key's, over every
row. `violent_` are the same over the texts of the ten topics that tell of violence alone.

The set's conventions, here and nowhere else: its texts are cut into tokens; a first line that is
no sentence is the headline; no text has a day of publication, and many tell no place. So every two
main accounts are compared, also those without a place or a period, which are never joined by
default. Texts of topics that the shipped weights were trained on are compared by weights that were
trained without both topics' folds; all others by the shipped weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.evaluation.scoreboard import Counts, Outcome, f_of, precision_of, recall_of
from onrecord.evaluation.task import Job, Row, Task, answered
from onrecord.evaluation.untokenised import untokenised
from onrecord.incidents.accounts import accounts_of
from onrecord.incidents.grouping import group
from onrecord.incidents.scoring import links_of
from onrecord.incidents.weights import Weights
from onrecord.records import Account, Claim, Link, Report, make_report

VIOLENT = frozenset(["8", "12", "16", "18", "19", "21", "22", "26", "32", "33"])


def report_from(row: Row) -> Report:
    r"""The report of a text of the set.

    >>> report_from({"text": "Town falls\nRebels left the town ."}).title
    'Town falls'
    """
    text = untokenised(str(row["text"]))
    title, _, body = text.partition("\n")
    if not body.strip() or title.rstrip("\"'”")[-1:] in ".!?":
        return make_report(text)
    return make_report(f"{title}\n\n{body}", title=title, body_start=len(title) + 2)


def main_account(report: Report, claims: Sequence[Claim]) -> Account | None:
    """The account of what a report is about; null where it tells of no event that happened."""
    return next((one for one in accounts_of(report, claims) if one.main), None)


def outcomes(job: Job) -> Iterator[Outcome]:
    """The counts of each row: every pair counts by half for each of its two texts."""
    rows = answered(job.rows, "gold", "topic", "text")
    told = [
        (row, main_account(report, claims)) for row, report, claims in job.read(rows, report_from)
    ]
    accounts = {str(row["id"]): one for row, one in told if one}
    topics = {str(row["id"]): str(row["topic"]) for row in rows}
    events = {str(row["id"]): str(row["gold"]["seminal_event"]) for row in rows}
    joined = joined_texts(accounts, topics)
    sizes = Counter(events.values())
    for row in rows:
        id_ = str(row["id"])
        counts = _counts(id_, joined.get(id_, (id_,)), events, sizes[events[id_]])
        names = ("pair", "violent") if topics[id_] in VIOLENT else ("pair",)
        others = ", ".join(f"{i} ({events[i]})" for i in joined.get(id_, ()) if i != id_)
        wanted = f"{events[id_]}, {sizes[events[id_]]} texts"
        yield Outcome(id_, dict.fromkeys(names, counts), str(row["text"])[:200], wanted, others)


def joined_texts(
    accounts: Mapping[str, Account], topics: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """For each text with a main account, the texts of its incident."""
    by_account = {one.id: text for text, one in accounts.items()}
    links = links_between(accounts, topics)
    threshold = Weights.load("undated").threshold
    groups = group({one.id: one for one in accounts.values()}, links, threshold=threshold)
    texts = [tuple(by_account[id_] for id_ in found) for found in groups]
    return {text: found for found in texts for text in found}


def links_between(accounts: Mapping[str, Account], topics: Mapping[str, str]) -> list[Link]:
    """The links of main accounts, those of topics trained on by weights that did not see them."""
    fold = {one.id: folds()["topics"].get(topics[text]) for text, one in accounts.items()}
    known = sorted(accounts.values(), key=lambda one: one.id)
    found = []
    for without, weights in _weights():
        near = [one for one in known if fold[one.id] is None or fold[one.id] in without]
        for link in links_of(near, weights, vague=True):
            pair = {f for f in (fold[link.a], fold[link.b]) if f is not None}
            if pair == set(without):
                found.append(link)
    return found


def _weights() -> Iterator[tuple[Sequence[int], Weights]]:
    yield (), Weights.load("undated")
    for told in folds()["folds"]:
        yield told["without"], Weights.of({k: v for k, v in told.items() if k != "without"})


@cache
def folds() -> Mapping[str, Any]:
    """The fold of each topic trained on, and the weights without the topics of one or two folds."""
    text = files("onrecord.evaluation").joinpath("incidents_folds.yaml").read_text("utf-8")
    told: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return told


def _counts(id_: str, joined: Sequence[str], events: Mapping[str, str], size: int) -> Counts:
    right = sum(events[other] == events[id_] for other in joined) - 1
    return Counts(right / 2, (size - 1) / 2, (len(joined) - 1) / 2)


def _scores(name: str, prefix: str) -> dict[str, Any]:
    return {
        f"{prefix}precision": precision_of(name),
        f"{prefix}recall": recall_of(name),
        f"{prefix}f1": f_of(name),
    }


TASK = Task("incidents", {**_scores("pair", "pair_"), **_scores("violent", "violent_")}, outcomes)
