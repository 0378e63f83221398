"""Of many accounts those that some new ones may be compared with, without looking at pairs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from onrecord.incidents.candidates import days_of, names_of, weeks_of
from onrecord.incidents.table import where_of
from onrecord.records.account import Account

Where = tuple[tuple[int, ...], bool, str | None]  # keys of places, whether a country only, country


@dataclass(frozen=True, slots=True)
class Around:
    """The weeks, keys of places and countries of some accounts, and the countries told alone."""

    weeks: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    countries: set[str | None] = field(default_factory=set)
    alone: set[str | None] = field(default_factory=set)

    def add(self, weeks: Collection[int], where: Where) -> None:
        """Take up one account."""
        self.weeks.update(weeks)
        self.places.update(where[0])
        self.countries.add(where[2])
        if where[1]:
            self.alone.add(where[2])

    def meets(self, weeks: Collection[int], where: Where) -> bool:
        """Whether an account may be compared with one of them."""
        if self.weeks.isdisjoint(weeks):
            return False
        near = not self.places.isdisjoint(where[0]) or where[2] in self.alone
        return near or (where[1] and where[2] in self.countries)


def near_new(accounts: Sequence[Account], new: Collection[str]) -> list[Account]:
    """The new accounts (by id), and all others that may be compared with one of them."""
    around = Around()
    told = [(one, of) for one in accounts if (of := _when_where(one)) is not None]
    for one, of in told:
        if one.id in new:
            around.add(*of)
    return [one for one, of in told if one.id in new or around.meets(*of)]


def _when_where(one: Account) -> tuple[Collection[int], Where] | None:
    days = days_of(one)
    if days is None or not one.places:
        return None
    keys, vague, country = where_of(one.places)[:3]
    near = (*keys, *names_of(one))
    return weeks_of(*days, one.start is None, one.end is None), (near, vague, country)
