"""The single checks of a worked example: what its key says against what was made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from onrecord.evaluation.worked_case import Case, Key
from onrecord.names.fold import fold
from onrecord.reconciling.control import control_of, control_on
from onrecord.reconciling.control_values import Held
from onrecord.reconciling.denials import denials_of
from onrecord.reconciling.forecasts import forecasts_of
from onrecord.reconciling.outcomes import outcome_of
from onrecord.reconciling.reconcile import reconcile
from onrecord.reconciling.values import Answer

DISPUTABLE = ("killed", "wounded", "doer", "happened")  # what must not be disputed unless named
SIDES: Mapping[str, tuple[str, ...]] = {  # a key's plain word for a holder: kinds of actors
    "government": ("state_forces", "government", "police"),
    "rebels": ("rebels", "armed_group", "party"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One question to an example, whether its answer is right, and what it was about."""

    right: bool
    what: str


def checked(name: str, case: Case) -> Iterator[Check]:
    """The checks of one kind, in the key's order."""
    return CHECKS[name](case)


def _read(case: Case) -> Iterator[Check]:
    for incident, report, claim in case.told():
        yield Check(claim is not None, f"{incident} in {report}: no claim")


def _pairs(case: Case, same: bool) -> Iterator[Check]:
    known = case.incident_of
    told = [(i, r, known[c.id]) for i, r, c in case.told() if c is not None]
    for (i, r, one), (j, s, other) in combinations(told, 2):
        if (i == j) is same:
            word = "apart" if same else "joined"
            yield Check((one == other) is same, f"{i} in {r} and {j} in {s} {word}")


def _together(case: Case) -> Iterator[Check]:
    return _pairs(case, True)


def _apart(case: Case) -> Iterator[Check]:
    return _pairs(case, False)


def _nested(case: Case) -> Iterator[Check]:
    larger = {i.id: i.part_of for i in case.joined.incidents}
    for incident in case.key["incidents"]:
        if outer := incident.get("part_of"):
            around = set(case.incidents_of(outer))
            inner = case.incidents_of(incident["name"])
            yield Check(
                any(larger[i] in around for i in inner), f"{incident['name']} not in {outer}"
            )


def _figures(case: Case) -> Iterator[Check]:
    for incident in case.key["incidents"]:
        figures = incident.get("figures") or ()
        answers = reconcile(case.main_of(incident["name"])).answers if figures else ()
        for figure in figures:
            held = [a for a in answers if a.field.name == figure["measure"] and a.value]
            given = "; ".join(_told(a) for a in held) or "nothing"
            yield Check(any(_is(a, figure) for a in held), f"{figure} but {given}")


def _is(answer: Answer, key: Key) -> bool:
    value = answer.ever
    ends = (value.low if value.low is not None else value.best) if value else None
    top = (value.high if value.high is not None else value.best) if value else None
    same = (ends, top) == (key.get("low"), key.get("high"))
    open_ = answer.open_above is bool(key.get("open_above", False))
    return same and open_ and len(answer.views) == key.get("origins", len(answer.views))


def _told(answer: Answer) -> str:
    value = answer.ever
    range_ = f"{value.low}/{value.best}/{value.high}" if value else "-"
    plus = "+" if answer.open_above else ""
    return f"{answer.field} {range_}{plus} of {len(answer.views)}"


def _disputed(case: Case) -> Iterator[Check]:
    for incident in case.key["incidents"]:
        if "disputed" not in incident:
            continue
        found = {d.field.name for d in reconcile(case.main_of(incident["name"])).disputes}
        for field in incident["disputed"]:
            yield Check(field in found, f"{incident['name']}: {field} is not disputed")
        for field in DISPUTABLE:
            if field not in incident["disputed"]:
                yield Check(field not in found, f"{incident['name']}: {field} is disputed")


def _origins(case: Case) -> Iterator[Check]:
    """Reports of one origin share one among what they say of an incident that both tell of."""
    told: dict[tuple[str, str], set[str]] = {}
    for incident, report, claim in case.told():
        if claim is not None and claim.event is not None:
            told[incident, report] = case.origins_of(report, claim.event.mention)
    for group in case.key.get("same_origin") or ():
        for a, b in combinations(group, 2):
            shared = any(told.get((i, a), set()) & told.get((i, b), set()) for i, _ in told)
            yield Check(shared, f"{a} and {b} share no origin")


def _denials(case: Case) -> Iterator[Check]:
    asked = case.key.get("denials") or ()
    found = denials_of(case.joined.testimonies) if asked else ()
    for key in asked:
        of = {c.id for c in case.claims_at(key["report"], key["words"])}
        what = {c.id for c in case.claims_at(key["denies"]["report"], key["denies"]["words"])}
        tied = (d for d in found if d.testimony.claim.id in of)
        hit = any(o.testimony.claim.id in what for d in tied for o in d.denied)
        yield Check(hit, f"denial “{key['words']}” in {key['report']}")


def _control(case: Case) -> Iterator[Check]:
    for key in case.key.get("control") or ():
        history = control_of(case.joined.testimonies, key["place"])
        held = control_on(history, key["on"])
        given = "; ".join(f"{h.interval.side} {h.interval.contested}" for h in held) or "nobody"
        right = any(_holds(h, key) for h in held)
        yield Check(right, f"{key['place']} on {key['on']}: {key['holder']}, but {given}")


def _holds(held: Held, key: Key) -> bool:
    kinds = SIDES.get(key["holder"], ())
    named = any(
        h.kind in kinds or fold(key["holder"]) in fold(f"{h.name} {h.actor}".replace("-", " "))
        for h in held.interval.holders
    )
    return named and held.interval.contested is bool(key.get("contested", False))


def _forecasts(case: Case) -> Iterator[Check]:
    asked = case.key.get("forecasts") or ()
    found = forecasts_of(case.joined.testimonies) if asked else []
    last = max(r.published for r in case.reports.values() if r.published)
    for key in asked:
        of = {c.id for c in case.claims_at(key["report"], key["words"])}
        mine = [f for f in found if any(t.claim.id in of for t in f.tellings)]
        given = [outcome_of(f, case.joined.testimonies, last).status for f in mine]
        yield Check(key["outcome"] in given, f"“{key['words']}”: {key['outcome']}, but {given}")


CHECKS: Mapping[str, Callable[[Case], Iterator[Check]]] = {
    "read": _read,
    "together": _together,
    "apart": _apart,
    "nested": _nested,
    "figures": _figures,
    "disputed": _disputed,
    "origins": _origins,
    "denials": _denials,
    "control": _control,
    "forecasts": _forecasts,
}
