"""`evaluate`: a stage against an answer key."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import EvaluationError

if TYPE_CHECKING:
    from onrecord.commands.names import Progress
    from onrecord.commands.settings import Settings
    from onrecord.evaluation.scoreboard import Scoreboard
    from onrecord.evaluation.task import Reader
    from onrecord.records import Report


def evaluate(
    task: str,
    path: str | Path,
    settings: Settings | None = None,
    reader: Reader | None = None,
    *,
    key: str | Path | None = None,
    errors: int = 0,
    topics: Collection[str] = (),
    progress: Progress | None = None,
) -> Scoreboard:
    """Score the engine on a set of answers, and keep its worst `errors` documents.

    `key` is the file of answers where they do not stand in `path` itself. With `topics`, only
    rows of these topics count. `progress` is called with what is done, how far, and of how much.

    Raises:
        EvaluationError: the task is not known, or the set is not there or has another shape.
    """
    from onrecord.commands import engine
    from onrecord.commands.settings import settings_from
    from onrecord.evaluation import tasks

    if not Path(path).exists():
        raise EvaluationError(f"there is no {path}", "give a file of answers")
    chosen = settings or settings_from()
    return tasks.evaluate(
        task,
        Path(path),
        reader=reader or engine.english(chosen),
        errors=errors,
        key=Path(key) if key else None,
        take=partial(_taken, chosen),
        topics=topics,
        progress=partial(progress, "reading") if progress else None,
    )


def _taken(settings: Settings, path: Path) -> Report:
    from onrecord.commands import stream
    from onrecord.commands.results import Failed, Passed

    items = stream.taken([str(path)], settings)
    item = next(item for item in items if not isinstance(item, Passed))
    if isinstance(item, Failed):
        raise EvaluationError(f"{item.source}: {item.reason}", item.do)
    return item.report
