"""What people say of claims, below the desk, on both databases."""

import pytest

from onrecord import commands
from onrecord.commands import ClaimFilter, Outdated
from onrecord.errors import ArchiveError, JudgementError, SettingsError


@pytest.fixture
def claim(archive):
    """A claim of a capture whose place words can be found in the gazetteer."""
    told = commands.claims(archive, ClaimFilter(type="capture", place="Quşayr"))
    return next(c for _, c in told if commands.claim(archive, c.id).incident)


def place_of(archive, claim):
    """The place of a claim as its incident has it."""
    view = commands.incident(archive, commands.claim(archive, claim).incident)
    told = next(a for a in view.accounts if claim in a.claims)
    return [p.name for p in told.places]


def test_a_correction_reaches_the_incident_and_is_undone(archive, claim):
    # The machine's own claim stays as it was.
    before = commands.claim(archive, claim.id).claim
    report = commands.claim(archive, claim.id).report
    start = report.text.index("Qusayr")
    offered = commands.propose(report, before, "event.places.0", start, start + 6)
    value = offered[0].value | {"name": "Somewhere Else", "id": "test:1"}
    made = commands.review(
        archive, claim.id, "corrected", by="ann", field="event.places.0", value=value
    )
    assert "Somewhere Else" in place_of(archive, claim.id)
    assert commands.claim(archive, claim.id).claim == before
    now = commands.corrected(before, report, commands.reviews(archive, claim.id))
    assert now.event.places[0].words.text == "Qusayr"
    commands.unreview(archive, made.id, by="ben")
    assert "Somewhere Else" not in place_of(archive, claim.id)
    assert commands.reviews(archive, claim.id)[0].withdrawn_by == "ben"
    with pytest.raises(JudgementError, match="no review"):
        commands.unreview(archive, made.id, by="ben")


def test_a_rejected_claim_leaves_its_incident(archive, claim):
    # And comes back when that is undone.
    incident = commands.claim(archive, claim.id).incident
    made = commands.review(archive, claim.id, "rejected", by="ann")
    view = commands.incident(archive, incident)
    assert all(claim.id not in a.claims for a in view.accounts)
    commands.unreview(archive, made.id, by="ann")
    assert commands.claim(archive, claim.id).incident == incident


def test_the_second_of_two_is_told_and_nothing_is_lost(archive, claim):
    # Who changed it since it was shown is named; what was seen goes through.
    commands.review(archive, claim.id, "accepted", by="ann", seen=0)
    with pytest.raises(Outdated, match="changed by ann meanwhile") as told:
        commands.review(archive, claim.id, "rejected", by="ben", seen=0)
    assert [(r.by, r.act) for r in told.value.reviews] == [("ann", "accepted")]
    commands.review(archive, claim.id, "commented", by="ben", seen=1, value="I see it otherwise")
    assert [r.act for r in commands.reviews(archive, claim.id)] == ["accepted", "commented"]


def test_what_does_not_fit_is_refused(archive, claim):
    # A grade, a comment, a field and a value that are none; nothing is recorded.
    for told, why in [
        ({"act": "graded", "value": "superb"}, "no grade"),
        ({"act": "commented", "value": ""}, "empty or too long"),
        ({"act": "sung"}, "no review"),
        ({"act": "corrected", "field": "event.moods.0", "value": "x"}, "no field"),
        ({"act": "corrected", "field": "event.places.0", "value": "x"}, "no value of"),
    ]:
        with pytest.raises(SettingsError, match=why):
            commands.review(archive, claim.id, by="ann", **told)
    with pytest.raises(ArchiveError, match="no claim"):
        commands.review(archive, "0000", "accepted", by="ann")
    assert commands.reviews(archive) == []


def test_the_queue_leaves_out_what_was_reviewed(archive):
    # Why each stands there is told; withheld sources are not there.
    first = commands.queue(archive)[0]
    assert first.why
    commands.review(archive, first.claims[0][1].id, "accepted", by="ann")
    assert first not in commands.queue(archive)
    joins = commands.queue(archive, "joins")
    assert all(len(j.claims) == 2 for j in joins)
    every = frozenset(r.publisher for r, _ in commands.claims(archive))
    assert commands.queue(archive, sight=commands.Sight(sources=every)) == []
