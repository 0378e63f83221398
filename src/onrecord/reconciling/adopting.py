"""Fields brought together that count the same: one side's fighters, and people of no class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.agreeing import figures_agree
from onrecord.reconciling.classes import COMBATANTS, OF, UNTOLD
from onrecord.reconciling.said import Field, Saying, Value
from onrecord.reconciling.tables import table


def adopted(sayings: Sequence[Saying], doing: Collection[str] = ()) -> list[Saying]:
    """The sayings, those of no class read as of the one class that others tell of.

    "175 people" beside "70 rebels" is read as of rebels, with a note; beside "70 rebels" and "12
    civilians", or where one report tells both as two figures, it stays of people. Nor is it read
    as of fighters of the camps of those who did it (`doing`): the victims are others. Fighters of a
    camp are told apart by their side only where the testimonies name two sides of one camp.
    """
    sayings = _by_camp(sayings)
    fields = {s.field for s in sayings}
    near = {f: g for f in fields if (g := _one_for(f, fields, doing))}
    if not near:
        return list(sayings)
    apart = _told_apart(sayings)
    to = {f: g for f, g in near.items() if (f, g) not in apart}
    # "combatants" may in turn have been read as one camp's
    final = {f: to.get(g, g) for f, g in to.items()}
    return [_moved(s, final) for s in sayings]


def _by_camp(sayings: Sequence[Saying]) -> list[Saying]:
    sides: dict[Field, set[str]] = defaultdict(set)
    for s in sayings:
        if OF in s.field.of:
            sides[_camp(s.field)].add(s.field.of)
    single = {f for f, named in sides.items() if len(named) == 1}
    if not single:
        return list(sayings)
    return [replace(s, field=_camp(s.field)) if _camp(s.field) in single else s for s in sayings]


def _camp(field: Field) -> Field:
    return replace(field, of=field.of.split(OF)[0]) if OF in field.of else field


def _one_for(field: Field, fields: Iterable[Field], doing: Collection[str]) -> Field | None:
    never = (UNTOLD, "", *table("classes.yaml")["groups"])
    same = (f for f in fields if f.name == field.name and f.kind == field.kind)
    others = {f for f in same if f.of not in never}
    if field.of == COMBATANTS:
        camps = {f for f in others if f.of.endswith(f" {COMBATANTS}")}
        return camps.pop() if len(camps) == 1 else None
    if field.of != UNTOLD:
        return None
    if len(others) == 2 and Field(field.name, COMBATANTS, field.kind) in others:
        others = {f for f in others if f.of != COMBATANTS and f.of.endswith(COMBATANTS)}
    only = others.pop() if len(others) == 1 else None
    return None if only and only.of.startswith(tuple(doing)) else only


def _told_apart(sayings: Iterable[Saying]) -> set[tuple[Field, Field]]:
    """Pairs of fields to which one origin gives figures of its own in one report."""
    by_report: Mapping[tuple[str, str], list[Saying]] = defaultdict(list)
    for s in sayings:
        by_report[s.testimony.report.id, s.origin].append(s)
    return {
        (a.field, b.field)
        for told in by_report.values()
        for a in told
        for b in told
        if a.field != b.field and not _alike(a.value, b.value)
    }


def _alike(a: Value, b: Value) -> bool:
    if isinstance(a, Bounds) and isinstance(b, Bounds):
        return figures_agree(a, b)
    return a == b


def _moved(saying: Saying, to: Mapping[Field, Field]) -> Saying:
    new = to.get(saying.field)
    if new is None:
        return saying
    note = table("classes.yaml")["notes"]["adopted"].format(new.of)
    return replace(saying, field=new, note=f"{saying.note}; {note}" if saying.note else note)
