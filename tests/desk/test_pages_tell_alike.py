"""What a line of a list says is what the page it leads to says; what follows from a choice."""

import re

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application

LINE = re.compile(r'<a href="/incident/(\w+)">.*?<span class="note">([\d,]+) origins?,', re.DOTALL)


@pytest.fixture
def desk(archive):
    """A client of the demonstration's desk."""
    with TestClient(application(archive)) as client:
        yield client


def test_a_line_counts_the_origins_of_its_incident(desk):
    # Not the texts that copy no other: one report may carry the words of several.
    lines = LINE.findall(desk.get("/").text)
    assert len(lines) == 45
    for incident, origins in lines:
        told = desk.get(f"/incident/{incident}").text
        assert re.search(rf"<dt>Told by</dt><dd>{origins} origins? in", told), incident


def test_only_what_several_say_alike_is_agreed(desk, archive):
    # "At least 3" and "more than 500" exclude nothing, and are not the same; one voice agrees not.
    for found in commands.incidents(archive):
        told = desk.get(f"/incident/{found.sketch.id}").text
        rows = re.findall(r'<tr><th scope="row">.*?</tr>', told.partition('id="agreed"')[2])
        agreed = [row for row in rows if ">agreed<" in row]
        assert all(row.count('<span class="note">') == 1 for row in agreed)
        chip = re.search(r"agreed: (\d+) field", told)
        assert int(chip[1] if chip else 0) == len(agreed)


def test_the_most_disputed_stand_first(desk):
    # By how many fields are in dispute; those of which none is come after.
    found = desk.get("/?sort=disputed").text.split('<ol class="incidents"')[1].split("<li")[1:]
    disputes = [line.count('class="mark disputed"') for line in found]
    assert disputes == sorted(disputes, reverse=True)
    assert disputes[0] > 0


def test_what_is_chosen_has_a_page(desk):
    # From a place on the overview to who held it; an actor and an origin have pages, too.
    told = desk.get("/?place=geonames:173322").text
    assert '<a href="/place/geonames:173322"><bdi>Who held Al Quşayr, SY' in told
    assert desk.get("/place/geonames:173322").status_code == 200
    assert "Who held" not in desk.get("/").text


def test_all_quotations_of_a_stretch_can_be_read(desk):
    # Three stand open, the rest is folded, with as many as are told.
    told = desk.get("/place/geonames:173322").text
    folded = re.findall(
        r"<summary>(\d+) quotations? more</summary>(.*?)</details>", told, re.DOTALL
    )
    assert folded
    for many, rest in folded:
        assert rest.count("<blockquote") == min(12, int(many))


def test_only_what_was_decided_of_an_incident_is_undone_on_it(desk, archive):
    # An address may name any judgement; the page offers to undo those of its own.
    found = sorted(commands.incidents(archive), key=lambda f: len(f.sketch.accounts))
    many, alone = found[-1].sketch, found[0].sketch
    first, *_, last = (t.claim.id for t in commands.incident(archive, many.id).testimonies)
    (made,) = commands.judge(archive, "same", [first, last], by="desk")
    assert "Undo this" in desk.get(f"/incident/{many.id}?judged={made.id}").text
    assert "Undo this" not in desk.get(f"/incident/{alone.id}?judged={made.id}").text
    assert "Undo this" not in desk.get(f"/incident/{many.id}?judged=77,{made.id + 1},").text
    desk.post(f"/incident/{many.id}/undo", data={"judgement": made.id})
    assert "Undo this" not in desk.get(f"/incident/{many.id}?judged={made.id}").text
