"""Two records of one incident side by side: what each tells, and in what they differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.said import Days
from onrecord.records import Counted, Side, Spot
from onrecord.records.period import PeriodPrecision

What = Literal["killed", "wounded", "place", "period", "violence", "type", "doers"]
Value = Bounds | Days | Spot | str


@dataclass(frozen=True, slots=True)
class Behind:
    """The words behind a field: a quotation with whose it is, or cells of a row as written."""

    what: What
    words: str
    whose: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What one record tells of an incident: an archive's accounts reconciled, or a row.

    `id` is the incident's or the row's own, `number` the row's number in its file, null for an
    archive's incident. `figures` are those over all (`of` is empty) and those of some. `open`
    names measures for which somebody gives no upper bound. `behind` are the words.
    """

    id: str
    number: int | None
    title: str | None
    start: date | None
    end: date | None
    precision: PeriodPrecision | None
    place: Spot | None
    types: tuple[str, ...]
    violence: str | None
    figures: tuple[Counted, ...]
    doers: tuple[Side, ...]
    victims: tuple[Side, ...]
    sources: tuple[str, ...] = ()
    behind: tuple[Behind, ...] = field(default=(), compare=False)

    def words(self, what: What) -> tuple[Behind, ...]:
        """The words behind one field."""
        return tuple(b for b in self.behind if b.what == what)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two records differ.

    `left` and `right` are the values, null where one does not tell it. `contradicts` is false
    where both can be true: bounds that overlap, places within both precisions, a general type.
    `gap` is how far they are apart: dead more on the right than on the left, kilometres, days
    later on the right. `reach` is how many kilometres the precisions of both places allow.
    """

    what: What
    of: str
    left: Value | None
    right: Value | None
    contradicts: bool
    gap: float | None = None
    reach: float | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """One incident in both records: how sure that is, the weight, and where they differ.

    `agreed` names the fields that both tell alike. `more_left` and `more_right` are further
    incidents or rows that are parts of the same: their figures are taken together.
    """

    left: Told
    right: Told
    weight: float
    sure: Literal["likely", "perhaps"]
    differences: tuple[Difference, ...]
    agreed: tuple[str, ...]
    more_left: tuple[Told, ...] = ()
    more_right: tuple[Told, ...] = ()
    where: Literal["both"] = "both"


@dataclass(frozen=True, slots=True)
class Lacking:
    """An incident in one record only, with the nearest of the other and the weight of their link.

    `where` says in which it is: "left" (the archive) or "right" (the file). `near` is one that
    might be meant but is matched with another, or too unlike.
    """

    where: Literal["left", "right"]
    told: Told
    near: Told | None = None
    weight: float | None = None
