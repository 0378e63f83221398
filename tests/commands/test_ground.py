"""Who holds places is kept for those who ask again, and is what the archive says at any time."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from onrecord import commands
from onrecord.commands import Ground
from onrecord.commands.sight import Sight

REPORTS = Path(__file__).parents[2] / "demo" / "reports"
QUSAYR = "geonames:173322"
DAY = date(2013, 6, 6)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The demonstration's reports, read and linked once."""
    where = tmp_path_factory.mktemp("made") / "demo.db"
    list(commands.add(where, [str(REPORTS)]))
    commands.link(where)
    return where


@pytest.fixture
def archive(made, tmp_path):
    """A fresh copy of the demonstration's archive, held open."""
    with commands.held(shutil.copy(made, tmp_path / "demo.db")) as held:
        yield held


@pytest.fixture
def read(monkeypatch):
    """The places that were worked out, in order."""
    from onrecord.commands import ground

    asked = []

    def noted(archive, place, **rest):
        asked.append(place)
        return commands.control(archive, place, **rest)

    monkeypatch.setattr(ground, "control", noted)
    return asked


def test_what_is_asked_again_is_not_read_again(archive, read):
    # Another day of the same history is no further question to the archive; another rule is.
    ground = Ground(archive)
    assert ground.control(QUSAYR) == commands.control(archive, QUSAYR)
    assert ground.control(QUSAYR, on=DAY) == commands.control(archive, QUSAYR, on=DAY)
    assert ground.control(QUSAYR, on=DAY).held
    assert read == [QUSAYR]
    told = commands.control(archive, QUSAYR, rule="admission")
    assert ground.control(QUSAYR, rule="admission") == told
    assert read == [QUSAYR] * 2


def test_what_changes_is_read_again(archive, read):
    # A claim that another person rejects is gone from what is told.
    ground = Ground(archive)
    before = ground.control(QUSAYR).history
    rejected = before.sayings[0].testimony.claim.id
    commands.review(archive.address, rejected, "rejected", by="another")
    after = ground.control(QUSAYR).history
    assert rejected not in {s.testimony.claim.id for s in after.sayings}
    assert after == commands.control(archive, QUSAYR).history


def test_a_withheld_source_is_in_no_history_that_is_kept(archive, read):
    # What was kept for who sees everything is not told to who does not, nor the other way round.
    ground = Ground(archive)
    whole = ground.control(QUSAYR)
    source = next(s.testimony.report.publisher for s in whole.history.sayings)
    sight = Sight(sources=frozenset({source}))
    some = ground.control(QUSAYR, sight=sight)
    assert some == commands.control(archive, QUSAYR, sight=sight)
    assert source not in {s.testimony.report.publisher for s in some.history.sayings}
    assert ground.control(QUSAYR) == whole


def test_what_is_shown_of_a_restricted_source_is_noted_each_time(archive):
    # The audit trail of the second who looks is as whole as that of the first.
    ground = Ground(archive)
    source = next(s.testimony.report.publisher for s in ground.control(QUSAYR).history.sayings)
    for _ in range(2):
        sight = Sight(closed_sources=frozenset({source}), shown=set())
        ground.control(QUSAYR, sight=sight)
        assert ("source", source) in sight.shown
