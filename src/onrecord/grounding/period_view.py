"""An expression of time and the days it is seen from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from onrecord.grounding.period_days import Days
from onrecord.grounding.period_moments import settle_moment
from onrecord.names.calendar import Calendar, Unit
from onrecord.reading.time_values import Moment, TimeMention

Tense = Literal["past", "future"]


class Settled(NamedTuple):
    """The days of an expression; whether they are inferred; its length where the words give one."""

    days: Days
    inferred: bool = False
    duration: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A mention, the day of publication, the day the text speaks of, and the tense."""

    mention: TimeMention
    published: date | None
    reference: date | None
    tense: Tense | None
    names: Calendar

    @property
    def future(self) -> bool:
        """Whether the tense is future."""
        return self.tense == "future"

    @property
    def unit(self) -> Unit:
        """The mention's unit; a day where it has none."""
        return self.names.units[self.mention.unit or "day"]

    def settled(self, moment: Moment | None, future: bool | None = None) -> Days | None:
        """The days of a moment, in the mention's tense unless another is given."""
        if moment is None:
            return None
        return settle_moment(
            moment, self.published, self.future if future is None else future, self.names
        )

    def known(self, days: Days) -> Days:
        """`days` up to the day of publication, where they began by then and are not to come."""
        now = self.published
        if self.future or now is None or days.start is None or days.end is None:
            return days
        if not days.start <= now < days.end:
            return days
        precision = "day" if days.start == now and days.precision == "days" else days.precision
        return days._replace(end=now, precision=precision)
