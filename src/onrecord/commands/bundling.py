"""Everything that an export may hold, asked of an archive when a format wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.commands.asked import IncidentFilter
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.settings import Settings
    from onrecord.commands.sketching import Sketch
    from onrecord.commands.standing import Standing
    from onrecord.exports.safety import Publishing
    from onrecord.exports.values import About, Bundle, Precision
    from onrecord.records import Account


LISTED = 100  # ids that an export lists as its condition


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported, and how: the arguments of `export`."""

    asked: IncidentFilter
    ids: tuple[str, ...]
    rule: str
    ranks: Mapping[str, int] | None
    as_of: date | None
    recorded_by: date | None
    precision: Precision
    delay: int
    without_names: bool
    licence: str | None
    texts: bool

    @property
    def narrowed(self) -> bool:
        """Whether only some incidents are asked for."""
        return bool(self.ids) or self.asked != IncidentFilter()


@contextmanager
def bundled(
    archive: str | Path,
    wanted: Wanted,
    settings: Settings | None = None,
    joiner: Joiner | None = None,
    sight: Sight = EVERYTHING,
) -> Iterator[Bundle]:
    """Open an archive and give what is to be exported; its parts are made while it is open.

    Raises:
        ArchiveError: the archive is not there, nothing in it is linked, or an id is not in it.
        SettingsError: two options contradict each other.
    """
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner
    from onrecord.commands.names import open_gazetteer
    from onrecord.commands.seeing import seen_by
    from onrecord.commands.standing import Standing
    from onrecord.exports.divisions import Divisions
    from onrecord.exports.safety import Publishing

    _check(wanted, sight)
    with (
        Archive.open(archive) as held,
        seen_by(held, sight) as tables,
        open_gazetteer(settings) as gazetteer,
    ):
        parts = joiner or Joiner()
        standing = Standing(tables, parts, as_of=wanted.as_of, recorded_by=wanted.recorded_by)
        last = (wanted.as_of or datetime.now(UTC).date()) - timedelta(days=wanted.delay)
        until = last if wanted.delay else None
        names = not wanted.without_names and sight.names
        publishing = Publishing(wanted.precision, names, until, Divisions(gazetteer))
        yield _bundle(held, standing, wanted, publishing)


def _bundle(archive: Archive, standing: Standing, wanted: Wanted, safe: Publishing) -> Bundle:
    from onrecord.commands.exported import Told
    from onrecord.exports.values import Bundle

    found = _sketches(standing, wanted)
    published = [sketch for sketch, _, day in found if not safe.is_early(day)]
    late = {claim for _, claims, day in found if safe.is_early(day) for claim in claims}
    told = Told(standing, wanted, safe, published, late)
    about = _about(archive, standing, wanted, held_back=len(found) - len(published))
    return Bundle(
        about=about,
        incidents=told.incidents,
        claims=told.claims,
        control=told.control,
        forecasts=told.forecasts,
        judgements=told.judgements,
        reviewed=told.reviewed,
        texts=wanted.texts,
        kept=archive.kept(by=wanted.recorded_by) if wanted.texts else None,
    )


def _sketches(
    standing: Standing, wanted: Wanted
) -> list[tuple[Sketch, tuple[str, ...], date | None]]:
    """The headings of the incidents that are asked for, by their days.

    Each with its claims and the last day on which any of its accounts has it.
    """
    from onrecord.commands.finding import incident_meant, incident_then
    from onrecord.commands.incidents import sketches

    named = {incident_then(standing, incident_meant(standing, given)) for given in wanted.ids}
    members = standing.members(named or None)
    accounts = standing.accounts(None if not named else {a for m in members.values() for a in m})
    held = {
        incident: ids
        for incident, ids in members.items()
        if wanted.asked.lets_through([accounts[a] for a in ids])
    }
    found = sketches(standing, held, accounts)
    return [
        (
            s,
            tuple(claim for a in s.accounts for claim in accounts[a].claims),
            max((day for a in s.accounts if (day := _last(accounts[a]))), default=None),
        )
        for s in found
    ]


def _last(account: Account) -> date | None:
    """The last day of an account; undated, the day on which it was told."""
    return (account.end if account.dated else None) or account.published


def _about(archive: Archive, standing: Standing, wanted: Wanted, *, held_back: int) -> About:
    from onrecord.exports.values import About

    working = standing.tables.working(by=wanted.recorded_by)
    return About(
        version=__version__,
        archive=Path(archive.address).name,
        made=datetime.now(UTC).replace(microsecond=0),
        rule=wanted.rule,
        as_of=wanted.as_of,
        recorded_by=wanted.recorded_by,
        asked=_conditions(wanted),
        precision=wanted.precision,
        delay=wanted.delay,
        names=not wanted.without_names,
        weights=working.weights if working else None,
        engines=standing.tables.engines(),
        licence=wanted.licence,
        held_back=held_back,
    )


def _conditions(wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """The filters in words, those that narrow only, without what is to be withheld."""
    plain, hidden = IncidentFilter(), set()
    if wanted.precision != "exact" and len(wanted.asked.place or "") > len("SY"):
        hidden.add("place")
    if wanted.without_names:
        hidden.add("actor")
    asked = ((f.name, getattr(wanted.asked, f.name), getattr(plain, f.name)) for f in fields(plain))
    told = [
        (name, "[withheld]" if name in hidden else str(value))
        for name, value, usual in asked
        if value != usual
    ]
    ids = wanted.ids if len(wanted.ids) <= LISTED else (f"{len(wanted.ids):,} incidents",)
    return (*told, *((("ids", " ".join(ids)),) if ids else ()))


def _check(wanted: Wanted, sight: Sight) -> None:
    if wanted.texts and not sight.whole:
        raise SettingsError(
            "texts cannot go along: some of what they tell is withheld from you",
            "export without them, or ask an administrator",
        )
    if wanted.delay < 0:
        raise SettingsError(f"a delay of {wanted.delay} days makes no sense", "give 0 or more")
    if wanted.texts and (wanted.precision != "exact" or wanted.without_names or wanted.delay):
        raise SettingsError(
            "the reports' own texts tell what is to be withheld",
            "leave out --texts, or --precision, --without-names and --delay",
        )
    if wanted.texts and wanted.narrowed:
        raise SettingsError(
            "the reports' texts go along with the whole archive only",
            "leave out --texts, or the filters",
        )
