"""What became of all forecasts, held by whoever serves many questions until claims change."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from onrecord.commands.forecasting import is_about
from onrecord.commands.foretelling_values import Foretold, Proposals, Proposed, proposed
from onrecord.commands.seeing import seen_by
from onrecord.commands.sight import EVERYTHING, Sight

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.commands.foretelling_beside import Beside
    from onrecord.reconciling.forecasts_values import Forecast
    from onrecord.records import Claim, Report, Review

FEW = 5_000  # claims that are read while somebody waits
SIGHTS = 4  # ways of seeing, and days, that are kept
Stamp: TypeAlias = tuple[int, ...]
Key: TypeAlias = tuple[Sight, date | None]


@dataclass
class _Held:
    """What was worked out of claims of a stamp, or is being worked out."""

    stamp: Stamp
    told: Proposals | None = None
    beside: Beside | None = None
    rest: float = 0.0  # not worked out anew before


class Foretelling:
    """Forecasts with what became of them, worked out once for many questions.

    Where claims are many another process works them out: until it has, an answer is null, or that
    of the claims before, which then says so (`old`). It may be asked by several threads.
    """

    def __init__(self, archive: Archive, few: int = FEW) -> None:
        self._archive, self._few = archive, few
        self._lock = threading.Lock()
        self._held: OrderedDict[Key, _Held] = OrderedDict()

    def ask(
        self,
        *,
        place: str | None = None,
        actor: str | None = None,
        as_of: date | None = None,
        sight: Sight = EVERYTHING,
    ) -> Foretold | None:
        """Tell what was foretold and what became of it; see `forecasts`."""
        with seen_by(self._archive, sight) as tables:
            stamp, judged = tables.claims_stamp(), tables.outcome_reviews()
        with self._lock:
            held = self._now((_plain(sight), as_of), stamp)
        if held.told is None:
            return None
        some = held.told.told
        if place is not None or actor is not None:
            some = tuple(p for p in some if is_about(p.forecast, place, actor))
        return _judged(Proposals(held.told.by, some), judged, as_of, old=held.stamp != stamp)

    def show(self, some: Iterable[Forecast], sight: Sight) -> None:
        """Note what of restricted incidents and sources is shown with some forecasts."""
        told = [(t.report, t.claim) for f in some for t in f.tellings]
        if told and (sight.closed_incidents or sight.closed_sources):
            from onrecord.commands.withheld import Withheld

            with self._archive.joined() as tables:
                list(Withheld(tables, sight).pairs(told))

    def claims(self, ids: Iterable[str], sight: Sight = EVERYTHING) -> list[tuple[Report, Claim]]:
        """Find the claims for or against a forecast, in the order asked."""
        wanted = list(ids)
        with seen_by(self._archive, sight) as tables:
            found = {c.id: (r, c) for r, c in tables.claims(ids=wanted)} if wanted else {}
        return [found[i] for i in wanted if i in found]

    def close(self) -> None:
        """Stop what is being worked out."""
        with self._lock:
            for held in self._held.values():
                if held.beside:
                    held.beside.stop()
            self._held.clear()

    def _now(self, key: Key, stamp: Stamp) -> _Held:
        held = self._held.setdefault(key, _Held(()))
        self._held.move_to_end(key)
        while len(self._held) > SIGHTS:
            _, left = self._held.popitem(last=False)
            if left.beside:
                left.beside.stop()
        if held.beside and not held.beside.running:
            self._take(held, held.beside)
        if held.stamp != stamp and held.beside is None:
            self._work_out(held, key, stamp)
        return held

    def _take(self, held: _Held, beside: Beside) -> None:
        held.beside = None
        held.told, held.stamp = beside.result(), beside.stamp
        held.rest = time.monotonic() + beside.seconds

    def _work_out(self, held: _Held, key: Key, stamp: Stamp) -> None:
        from onrecord.commands.foretelling_beside import Beside

        sight, as_of = key
        with self._archive.joined() as tables:
            few = tables.count_claims() <= self._few
        if few:
            held.told, held.stamp = proposed(self._archive, sight, as_of), stamp
        elif held.told is None or time.monotonic() >= held.rest:
            held.beside = Beside(self._archive.address, sight, as_of, stamp)


def _plain(sight: Sight) -> Sight:
    """A sight that withholds the same and notes nothing."""
    return Sight(sight.incidents, sight.sources, sight.names)


def _judged(told: Proposals, reviews: list[Review], as_of: date | None, *, old: bool) -> Foretold:
    """What people said became of forecasts, over what the machine proposes."""
    from onrecord.commands.verdicts import verdicts_of
    from onrecord.reconciling.forecasters import scores_of
    from onrecord.reconciling.outcomes import judged_outcome

    found = [p.forecast for p in told.told]
    said = {v.forecast: v for v in verdicts_of(found, reviews, as_of, told.by, None)}
    rows = list(told.told)
    for at, one in enumerate(rows) if said else ():
        verdict = said.get(one.forecast.id)
        became = judged_outcome([verdict], told.by) if verdict else None
        if became is not None:
            rows[at] = Proposed(one.forecast, became, (), ())
    scores = scores_of(found, [row.outcome for row in rows])
    return Foretold(told.by, tuple(rows), tuple(scores), old)
