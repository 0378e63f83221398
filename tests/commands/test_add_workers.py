"""`add` with workers: the same archive in whatever order, and what happens to a poisoned report."""

import json
from contextlib import closing
from datetime import date
from itertools import count

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.commands import stream
from onrecord.commands.settings import Settings
from onrecord.commands.workers import Workers
from onrecord.errors import WorkerError
from onrecord.intake import TakenIn
from onrecord.records import to_published
from support import ReaderByHand, a_report
from support_workers import STORY, Poisoned, Unfit, towns

DEMO = "demo/reports"


@pytest.fixture
def settings():
    return Settings(
        published=date(2013, 6, 5), batch=4, reading_timeout=3, reading_memory=300_000_000
    )


def held(path):
    """The claims of an archive, as published, in an order of their own."""
    return sorted(json.dumps(to_published(c, r), sort_keys=True) for r, c in commands.claims(path))


def joined(path):
    """Its incidents: their ids, and the claims that each is about."""
    commands.link(path)
    return sorted(
        (found.sketch.id, found.sketch.reports, commands.saying.title(found.sketch))
        for found in commands.incidents(path)
    )


def failed(outcomes):
    """What failed, by the last part of its source."""
    found = [o for o in outcomes if isinstance(o, commands.Failed)]
    return {o.source.rpartition("/")[2]: (o.reason, o.do) for o in found}


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_give_what_one_process_gives(tmp_path, workers):
    # The demonstration by the English engine: the same claims, then the same incidents.
    alone, several = tmp_path / "alone.db", tmp_path / "several.db"
    list(commands.add(alone, [DEMO]))
    list(commands.add(several, [DEMO], Settings(batch=2), workers=workers))
    assert held(alone) == held(several)
    assert joined(alone) == joined(several)
    assert len(held(alone)) > 50


def test_the_order_of_sources_does_not_matter(tmp_path, settings):
    # From the last file to the first, and by three workers: the same archive, the same incidents.
    folder = towns(tmp_path / "reports")
    sources = sorted(str(path) for path in folder.iterdir())
    forth, back = tmp_path / "forth.db", tmp_path / "back.db"
    list(commands.add(forth, sources, settings, ReaderByHand()))
    list(commands.add(back, sources[::-1], settings, ReaderByHand(), workers=3))
    assert held(forth) == held(back)
    assert joined(forth) == joined(back)


@pytest.mark.parametrize(
    ("mark", "reason", "do"),
    [
        ("[exits]", "ended the process that read it (exit code 3)", "onrecord read"),
        ("[is killed]", "ended the process that read it (signal 9)", "onrecord read"),
        ("[sleeps]", "takes longer than 3 seconds", "ONRECORD_READING_TIMEOUT"),
        ("[hogs]", "takes too much memory", "ONRECORD_READING_MEMORY"),
        ("[divides]", "failed (ZeroDivisionError)", "onrecord read"),
    ],
)
def test_a_poisoned_report_fails_alone(tmp_path, settings, mark, reason, do):
    # Named with what to do, kept as a failure; the 39 others are added. Mended, it is added too.
    folder, path = towns(tmp_path / "reports", poison=mark), tmp_path / "war.db"
    outcomes = list(commands.add(path, [str(folder)], settings, Poisoned(), workers=2))
    ((name, told),) = failed(outcomes).items()
    assert (name, reason in told[0], do in told[1]) == ("017.txt", True, True)
    with Archive.open(path) as archive:
        assert (archive.count().reports, archive.count().claims) == (39, 39)
        assert [f.source for f in archive.failures()] == [str(folder / "017.txt")]
    text = (folder / "017.txt").read_text().replace(mark, "")
    (folder / "017.txt").write_text(text)
    outcomes = list(commands.add(path, [str(folder)], settings, Poisoned(), workers=2))
    assert sum(isinstance(o, commands.Recorded) for o in outcomes) == 1
    with Archive.open(path) as archive:
        assert (archive.count().reports, archive.failures()) == (40, [])


def test_workers_that_cannot_begin(tmp_path, settings):
    # It is said, after some tries, and nothing is held against the reports.
    folder, path = towns(tmp_path / "reports", 3), tmp_path / "war.db"
    with pytest.raises(WorkerError, match="ended before it began"):
        list(commands.add(path, [str(folder)], settings, Unfit(), workers=2))
    with Archive.open(path) as archive:
        assert archive.failures() == []


def test_texts_of_one_page_keep_their_order(tmp_path, settings):
    # Five texts of one address, and one text dated and undated: as one process has it.
    story = STORY.format("Qusayr") * 3
    rows = [{"url": "https://news.example/a", "text": f"{story} Report {n}."} for n in range(5)] + [
        {"text": story, "published": "2013-06-01"},
        {"text": story},
    ]
    (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, rows)))
    kinds = []
    for name, workers in (("one.db", 0), ("two.db", 2)):
        given = [str(tmp_path / "all.jsonl")]
        free = settings.model_copy(update={"published": None})
        reader = ReaderByHand(delay=0.01)
        outcomes = list(commands.add(tmp_path / name, given, free, reader, workers=workers))
        kinds.append(sorted(type(o).__name__ for o in outcomes))
    assert kinds[0] == kinds[1] == ["Known"] + 6 * ["Recorded"]
    assert held(tmp_path / "one.db") == held(tmp_path / "two.db")
    ((report, _), (last, _)) = commands.claims(tmp_path / "two.db")
    assert {report.published, last.published} == {date(2013, 6, 1), None}


def test_what_is_taken_in_is_bounded(settings):
    # Of endless reports no more are taken in than workers have, were they ever so slow.
    took = []

    def endless():
        for n in count():
            report = a_report(f"Town {n} changes hands.", url=f"https://news.example/{n}")
            took.append(n)
            yield TakenIn(report, b"", "text/plain", str(n))

    slow = ReaderByHand(delay=0.02)
    with closing(Workers(slow, 2, settings)) as workers:
        flow = stream.read_all(
            endless(), settings, workers, lambda item: item.report, lambda item: False
        )
        for done, group in enumerate(flow):
            came = len(group) if isinstance(group, list) else 0
            assert len(took) <= 4 * 2 * 2 + 4 + came + took[0]
            took = took[came:]
            if done == 30:
                break
