"""One worked example with what was made of it, and the claims behind the words of its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.incidents.whole import Joined
from onrecord.records import Claim, Report, Testimony

NEAR = 5  # characters by which words of the key may miss a trigger
HAPPENED = ("actual", "ongoing")
Key = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """An example's key, its reports and claims by short id, and what joining made of them."""

    key: Key
    reports: Mapping[str, Report]
    read: Mapping[str, tuple[Claim, ...]]
    joined: Joined

    @property
    def incident_of(self) -> dict[str, str]:
        """The incident of each claim that is of one."""
        told = self.joined.told.items()
        return {one.claim.id: incident for incident, ones in told for one in ones}

    def claims_at(self, report: str, words: str) -> list[Claim]:
        """The claims whose evidence holds words of a report, those with their trigger first."""
        start = self.reports[report].text.index(words)
        end = start + len(words)
        held = [c for c in self.read[report] if _overlaps(c, start, end)]
        return sorted(held, key=lambda c: not _strikes(c, start, end))

    def told(self) -> Iterator[tuple[str, str, Claim | None]]:
        """Each incident of the key with each report that tells of it, and the claim that does."""
        for incident in self.key["incidents"]:
            for report, words in incident["told"].items():
                yield incident["name"], report, self._telling(incident, report, words)

    def incidents_of(self, name: str) -> dict[str, int]:
        """The incidents that hold the claims of one incident of the key, with how many of them."""
        found: dict[str, int] = {}
        for of, _, claim in self.told():
            incident = self.incident_of.get(claim.id) if claim and of == name else None
            if incident:
                found[incident] = found.get(incident, 0) + 1
        return found

    def main_of(self, name: str) -> tuple[Testimony, ...]:
        """The testimonies of the incident that holds most of an incident of the key."""
        found = self.incidents_of(name)
        best = max(sorted(found), key=lambda i: found[i], default=None)
        return self.joined.told[best] if best else ()

    def origins_of(self, report: str, mention: int) -> set[str]:
        """The origins of what a report says of one event."""
        of = self.reports[report].id
        events = ((t.origin, t.claim.event) for t in self.joined.testimonies if t.report.id == of)
        return {origin for origin, event in events if event and event.mention == mention}

    def _telling(self, incident: Key, report: str, words: str) -> Claim | None:
        known = self.incident_of
        held = [
            c
            for c in self.claims_at(report, words)
            if c.event and c.modality in HAPPENED and c.id in known
        ]
        fitting = [c for c in held if c.event and c.event.type in incident["types"]]
        return next(iter(fitting or held), None)


def _overlaps(claim: Claim, start: int, end: int) -> bool:
    return any(e.words.start < end and start < e.words.end for e in claim.evidence)


def _strikes(claim: Claim, start: int, end: int) -> bool:
    if claim.event is None:
        return False
    trigger = claim.event.trigger
    return trigger.start < end + NEAR and start - NEAR < trigger.end
