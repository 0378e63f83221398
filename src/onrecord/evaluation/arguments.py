"""Task `arguments`: who, what and where belong to the event of a given trigger (wikievents).

The key gives each event's trigger, type and arguments, each with a role of the set. Asked at the
trigger, the engine gives heads of phrases: those who do and suffer, the speaker of a word of
speech, the tool and the places. `identified` is F over heads: an argument of the key is found
where a head that we give stands in its words, or in other words of the same entity by the set's
own coreference. `classified` asks for the role too, by the crosswalk of `arguments.yaml`. The
set's text is cut into tokens; its own spacing is put back from `text_original`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.claims.roles import roles_of
from onrecord.claims.tools import instrument_of
from onrecord.claims.voices import attributions
from onrecord.claims.where import places_by_cluster
from onrecord.evaluation.given import Given, given_at
from onrecord.evaluation.respaced import Respaced, respaced
from onrecord.evaluation.scoreboard import Counts, Outcome, fs
from onrecord.evaluation.task import Job, Row, Task, answered
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records import Report, make_report

NAMES = ("identified", "classified")


@dataclass(frozen=True, slots=True)
class Argument:
    """What we give: the characters of a head, and its part in our words."""

    start: int
    end: int
    part: str


def arguments_of(reading: Reading, start: int, end: int, kind: str) -> list[Argument]:
    """Heads of all that belongs to the event of the trigger at these characters."""
    table = _fitting(kind)
    given = given_at(reading, start, end, type=table["type"], frame=table["frame"])
    tree = reading.tree
    parts: list[tuple[int, str]] = [(f.token, f.role) for f in roles_of(reading, given.trigger)]
    parts += [(token, "speaker") for token in _speakers(reading, given)]
    tool = instrument_of(reading, given.sentence, given.cluster)
    parts += [(tool[1] - 1, "tool")] if tool else []
    barred = frozenset(i for a in attributions(reading) if a.source for i in range(*a.source))
    places = places_by_cluster(reading, given.sentence, given.clusters, barred)[given.at]
    parts += [(u.last - 1, u.relation) for u in places if _is_own(tree, u.anchor, given)]
    named: dict[int, str] = {}
    for token, part in parts:
        named.setdefault(token, part)  # who has two parts keeps the first
    asked = ((t, part) for t, part in named.items() if part in table["roles"])
    return [Argument(tree.start[t], tree.end[t], part) for t, part in asked]


def _is_own(tree: Tree, anchor: int, given: Given) -> bool:
    """Whether a place hangs by the trigger itself, not by another event of its sentence."""
    own = {given.trigger.token, given.trigger.support}
    if tree.is_noun(given.trigger.token):
        own.add(tree.head[given.trigger.token])
    others = {t.token for c in given.clusters for t in c.triggers} - own
    found = next((a for a in (anchor, *tree.ancestors(anchor)) if a in own | others), None)
    return found in own


def _speakers(reading: Reading, given: Given) -> Iterator[int]:
    """The heads of those whose words the trigger, a word of speech, brings."""
    for said in attributions(reading):
        if said.source and said.cue[0] < given.trigger.last and given.trigger.first < said.cue[1]:
            yield _head(reading.tree, *said.source)


def _head(tree: Tree, first: int, last: int) -> int:
    """The token of a phrase that hangs outside it."""
    inside = range(first, last)
    return next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), last - 1)


def _outcome(row: Row, reading: Reading, spacing: Respaced) -> Outcome:
    """All events of one document together."""
    counts = {name: Counts() for name in NAMES}
    entities = _mentions(row, spacing)
    wrong: list[str] = []
    given: list[str] = []
    for event in row["gold"]["events"]:
        trigger = spacing.span(event["trigger"])
        ours = arguments_of(reading, *trigger, event["type"])
        key = [(a["role"], entities.get(a["entity"], [spacing.span(a)])) for a in event["args"]]
        found, right = _matched(key, ours, event["type"])
        for name, hit in zip(NAMES, (found, right), strict=True):
            counts[name] += Counts(float(hit), float(len(key)), float(len(ours)))
        text = reading.report.text
        shown = event["trigger"]["text"] + ": "
        wrong.append(shown + ", ".join(f"{a['text']} {a['role']}" for a in event["args"]))
        given.append(shown + ", ".join(f"{text[a.start : a.end]} {a.part}" for a in ours))
    return Outcome(str(row["id"]), counts, row["text"], "\n".join(wrong), "\n".join(given))


def _matched(
    key: Sequence[tuple[str, Sequence[tuple[int, int]]]], ours: Sequence[Argument], kind: str
) -> tuple[int, int]:
    """How many of the key's arguments are found, and how many with their role; each once."""
    found = right = 0
    left = list(ours)
    roles = _fitting(kind)["roles"]
    for role, spans in sorted(key, key=lambda k: k[0]):
        met = [a for a in left if any(s <= a.start and a.end <= e for s, e in spans)]
        same = [a for a in met if role in roles.get(a.part, ())]
        if met:
            found, right = found + 1, right + bool(same)
            left.remove((same or met)[0])
    return found, right


def _mentions(row: Row, spacing: Respaced) -> dict[str, list[tuple[int, int]]]:
    """The characters of each entity, and of those that the set says are the same."""
    own = {e["id"]: spacing.span(e) for e in row["gold"]["entities"]}
    found = {name: [span] for name, span in own.items()}
    for cluster in row["gold"].get("clusters", ()):
        spans = [own[name] for name in cluster if name in own]
        found |= {name: spans for name in cluster if name in own}
    return found


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a document."""
    rows = answered(job.rows, "text", "gold")
    spaced = [respaced(row["text"], row.get("text_original")) for row in rows]
    by_row = {id(row): s for row, s in zip(rows, spaced, strict=True)}
    for row, reading in job.parse(rows, lambda r: _report(by_row[id(r)])):
        yield _outcome(row, reading, by_row[id(row)])


def _report(spacing: Respaced) -> Report:
    return make_report(spacing.text, title=None, body_start=0)


@cache
def _fitting(kind: str) -> Mapping[str, Any]:
    """The entry of an event type of the set: the longest name that begins it."""
    table = _table()
    name = max((n for n in table["types"] if kind.startswith(n)), key=len, default="")
    entry: dict[str, Any] = dict(table["types"].get(name, table["other"]))
    entry["roles"] = {**table["roles"], **entry.get("roles", {})}
    return entry


@cache
def _table() -> Any:
    text = files("onrecord.evaluation").joinpath("arguments.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


TASK = Task("arguments", fs(*NAMES), outcomes)
