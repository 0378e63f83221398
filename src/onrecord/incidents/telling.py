"""What says more of an event: types, periods and places of one mention, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.records import Claim, Event


@dataclass(frozen=True, slots=True)
class Telling:
    """The ranks of `telling.yaml`, least first: types, precisions of periods and of places."""

    types: dict[str, int]
    periods: dict[str | None, int]
    places: dict[str | None, int]
    relations: dict[str, int]
    never: frozenset[str]
    modalities: frozenset[str]

    def sorted_types(self, types: Iterable[str]) -> tuple[str, ...]:
        """Distinct types, the most telling first, then in the order given.

        >>> telling().sorted_types(["killing", "attack", "bombing", "killing"])
        ('bombing', 'attack', 'killing')
        """
        return tuple(sorted(dict.fromkeys(types), key=lambda t: self.types.get(t, -1)))


@cache
def telling() -> Telling:
    """The ranks that the package ships."""
    text = files("onrecord.incidents").joinpath("telling.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    places: dict[str | None, int] = {name: at for at, name in enumerate(data["places"])}
    return Telling(
        {kind: at for at, kinds in enumerate(data["later"]) for kind in kinds},
        {name: at for at, name in enumerate(data["periods"])},
        places | {None: places["unresolved"]},
        {name: at for at, names in enumerate(data["relations"]) for name in names},
        frozenset(data["never"]),
        frozenset(data["modalities"]),
    )


def happened(claim: Claim) -> Event | None:
    """The event of a claim that says that something took place, or takes place; else null.

    What is planned, threatened, demanded or supposed is none, nor what is said not to have
    happened; a war as a whole and an opinion never join an incident. A denial keeps its event: it
    speaks of what somebody else says happened.
    """
    event, ranks = claim.event, telling()
    if event is None or event.negated or event.type in ranks.never:
        return None
    return event if claim.modality in ranks.modalities else None
