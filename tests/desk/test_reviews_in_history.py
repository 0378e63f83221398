"""What people say of claims stands in the histories beside what they decide about incidents."""

import pytest

from onrecord import commands
from support_people import post, signed_in


@pytest.fixture
def told(archive):
    """A claim of an incident that several reports tell of, and that incident."""
    found = max(commands.incidents(archive), key=lambda f: f.sketch.reports)
    view = commands.incident(archive, found.sketch.id)
    return view.testimonies[0].claim.id, found.sketch.id


def said(passages):
    """What people did, in its order: what, who, to which field."""
    return [(p.what, p.why, p.review.act) for p in passages if p.review]


def test_reviews_are_told_in_their_order(archive, told):
    # Of an incident and of the archive; also of a claim that was rejected and so left it.
    claim, incident = told
    made = commands.review(archive, claim, "rejected", by="ann", reason="a copy")
    commands.judge(archive, "different", [c.id for _, c in two(archive)], by="cat")
    commands.unreview(archive, made.id, by="ben")
    wanted = [("reviewed", "by ann", "rejected"), ("withdrawn", "by ben", "rejected")]
    assert said(commands.history(archive, incident)) == wanted
    every = commands.history(archive)
    assert [p.what for p in every] == ["reviewed", "judged", "withdrawn"]
    rows = list(commands.rows_of(every))
    assert (rows[0]["review"], rows[0]["claim"], rows[0]["reason"]) == (made.id, claim, "a copy")
    assert (rows[1]["review"], rows[1]["decision"]) == (None, "different")


def two(archive):
    """Two claims of different events."""
    first, *rest = commands.claims(archive)
    return first, next(r for r in rest if r[1].event and r[0].id != first[0].id)


def test_what_is_withheld_is_in_no_history(archive, told):
    # Neither in the archive's nor in the incident's.
    claim, incident = told
    commands.review(archive, claim, "accepted", by="ann")
    publisher = commands.claim(archive, claim).report.publisher
    sight = commands.Sight(sources=frozenset([publisher]))
    assert said(commands.history(archive, sight=sight)) == []
    assert said(commands.history(archive, incident, sight=sight)) == []
    assert said(commands.history(archive, incident)) != []


def test_a_review_is_undone_on_the_incidents_page_by_those_who_judge(archive, told):
    # Readers are not told what people say of claims; a reviewer undoes it and comes back.
    claim, incident = told
    commands.review(archive, claim, "graded", by="ann", value="fair")
    with signed_in(archive, rita="reviewer", rex="reader") as people:
        rita, rex = people["rita"], people["rex"]
        assert "Undo review 1" in rita.get(f"/incident/{incident}/history").text
        assert "graded" not in rex.get(f"/incident/{incident}/history").text
        rows = rex.get(f"/api/v1/incidents/{incident}/history").json()["rows"]
        assert {row["what"] for row in rows} <= {"came", "left"}
        assert "graded fair" in rita.get("/history").text
        undo = {"kind": "review", "number": "1", "back": f"/incident/{incident}"}
        assert post(rita, "/history/undo", "/me", **undo).headers["location"] == undo["back"]
        assert "undone by" in rita.get("/history").text
    assert commands.reviews(archive, claim)[0].withdrawn_by == "rita"
