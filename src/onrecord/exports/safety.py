"""What may not be published, taken out of reports, claims and accounts before anything is made.

Everything else in an export is worked out from these, so what is withheld here is nowhere in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from onrecord.exports.divisions import Divisions
from onrecord.exports.masking import masked, words_of
from onrecord.exports.naming import (
    Naming,
    hidden,
    is_private,
    naming_in,
    people,
    shown,
    told_days,
    unsaid,
)
from onrecord.exports.values import Precision
from onrecord.reconciling.classes import UNTOLD, is_untold
from onrecord.records import (
    Account,
    Claim,
    Claimant,
    Event,
    Evidence,
    Figure,
    Participant,
    Place,
    Report,
    Side,
    Spot,
    Testimony,
)

OPEN = ("actor:", "publisher:")  # origins that are no private person's name
Who = TypeVar("Who", Claimant, Participant)


@dataclass(frozen=True, slots=True)
class Publishing:
    """What may be published: the finest place, names of private persons or not, until which day.

    `until` is the last day of which incidents are told; null tells of all.
    """

    precision: Precision
    names: bool
    until: date | None
    divisions: Divisions
    _numbers: dict[str, int] = field(default_factory=dict, repr=False)

    def is_early(self, day: date | None) -> bool:
        """Whether a day lies after the last one of which may be told."""
        return self.until is not None and day is not None and day > self.until

    def is_told_early(self, claim: Claim, report: Report) -> bool:
        """Whether a claim is of such a day, or, where it gives none, its report."""
        period = claim.event.period if claim.event else None
        return self.is_early((period.end if period else None) or report.published)

    def pairs(self, rows: Iterable[tuple[Report, Claim]]) -> Iterator[tuple[Report, Claim]]:
        """Yield claims with their reports as they may be published, without those told too early.

        The claims of one report stand together in `rows`.
        """
        if self.whole:
            yield from ((r, c) for r, c in rows if not self.is_told_early(c, r))
            return
        for report, held in groupby(rows, key=lambda row: row[0]):
            claims = [claim for _, claim in held]
            around = naming_in(report, claims)
            shown = self.report(report, around)
            for claim in claims:
                if not self.is_told_early(claim, report):
                    yield shown, self.claim(claim, report, around)

    def testimonies(self, told: Sequence[Testimony]) -> list[Testimony]:
        """Make testimonies as they may be published; origins that are names become numbers."""
        if self.whole:
            return list(told)
        beside: dict[str, list[Claim]] = defaultdict(list)
        for one in told:
            beside[one.report.id].append(one.claim)
        texts = {one.report.id: one.report for one in told}
        around = {i: naming_in(report, beside[i]) for i, report in texts.items()}
        reports = {i: self.report(report, around[i]) for i, report in texts.items()}
        return [
            Testimony(
                reports[t.report.id],
                self.claim(t.claim, t.report, around[t.report.id]),
                self._origin(t.origin),
            )
            for t in told
        ]

    def spot(self, spot: Spot | None) -> Spot | None:
        """A place no finer than may be told."""
        return self.divisions.coarse(spot, self.precision) if spot else None

    def place_stays(self, place: Place) -> bool:
        """Whether a place may be told as it is."""
        coarse = self.divisions.coarse_place(place, self.precision)
        return coarse is not None and coarse.id == place.id

    def _origin(self, key: str) -> str:
        if key.startswith(OPEN):
            return key
        return f"source:{self._numbers.setdefault(key, len(self._numbers) + 1)}"

    @property
    def whole(self) -> bool:
        """Whether nothing is withheld of what is told."""
        return self.precision == "exact" and self.names

    def report(self, report: Report, around: Naming) -> Report:
        """Give a report without its text and without what would tell what is withheld.

        Its address and title go with the places; with the names the title is masked, and the
        address stays unless it holds a withheld name.
        """
        if self.whole:
            return report
        bare = replace(report, text="", body_start=0, dateline=None)
        if self.precision != "exact":
            return replace(bare, title=None, url=None)
        title = report.title
        title = masked(title, around.public, around.private, report.text) if title else None
        told = words_of([re.sub(r"\W|_", " ", report.url)]) if report.url else set()
        return replace(bare, title=title, url=None if told & around.private else report.url)

    def claim(self, claim: Claim, report: Report, around: Naming) -> Claim:
        """A claim as it may be published; `around` are the names in the claims of its report."""
        if self.whole:
            return claim
        places = frozenset() if self.precision == "exact" else around.places
        names = places if self.names else places | around.private
        quotes = tuple(self._evidence(e, report, around) for e in claim.evidence)
        return replace(
            claim,
            claimant=self._who(claim.claimant, names) if claim.claimant else None,
            via=tuple(self._who(v, names) for v in claim.via),
            event=self._event(claim.event, names) if claim.event else None,
            figures=tuple(self._figure(f, names) for f in claim.figures),
            evidence=quotes,
        )

    def account(self, account: Account) -> Account:
        """An account with its places and sides as they may be published, and without its words."""
        if self.whole:
            return account
        coarse = (self.divisions.coarse(p, self.precision) for p in account.places)
        return replace(
            account,
            places=tuple(dict.fromkeys(p for p in coarse if p)),
            doers=tuple(self.side(s) for s in account.doers),
            victims=tuple(self.side(s) for s in account.victims),
            words=(),
            names=(),
        )

    def _evidence(self, told: Evidence, report: Report, around: Naming) -> Evidence:
        if self.precision != "exact":
            return replace(told, words=hidden())
        words = told.words
        text = masked(words.text, around.public, around.private, report.text)
        return replace(told, words=replace(words, text=text))

    def _event(self, event: Event, names: Collection[str]) -> Event:
        coarse = (self.divisions.coarse_place(p, self.precision) for p in event.places)
        exact = self.precision == "exact"
        tool = event.instrument
        return replace(
            event,
            trigger=event.trigger if exact else shown(event.trigger, names),
            actors=tuple(self._who(a, names) for a in event.actors),
            targets=tuple(self._who(t, names) for t in event.targets),
            instrument=tool if exact or not tool else replace(tool, words=shown(tool.words, names)),
            period=event.period if exact or not event.period else told_days(event.period, names),
            places=tuple(p if exact else replace(p, words=hidden()) for p in coarse if p),
        )

    def _figure(self, figure: Figure, names: Collection[str]) -> Figure:
        if self.precision == "exact":
            return figure
        place = self.divisions.coarse_place(figure.place, self.precision) if figure.place else None
        return replace(
            figure,
            words=shown(figure.words, names),
            of=replace(figure.of, words=shown(figure.of.words, names)) if figure.of else None,
            period=told_days(figure.period, names) if figure.period else None,
            place=replace(place, words=hidden()) if place else None,
        )

    def _who(self, who: Who, names: Collection[str]) -> Who:
        hidden = self.precision != "exact" and not who.actor
        if not hidden and (self.names or not is_private(who)):
            if self.precision == "exact":
                return who
            return unsaid(who, who.name, names)
        return unsaid(who, None, names)

    def side(self, side: Side) -> Side:
        """Somebody by kind only, where they may not be named."""
        kind = side.kind or "unnamed"
        open_kind = kind in people()["public"]
        if side.actor or (self.precision == "exact" and (self.names or open_kind)):
            return side
        return replace(side, name=UNTOLD if is_untold(side.name) else kind.replace("_", " "))
