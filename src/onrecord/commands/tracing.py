"""`origins`: the roots that the claims of an archive go back to, and who repeats whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.where import Where

if TYPE_CHECKING:
    from onrecord.incidents.origins import Origin


def origins(
    archive: Where,
    *,
    as_of: date | None = None,
    recorded_by: date | None = None,
    sight: Sight = EVERYTHING,
) -> list[Origin]:
    """List the origins of an archive's claims, those with most claims first.

    Texts that copy one another are one origin, and so are texts that quote one source. Each tells
    its reports and claims, its copies, who carried its word, and whose word it carried.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
    """
    from onrecord.archive import Archive
    from onrecord.commands.rooted import rooted
    from onrecord.commands.seeing import seen_by
    from onrecord.incidents.origins import origins_of

    with Archive.open(archive) as opened, seen_by(opened, sight) as tables:
        rows = tables.claims(known=as_of, by=recorded_by)
        roots = tables.roots({report.id for report, _ in rows})
        found = origins_of(rooted(rows, roots), roots)
    titles = {report.id: report.title or report.publisher for report, _ in rows}
    return [_named(one, titles.get(one.reports[0])) for one in found]


def _named(one: Origin, title: str | None) -> Origin:
    """Name one who is known by a single text only by that text's title, too."""
    if one.kind != "text" or not title:
        return one
    mine = one.name in one.reports or one.name == one.key.partition(":")[2]
    return replace(one, name=f"“{title}”" if mine else f"{one.name}, in “{title}”")
