"""The parts of an export, each made of what may be published only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.commands.bundling import Wanted
    from onrecord.commands.sketching import Sketch
    from onrecord.commands.standing import Standing
    from onrecord.exports.safety import Publishing
    from onrecord.exports.values import Exported
    from onrecord.reconciling.control_values import ControlHistory
    from onrecord.reconciling.forecasts_values import Forecast, Outcome
    from onrecord.records import Account, Claim, Judgement, Report, ReviewedAs, Spot, Testimony

AT_ONCE = 200  # incidents whose claims are read together
GROUND = ("capture", "withdrawal", "control", "handover", "siege", "advance")


class Told:
    """What an archive tells that may be published: each part anew at every call.

    `late` are the claims of incidents that are held back.
    """

    def __init__(
        self,
        standing: Standing,
        wanted: Wanted,
        safe: Publishing,
        sketches: Sequence[Sketch],
        late: Collection[str] = (),
    ) -> None:
        self._standing, self._wanted, self._safe = standing, wanted, safe
        self._sketches, self._late = sketches, late

    def incidents(self) -> Iterator[Exported]:
        """Yield every incident, by its days."""
        for at in range(0, len(self._sketches), AT_ONCE):
            some = self._sketches[at : at + AT_ONCE]
            told = self._testimonies(some)
            ids = {a for s in some for a in s.accounts}
            accounts = {i: self._safe.account(a) for i, a in self._standing.accounts(ids).items()}
            for sketch in some:
                yield self._exported(sketch, accounts, told[sketch.id])

    def claims(self) -> Iterator[tuple[Report, Claim]]:
        """Yield every claim with its report: all, or those of the incidents asked for."""
        if not self._wanted.narrowed:
            pairs = self._safe.pairs(self._rows())
            yield from ((r, c) for r, c in pairs if c.id not in self._late)
            return
        for at in range(0, len(self._sketches), AT_ONCE):
            told = self._testimonies(self._sketches[at : at + AT_ONCE])
            for testimonies in told.values():
                yield from ((t.report, t.claim) for t in testimonies)

    def control(self) -> Iterator[tuple[Spot, ControlHistory]]:
        """Yield who is said to hold each place that claims tell of, the most told first."""
        from onrecord.reconciling.control import control_of
        from onrecord.records import spot_of

        held: dict[tuple[str | None, str], list[Testimony]] = defaultdict(list)
        spots: dict[tuple[str | None, str], Spot] = {}
        for told in self._rooted(self._ground()):
            for place in told.claim.event.places if told.claim.event else ():
                spot = spot_of(place)
                held[spot.id, spot.name].append(told)
                spots.setdefault((spot.id, spot.name), spot)
        for key in sorted(held, key=lambda k: (-len(held[k]), str(k))):
            spot = spots[key]
            history = control_of(
                held[key], spot.id or spot.name, name=spot.name, as_of=self._wanted.as_of
            )
            if history.intervals:
                yield spot, history

    def forecasts(self) -> Iterator[tuple[Forecast, Outcome]]:
        """Yield forecasts with what became of them."""
        from datetime import date

        from onrecord.commands.verdicts import verdicts_of
        from onrecord.reconciling.forecasts import forecasts_of
        from onrecord.reconciling.outcomes import outcomes

        told, wanted, tables = self._rooted(self._rows()), self._wanted, self._standing.tables
        day = wanted.as_of or tables.last_published() or date.max
        found = forecasts_of(told)
        said = tables.outcome_reviews()
        if not self._safe.whole:
            said = [replace(one, reason=None) for one in said]
        judged = verdicts_of(found, said, wanted.as_of, day, wanted.recorded_by)
        yield from zip(found, outcomes(found, told, day, judged), strict=True)

    def judgements(self) -> Iterator[Judgement]:
        """Yield what people decided; their reasons are left out where something is withheld."""
        for one in self._standing.judgements():
            yield one if self._safe.whole else replace(one, reason=None)

    def reviewed(self) -> dict[str, ReviewedAs]:
        """Tell how people judged claims."""
        from onrecord.records import reviewed_as

        return reviewed_as(self._standing.tables.reviews(), by=self._wanted.recorded_by)

    def _ground(self) -> Iterator[tuple[Report, Claim]]:
        """Claims of who holds what; where villages are withheld, those of provinces themselves."""
        for report, claim in self._rows():
            event = claim.event
            if event and event.type in GROUND and all(map(self._safe.place_stays, event.places)):
                yield report, claim

    def _rows(self) -> list[tuple[Report, Claim]]:
        known, by = self._wanted.as_of, self._wanted.recorded_by
        return self._standing.tables.claims(known=known, by=by)

    def _is_told(self, report: Report, claim: Claim) -> bool:
        return claim.id not in self._late and not self._safe.is_told_early(claim, report)

    def _rooted(self, rows: Iterable[tuple[Report, Claim]]) -> list[Testimony]:
        from onrecord.commands.rooted import rooted

        pairs = [(r, c) for r, c in rows if self._is_told(r, c)]
        roots = self._standing.roots({report.id for report, _ in pairs})
        return self._safe.testimonies(rooted(pairs, roots))

    def _testimonies(self, some: Sequence[Sketch]) -> dict[str, list[Testimony]]:
        from onrecord.commands.incidents import testimonies_of

        told = testimonies_of(self._standing, {s.id: s.accounts for s in some})
        return {incident: self._safe.testimonies(held) for incident, held in told.items()}

    def _exported(
        self, sketch: Sketch, accounts: dict[str, Account], told: list[Testimony]
    ) -> Exported:
        from onrecord.commands.asked import rules_in
        from onrecord.exports.values import Exported
        from onrecord.reconciling.reconcile import reconcile

        mine = [accounts[a] for a in sketch.accounts]
        main, others = rules_in(self._wanted.rule)
        place = self._safe.spot(sketch.place)
        lies = self._safe.divisions.of(place)
        days = sorted({t.report.published for t in told if t.report.published})
        reconciled = reconcile(told, main, ranks=self._wanted.ranks, rules=others)
        return Exported(
            id=sketch.id,
            types=_types(sketch, mine),
            place=place,
            places=tuple(dict.fromkeys(p for a in mine for p in a.places)),
            admin1=lies.admin1.name if lies.admin1 else None,
            admin2=lies.admin2.name if lies.admin2 else None,
            start=sketch.start,
            end=sketch.end,
            precision=next(
                (a.precision for a in mine if (a.start, a.end) == (sketch.start, sketch.end)), None
            ),
            dated=sketch.dated,
            doers=tuple(self._safe.side(s) for s in sketch.doers),
            victims=tuple(self._safe.side(s) for s in sketch.victims),
            instruments=tuple(dict.fromkeys(a.instrument for a in mine if a.instrument)),
            reports=sketch.reports,
            origins=len(reconciled.origins),
            publishers=tuple(sorted({t.report.publisher for t in told if t.report.publisher})),
            first_published=days[0] if days else None,
            last_published=days[-1] if days else None,
            part_of=sketch.part_of,
            told=reconciled,
            testimonies=tuple(told),
        )


def _types(sketch: Sketch, accounts: Sequence[Account]) -> tuple[str, ...]:
    votes = Counter(t for a in accounts for t in a.types)
    return tuple(dict.fromkeys([sketch.type, *(t for t, _ in votes.most_common())]))
