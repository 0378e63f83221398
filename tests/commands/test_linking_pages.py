"""A page that changes: incidents tell its newest word, ids and judgements hold, the past stands."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from onrecord import commands
from onrecord.archive import Archive
from support import ENGINE, a_report, two_claims
from support_incidents import ORIGINAL

URL = "https://rt.example/qusayr"
TEXT = "{}\n\nThe army took Qusayr on Wednesday. {} rebels died, the army said.{}"
FIRST, SECOND = date(2013, 6, 5), date(2013, 6, 8)


def put(archive, publisher, toll="More than 500", low=501, more="", **head):
    """Record a report of the fall of Qusayr with its toll; its claims."""
    own = " ".join(f"{publisher.lower()}{number}" for number in range(60))
    text = TEXT.format(f"{publisher}\n\n{own}.", "More than 500", more)
    claims_of = two_claims(a_report(text, publisher=publisher))
    report = a_report(text.replace("More than 500", toll), publisher=publisher, **head)
    claims = two_claims(report) if toll == "More than 500" else _with(report, claims_of, toll, low)
    seen = {"at": datetime(2013, 6, 8, 10)} if more or toll != "More than 500" else {}
    with Archive.open(archive, create=True) as opened:
        opened.add(report, ORIGINAL, claims, ENGINE, **seen)
    return claims


def _with(report, _, toll, low):
    """The two claims with another toll of as many letters."""
    stand_in = replace(report, text=report.text.replace(toll, "More than 500"))
    capture, dead = two_claims(stand_in)
    (figure,) = dead.figures
    words = replace(figure.words, text=toll)
    told = replace(figure, words=words, stated=low - 1, low=low)
    return capture, replace(dead, figures=(told,))


@pytest.fixture
def war(tmp_path):
    """Two reports of the fall of Qusayr, the first of a page that is to change; linked."""
    path = tmp_path / "war.db"
    put(path, "RT", url=URL, published=FIRST)
    put(path, "SANA", published=date(2013, 6, 6))
    commands.link(path)
    return path


def captures(archive, **then):
    asked = commands.IncidentFilter(type="capture")
    return {f.sketch.id: f.sketch.reports for f in commands.incidents(archive, asked, **then)}


def tolls(archive, **then):
    """What each publisher says of the dead, by incident, in words."""
    found = commands.incidents(archive, commands.IncidentFilter(type="battle"), **then)
    views = [commands.incident(archive, f.sketch.id, **then) for f in found]
    return {
        t.report.publisher: t.claim.figures[0].words.text
        for view in views
        for t in view.testimonies
        if t.claim.figures
    }


def test_the_newest_word_of_a_page_counts_and_only_once(war):
    before = captures(war)
    put(war, "RT", "More than 900", 901, url=URL, published=FIRST)
    commands.link(war)
    assert captures(war) == before  # as many reports, under the same id
    assert tolls(war) == {"RT": "More than 900", "SANA": "More than 500"}


def test_as_of_a_day_before_the_change_the_earlier_word_stands(war):
    before = captures(war)
    put(war, "RT", "More than 900", 901, url=URL, published=FIRST)
    commands.link(war)
    for day in (date(2013, 6, 6), date(2013, 6, 7)):
        assert captures(war, as_of=day) == before
        assert tolls(war, as_of=day) == {"RT": "More than 500", "SANA": "More than 500"}
    assert tolls(war, as_of=SECOND) == {"RT": "More than 900", "SANA": "More than 500"}


def test_claims_of_a_day_are_those_of_the_text_of_then(war):
    put(war, "RT", "More than 900", 901, url=URL, published=FIRST)
    with Archive.open(war) as archive, archive.joined() as tables:
        held = {
            day: sorted(c.figures[0].words.text for _, c in tables.claims(known=day) if c.figures)
            for day in (FIRST, date(2013, 6, 7), SECOND)
        }
    assert held == {
        FIRST: ["More than 500"],
        date(2013, 6, 7): ["More than 500", "More than 500"],
        SECOND: ["More than 500", "More than 900"],
    }


def test_a_judgement_holds_for_the_later_text(war):
    claims = [c.id for _, c in commands.claims(war, commands.ClaimFilter(type="capture"))]
    commands.judge(war, "different", claims, by="ann", reason="two assaults")
    apart = captures(war)
    assert sorted(apart.values()) == [1, 1]
    put(war, "RT", more=" It was the third day.", url=URL, published=FIRST)
    commands.link(war)
    assert captures(war) == apart
    view = commands.incident(war, next(iter(apart)))
    assert [j.by for j in view.judgements] == ["ann"]


def test_an_incident_of_one_page_keeps_its_id(tmp_path):
    path = tmp_path / "war.db"
    put(path, "RT", url=URL, published=FIRST)
    commands.link(path)
    before = captures(path)
    put(path, "RT", "More than 900", 901, url=URL, published=FIRST)
    put(path, "RT", "More than 950", 951, more=" It is over.", url=URL, published=FIRST)
    commands.link(path)
    assert captures(path) == before


def test_an_incident_tells_what_its_pages_said_before(war):
    put(war, "RT", "More than 900", 901, url=URL, published=FIRST)
    commands.link(war)
    found = [f.sketch.id for f in commands.incidents(war, commands.IncidentFilter(type="battle"))]
    told = [r for incident in found for r in commands.incident(war, incident).revised]
    changed = [(f.before, f.after) for r in told for c in r.claims for f in c.fields]
    assert changed == [("More than 500", "More than 900")]
    for incident in found:
        assert commands.incident(war, incident, as_of=date(2013, 6, 7)).revised == ()


def test_what_the_archive_held_before_the_change(war):
    # As recorded, not as published: today's end has the newest word.
    put(war, "RT", "More than 900", 901, url=URL, published=FIRST)
    commands.link(war)
    today = date.today()
    assert tolls(war, recorded_by=today) == tolls(war)
