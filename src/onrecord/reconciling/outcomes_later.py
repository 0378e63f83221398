"""Later claims found for a forecast: by place, and by the name of an operation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter

from onrecord.names.registry import Registry
from onrecord.reconciling.forecasts import place_key
from onrecord.reconciling.forecasts_values import Forecast
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import place_of, verdict
from onrecord.records import Event, Place, Testimony

NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")


class Later:
    """Claims in order of publication, found by the places and the operations that they name."""

    def __init__(self, testimonies: Iterable[Testimony]) -> None:
        self._at: dict[tuple[str, str], list[tuple[int, Testimony]]] = {}
        self._named: dict[str, list[Testimony]] = {}
        for number, testimony in enumerate(sorted(testimonies, key=place_of)):
            event = testimony.claim.event
            if event is None:
                continue
            for key in {place_key(p) for p in event.places}:
                self._at.setdefault((key, event.type), []).append((number, testimony))
            for name in operations_in(testimony, event):
                self._named.setdefault(name, []).append(testimony)

    def at(self, places: Iterable[Place], types: Iterable[str]) -> Iterator[Testimony]:
        """Those of some types that name one of the places, each once: place after place."""
        kinds, seen = sorted(set(types)), set[int]()
        for key in dict.fromkeys(map(place_key, places)):
            held = (self._at.get((key, kind), ()) for kind in kinds)
            for number, testimony in sorted(chain(*held), key=itemgetter(0)):
                if number not in seen:
                    seen.add(number)
                    yield testimony

    def named(self, forecast: Forecast) -> Iterator[Testimony]:
        """Those that tell of the begin of an operation whose name the forecast's report has."""
        texts = [t.report.text for t in forecast.tellings]
        for name, told in self._named.items():
            if any(name in text for text in texts):
                yield from told


def operations_in(testimony: Testimony, event: Event) -> set[str]:
    """Names of operations in a claim that something began or did not ("Desert Wind had begun").

    Names of two or more words that the actor registry does not know; only of claims that name no
    other act.
    """
    data = table("forecasts.yaml")
    begins = event.trigger.text.lower() in data["goes_on"]
    if event.type not in data["no_act"] or not begins or said_of(testimony) is None:
        return set()
    found = {n for e in testimony.claim.evidence for n in NAME.findall(e.words.text)}
    return {n for n in found if not any(m.id for m in Registry.load().lookup(n))}


def said_of(testimony: Testimony) -> str | None:
    """Whether a claim says that its event was (`yes`) or was not (`no`); also of a mere begin."""
    claim, event = testimony.claim, testimony.claim.event
    if event is None or claim.modality not in ("actual", "ongoing") or claim.stance == "doubted":
        return None
    if event.type in table("forecasts.yaml")["no_act"]:
        return "no" if event.negated != (claim.stance == "denied") else "yes"
    return verdict(claim)
