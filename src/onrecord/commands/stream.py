"""From sources to readings: what `read` and `add` share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from onrecord.commands import gating
from onrecord.commands.readers import TOGETHER, Batch, Here, Readers
from onrecord.commands.results import Failed, Known, Passed
from onrecord.commands.underway import UnderWay
from onrecord.records import Claim, Report

if TYPE_CHECKING:
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.readers import Told
    from onrecord.commands.settings import Settings
    from onrecord.intake import Failure, IntakeOptions, PassedOver, TakenIn
    from onrecord.intake.guard import Given

    Reading = tuple[TakenIn, tuple[Claim, ...] | None]  # no claims but null: turned away
    Group = list[tuple[TakenIn, Told | None]]

UNDATED = "no date found, so no absolute dates: give the day of publication with --published"
GATED = "not about conflict, so not read"
SPLIT = "a long page: kept whole without claims, which are those of its dated items"
LONGEST = {"title": 2_000, "publisher": 500, "url": 4_000, "agency": 500, "dateline": 1_000}
PASSED_ON = (
    "published",
    "publisher",
    "url",
    "max_bytes",
    "max_page",
    "max_text",
    "timeout",
    "allow_private",
    "contact",
    "columns",
    "split",
)
Prepare = Callable[["TakenIn"], Report | None]
TurnsAway = Callable[["TakenIn"], bool]


def readings(
    sources: Iterable[str], settings: Settings, reader: ReportReader, prepare: Prepare
) -> Iterator[Reading | Known | Failed | Passed]:
    """Yield what each source gives: a report with its claims, or why not.

    Reports are read in batches, so that memory stays bounded whatever the sources hold. A page
    that was split is not read for claims: its items are.
    `prepare` gives the report as it shall be read, or null where that is not needed.
    """
    named = list(sources)
    turns_away = gating.turning_away(reader, named)
    todo = read_all(taken(named, settings), settings, Here(reader), prepare, turns_away)
    for outcome in todo:
        if isinstance(outcome, list):
            yield from cast("list[Reading]", outcome)  # read here, so no rows
        else:
            yield outcome


def read_all(
    items: Iterable[TakenIn | Failed | Passed],
    settings: Settings,
    by: Readers,
    prepare: Prepare,
    turns_away: TurnsAway,
) -> Iterator[Group | Known | Failed | Passed]:
    """Yield what was taken in with its claims, as much together as there is; see `readings`.

    Nothing more is taken in while `by` has enough to do. What is about the same page is prepared
    when what came before it was yielded and the next is asked for. What `turns_away` is not read,
    and has null for claims.
    """
    way, batch = UnderWay(), Batch(settings.batch)
    away: list[TakenIn] = []
    for item in items:
        if isinstance(item, Failed | Passed):
            yield item
            continue
        while way.meets(item):
            yield from _sent_away(away, way)
            batch.give(by)
            yield from _heard(by, way, patient=True)
        if (report := prepare(item)) is None:
            yield Known(item.source, item.report)
            continue
        told = replace(item, report=report)
        if item.split:
            yield [(told, ())]
            continue
        way.begin(told)
        if turns_away(told):
            away.append(told)
            if len(away) == TOGETHER:
                yield from _sent_away(away, way)
            continue
        batch.take(told)
        while batch.full and not by.free:
            yield from _heard(by, way, patient=True)
        if batch.full:
            batch.give(by)
        yield from _heard(by, way, patient=False)
    yield from _sent_away(away, way)
    batch.give(by)
    while by.busy:
        yield from _heard(by, way, patient=True)


def _sent_away(away: list[TakenIn], way: UnderWay) -> Iterator[Group]:
    """Yield what was turned away since, together."""
    if away:
        yield [(item, None) for item in away]
    for item in away:
        way.end(item)
    away.clear()


def _heard(by: Readers, way: UnderWay, *, patient: bool) -> Iterator[Group | Failed]:
    for group in by.heard(patient=patient):
        read: Group = [(item, told) for item, told in group if not isinstance(told, Failed)]
        if read:
            yield read
        yield from (told for _, told in group if isinstance(told, Failed))
        for item, _ in group:
            way.end(item)


def taken(sources: Iterable[str], settings: Settings) -> Iterator[TakenIn | Failed | Passed]:
    """Yield what intake makes of each source, under the settings, or why nothing."""
    from onrecord.intake import take_in

    yield from checked(take_in(sources, options_of(settings)))


def options_of(settings: Settings) -> IntakeOptions:
    """Make the options of intake of the settings."""
    from onrecord.intake import IntakeOptions

    return IntakeOptions(**{name: getattr(settings, name) for name in PASSED_ON})


def checked(given: Iterable[Given]) -> Iterator[TakenIn | Failed | Passed]:
    """Yield what intake gave as what commands yield; text that cannot be kept has failed."""
    from onrecord.intake import TakenIn

    for item in given:
        yield _sound(item) if isinstance(item, TakenIn) else _told(item)


def notices_for(item: TakenIn) -> tuple[str, ...]:
    """Say what would make the claims of a report better, or why it has none."""
    if item.split:
        return (SPLIT,)
    return () if item.report.published else (UNDATED,)


def _sound(item: TakenIn) -> TakenIn | Failed:
    try:
        item.report.text.encode()
    except UnicodeEncodeError:
        return Failed(item.source, "it holds half a character", "save it anew as UTF-8")
    for name, most in LONGEST.items():
        if len(getattr(item.report, name) or "") > most:
            what = f"its {name} is longer than {most:,} letters"
            return Failed(item.source, what, "look whether that is what it is, and cut it")
    return item


def _told(item: Failure | PassedOver) -> Failed | Passed:
    from onrecord.intake import Failure

    if isinstance(item, Failure):
        return Failed(item.source, item.reason, item.do)
    return Passed(item.source, item.count, item.what)
