"""A copy of an archive: all that it holds and cannot work out again, out of it and into another."""

from dataclasses import replace
from datetime import datetime

import pytest

from onrecord.archive import Archive, Original
from onrecord.records import Engine
from support import ENGINE, a_report, two_claims

NOW = datetime(2030, 1, 2, 3, 4, 5)


@pytest.fixture
def full(tmp_path):
    """Two reports, one read twice and under two heads, an item of the other; a failure; judged."""
    with Archive.open(tmp_path / "full.db", create=True) as archive:
        page = a_report(url="https://news.example/live")
        item = a_report("Post\n\nThe army took Qusayr, rebels died. The army said.", url=None)
        archive.add(page, Original(b"<p>\xff</p>", "text/html", "live.html"), (), ENGINE)
        report = a_report(publisher=None)
        archive.add(report, Original(b"raw", "text/plain", "a.txt"), two_claims(report), ENGINE)
        named = replace(report, publisher="RT")
        newer = Engine("by-hand", "2", "none")
        archive.add(named, Original(b"raw", "text/plain", "a.txt"), two_claims(named)[:1], newer)
        archive.add(item, Original(b"item", "text/plain", "b"), (), ENGINE, parent=page.id)
        archive.fail("bad.bin", "it is no text", "give a text")
        with archive.joined(writes=True) as tables:
            a, b = (c.id for c in two_claims(report))
            tables.judge("different", a, b, "ana", "two days apart")
            tables.judge("same", a, b, "ben", None)
            tables.withdraw_judgement(2, "ana")
        yield archive


def copied(source, target, now=None):
    """Put all of an archive into another."""
    kept = source.kept()
    with target.restoring(now) as into:
        reports = list(kept.reports())
        fresh = [into.report(r) for r in reports]
        for report in reports:
            into.parents(report.report.id, report.parents)
        for part, take in (
            (kept.sightings, into.sighting),
            (kept.judgements, into.judgement),
            (kept.failures, into.failure),
        ):
            for one in part():
                take(one)
    return fresh


def whole(archive):
    """Everything that is kept of an archive."""
    kept = archive.kept()
    parts = (kept.reports, kept.judgements, kept.failures, kept.sightings)
    return tuple(list(part()) for part in parts)


def test_a_copy_holds_the_same_as_its_archive(full, tmp_path):
    # Originals, readings under their heads, judgements with times, failures, items and pages.
    with Archive.open(tmp_path / "copy.db", create=True) as copy:
        assert all(copied(full, copy))
        assert whole(copy) == whole(full)
        assert len(whole(full)[0]) == 3 and len(whole(full)[0][1].readings) == 2
        assert list(copy.claims()) == list(full.claims())
        assert not any(copied(full, copy))  # once more changes nothing
        assert whole(copy) == whole(full)


def test_a_copy_into_another_archive_is_recorded_as_of_now(full, tmp_path):
    # What the archive held before stands; what it did not hold is dated by when it came.
    with Archive.open(tmp_path / "other.db", create=True) as other:
        report = a_report(publisher="Wire")
        mine = Original(b"mine", "text/plain", "mine.txt")
        other.add(report, mine, two_claims(report), ENGINE)
        copied(full, other, NOW)
        reports = {r.report.id: r for r in other.kept().reports()}
        held = reports[report.id]
        assert held.report.publisher == "Wire" and held.content == b"mine"
        standing = [r for r in held.readings if r.superseded_at is None]
        assert [r.recorded_at == NOW for r in standing] == [False] and len(held.readings) == 3
        others = [r for id_, r in reports.items() if id_ != report.id]
        assert {r.recorded_at for r in others} == {NOW}
        with other.restoring(writes=False) as asked:
            assert asked.others({report.id}) and not asked.others(set(reports))


def test_a_part_of_an_archive_as_it_was(full):
    # One report's own; nothing of what was recorded later.
    (page, *_) = full.kept().reports()
    part = full.kept({page.report.id})
    assert [r.report.id for r in part.reports()] == [page.report.id]
    assert {s.report for s in part.sightings()} == {page.report.id}
    before = full.kept(by=datetime(2020, 1, 1).date())
    assert not list(before.reports()) and not list(before.judgements())
