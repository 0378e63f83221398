"""`read`: claims of reports, nothing stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.commands.results import Failed, Known, Passed, Read, TurnedAway

if TYPE_CHECKING:
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.settings import Settings


def read(
    sources: Iterable[str], settings: Settings | None = None, reader: ReportReader | None = None
) -> Iterator[Read | TurnedAway | Failed | Passed]:
    """Read reports into claims and yield each as soon as it is read; nothing is stored.

    `sources` are files, folders, addresses, or `-` for standard input. A source that cannot be
    read is yielded as Failed and the others go on. A report without a date is read, with a
    notice: its claims carry no absolute dates. What is not about conflict in a folder, a table or a
    feed is turned away unread, unless the settings say otherwise. `reader` replaces the English
    engine, and its gate.
    """
    from onrecord.commands import engine, stream
    from onrecord.commands.settings import settings_from

    chosen = settings or settings_from()
    by = reader or engine.english(chosen)
    for outcome in stream.readings(sources, chosen, by, lambda item: item.report):
        if isinstance(outcome, tuple):
            taken, claims = outcome
            if claims is None:
                yield TurnedAway(taken.source, taken.report, 0, False, (stream.GATED,))
                continue
            notices = stream.notices_for(taken)
            yield Read(taken.source, taken.report, claims, notices)
        elif not isinstance(outcome, Known):
            yield outcome
