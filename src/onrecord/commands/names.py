"""`gazetteer` and `actors`: names looked up, with the reason why."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.results import PlacesFound

if TYPE_CHECKING:
    from onrecord.commands.settings import Settings
    from onrecord.names.actors import ActorMatch
    from onrecord.names.gazetteer import Gazetteer
    from onrecord.names.gazetteer_rows import Added

Progress = Callable[[str, int, int], None]


def gazetteer_build(settings: Settings | None = None, progress: Progress | None = None) -> Path:
    """Build the gazetteer anew in the user's cache folder; the path of its file.

    `progress` is called with what is done, how far, and of how much. Raises NamesError where it
    cannot be built.
    """
    from onrecord.names.gazetteer_build import build

    path = gazetteer_at(settings)
    build(path, progress)
    return path


def gazetteer_ready(settings: Settings | None = None, progress: Progress | None = None) -> None:
    """Build the gazetteer where it is not there yet, as the first reading would without a word."""
    with open_gazetteer(settings, progress):
        pass


def gazetteer_lookup(
    name: str, settings: Settings | None = None, progress: Progress | None = None
) -> PlacesFound:
    """Look a place's name up: every place that may be meant, best first, else guesses.

    The gazetteer is built first where it is not there yet.
    """
    with open_gazetteer(settings, progress) as gazetteer:
        entries = tuple(gazetteer.lookup(name))
        return PlacesFound(name, entries, () if entries else tuple(gazetteer.fuzzy(name)))


def gazetteer_add(
    file: str | Path, settings: Settings | None = None, progress: Progress | None = None
) -> Added:
    """Add a GeoNames dump or a CSV of places to the gazetteer; what was added and skipped.

    Raises NamesError where the file cannot be read or nothing in it can be used.
    """
    with open_gazetteer(settings, progress) as gazetteer:
        return gazetteer.add_file(Path(file))


def actors(name: str) -> list[ActorMatch]:
    """Look an actor's name up in the registry: who may be meant, and why."""
    from onrecord.names.registry import Registry

    return list(Registry.load().explain(name))


def gazetteer_at(settings: Settings | None = None) -> Path:
    """Where the gazetteer's file lies."""
    from onrecord.commands.settings import settings_from
    from onrecord.names.gazetteer import default_path

    return default_path((settings or settings_from()).cache)


def open_gazetteer(
    settings: Settings | None = None, progress: Progress | None = None
) -> closing[Gazetteer]:
    """Open the gazetteer for a `with`; it is built first where it is not there yet."""
    from onrecord.names.gazetteer import Gazetteer

    return closing(Gazetteer.open(gazetteer_at(settings), progress))


def kept_gazetteer(settings: Settings | None = None) -> Gazetteer:
    """The gazetteer, opened once and kept; opened anew where its file is another one."""
    from onrecord.names.gazetteer import Gazetteer

    path = gazetteer_at(settings)
    if not path.exists():
        Gazetteer.open(path).close()
    return _kept(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _kept(path: Path, changed: int) -> Gazetteer:
    from onrecord.names.gazetteer import Gazetteer

    return Gazetteer.open(path)
