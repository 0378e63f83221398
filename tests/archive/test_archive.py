"""What is put into an archive comes out of it, once."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.archive import Added, AlreadyThere, Archive, ClaimFilter, Original
from onrecord.records import Engine
from support import ENGINE, a_claim, a_report, an_event, two_claims

ORIGINAL = Original(b"<p>as it came</p>", "text/html", "a.html")
BETTER = Engine("by-hand", "2", "none")


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "war.db", create=True) as opened:
        yield opened


def test_claims_come_back_as_they_were_added(archive):
    # Every field of report, claims and original survives.
    report = a_report(publisher="RT", agency="Reuters", updated=date(2013, 6, 6), body_start=22)
    claims = two_claims(report)
    assert archive.add(report, ORIGINAL, claims, ENGINE) == Added(report.id, 2, superseded=False)
    assert list(archive.claims()) == [(report, claims[0]), (report, claims[1])]
    assert archive.report(report.id) == report
    assert archive.original(report.id) == ORIGINAL


def test_the_same_report_again_changes_nothing(archive):
    # A second run over the same folder leaves the file's content as it is.
    report = a_report()
    archive.add(report, ORIGINAL, two_claims(report), ENGINE)
    before = (archive.count(), list(archive.claims()))
    assert archive.has(report, ENGINE)
    assert archive.add(report, ORIGINAL, (), ENGINE) == AlreadyThere(report.id)
    assert (archive.count(), list(archive.claims())) == before


def test_a_report_without_claims_is_remembered_as_read(archive):
    # An empty reading is a reading: it is not taken up again.
    report = a_report()
    archive.add(report, ORIGINAL, (), ENGINE)
    assert archive.has(report, ENGINE)
    assert archive.count().claims == 0


def test_a_newer_engine_supersedes_and_keeps(archive):
    # The older claims are still there for who asks for them.
    report = a_report()
    old, new = two_claims(report)
    archive.add(report, ORIGINAL, (old,), ENGINE)
    assert not archive.has(report, BETTER)
    assert archive.add(report, ORIGINAL, (new,), BETTER) == Added(report.id, 1, superseded=True)
    assert [c for _, c in archive.claims()] == [new]
    assert [c for _, c in archive.claims(ClaimFilter(superseded=True))] == [old, new]
    assert archive.count().reports == 1


def test_a_day_given_later_is_read_anew_and_kept(archive):
    # `--published` after a first run without it dates the report; a run without it undoes nothing.
    undated = a_report(published=None)
    archive.add(undated, ORIGINAL, (), ENGINE)
    dated = replace(undated, published=date(2013, 6, 5))
    assert not archive.has(dated, ENGINE)
    archive.add(dated, ORIGINAL, (), ENGINE)
    assert archive.report(undated.id).published == date(2013, 6, 5)
    assert archive.filled(undated) == dated
    assert archive.has(archive.filled(undated), ENGINE)


def test_a_failure_is_kept_once_until_it_is_mended(archive):
    # What failed is listed with its newest reason; taken in at last, it is off the list.
    archive.fail("a.html", "empty", "give a text")
    archive.fail("a.html", "no article", "give an article")
    assert [(f.source, f.reason, f.do) for f in archive.failures()] == [
        ("a.html", "no article", "give an article")
    ]
    archive.add(a_report(), ORIGINAL, (), ENGINE)
    assert archive.failures() == []


def test_a_report_is_recorded_whole_or_not_at_all(archive):
    # A claim that cannot be written takes the whole report back.
    report = a_report()
    broken = replace(two_claims(report)[0], stance=None)
    with pytest.raises(Exception, match="stance"):
        archive.add(report, ORIGINAL, (broken,), ENGINE)
    assert archive.count().reports == 0
    assert archive.report(report.id) is None


def test_two_programs_add_to_one_archive(archive):
    # A second connection sees what the first wrote and writes beside it.
    with Archive.open(archive.address) as other:
        archive.add(a_report("One."), ORIGINAL, (), ENGINE)
        other.add(a_report("Two."), ORIGINAL, (), ENGINE)
        asked = other.claims()
        archive.add(a_report("Three."), ORIGINAL, (), ENGINE)
        assert list(asked) == []
    assert archive.count().reports == 3


def test_a_claim_without_an_event_is_kept(archive):
    # `event` may be null, and text of any script comes back.
    report = a_report("القصير ☮ Al Quşayr")
    claim = a_claim(report, None)
    archive.add(report, ORIGINAL, (claim,), ENGINE)
    assert list(archive.claims()) == [(report, claim)]


def test_spans_of_every_field_are_rows(archive):
    # Each words of each claim stands in the table of spans, and cuts its text out of the report.
    import sqlite3

    report = a_report()
    archive.add(report, ORIGINAL, two_claims(report), ENGINE)
    with sqlite3.connect(archive.address) as db:
        rows = db.execute('SELECT field, start, "end", text FROM spans').fetchall()
    assert {"claimant", "event.trigger", "event.targets.0", "figures.0", "figures.0.of"} <= {
        row[0] for row in rows
    }
    assert all(report.text[start:end] == text for _, start, end, text in rows)


def test_a_number_too_large_for_a_column_is_still_published(archive):
    # The column is empty, the claim is whole.
    report = a_report()
    claim = two_claims(report)[1]
    huge = replace(claim, figures=(replace(claim.figures[0], low=10**30),))
    archive.add(report, ORIGINAL, (huge,), ENGINE)
    assert [c for _, c in archive.claims()] == [huge]


def test_claims_are_streamed(archive):
    # The first claim can be had, and the archive left, without reading the others.
    for number in range(3):
        report = a_report(f"The army took town {number}.")
        archive.add(report, ORIGINAL, (a_claim(report, an_event(report)),), ENGINE)
    asked = archive.claims()
    next(asked)
    asked.close()
    archive.add(a_report("Another."), ORIGINAL, (), ENGINE)
    assert archive.count().reports == 4
