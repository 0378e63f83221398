"""Task `figures`: the dead, place, doer and cause of a report's main event (fakes_syria).

The key holds one incident a report, in which people died, and these conventions:
the dead are civilians and combatants together; damascus includes its countryside; a doer that is
not named is `unknown`, and so is one called a terrorist and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.evaluation.governorates import governorate_of
from onrecord.evaluation.incident import (
    deadly_claims,
    deaths_of,
    main_claims,
    supposed_claims,
    told_claims,
)
from onrecord.evaluation.rows import report_of
from onrecord.evaluation.scoreboard import Outcome, fs, right
from onrecord.evaluation.task import Job, Task, answered
from onrecord.records import Claim, Participant

UNKNOWN = "unknown"
POISON, BLAST, BOMBED = "chemical and toxic gases", "explosion", "shelling"
DOERS = ("lead", "joint", "ordered", "backer", "opponent")


@dataclass(frozen=True, slots=True)
class Incident:
    """One row of an incident table, in the key's words."""

    killed: int
    place: str | None
    actor: str
    cause: str


def incident_of(claims: Sequence[Claim]) -> Incident:
    """The incident that a table of one row a report would take from these claims."""
    main, told = main_claims(claims), told_claims(claims)
    violent = [c for c in told if c.event and c.event.type in _table()["violent"]]
    deaths, cause = deaths_of(claims), _cause(main)
    alike = [
        c for c in deadly_claims(claims) if None in (cause, _cause_of(c)) or cause == _cause_of(c)
    ]
    return Incident(
        killed=1 if deaths is None else deaths,
        place=_place(main) or _place(told) or _place(claims),
        actor=_actor(main) or _actor(supposed_claims(claims, main)) or _actor(alike) or UNKNOWN,
        cause=cause or _cause(violent) or UNKNOWN,
    )


def key_incident(row: Mapping[str, Any]) -> Incident:
    """The key's incident of a row; children and women count where nobody else does."""
    key = row["gold"]["norm"]
    killed = key["nb_civilians"] + key["nb_noncivilians"]
    return Incident(
        killed=killed or key["nb_children"] + key["nb_women"],
        place=key["location"],
        actor=key["actor"],
        cause=key["cause_of_death"],
    )


def figures_outcome(row: Mapping[str, Any], claims: Sequence[Claim]) -> Outcome:
    """Score one report's claims against its row."""
    key, given = key_incident(row), incident_of(claims)
    counts = {
        "killed_exact": right(key.killed == given.killed),
        "killed_within_10": right(abs(key.killed - given.killed) <= key.killed / 10),
        "place": right(key.place == given.place),
        "actor": right(key.actor == given.actor),
        "cause": right(key.cause == given.cause),
    }
    text = f"{row.get('title', '')} | {row['text']}"
    return Outcome(str(row["id"]), counts, text, str(key), str(given))


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a row; rows without text are passed over."""
    rows = [row for row in answered(job.rows, "gold") if row.get("text")]
    for row, _, claims in job.read(rows, lambda r: report_of(r, r.get("date_in_authors_file"))):
        yield figures_outcome(row, claims)


TASK = Task("figures", fs("killed_exact", "killed_within_10", "place", "actor", "cause"), outcomes)


def _place(claims: Sequence[Claim]) -> str | None:
    """The first governorate told; in one claim, where it happened goes before from and to."""
    for claim in claims:
        places = list(claim.event.places) if claim.event else []
        places.sort(key=lambda p: p.relation not in ("in", "near"))
        found = next(filter(None, map(governorate_of, places)), None)
        if found:
            return found
    return None


def _actor(claims: Sequence[Claim]) -> str | None:
    """The class of the first doer that has one; sides of a battle come last."""
    told = [(c.event, p) for c in claims if c.event for p in c.event.actors]
    doers = [p for _, p in told if p.role in DOERS and p.blame != "denied"]
    doers.sort(key=lambda p: p.role == "opponent")
    classes = (_fitting(_table()["actors"], _all_names(p)) for p in doers)
    return next((c for c in classes if c and c != UNKNOWN), None)


def _all_names(who: Participant) -> str:
    return "\n".join(x.lower() for x in (who.actor, who.name, who.words.text) if x)


def _cause(claims: Sequence[Claim]) -> str | None:
    """A poison wins; else what the first claim that shows a cause shows."""
    causes = [c for c in (_cause_of(claim) for claim in claims) if c]
    return POISON if POISON in causes else next(iter(causes), None)


def _cause_of(claim: Claim) -> str | None:
    """By the tool, else the trigger, else the type; an army's bombs fall from the air."""
    event, table = claim.event, _table()["causes"]
    if event is None:
        return None
    tool = event.instrument
    by_tool = f"{tool.kind or ''} {tool.words.text}".lower() if tool else ""
    cause = (
        (_fitting(table["instruments"], by_tool) if tool else None)
        or _fitting(table["triggers"], event.trigger.text.lower())
        or table["types"].get(event.type)
    )
    by_army = cause == BLAST and _actor([claim]) in _table()["armies"]
    return BOMBED if by_army else cause


def _fitting(classes: Sequence[Sequence[str]], text: str) -> str | None:
    return next((n for n, p in classes if re.search(p, text, re.MULTILINE)), None)


@cache
def _table() -> Any:
    text = files("onrecord.evaluation").joinpath("figures.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)
