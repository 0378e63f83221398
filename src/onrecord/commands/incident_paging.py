"""`incident_page`: some of the incidents that `incidents` yields, without reading all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.commands.asked import IncidentFilter, checked
from onrecord.commands.incidents import RULE, Found, told_of
from onrecord.commands.sight import EVERYTHING, Sight

if TYPE_CHECKING:
    from onrecord.commands.overview import Overview


def incident_page(
    overview: Overview,
    asked: IncidentFilter | None = None,
    *,
    first: int = 0,
    most: int = 50,
    rule: str = RULE,
    disputed: bool = False,
    sight: Sight = EVERYTHING,
) -> tuple[list[Found], int | None]:
    """Give `most` incidents from the `first` on that a filter lets through, and the next first.

    They are those of `incidents`, or with `disputed` those of `disputes`, in that order, as the
    archive stands now; the next is null at the end.

    Raises:
        ArchiveError: nothing in the archive is linked.
        SettingsError: there is no such rule or type.
    """
    chosen, last = checked(asked or IncidentFilter(), rule), first + most
    ids = overview.by_days(chosen, sight, most=last + 1, disputed=disputed)
    found = told_of(overview.archive, ids[first:last], rule, sight)
    return found, last if len(ids) > last else None
