"""Accounts, links and incidents: what is kept is found again, now and as it stood before."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from onrecord.archive import Archive
from onrecord.archive.account_rows import accounts_from, written
from onrecord.records import Engine, Link
from support_incidents import ORIGINAL, add_reports, an_account, one_claim


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "war.db", create=True) as opened:
        yield opened


def link_all(archive, why="link", into="i1"):
    """Make an account of each fresh reading, link neighbours, and put all into one incident."""
    with archive.joined(writes=True) as tables:
        working = tables.begin(why, "hand/1")
        for fresh in tables.fresh():
            account = an_account(fresh.report.id, claims=tuple(c.id for c in fresh.claims))
            tables.keep_readings(working, [(fresh, [account])])
        ids = sorted(tables.accounts())
        pairs = list(pairwise(ids))
        tables.keep_links(working, [Link(a, b, 3.5) for a, b in pairs])
        tables.keep_groups(working, dict.fromkeys(ids, into), {into: "c1"}, {})
    return working


def test_an_account_is_read_back_as_it_was_written():
    # Every field, also those that are empty.
    full = an_account("ab", 2, names=(), instrument="artillery")
    bare = replace(full, start=None, end=None, places=(), tolls=(), words=(), published=None)
    assert accounts_from([written(full), written(bare)]) == [full, bare]


def test_what_is_kept_is_found(archive):
    # Accounts, links, memberships and the claims behind them.
    one, two = add_reports(archive, "Qusayr fell.", "Rebels left Qusayr.")
    link_all(archive)
    ids = sorted([f"{one.id}:1", f"{two.id}:1"])
    with archive.joined() as tables:
        assert tables.unlinked() == 0
        assert sorted(tables.accounts()) == ids
        assert tables.accounts([ids[0]])[ids[0]].places[0].name == "Al Quşayr"
        assert tables.links() == tables.links([ids[1]]) == [Link(ids[0], ids[1], 3.5)]
        assert tables.incidents_of([ids[0]]) == {ids[0]: "i1"}
        assert tables.members(["i1"]) == {"i1": tuple(ids)}
        assert [(a, r.id, c) for a, r, c in tables.told_in([f"{one.id}:1"])] == [
            (f"{one.id}:1", one.id, one_claim(one))
        ]
        assert tables.mentions([one_claim(one).id]) == {one_claim(one).id: f"{one.id}:1"}


def test_a_superseded_reading_leaves_and_is_remembered(archive):
    # After a better engine's reading, the old account stands as of the earlier working only.
    (report,) = add_reports(archive, "Qusayr fell.")
    first = link_all(archive)
    account = f"{report.id}:1"
    archive.add(report, ORIGINAL, (one_claim(report),), Engine("better", "2", "none"))
    with archive.joined(writes=True) as tables:
        assert tables.outdated() == [account]
        assert tables.unlinked() == 1
        second = tables.begin("link", "hand/1")
        tables.withdraw(second, tables.outdated())
        assert tables.accounts() == {}
        assert tables.members() == {}
        assert list(tables.accounts(at=first)) == [account]
        assert tables.members(at=first) == {"i1": (account,)}


def test_a_working_that_fails_leaves_nothing(archive):
    # All or nothing: an error in the middle takes everything back.
    add_reports(archive, "Qusayr fell.", "Rebels left Qusayr.")
    link_all(archive)
    add_reports(archive, "Army enters Qusayr.")
    with archive.joined() as tables:
        before = (tables.accounts(), tables.links(), tables.members(), tables.working())
    with pytest.raises(RuntimeError, match="stop"), archive.joined(writes=True) as tables:
        working = tables.begin("link", "hand/2")
        tables.withdraw_all(working)
        raise RuntimeError("stop")
    with archive.joined() as tables:
        assert (tables.accounts(), tables.links(), tables.members(), tables.working()) == before
        assert tables.unlinked() == 1


def test_what_was_known_on_a_day(archive):
    # A report counts from the day it was out; days narrow to what may overlap them.
    one, two = add_reports(archive, "Qusayr fell.", "Rebels left Qusayr.")
    link_all(archive)
    with archive.joined() as tables:
        assert tables.accounts(known=date(2013, 6, 4)) == {}
        assert len(tables.accounts(known=date(2013, 6, 5))) == 2
        assert tables.accounts(days=(date(2013, 6, 6), date(2013, 6, 9))) == {}
        assert len(tables.accounts(days=(date(2013, 6, 1), date(2013, 6, 5)))) == 2
    assert one.id != two.id


def test_an_absorbed_incident_redirects_and_may_come_back(archive):
    # Its id is kept; after an undo it stands again.
    (report,) = add_reports(archive, "Qusayr fell.")
    link_all(archive)
    account = f"{report.id}:1"
    with archive.joined(writes=True) as tables:
        working = tables.begin("judgement 1", "hand/1")
        tables.keep_groups(working, {account: "i2"}, {"i2": "c1"}, {"i1": "i2"})
        assert tables.redirects() == {"i1": "i2"}
        assert tables.incident_ids("i") == ["i1", "i2"]
        tables.keep_groups(working, {account: "i1"}, {"i1": "c1"}, {"i2": "i1"})
        assert tables.redirects() == {"i2": "i1"}
        came = [(m.incident, m.since.why) for m in tables.passages(["i1", "i2"])]
    assert came == [("i1", "link"), ("i2", "judgement 1"), ("i1", "judgement 1")]


def test_signatures_come_back_as_bytes(archive):
    # With the root of each, the first recorded first.
    one, two = add_reports(archive, "Qusayr fell.", "Rebels left Qusayr.")
    with archive.joined(writes=True) as tables:
        tables.keep_signatures({one.id: b"\0\1", two.id: b"\0\2"}, {two.id: one.id})
        assert tables.signatures() == {one.id: b"\0\1", two.id: b"\0\2"}
        assert tables.roots() == {one.id: one.id, two.id: one.id}
        tables.keep_signatures({}, {one.id: two.id})
        assert tables.roots([one.id]) == {one.id: two.id}


def test_judgements_are_withdrawn_not_deleted(archive):
    # What stands is listed; all can be.
    with archive.joined(writes=True) as tables:
        made = tables.judge("same", "c1", "c2", "ann", "one strike")
        tables.judge("different", "c1", "c3", "ann", None)
        tables.withdraw_judgement(made.id, "ben")
        assert [j.id for j in tables.judgements()] == [2]
        first, second = tables.judgements(withdrawn=True)
        assert (first.withdrawn_by, first.reason, second.withdrawn_at) == (
            "ben",
            "one strike",
            None,
        )
        assert tables.judgement(1) == first
        assert tables.judgement(9) is None
        assert tables.judgements(by=date(2013, 6, 5)) == []
