"""What a person may see: their role and groups against what is restricted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from onrecord.commands.sight import Sight

if TYPE_CHECKING:
    from onrecord.archive import Restriction
    from onrecord.archive.people import People

NAMES = "names"
SHOWN_TO = ("everyone", "coders", "nobody")  # victims' names; coders and those above


def sight_of(people: People, role: str, groups: Collection[str]) -> Sight:
    """Work out what somebody of a role, in some groups, may see; administrators see all but names.

    What somebody may see of what is restricted is noted as they see it.
    """
    open_, closed = _sorted_out(people, role, groups)
    setting = people.setting(NAMES) or SHOWN_TO[0]
    return Sight(
        incidents=_incidents(people, closed["incident"]),
        sources=frozenset(r.what for r in closed["source"]),
        names=setting == "everyone" or (setting == "coders" and role != "reader"),
        closed_incidents=_incidents(people, open_["incident"]),
        closed_sources=frozenset(r.what for r in open_["source"]),
        shown=set(),
    )


Kinds = dict[str, list["Restriction"]]


def _sorted_out(people: People, role: str, groups: Collection[str]) -> tuple[Kinds, Kinds]:
    """Part what is restricted into what these groups may see, and what they may not."""
    held: dict[tuple[str, str], list[Restriction]] = defaultdict(list)
    for one in people.restrictions():
        held[one.kind, one.what].append(one)
    open_: Kinds = {"incident": [], "source": []}
    closed: Kinds = {"incident": [], "source": []}
    for (kind, _), ones in held.items():
        mine = role == "administrator" or any(r.group in groups for r in ones)
        (open_ if mine else closed)[kind].append(ones[0])
    return open_, closed


def _incidents(people: People, restrictions: list[Restriction]) -> frozenset[str]:
    """The incidents as they are now: those that took a restricted one in, or were split off it."""
    if not restrictions:
        return frozenset()
    absorbed = people.absorbed([r.what for r in restrictions])
    found = {absorbed.get(r.what, r.what) for r in restrictions} | {r.what for r in restrictions}
    return frozenset(found.union(*(people.split_off(r.what, r) for r in restrictions)))
