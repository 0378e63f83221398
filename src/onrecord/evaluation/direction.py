"""Task `direction`: who did what to whom, in PLOVER's words (plover_gsr).

The key holds one event a sentence, with its actors and targets. Ours is the first of the claims
that has a name in PLOVER, before those that only tell the setting (a war, an opinion); its sides
are those of all claims of the same name. `type` is F of its name by `direction.yaml`. `both` is F
of who did it to whom: right where a doer of the
key is among our doers, a target of the key among our targets, and none is on the wrong side; a
side that the key leaves empty is not asked for, and of several without a target ("the two agreed")
each may be on either side. In PLOVER who demands, threatens, refuses or accuses is the actor, so
the speaker of such a claim stands for its doer, and who is to act is the target; the places of
an event stand among its targets, and a phrase is taken whole ("the leader of the Serbs").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.evaluation.rows import report_of
from onrecord.evaluation.scoreboard import Counts, Outcome, fs
from onrecord.evaluation.task import Job, Task, answered
from onrecord.reading.reading import Reading
from onrecord.records import Claim, Claimant, Event, Participant, Place

NAMES = ("type", "both")
FUTURE = ("planned", "predicted", "hypothetical")
OUTSIDE = ("relcl", "acl", "advcl", "ccomp", "cc", "conj", "punct", "appos")


@dataclass(frozen=True, slots=True)
class Coded:
    """An event in PLOVER's words; the two sides by their words and names."""

    event: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]


def coded(claims: Sequence[Claim], reading: Reading) -> Coded | None:
    """The event that a coder would write down for these claims of a text, if any."""
    told = [(c, c.event, e) for c in claims if c.event and (e := event_of(c, c.event))]
    told.sort(key=lambda t: (t[1].background, t[1].type in _table()["setting"]))
    if not told:
        return None
    name = told[0][2]
    sides = [_sided(c, e, n, reading) for c, e, n in told if n == name]
    actors = dict.fromkeys(a for s in sides for a in s.actors)
    targets = dict.fromkeys(t for s in sides for t in s.targets)
    return Coded(name, tuple(actors), tuple(targets))


def event_of(claim: Claim, event: Event) -> str | None:
    """PLOVER's name for a claim: by its modality, else by words of its trigger, else by type."""
    table = _table()
    by_type: str | None = table["types"].get(event.type)
    if claim.modality in table["modality"]:
        return str(table["modality"][claim.modality])
    if claim.modality in FUTURE and event.type not in table["standing"]:
        side = "hostile" if event.type in table["hostile"] else "friendly"
        return str(table["refused"] if event.negated else table["future"][side])
    if any(p.blame == "accused" for p in event.actors):
        return str(table["blamed"])
    if event.realised == "prevented" and event.type in table["barred"]:
        return str(table["barred"][event.type])
    words = event.trigger.text.lower()
    by_words = next((name for name, p in table["triggers"] if re.search(p, words)), None)
    by_state = any(p.kind in ("state_forces", "rebels") for p in event.actors)
    return by_words or (by_state and table["by_state"].get(event.type)) or by_type


def _sided(claim: Claim, event: Event, name: str, reading: Reading) -> Coded:
    """The sides: who speaks of what is to be done acts, and of two who meet the first does."""
    table = _table()
    doers, others, places = (
        [_whole(p, reading) for p in side] for side in (event.actors, event.targets, event.places)
    )
    if len(doers) > 1 and all(p.role == "opponent" for p in event.actors):
        doers, others = doers[:1], doers[1:] + others
    speaker = _whole(claim.claimant, reading) if claim.claimant else None
    spoken = name in table["spoken"] or (name in table["said"] and not doers)
    if speaker and any(_is_speaker(p, claim) for p in event.actors):
        doers = [speaker, *doers]
    if speaker and spoken:
        doers, others = [speaker], [d for d in doers if not _same(d, speaker)] + others
    return Coded(name, tuple(doers), tuple(others + places))


def _is_speaker(who: Participant, claim: Claim) -> bool:
    """Whether a pronoun that acts stands for the speaker: "said it will withdraw"."""
    return claim.claimant is not None and who.name is not None and who.name == claim.claimant.name


def _whole(who: Participant | Place | Claimant, reading: Reading) -> str:
    """The whole phrase around somebody's words, clauses left out, with the name."""
    tree = reading.tree
    first, last = reading.token_at(who.words.start).i, reading.token_at(who.words.end - 1).i
    inside = range(first, last + 1)
    head = next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), last)
    found, todo = set(inside), [head]
    while todo:
        at = todo.pop()
        found.add(at)
        todo += [k for k in tree.kids[at] if tree.dep[k] not in OUTSIDE]
    return " ".join([*(tree.word[i] for i in sorted(found)), who.name or ""])


def _outcome(row: Mapping[str, Any], reading: Reading, claims: Sequence[Claim]) -> Outcome:
    key, ours = row["gold"], coded(claims, reading)
    answers = float(ours is not None)
    sides = (_people(key["source"]), _people(key["target"]))
    counts = {
        "type": Counts(float(ours is not None and ours.event == key["event"]), 1.0, answers),
        "both": Counts(float(ours is not None and _both(*sides, ours)), 1.0, answers),
    }
    expected = f"{key['event']}: {', '.join(sides[0])} -> {', '.join(sides[1])}"
    given = (
        f"{ours.event}: {', '.join(ours.actors)} -> {', '.join(ours.targets)}" if ours else "none"
    )
    return Outcome(str(row["id"]), counts, row["text"], expected, given)


def _people(side: object) -> list[str]:
    """The actors of a side of the key; a few are not written as actors."""
    listed = side if isinstance(side, list) else []
    return [p["actorText"] for p in listed if isinstance(p, dict) and p.get("actorText")]


def _both(source: Sequence[str], target: Sequence[str], ours: Coded) -> bool:
    if len(source) > 1 and not target:
        return all(_among(s, (*ours.actors, *ours.targets)) for s in source)
    doers = not source or any(_among(s, ours.actors) for s in source)
    done_to = not target or any(_among(t, ours.targets) for t in target)
    crossed = any(_among(t, ours.actors) for t in target if not any(_same(t, s) for s in source))
    return doers and done_to and not crossed


def _among(one: str, others: Sequence[str]) -> bool:
    return any(_same(one, o) for o in others)


def _same(one: str, other: str) -> bool:
    """Whether two phrases share a word that names somebody; titles and particles do not."""
    return bool(_names(one) & _names(other))


def _names(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"(?<=\b\w)\.", "", text).lower())
    return {w for w in words if len(w) > 1 and w not in _table()["titles"]}


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a sentence."""
    rows = answered(job.rows, "text", "gold")
    readings = job.reader.parse(map(report_of, rows))
    for (row, _, claims), reading in zip(job.read(rows, report_of), readings, strict=True):
        yield _outcome(row, reading, claims)


@cache
def _table() -> Any:
    text = files("onrecord.evaluation").joinpath("direction.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


TASK = Task("direction", fs(*NAMES), outcomes)
