"""Task `police`: whether an article tells that police kill, arrest, use force, fail to act.

The set is IndiaPoliceEvents: every article of a month was read for four acts, and the key gives
those that it found. One question a document and act; the score is F over documents of the answer
yes. What the key counts, in `police.yaml`: only what is told as having happened, in whoever's
voice; forces that do police work beside police; an arrest without a doer, for only police arrest.
What is told of one event (a mention) in several sentences is taken together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.evaluation.rows import report_of
from onrecord.evaluation.scoreboard import Counts, Outcome, fs
from onrecord.evaluation.task import Job, Task, answered
from onrecord.records import Claim, Event, Participant

NAMES = ("kill", "arrest", "force", "fail")
DOERS = ("lead", "joint", "ordered", "opponent")
HAPPENED = ("actual", "ongoing")


def acts_of(claims: Sequence[Claim]) -> frozenset[str]:
    """The acts of police that a report's claims tell as having happened."""
    by_mention: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event and claim.modality in HAPPENED and claim.stance != "denied":
            by_mention[claim.event.mention].append(claim)
    return frozenset(act for told in by_mention.values() for act in _acts(told))


def _acts(told: Sequence[Claim]) -> Iterator[str]:
    """The acts of one event."""
    table = _table()
    failing = [c for c in told if c.event and _is_failure(c.event)]
    done = [c for c in told if c.event and _is_done(c.event) and c not in failing]
    by_police = [c for c in done if c.event and _is_by_police(c.event)]
    forceful = [c for c in by_police if c.event and c.event.type in table["force"]]
    if any(_is_of_state(c.event) for c in failing if c.event):
        yield "fail"
    if any(
        c.event and c.event.type in table["arrest"] and not _is_by_others(c.event) for c in done
    ):
        yield "arrest"
    if forceful or any(c.event and _has_tool(c.event) for c in done):
        yield "force"
    if forceful and any(_kills(c) for c in done):
        yield "kill"


def _is_done(event: Event) -> bool:
    return not event.negated and event.realised == "accomplished"


def _is_failure(event: Event) -> bool:
    """An act of police that was not done, or a word of not acting."""
    words = event.trigger.text.lower()
    failing = event.type in _table()["fail"] and bool(re.search(_table()["failing"], words))
    undone = event.type in _table()["duties"] and event.negated
    return failing or undone


def _kills(claim: Claim) -> bool:
    """Whether a claim tells of dead: a number of them above nought, or a killing."""
    dead = (f for f in claim.figures if f.measure == "killed" and f.qualifier != "none_reported")
    counted = any(max(f.stated or 0, f.low or 0, f.best or 0, f.high or 0) for f in dead)
    words = claim.event.trigger.text.lower() if claim.event else ""
    return counted or bool(re.search(_table()["kill"], words))


def _is_by_police(event: Event) -> bool:
    doers = (p for p in event.actors if p.role in DOERS and p.blame != "denied")
    return any(map(_is_police, doers)) or "police" in event.trigger.text.lower()


def _is_of_state(event: Event) -> bool:
    """Whether police or those they answer to did it: the key counts a state's failure as theirs."""
    stately = any(p.kind in _table()["state"] for p in event.actors)
    return stately or _is_by_police(event)


def _is_by_others(event: Event) -> bool:
    """Whether others than police did it, as far as their kind is known."""
    known = [p for p in event.actors if p.role in DOERS and p.kind in _table()["others"]]
    return bool(known) and not _is_by_police(event)


def _is_police(who: Participant) -> bool:
    told = f"{who.words.text} {who.name or ''}".lower()
    return who.kind == "police" or bool(re.search(_table()["police"], told))


def _has_tool(event: Event) -> bool:
    return event.instrument is not None and event.instrument.kind == _table()["tool"]


def _outcome(row: Mapping[str, Any], claims: Sequence[Claim]) -> Outcome:
    key = frozenset(label.lower() for label in row["gold"]["doc_labels"]) & set(NAMES)
    given = acts_of(claims)
    counts = {n: Counts(float(n in key & given), float(n in key), float(n in given)) for n in NAMES}
    shown = (", ".join(sorted(acts)) or "none" for acts in (key, given))
    return Outcome(str(row["id"]), counts, row["text"], *shown)


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome an article; its date in the set is the day of publication."""
    for row, _, claims in job.read(answered(job.rows, "text", "gold"), report_of):
        yield _outcome(row, claims)


@cache
def _table() -> Any:
    text = files("onrecord.evaluation").joinpath("police.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


TASK = Task("police", fs(*NAMES), outcomes)
