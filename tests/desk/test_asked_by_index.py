"""What is asked by the tables' indexes, so that a large archive answers at once, on both kinds."""

from datetime import date

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.commands import ClaimFilter
from onrecord.commands.controlling import places_meant

QUSAYR, HOMS = "geonames:173322", "geonames:169577"


@pytest.fixture
def claim(archive):
    """A claim of a capture at Qusayr that belongs to an incident."""
    told = commands.claims(archive, ClaimFilter(type="capture", place="Quşayr"))
    return next(c.id for _, c in told if commands.claim(archive, c.id).incident)


def told_of(archive, place, **asked):
    """The claims that name a place."""
    with Archive.open(archive) as opened, opened.joined() as tables:
        meant = places_meant(tables, place)[0]
        return {c.id for _, c in tables.claims(place=meant, **asked)}


def test_the_claims_of_a_place_as_people_correct_them(archive, claim):
    # Found by the place that a person gave it, and no longer by the machine's.
    assert claim in told_of(archive, QUSAYR)
    view = commands.claim(archive, claim)
    words = view.claim.event.places[0].words
    value = commands.propose(view.report, view.claim, "event.places.0", *words.span)[0].value
    new = value | {"id": HOMS, "name": "Homs"}
    commands.review(archive, claim, "corrected", field="event.places.0", value=new, by="ann")
    assert claim in told_of(archive, HOMS)
    assert claim not in told_of(archive, QUSAYR)


def test_the_claims_of_a_place_by_reports_of_some_days(archive):
    # Both ends belong to it; together the parts are the whole, and nothing is told twice.
    whole = told_of(archive, QUSAYR)
    early = told_of(archive, QUSAYR, days=(date(2013, 1, 1), date(2013, 5, 31)))
    late = told_of(archive, QUSAYR, days=(date(2013, 6, 1), date(2013, 12, 31)))
    assert early and late and early < whole
    assert early | late == whole
    assert not early & late


def test_incidents_near_a_claim_by_their_words(archive, claim):
    # Words are parts of names, in any letters; what no account tells finds nothing.
    found, _ = commands.near(archive, claim)
    named, _ = commands.near(archive, claim, "QUSAYR")
    assert found and named
    assert commands.claim(archive, claim).incident not in {s.id for s in found}
    assert {s.id for s in named} <= {s.id for s in found}
    assert commands.near(archive, claim, "nobody tells this") == ([], False)
