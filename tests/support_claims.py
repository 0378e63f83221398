"""Texts through the whole engine, and its claims as small plain tuples, for example tests."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from onrecord.reading.names import Names
from onrecord.reading.reading import Reading
from onrecord.records import Claim, Engine, Event, Report, make_report

ENGINE = Engine("english", "test", "none")
PUBLISHED = date(2013, 6, 5)  # a Wednesday


@cache
def names() -> Names:
    """Gazetteer and registry, opened once for all tests of a run."""
    from onrecord.names.gazetteer import Gazetteer
    from onrecord.names.registry import Registry

    return Names(Gazetteer.open(), Registry.load())


def read_all(reports: Iterable[Report]) -> list[tuple[Reading, tuple[Claim, ...]]]:
    """Each report's reading with its claims."""
    from onrecord.claims.english import drafts_of
    from onrecord.grounding.claims import claims_of
    from onrecord.reading.reader import read_reports

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W095.*")
        return [
            (r, claims_of(r, drafts_of(r), ENGINE)) for r in read_reports(list(reports), names())
        ]


@lru_cache(maxsize=4096)
def claims_in(
    text: str, published: date | None = PUBLISHED, title: str | None = None
) -> tuple[Claim, ...]:
    """The claims of a text without a head, published on Wednesday 5 June 2013 unless told."""
    whole = f"{title}\n\n{text}" if title else text
    report = make_report(whole, title=title, published=published)
    return read_all([report])[0][1]


@lru_cache(maxsize=256)
def reading_of(text: str, title: str | None = None) -> Reading:
    """The reading of a text without a head."""
    return read_all([make_report(text, title=title, published=PUBLISHED)])[0][0]


@dataclass(frozen=True)
class Told:
    """A claim with its event, which a row of a table always has."""

    claim: Claim
    event: Event


def told(text: str, trigger: str, published: date | None = PUBLISHED) -> Told:
    """The first claim whose trigger is, or holds, the words `trigger`; fails where none is."""
    claims = claims_in(text, published)
    for claim in claims:
        if claim.event and trigger in claim.event.trigger.text:
            return Told(claim, claim.event)
    found = [c.event.trigger.text for c in claims if c.event]
    raise AssertionError(f"no claim has the trigger {trigger!r}; there are {found}")


def types_in(text: str) -> list[str]:
    """The types of all events of a text, in its order, opinions left out."""
    events = (c.event for c in claims_in(text))
    return [e.type for e in events if e and e.type != "assessment"]


def doers(event: Event) -> list[tuple[str, str]]:
    """Words and role of everyone who does something."""
    return [(a.words.text, a.role) for a in event.actors]


def sufferers(event: Event) -> list[tuple[str, str]]:
    """Words and role of everyone to whom something is done."""
    return [(t.words.text, t.role) for t in event.targets]


def figures(claims: Sequence[Claim]) -> list[tuple[str, int | None, int | None, int | None]]:
    """Measure, low, best and high of every figure."""
    return [(f.measure, f.low, f.best, f.high) for c in claims for f in c.figures]
