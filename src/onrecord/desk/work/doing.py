"""What the process does: it adds reports and joins them, or writes an export."""

from __future__ import annotations

import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.commands import Failed, Known, Passed, Recorded
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.settings import Settings
    from onrecord.commands.workers import Workers

BATCH = 8  # reports that are read together: a file of many is seen to go on
EVERY_S = 0.3  # how often progress is told
PACKAGE = ("it is the package of an archive, with its judgements", "let an administrator add it")


class Doing:
    """Does jobs; `tell` is called with each event.

    The reader is made once, in a process of its own: a report that ends it has failed, and the
    rest of its file is read.
    """

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell
        self._readers: dict[tuple[str, bool], tuple[ReportReader, Workers]] = {}
        self._told = 0.0

    def do(self, order: dict[str, Any]) -> None:
        """Do a job, and tell what goes wrong."""
        try:
            getattr(self, f"_{order['do']}")(order)
        except OnRecordError as error:
            self._tell(**{"is": "problem", "error": error.what, "do": error.do})
        except Exception as error:  # noqa: BLE001  nothing may end the worker
            traceback.print_exc()
            what = f"something went wrong inside ({type(error).__name__})"
            self._tell(**{"is": "problem", "error": what, "do": "tell who runs the desk"})

    def _add(self, order: dict[str, Any]) -> None:
        from onrecord import commands

        with commands.held(order["archive"]) as archive:
            for number, source in enumerate(order["sources"]):
                if number >= order["from"]:
                    self._source(archive, order, number, source)
            if archive.count().reports:
                self._tell(**{"is": "phase", "phase": "joining"})
                done = commands.link(archive, progress=self._progress)
                counts = {"joined reports": done.reports, "incidents": done.total}
                self._tell(**{"is": "counted", "counts": counts})
                self._sum_up(archive)

    def _sum_up(self, archive: Any) -> None:
        from onrecord import commands

        self._tell(**{"is": "phase", "phase": "summing up"})
        commands.summarise(archive, progress=self._progress)

    def _source(self, archive: Any, order: dict[str, Any], number: int, source: Any) -> None:
        from onrecord import commands
        from onrecord.commands.settings import settings_from

        where, name = source["where"], source["name"]
        self._tell(**{"is": "phase", "phase": "reading"})
        self._tell(**{"is": "taking", "number": number})
        settings = settings_from(**order["settings"], batch=BATCH)
        if not order["packages"] and _is_package(where, settings):
            reason, do = PACKAGE
            self._tell(
                **{"is": "missed", "number": number, "source": name, "reason": reason, "do": do}
            )
        else:
            reader, workers = self._reader(settings)
            called = {where: name}
            for one in commands.add(archive, [where], settings, reader, called, workers):
                self._tell(**_event(one), number=number)
        self._tell(**{"is": "taken", "number": number})

    def _reader(self, settings: Settings) -> tuple[ReportReader, Workers]:
        from onrecord.commands import engine
        from onrecord.commands.workers import Workers

        by = (settings.pipeline, settings.gate)
        if by not in self._readers:
            reader = engine.english(settings)
            self._readers[by] = reader, Workers(reader, 1, settings)
        return self._readers[by]

    def _progress(self, what: str, done: int, of: int) -> None:
        if time.monotonic() - self._told > EVERY_S or done >= of:
            self._told = time.monotonic()
            self._tell(**{"is": "progress", "what": what, "done": done, "of": of})

    def _export(self, order: dict[str, Any]) -> None:
        from onrecord.desk.work.exporting import exported

        self._tell(**{"is": "phase", "phase": "writing"})
        counts, files = exported(order, Path(order["into"]))
        self._tell(**{"is": "counted", "counts": counts, "files": files})


def _is_package(where: str, settings: Settings) -> bool:
    from onrecord.commands.restoring import package_in

    found = package_in(where, settings)
    if found is None:
        return False
    if hasattr(found, "close"):
        found.close()
    return True


def _event(one: Recorded | Known | Failed | Passed) -> dict[str, Any]:
    """What came of a source, as an event."""
    from onrecord.commands import Failed, Passed, Recorded, TurnedAway

    if isinstance(one, Failed):
        return {"is": "missed", "source": one.source, "reason": one.reason, "do": one.do}
    if isinstance(one, Passed):
        return {"is": "passed", "source": one.source, "count": one.count, "what": one.what}
    report, new = one.report, isinstance(one, Recorded)
    return {
        "is": "added",
        "source": one.source,
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "claims": one.claims if isinstance(one, Recorded) else 0,
        "new": new,
        "turned_away": isinstance(one, TurnedAway),
        "notices": list(one.notices) if isinstance(one, Recorded) else [],
    }
