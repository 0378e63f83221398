"""One visit of a feed or a page that is watched: fetched, taken in, and how it went kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from onrecord.commands.keeper import Keeper
from onrecord.commands.named import named_by
from onrecord.commands.results import Failed, Known, Passed, Recorded
from onrecord.commands.watch_values import Back, Gone, Pace, Polled
from onrecord.errors import IntakeError

if TYPE_CHECKING:
    from onrecord.archive import Archive, Watch
    from onrecord.archive.watching import Watching
    from onrecord.commands.engine import ReportReader
    from onrecord.commands.settings import Settings
    from onrecord.intake import TakenIn
    from onrecord.intake.web.answers import Fetched
    from onrecord.intake.web.visits import Visits

Event = Recorded | Known | Failed | Passed | Polled | Gone | Back
THERE, UNCHANGED, MISSING, GONE = (200, 203), 304, 404, 410
LEAST_TRIED = 1.0  # days for which a page that fails is tried again at least
TWICE = 2  # a 404 may be a slip; seen so often in a row, the page is gone


@dataclass(slots=True)
class Visitor:
    """Fetches what is watched and keeps what came of it; `clock` gives seconds since 1970."""

    archive: Archive
    settings: Settings
    reader: ReportReader
    pace: Pace
    visits: Visits
    clock: Callable[[], float]

    def now(self) -> datetime:
        """The time in UTC, without a zone, as an archive keeps it."""
        return datetime.fromtimestamp(self.clock(), UTC).replace(tzinfo=None)

    def visit(self, watch: Watch) -> Iterator[Event]:
        """Fetch a feed or a page, after the pause that its host asks for.

        A host that failed just now, or asks for more than a run waits, is left for a later round.
        """
        polite = self.visits.politeness
        left = polite.due(watch.url)
        if left > polite.limits.longest_wait or (left and polite.failures.get(watch.host)):
            self._hold(watch, left)
            return
        try:
            polite.wait(watch.url)  # before the time of the visit begins to count
            answer = self.visits.fetch(
                watch.url, etag=watch.etag, last_modified=watch.last_modified
            )
        except IntakeError as error:
            yield self._failed(watch, error.what, error.do)
            return
        yield from self._answered(watch, answer)

    def _answered(self, watch: Watch, answer: Fetched) -> Iterator[Event]:
        if answer.status in THERE:
            yield from self._took(watch, answer)
        elif answer.status == UNCHANGED:
            yield from self._unchanged(watch)
        elif answer.status in (MISSING, GONE) and not _is_feed(watch):
            yield from self._missing(watch, answer.status)
        else:
            if answer.retry_after:
                self._hold(watch, answer.retry_after)
            told = f"the host answered {answer.reason}", "it is tried again later"
            yield self._failed(watch, *told, status=answer.status, asked=answer.retry_after)

    def _took(self, watch: Watch, answer: Fetched) -> Iterator[Event]:
        if not _is_feed(watch):
            yield from self._page(watch, answer)
            return
        try:
            yield self._feed(watch, answer)
        except IntakeError as error:
            if watch.changed_at is None and _may_be_a_report(watch, answer):
                yield from self._page(watch, answer)  # an address of a page, watched by itself
            else:
                yield self._failed(watch, error.what, error.do)

    def _feed(self, watch: Watch, answer: Fetched) -> Polled:
        """Keep what a feed names, and that it was asked: both or neither."""
        from onrecord.intake.feeds import items_of

        limits, at = self.visits.options.limits, self.now()
        feed = items_of(answer.content, answer.url, answer.media, limits)
        pages, more, notes = named_by(feed, at.date(), self.pace.again)
        with self.archive.watching(writes=True) as tables:
            new = tables.name(watch.page, pages, at)
            for url in more:
                tables.follow(url, at, via=watch.page)
            went = self._went(watch, answer, bool(new) or watch.changed_at is None)
            tables.note(watch.page, title=feed.title or watch.title, **went)
        return Polled(watch.url, feed.title, feed.kind, len(pages) + len(more), new, notes)

    def _page(self, watch: Watch, answer: Fetched) -> Iterator[Event]:
        """Take in a page, one transaction for each report; then keep that it was visited."""
        with self.archive.watching() as tables:
            was_gone = tables.is_gone(_page_of(tables, watch))
        keeper = Keeper(self.archive, self.reader, self.now())
        first, changed, why = None, False, None
        for outcome in keeper.keep(self._taken(watch, answer), self.settings):
            if isinstance(outcome, Recorded | Known):
                first = first or outcome.report
                changed = changed or isinstance(outcome, Recorded)
            elif isinstance(outcome, Failed):
                why = f"{outcome.reason}: {outcome.do}"
            yield outcome
        if was_gone and first:
            yield Back(watch.url, first.title)
        told: dict[str, Any] = {"kind": "page", "error": why}
        if first:
            told |= {"report_id": keeper.kept(first), "title": first.title or watch.title}
        self._note(watch, **self._went(watch, answer, changed) | told)

    def _taken(self, watch: Watch, answer: Fetched) -> Iterator[TakenIn | Failed | Passed]:
        """What intake makes of a page; a day that it does not tell is the one its feed gives."""
        from onrecord.commands import stream
        from onrecord.intake import take_fetched

        options = stream.options_of(self.settings)
        options = replace(options, published=options.published or watch.published)
        yield from stream.checked(take_fetched(answer, watch.url, options))

    def _unchanged(self, watch: Watch) -> Iterator[Event]:
        unread = {"error": watch.error} if watch.report_id is None else {}
        self._note(watch, **self._visited(watch, UNCHANGED) | unread)
        if _is_feed(watch):
            yield Polled(watch.url, watch.title, None, None, 0)

    def _missing(self, watch: Watch, status: int) -> Iterator[Event]:
        """Note a page that is not there: a failure if it never was, gone when that is sure."""
        missing = watch.missing + 1
        if missing == 1 and watch.report_id is None:
            yield Failed(watch.url, f"the host answered {status}", "it is tried again later")
        told = self._visited(watch, status) | {"missing": missing, "etag": None}
        self._note(watch, **told | {"last_modified": None})
        if status != GONE and missing < TWICE:
            return
        with self.archive.watching(writes=True) as tables:
            first = tables.gone(_page_of(tables, watch), status, self.now())
        if first:
            yield Gone(watch.url, status, watch.title)

    def _failed(
        self,
        watch: Watch,
        why: str,
        do: str,
        *,
        status: int | None = None,
        asked: float | None = None,
    ) -> Failed:
        from onrecord.intake.web.politeness import back_off

        failures = watch.failures + 1
        wait = max(back_off(failures, asked, self.visits.options.limits), self.pace.every * 60)
        due: datetime | None = self.now() + timedelta(seconds=wait)
        age = self.now() - (watch.changed_at or watch.since)
        if not _is_lasting(watch) and age > timedelta(days=max(self.pace.again, LEAST_TRIED)):
            due = None
        told = {"failures": failures, "error": why, "status": status, "due_at": due}
        self._note(watch, visited_at=self.now(), **told)
        return Failed(watch.url, why, do)

    def _went(self, watch: Watch, answer: Fetched, changed: bool) -> dict[str, Any]:
        """How a visit went that gave content; the address is the one to ask from now on."""
        told = self._visited(watch, answer.status, changed=changed)
        known = {"etag": answer.etag, "last_modified": answer.last_modified}
        return told | known | {"url": answer.moved_to or watch.url}

    def _visited(self, watch: Watch, status: int, *, changed: bool = False) -> dict[str, Any]:
        told: dict[str, Any] = {"status": status, "visited_at": self.now(), "error": None}
        told |= {"failures": 0, "missing": 0, "due_at": self._next(watch, changed)}
        return told | ({"changed_at": self.now()} if changed else {})

    def _next(self, watch: Watch, changed: bool) -> datetime | None:
        """When to come back: to feeds and pages given by name each round, else by their age."""
        now = self.now()
        if _is_lasting(watch):
            return now + self.pace.round()
        last = now if changed else watch.changed_at or watch.since
        wait = self.pace.after_a_change((now - last).total_seconds())
        return now + timedelta(seconds=wait) if wait is not None else None

    def _hold(self, watch: Watch, seconds: float) -> None:
        until = self.now() + timedelta(seconds=seconds)
        with self.archive.watching(writes=True) as tables:
            tables.hold(watch.host, until)

    def _note(self, watch: Watch, **told: Any) -> None:
        with self.archive.watching(writes=True) as tables:
            tables.note(watch.page, **told)


def _is_feed(watch: Watch) -> bool:
    return watch.kind == "feed"


def _is_lasting(watch: Watch) -> bool:
    """A feed, or a page that was given by name."""
    return _is_feed(watch) or watch.via is None


def _may_be_a_report(watch: Watch, answer: Fetched) -> bool:
    """Neither a feed that is broken nor the front page of a site, which names its feed at best."""
    from onrecord.archive.addresses import page_of
    from onrecord.intake.feeds import feed_kind

    is_feed = feed_kind(answer.content, answer.content_type) is not None
    return not is_feed and page_of(watch.url) is not None


def _page_of(tables: Watching, watch: Watch) -> str:
    """The page at which the reports of a watched address stand."""
    held = tables.pages_of([watch.report_id]) if watch.report_id else {}
    return held.get(watch.report_id or "", watch.page)
