"""The queue: its kinds and counts, who has what open, what is next, and what waits for one."""

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.commands import Overview, held
from onrecord.desk import application
from onrecord.desk.leases import Leases
from support_people import post, signed_in


@pytest.fixture
def overview(archive):
    """All incidents of the archive."""
    with held(archive) as opened:
        yield Overview(opened)


def counts(archive, overview):
    """How much waits of each kind."""
    return commands.queue_counts(archive, overview=overview)


def every(archive, kind, overview=None):
    """All that waits of a kind, page by page."""
    found, page = [], 1
    while some := commands.queue(archive, kind, page=page, overview=overview):
        found, page = found + some, page + 1
    return found


def test_counts_are_those_of_the_lists(archive, overview):
    # Of claims, joins and disputes; also after a claim was judged and after that was undone.
    kinds = ("claims", "joins", "disputes")
    before = counts(archive, overview)
    assert {k: len(every(archive, k, overview)) for k in kinds} == before
    assert min(before.values()) > 0
    first = commands.queue(archive)[0].claims[0][1].id
    commands.review(archive, first, "commented", by="ann", value="who is that?")
    assert counts(archive, overview)["claims"] == before["claims"]
    made = commands.review(archive, first, "accepted", by="ann")
    assert counts(archive, overview)["claims"] == before["claims"] - 1
    commands.unreview(archive, made.id, by="ann")
    assert counts(archive, overview) == before


def test_a_join_that_was_judged_waits_no_more(archive, overview):
    # Held apart, or joined; undone, both wait again.
    joins = every(archive, "joins")
    for decision, join in zip(("different", "same"), joins[:2], strict=True):
        ids = [claim.id for _, claim in join.claims]
        made = commands.judge(archive, decision, ids, by="ann")
        left = every(archive, "joins")
        assert join.key not in [q.key for q in left]
        assert counts(archive, overview)["joins"] == len(left)
        commands.judge(archive, "undo", [str(j.id) for j in made], by="ann")
    assert {q.key for q in every(archive, "joins")} == {q.key for q in joins}


def test_a_dispute_waits_until_a_claim_of_it_is_judged(archive, overview):
    # It is an incident with figures that contradict each other, and says which.
    waiting = commands.queue(archive, "disputes", overview=overview)
    one = waiting[0]
    assert "contradict" in one.why[0]
    assert commands.queue(archive, "disputes") == waiting
    view = commands.incident(archive, one.incident.id)
    told = next(t.claim.id for t in view.testimonies if t.claim.figures)
    made = commands.review(archive, told, "graded", by="ann", value="fair")
    assert one.key not in [q.key for q in commands.queue(archive, "disputes", overview=overview)]
    commands.unreview(archive, made.id, by="ann")
    assert one.key in [q.key for q in commands.queue(archive, "disputes", overview=overview)]


@pytest.mark.parametrize("kind", ["claims", "joins"])
def test_the_next_goes_through_the_whole_queue(archive, kind):
    # Beyond the first page, in its order; and back again, also to what was judged.
    waiting = every(archive, kind)
    assert len(waiting) > 60
    way = [waiting[0]]
    while found := commands.following(archive, way[-1].key.split()):
        way.append(found)
    assert [q.key for q in way] == [q.key for q in waiting]
    back = commands.following(archive, waiting[60].key.split(), back=True)
    assert back.key == waiting[59].key
    if kind == "claims":
        commands.review(archive, waiting[59].key, "accepted", by="ann")
        again = commands.following(archive, waiting[60].key.split(), back=True)
        assert again.key == waiting[59].key
        after = commands.following(archive, waiting[58].key.split())
        assert after.key == waiting[60].key


def test_what_is_withheld_is_passed_over(archive, overview):
    # A page is full nevertheless, and nothing says how much there is.
    publisher = commands.queue(archive)[0].claims[0][0].publisher
    sight = commands.Sight(sources=frozenset([publisher]))
    shown = commands.queue(archive, sight=sight)
    every_one = every(archive, "claims")
    allowed = [q.key for q in every_one if q.claims[0][0].publisher != publisher]
    assert [q.key for q in shown] == allowed[:50]
    assert commands.following(archive, [every_one[0].key], sight=sight).key == allowed[0]
    assert commands.queue_counts(archive, sight=sight, overview=overview)["claims"] is None


def test_two_reviewers_are_not_given_the_same(archive):
    # Each goes on to the next that nobody has open; who opens it all the same is told.
    first, second, third = [q.key for q in commands.queue(archive)[:3]]
    with signed_in(archive, ann="reviewer", ben="reviewer") as people:
        ann, ben = people["ann"], people["ben"]
        ann.get(f"/review/{first}")
        assert ben.get("/review/none/next").headers["location"] == f"/review/{second}"
        assert ann.get(f"/review/{first}/next").headers["location"] == f"/review/{third}"
        assert "ben</bdi> has it open" in ann.get("/review").text
        assert "you have it open" in ann.get("/review").text
        told = ann.get(f"/review/{second}").text
        assert "<bdi>ben</bdi></strong> opened this at" in told
        assert ben.get("/review/none/next").headers["location"] == f"/review/{first}"
        assert post(ann, f"/review/{second}", "/me", act="accepted").status_code == 303


def test_a_lease_runs_out():
    # After its time, or when it is left; of many the oldest goes.
    now = [0.0]
    leases = Leases(seconds=600, clock=lambda: now[0])
    assert leases.take("a", "ann") is None
    assert leases.take("a", "ben").by == "ann"
    now[0] = 599
    assert leases.take("a", "ann") is None  # looked at again: ten minutes more
    now[0] = 1198
    assert leases.taken("ben") == {"a"}
    now[0] = 1199
    assert leases.take("a", "ben") is None
    leases.free("a", "ann")
    assert leases.taken("ann") == {"a"}
    leases.free("a", "ben")
    assert leases.all() == {}
    for number in range(30):
        leases.take(str(number), "ann")
    assert list(leases.all()) == [str(number) for number in range(10, 30)]


def test_what_waits_for_one_person(archive):
    # What others did since, what they have open, and what they judged; undone from there.
    first, second = [q.key for q in commands.queue(archive)[:2]]
    dispute = commands.queue(archive, "disputes")[0].incident
    with signed_in(archive, ann="reviewer", ben="reviewer") as people:
        ann, ben = people["ann"], people["ben"]
        post(ann, f"/review/{first}", "/me", act="accepted")
        post(ben, f"/review/{first}", "/me", act="commented", value="I doubt that")
        ann.get(f"/review/{second}")
        answer = ann.get(f"/review/dispute/{dispute.id}")
        assert answer.headers["location"].startswith(f"/incident/{dispute.id}")
        page = ann.get("/review?kind=mine").text
        assert "I doubt that" in page
        assert f"/review/{second}" in page and f"/review/dispute/{dispute.id}" in page
        assert "Undo review 1" in page and "Undo review 2" not in page
        told = ben.get("/review?kind=mine").text
        assert "Nobody said anything else" in told
        undo = {"kind": "review", "number": "1", "back": "/review?kind=mine"}
        sent = post(ann, "/history/undo", "/me", **undo)
        assert sent.headers["location"] == "/review?kind=mine"


def test_programs_are_told_of_disputes(archive):
    # With the incident that each is.
    with TestClient(application(archive)) as client:
        told = client.get("/api/v1/queue?kind=disputes").json()
    first = commands.queue(archive, "disputes")[0].incident.id
    assert (told[0]["kind"], told[0]["incident"]) == ("dispute", first)
