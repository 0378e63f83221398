"""What somebody may see of an archive: incidents, sources and names that are withheld from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sight:
    """What is withheld: incidents by id, reports by publisher, and whether victims' names are.

    A claim of a report whose publisher is among `sources` is not there for who has this sight: in
    no list, count, figure or quotation. With `names` false, the names of people who are not
    public figures are masked.
    """

    incidents: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    names: bool = True


EVERYTHING = Sight()
