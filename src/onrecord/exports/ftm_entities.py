"""Events, actors, places and reports as entities of FollowTheMoney."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.exports.countries import country_of_actor, iso2_of, state_named
from onrecord.exports.ftm_text import Entity, address, entity, id_of, plain
from onrecord.exports.tables import table
from onrecord.exports.values import Exported
from onrecord.names.registry import Registry
from onrecord.reconciling.values import Answer
from onrecord.records import Claimant, Participant, Report, Side, Spot

Named = Side | Participant | Claimant
__all__ = ["Entity", "Named", "actors_of", "event_of", "link_of", "place_of", "report_of"]


def event_of(incident: Exported) -> Entity:
    """The incident as an event: days as told, places, who is involved, figures in words."""
    place = incident.place
    involved = [e["id"] for e in actors_of((*incident.doers, *incident.victims))]
    where = plain(place.name) if place else None
    kinds = ", ".join(t.replace("_", " ") for t in incident.types)
    start = incident.start if incident.dated else None
    figures = (a for a in incident.told.answers if a.value is not None)
    return entity(
        "Event",
        incident.id,
        {
            "name": [f"{kinds}, {where}" if where else kinds],
            "startDate": [start.isoformat() if start else None],
            "endDate": [incident.end.isoformat() if incident.end else None],
            "location": [plain(s.name) for s in incident.places] or [where],
            "country": [_country(place.country if place else None)],
            "addressEntity": [place_id(s) for s in incident.places],
            "involved": involved,
            "keywords": [*incident.types, *incident.instruments],
            "description": [plain(line) for line in map(_figure, figures)],
            "notes": [_undated(incident), _disputed(incident), f"rule: {incident.told.rule}"],
            "recordId": [incident.id],
            "publisher": [plain(p) for p in incident.publishers],
        },
    )


def actors_of(named: Iterable[Named]) -> Iterator[Entity]:
    """Those that the registry knows, or that are organs of a state, each once; nobody else.

    "The rebels" and "a resident" name a crowd or a role: they are mentions, not entities.
    """
    known = {n.actor: n for n in named if n.actor is not None}
    return (_actor(actor, n) for actor, n in known.items())


def _actor(actor: str, named: Named) -> Entity:
    entry = Registry.load().actors.get(actor)
    kind = entry.kind if entry else named.kind
    data = table("ftm.yaml")
    country = iso2_of(country_of_actor(actor))
    return entity(
        data["schemata"].get(kind, data["other"]),
        actor,
        {
            "name": [plain(entry.name if entry else named.name) or actor],
            "alias": [plain(a) for a in entry.aliases] if entry else [],
            "country": [country.lower() if country else None],
            "classification": [(kind or "").replace("_", " ")],
        },
    )


def place_of(spot: Spot) -> Entity:
    """A place as an address: its name, and its point where the gazetteer knows it."""
    country = state_named(spot.country)
    name = plain(spot.name)
    return entity(
        "Address",
        _place_key(spot),
        {
            "full": [f"{name}, {country}" if country and name != country else name],
            "city": [name if spot.precision in ("settlement", "neighbourhood") else None],
            "country": [_country(spot.country)],
            "latitude": [_number(spot.latitude)],
            "longitude": [_number(spot.longitude)],
            "remarks": [_precision(spot)],
        },
    )


def place_id(spot: Spot) -> str:
    """The id of a place's entity."""
    return id_of("Address", _place_key(spot))


def report_of(report: Report) -> Entity:
    """A report as an article: title, publisher, day, address, and the hash of its text."""
    url = address(report.url)
    return entity(
        "Article",
        report.id,
        {
            "title": [plain(report.title)],
            "publisher": [plain(report.publisher)],
            "publishedAt": [report.published.isoformat() if report.published else None],
            "modifiedAt": [report.updated.isoformat() if report.updated else None],
            "sourceUrl": [url],
            "author": [plain(report.agency)],
            "notes": [
                f"SHA-256 of the text: {report.text_sha256}",
                f"address: {plain(report.url)}" if report.url and not url else None,
                f"dateline: {plain(report.dateline)}" if report.dateline else None,
                f"language: {report.language}",
            ],
        },
    )


def link_of(incident: Exported, report: Report) -> Entity:
    """That a report tells of the incident, with its words."""
    words = [t.claim.evidence for t in incident.testimonies if t.report.id == report.id]
    return entity(
        "Documentation",
        f"{incident.id}.{report.id}",
        {
            "document": [id_of("Article", report.id)],
            "entity": [id_of("Event", incident.id)],
            "role": [table("ftm.yaml")["roles"]["told"]],
            "date": [report.published.isoformat() if report.published else None],
            "summary": [plain(e.words.text) for evidence in words for e in evidence],
        },
    )


def _place_key(spot: Spot) -> str:
    return spot.id or f"{spot.country}/{spot.name}/{spot.precision}"


def _country(code: str | None) -> str | None:
    return code.lower() if code and state_named(code) else None


def _number(value: float | None) -> str | None:
    return None if value is None else repr(float(value))


def _precision(spot: Spot) -> str | None:
    told = [f"precision: {spot.precision}" if spot.precision else None]
    told.append(f"radius: {spot.radius_km} km" if spot.radius_km else None)
    return "; ".join(t for t in told if t) or None


def _figure(answer: Answer) -> str:
    value = answer.value
    names = ("low", "best", "high")
    told = [f"{n} {v}" for n in names if (v := getattr(value, n, None)) is not None]
    return f"{answer.field}: {', '.join(told)}" if told else ""


def _undated(incident: Exported) -> str | None:
    return None if incident.dated else "no report tells the day: it had happened by the end date"


def _disputed(incident: Exported) -> str | None:
    fields = ", ".join(dict.fromkeys(str(d.field) for d in incident.told.disputes))
    return f"disputed: {fields}" if fields else None
