"""What somebody may see of an archive: incidents, sources and names that are withheld from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Sight:
    """What is withheld: incidents by id, reports by publisher, and whether victims' names are.

    A claim of a report whose publisher is among `sources` is not there for who has this sight: in
    no list, count, figure or quotation. With `names` false, the names of people who are not
    public figures are masked.

    `closed_incidents` and `closed_sources` are restricted as well, and may be seen by who has
    this sight; what of them is shown is put in `shown`, for the audit trail.
    """

    incidents: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    names: bool = True
    closed_incidents: frozenset[str] = field(default=frozenset(), compare=False)
    closed_sources: frozenset[str] = field(default=frozenset(), compare=False)
    shown: set[tuple[str, str]] | None = field(default=None, compare=False, repr=False)

    @property
    def whole(self) -> bool:
        """Whether nothing is withheld."""
        return not self.incidents and not self.sources and self.names

    @property
    def open(self) -> bool:
        """Whether nothing is withheld, and nothing that is shown has to be noted."""
        return self.whole and not self.closed_incidents and not self.closed_sources

    def told(self) -> dict[str, Any]:
        """Tell it as JSON can hold it, for another process; see `of`."""
        sets = ("incidents", "sources", "closed_incidents", "closed_sources")
        return {"names": self.names} | {name: sorted(getattr(self, name)) for name in sets}

    @classmethod
    def of(cls, told: dict[str, Any]) -> Sight:
        """Make a sight of what `told` gave."""
        sets = {name: frozenset(held) for name, held in told.items() if name != "names"}
        return cls(names=told["names"], shown=set(), **sets)

    def show_incidents(self, ids: Iterable[str]) -> None:
        """Note which of some incidents are restricted and shown nevertheless."""
        if self.shown is not None and self.closed_incidents:
            self.shown.update(("incident", i) for i in self.closed_incidents.intersection(ids))

    def show_sources(self, names: Iterable[str | None]) -> None:
        """Note which of some publishers are restricted and shown nevertheless."""
        if self.shown is not None and self.closed_sources:
            self.shown.update(("source", s) for s in self.closed_sources.intersection(names))


EVERYTHING = Sight()
