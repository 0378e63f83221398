"""An archive read again by a newer engine: shown first, then stored, with what people said."""

import itertools
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.records import Claimant, Engine
from support import ReaderByHand, a_claim, an_event, words
from support_servers import a_database, postgres

NUMBERS = itertools.count()
TOWNS = ("Arsal", "Baalbek", "Hermel", "Qaa")


class Newer(ReaderByHand):
    """The engine by hand, a version later: it takes what it finds in Arsal for a shelling.

    Of Baalbek it says that residents tell of it (another id), in Hermel it finds nothing.
    """

    identity = Engine("by-hand", "2", "none")

    def read(self, reports):
        for report, (claim,) in super().read(reports):
            first = report.text.split()[0]
            if first == "Hermel":
                yield report, ()
            elif first == "Arsal":
                yield report, (a_claim(report, an_event(report, first, type="shelling")),)
            elif first == "Baalbek":
                who = Claimant(words(report, "residents"), None, None, "resident", named=False)
                yield report, (a_claim(report, an_event(report, first), claimant=who),)
            else:
                yield report, (claim,)


class Failing(Newer):
    """It ends at a report of Qaa."""

    def read(self, reports):
        for report, claims in super().read(reports):
            if report.text.startswith("Qaa"):
                raise RuntimeError
            yield report, claims


@pytest.fixture(scope="module")
def server():
    """A PostgreSQL server on the loopback address."""
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def archive(request, tmp_path):
    """Four towns that changed hands, as the older engine reads it, joined to incidents."""
    where = tmp_path / "towns"
    where.mkdir()
    for town in TOWNS:
        (where / f"{town}.txt").write_text(f"{town} changes hands\n\nSo residents of {town} say.")
    if request.param == "sqlite":
        address = str(tmp_path / "war.db")
    else:
        address = a_database(request.getfixturevalue("server"), f"reread{next(NUMBERS)}")
    list(commands.add(address, [str(where)], None, ReaderByHand()))
    commands.link(address)
    return address


def told(found):
    """What changed in each report, by its town."""
    return {one.report.text.split()[0]: [c.what for c in one.changes] for one in found}


def claim_of(archive, town):
    """The claim of a town's report."""
    return next(c for r, c in commands.claims(archive) if r.text.startswith(town))


def test_what_would_change_is_shown_and_nothing_stored(archive):
    # A changed type, a claim that goes on under another id, one that vanishes, one that stays.
    before = list(commands.claims(archive))
    found = told(commands.reread(archive, reader=Newer()))
    assert found == {
        "Arsal": ["changed"],
        "Baalbek": ["changed"],
        "Hermel": ["vanished"],
        "Qaa": [],
    }
    assert list(commands.claims(archive)) == before
    assert len(told(commands.reread(archive, reader=Newer()))) == len(TOWNS)


def test_what_is_accepted_takes_the_older_s_place(archive):
    # As of today the new reading answers; the same call again has nothing to do.
    list(commands.reread(archive, reader=Newer(), accept=True))
    assert claim_of(archive, "Arsal").event.type == "shelling"
    assert {r.text.split()[0] for r, _ in commands.claims(archive)} == {"Arsal", "Baalbek", "Qaa"}
    assert list(commands.reread(archive, reader=Newer())) == []
    again = told(commands.reread(archive, reader=Newer(), every=True))
    assert again == {"Arsal": [], "Baalbek": [], "Hermel": [], "Qaa": []}
    commands.link(archive)
    assert list(commands.check(archive)) == []


def test_what_people_said_finds_its_claim_again_or_is_named(archive):
    # A correction of Arsal holds; what was said of Hermel, where nothing is found, is named.
    arsal, hermel = claim_of(archive, "Arsal").id, claim_of(archive, "Hermel").id
    commands.review(archive, arsal, "rejected", by="me")
    commands.review(archive, hermel, "accepted", by="me")
    found = {one.report.text.split()[0]: one for one in commands.reread(archive, reader=Newer())}
    assert found["Arsal"].kept == (arsal,)
    assert found["Hermel"].lost == (hermel,)
    list(commands.reread(archive, reader=Newer(), accept=True))
    assert arsal not in {c.id for _, c in commands.claims(archive)}  # it is rejected still
    assert [r.claim for r in commands.reviews(archive)] == [arsal, hermel]  # and nothing is gone


def test_what_was_joined_by_people_stays_joined(archive):
    # Baalbek's claim goes on under another id, and its judgement with it.
    one, other = claim_of(archive, "Baalbek").id, claim_of(archive, "Qaa").id
    commands.judge(archive, "same", [one, other], by="me")
    found = {f.report.text.split()[0]: f for f in commands.reread(archive, reader=Newer())}
    ((was, now),) = found["Baalbek"].carried
    assert was == one
    list(commands.reread(archive, reader=Newer(), accept=True))
    commands.link(archive)
    assert claim_of(archive, "Baalbek").id == now
    held = [{r.id for r in commands.incident(archive, c).reports} for c in (now, other)]
    assert held[0] == held[1]
    assert len(held[0]) == 2


def test_a_report_that_cannot_be_read_keeps_its_claims(archive):
    # It is told as a failure, with what to do; the others are read.
    outcomes = list(commands.reread(archive, reader=Failing(), accept=True))
    (failed,) = [o for o in outcomes if isinstance(o, commands.Failed)]
    assert "Qaa changes hands" in failed.source
    assert "RuntimeError" in failed.reason
    assert "its claims stay as they were" in failed.do
    assert claim_of(archive, "Qaa").event.type == "capture"
    assert claim_of(archive, "Arsal").event.type == "shelling"


KILLED = """
import sys
from test_rereading import Newer
from onrecord import commands
for one in commands.reread(sys.argv[1], reader=Newer(delay=0.2), accept=True):
    print(one.report.id, flush=True)
"""


def test_a_run_that_is_killed_is_taken_up(archive):
    # SIGKILL after the first report was told: it is stored whole, the rest is read by the next run.
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, archive],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join([*sys.path, str(Path(__file__).parent)])},
    )
    first = process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    process.wait()
    time.sleep(0.1)
    with Archive.open(archive) as opened, opened.rereading() as tables:
        left = tables.waiting(Newer.identity)
    assert first
    assert first not in left
    assert left
    rest = [one.report.id for one in commands.reread(archive, reader=Newer(), accept=True)]
    assert rest == left
    assert list(commands.reread(archive, reader=Newer())) == []


def test_rows_for_a_spreadsheet(archive):
    # A row for each field that changed; one for a report in which nothing did.
    rows = list(commands.rows_of(commands.reread(archive, reader=Newer())))
    by = {row["title"].split()[0]: row for row in rows}
    assert (by["Arsal"]["field"], by["Qaa"]["change"]) == ("event", None)
    assert by["Hermel"]["change"] == "vanished"
