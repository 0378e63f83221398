"""`ftm`: entities of FollowTheMoney, one JSON object a line, for Aleph and its kin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.exports.ftm_entities import Entity, actors_of, event_of, link_of, place_of, report_of
from onrecord.exports.ftm_mentions import mentions_of, named_in
from onrecord.exports.values import Bundle, Exported, Written


def write(bundle: Bundle, out: Path) -> Written:
    """Write events, actors, places, articles, and what links them; each entity once.

    Ids are made of our own ids, so that an export of next month meets that of today. Reports come
    first, as links point to them.
    """
    counts: dict[str, int] = {}
    seen: set[str] = set()
    with out.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for incident in bundle.incidents():
            for entity in entities_of(incident):
                if entity["id"] in seen:
                    continue
                seen.add(entity["id"])
                file.write(json.dumps(entity, ensure_ascii=False) + "\n")
                counts[entity["schema"]] = counts.get(entity["schema"], 0) + 1
    return Written((out,), counts)


def entities_of(incident: Exported) -> Iterator[Entity]:
    """Everything that an incident brings along; what two incidents share comes with each."""
    reports = {t.report.id: t.report for t in incident.testimonies}.values()
    yield from (report_of(r) for r in reports)
    for spot in dict.fromkeys((incident.place, *incident.places)):
        if spot is not None:
            yield place_of(spot)
    named = (n for t in incident.testimonies for n in named_in(t.claim))
    yield from actors_of((*incident.doers, *incident.victims, *named))
    yield event_of(incident)
    yield from (link_of(incident, r) for r in reports)
    yield from mentions_of(incident.testimonies)
