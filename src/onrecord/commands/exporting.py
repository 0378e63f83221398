"""`export`: the record of an archive in the shapes that other tools read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.commands.asked import IncidentFilter
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.settings import Settings
    from onrecord.exports import Format, Written
    from onrecord.exports.values import Precision


def export(  # noqa: PLR0913  (an export has as many conditions as it has)
    archive: str | Path,
    form: str,
    out: str | Path,
    asked: IncidentFilter | None = None,
    *,
    ids: Collection[str] = (),
    rule: str | None = None,
    ranks: Mapping[str, int] | None = None,
    as_of: date | None = None,
    recorded_by: date | None = None,
    precision: Precision = "exact",
    delay: int = 0,
    without_names: bool = False,
    licence: str | None = None,
    texts: bool = False,
    force: bool = False,
    settings: Settings | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
) -> Written:
    """Write the incidents that a filter lets through, or those named by `ids`, in a format.

    `form` is one of `formats()`; `rule` is the format's own where none is given (`range` for
    most). `precision` is the finest place that is told, `delay` holds back what happened in the
    last days, `without_names` leaves out people who are not public figures. `licence` is the one
    that you give the export, `texts` takes the reports' own texts along where the format can.
    `sight` withholds what somebody may not see. The file appears when it is whole: an export that
    is stopped leaves nothing.

    Raises:
        SettingsError: there is no such format or rule, or `out` is there and `force` is false.
        ArchiveError: the archive is not there, or nothing in it is linked.
    """
    from onrecord.commands.asked import IncidentFilter, checked
    from onrecord.commands.bundling import Wanted, bundled
    from onrecord.exports import format_named, writer_of
    from onrecord.exports.lines import beside

    chosen = format_named(form)
    used = rule or chosen.rule
    _not_itself(archive, Path(out))
    _fits(chosen, Path(out))
    write = writer_of(form)
    wanted = Wanted(
        checked(asked or IncidentFilter(), used),
        tuple(ids),
        used,
        ranks,
        as_of,
        recorded_by,
        precision,
        delay,
        without_names,
        licence,
        texts,
    )
    with (
        bundled(archive, wanted, settings, joiner, sight) as bundle,
        appearing(Path(out), force=force, folder=chosen.suffix is None) as place,
    ):
        written = beside(bundle.about, chosen, write(bundle, place))
        return _moved(written, place, Path(out))


def formats() -> Mapping[str, Format]:
    """Every format that `export` writes, by name, with what it holds and what it cannot carry.

    >>> "incidents" in formats()
    True
    """
    from onrecord import exports

    return exports.formats()


@contextmanager
def appearing(out: Path, *, force: bool, folder: bool = False) -> Iterator[Path]:
    """Give a place beside `out` to write to, and put what was written in its place at the end.

    Even with `force` a folder is replaced by a `folder` only, and only by one of an export.

    Raises:
        SettingsError: something is there and `force` is false, or its folder is not there.
    """
    import shutil
    from tempfile import mkdtemp

    if out.is_dir() and not (folder and _ours(out)):
        raise SettingsError(f"{out} is a folder with other things in it", "give another name")
    if out.exists() and not force:
        raise SettingsError(
            f"{out} is there already", "give another name, or --force to replace it"
        )
    if not out.parent.is_dir():
        raise SettingsError(f"there is no folder {out.parent}", "make it, or give another name")
    aside = Path(mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        yield aside / out.name
        for made in sorted(aside.iterdir()):
            place = out.parent / made.name
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            made.replace(place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _ours(folder: Path) -> bool:
    """Whether a folder is empty, or the data package of an earlier export."""
    return (folder / "datapackage.json").exists() or not any(folder.iterdir())


def _not_itself(archive: str | Path, out: Path) -> None:
    there = "://" not in str(archive) and out.exists() and Path(archive).exists()
    if there and out.samefile(archive):
        raise SettingsError(f"{out} is the archive itself", "give the export another name")


def _fits(chosen: Format, out: Path) -> None:
    """Refuse the ending of another format: no program would open such a file."""
    known = {told.suffix: name for name, told in reversed(list(formats().items())) if told.suffix}
    theirs = [known[ending] for ending in known if out.name.lower().endswith(ending)]
    if theirs and not (chosen.suffix and out.name.lower().endswith(chosen.suffix)):
        asked = f"end it in {chosen.suffix}" if chosen.suffix else "give a name for a folder"
        raise SettingsError(
            f"{out.name} has the ending of {theirs[0]}, not of {chosen.name}",
            f"{asked}, or ask for --as {theirs[0]}",
        )


def _moved(written: Written, place: Path, out: Path) -> Written:
    """Name the files by where they will stand."""
    from dataclasses import replace

    paths = tuple(out.parent / path.relative_to(place.parent) for path in written.paths)
    return replace(written, paths=paths)
