"""The incidents of an archive as one side of a comparison, with the words behind each field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.asked import IncidentFilter, around
from onrecord.commands.incidents import AT_ONCE, reconciled, sketches
from onrecord.commands.opened import opened
from onrecord.commands.record import Record, Then
from onrecord.records import Account, Counted

if TYPE_CHECKING:
    from onrecord.commands.sketching import Sketch
    from onrecord.reconciling.compared_values import Behind, Told, What
    from onrecord.reconciling.values import Answer, Reconciled

NAMES: dict[str, What] = {  # fields of an incident as comparison names them
    "killed": "killed",
    "wounded": "wounded",
    "place": "place",
    "period": "period",
    "type": "type",
    "doer": "doers",
}
SHOWN = 3  # quotations that stand behind one field


def archived_record(archive: str | Path, file: Record, asked: IncidentFilter, then: Then) -> Record:
    """The incidents of the days asked for; what they say is read when it is needed."""
    from onrecord.incidents.matching import Group

    near = around(asked)
    with opened(archive, then.as_of, sight=then.sight) as standing:
        accounts, members = standing.accounts(), standing.members()
    groups = [
        Group(incident, tuple(accounts[a] for a in held))
        for incident, held in members.items()
        if near.lets_through([accounts[a] for a in held])
    ]
    return Record(
        name=str(archive),
        scheme="archive",
        coded=False,
        counts="events",
        groups=groups,
        tell=lambda ids: _told(archive, ids, then),
        rows={},
        rule=then.rule,
    )


def _told(archive: str | Path, ids: Collection[str], then: Then) -> Mapping[str, Told]:
    found: dict[str, Told] = {}
    with opened(archive, then.as_of, sight=then.sight) as standing:
        wanted = sorted(ids)
        for at in range(0, len(wanted), AT_ONCE):
            members = standing.members(wanted[at : at + AT_ONCE])
            accounts = standing.accounts({a for held in members.values() for a in held})
            said = reconciled(standing, members, then.rule, then.ranks)
            for drawn in sketches(standing, members, accounts):
                held = [accounts[a] for a in members[drawn.id]]
                found[drawn.id] = incident_told(drawn, held, said[drawn.id])
    return found


def incident_told(drawn: Sketch, held: list[Account], said: Reconciled) -> Told:
    """Make of an incident what it tells, by the rule."""
    from onrecord.reconciling.compared_values import Told

    types = dict.fromkeys((drawn.type, *(t for a in held for t in a.types)))
    days = (drawn.start, drawn.end)
    precision = next((a.precision for a in held if (a.start, a.end) == days), None)
    return Told(
        id=drawn.id,
        number=None,
        title=None,
        start=drawn.start,
        end=drawn.end,
        precision=precision,
        place=drawn.place,
        types=tuple(t for t in types if t != "event"),
        violence=None,
        figures=tuple(_figures(said)),
        doers=drawn.doers,
        victims=drawn.victims,
        sources=tuple(dict.fromkeys(row.chain[0] for row in said.rows if row.chain)),
        behind=tuple(b for answer in said.answers for b in _behind(answer)),
    )


def _figures(said: Reconciled) -> Iterator[Counted]:
    for answer in said.answers:
        name, value = answer.field.name, answer.value
        if name in ("killed", "wounded") and not answer.field.kind and value is not None:
            of = "" if answer.field.of == "people" else answer.field.of
            high = None if answer.open_above else value.high
            yield Counted(name, of, value.low, value.best, high)


def _behind(answer: Answer) -> Iterator[Behind]:
    from onrecord.reconciling.compared_values import Behind

    what = NAMES.get(answer.field.name)
    found = (
        Behind(what, words.text, s.testimony.report.publisher or "a report")
        for view in answer.views
        for s in view.sayings
        for words in (s.quote, *(e.words for e in s.testimony.claim.evidence[:1]))
        if what and words
    )
    quotes: dict[str, Behind] = {}
    for one in found:
        quotes.setdefault(one.words, one)
    yield from list(quotes.values())[:SHOWN]
