"""Later claims found for a forecast: by place, and by the name of an operation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
        self._at: dict[str, list[Testimony]] = {}
        self._named: dict[str, list[Testimony]] = {}
        for testimony in sorted(testimonies, key=place_of):
            event = testimony.claim.event
            for key in {place_key(p) for p in event.places} if event else ():
                self._at.setdefault(key, []).append(testimony)
            for name in operations_in(testimony, event) if event else ():
                self._named.setdefault(name, []).append(testimony)

    def at(self, places: Iterable[Place]) -> Iterator[Testimony]:
        """Those that name one of the places, each once."""
        found = [t for key in dict.fromkeys(map(place_key, places)) for t in self._at.get(key, ())]
        yield from {id(t): t for t in found}.values()

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
