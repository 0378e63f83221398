"""The pages of blind coding: nobody sees another's value, or the machine's, before their own."""

import csv
import io
import re

import pytest
from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from onrecord import commands, desk
from onrecord.commands import Sample
from onrecord.desk.access import Coder, Person, Reviewer

FIELDS = ("stance", "type", "killed", "place")
PEOPLE = {"ann": "coder", "ben": "coder", "cat": "coder", "rae": "reviewer"}
SECRET = {"stance": "doubted", "killed": "918273", "place": "Nowhere-on-Sea"}


@pytest.fixture
def seats(archive):
    """A desk at which each of four people sits; asks as one of them."""
    app = desk.application(archive)
    at = {"name": "rae"}

    def seated(role):
        def who(request: Request):
            request.state.person = Person(at["name"], PEOPLE[at["name"]])
            if not request.state.person.may(role):
                raise HTTPException(403, f"this takes the role {role}")
            return request.state.person

        return who

    for role in (Coder, Reviewer):
        asked = role.__metadata__[0].dependency
        app.dependency_overrides[asked] = seated(asked.role)
    with TestClient(app, base_url="http://127.0.0.1") as client:

        def sit(name):
            at["name"] = name
            return client

        yield sit


@pytest.fixture
def number(archive):
    """A sample of four claims for two coders."""
    sample = Sample("May", 4, 7, FIELDS, ("ann", "ben"))
    return commands.coding_draw(archive, sample, by="rae").coding.id


def code(client, number, at, **values):
    """Send the form of a claim."""
    page = client.get(f"/coding/{number}/code?at={at}").text
    sent = {"claim": re.search(r'name="claim" value="(\w+)"', page)[1], "type": "airstrike"}
    told = {"stance": "reported", "killed": "20", "place": "Qusayr"} | values
    for name in ("killed", "place"):
        sent |= {name: "given", f"{name}_given": told[name]}
    return client.post(f"/coding/{number}/code", data=sent | {"stance": told["stance"]})


def code_all(client, number, **values):
    """Code every claim and hand it in."""
    for at in range(1, 5):
        assert code(client, number, at, **values).status_code == 200
    return client.post(f"/coding/{number}/done")


def test_a_sample_is_drawn_by_a_form(seats):
    # By a reviewer, with questions, coders and a filter.
    told = {"name": "June", "size": "3", "seed": "5", "coders": "ann, ben", "stance": "denied"}
    answer = seats("rae").post("/coding", data=told | {"fields": ["stance", "place"]})
    assert answer.status_code == 200
    assert "3 claims of <bdi>stance denied</bdi>, seed 5" in answer.text
    assert "June" in seats("ann").get("/coding").text
    assert "June" not in seats("cat").get("/coding").text


def test_no_answer_holds_anothers_value_before_ones_own(seats, number):
    # Every page that a coder can open, before and after the other is done, up to handing in.
    pages = ["/coding", f"/coding/{number}"]
    pages += [f"/coding/{number}/code?at={at}" for at in range(1, 5)]
    pages += [f"/coding/{number}/agreement", f"/coding/{number}/codings.csv"]
    code_all(seats("ann"), number, **SECRET)
    for page in pages:
        answer = seats("ben").get(page)
        assert "918273" not in answer.text
        assert "Nowhere-on-Sea" not in answer.text
    assert [seats("ben").get(page).status_code for page in pages[-2:]] == [403, 403]
    code_all(seats("ben"), number)
    assert "918273" in seats("ben").get(f"/coding/{number}/agreement").text


def test_a_coders_page_does_not_hold_what_the_machine_says(seats, number, archive):
    # No answer is chosen beforehand, and what the gazetteer says is not there.
    for at in range(1, 5):
        page = seats("ann").get(f"/coding/{number}/code?at={at}").text
        assert not re.search(r"<input[^>]*checked", page)
        assert "selected" not in page.split("<select")[1].split("</select>")[0].replace(
            '<option value="" disabled selected hidden>', ""
        )
        assert "Al Quşayr" not in page
    assert not re.search(r"/(review|incident|report)/\w", page)


def test_what_is_given_stands_on_ones_own_page(seats, number):
    # And nowhere is it kept that a question without an answer had one.
    code(seats("ann"), number, 1, place="the border town")
    page = seats("ann").get(f"/coding/{number}/code?at=1").text
    assert 'value="the border town"' in page
    claim = re.search(r'name="claim" value="(\w+)"', page)[1]
    answer = seats("ann").post(f"/coding/{number}/code", data={"claim": claim, "stance": "denied"})
    assert (answer.status_code, "has no answer" in answer.text) == (422, True)
    assert seats("cat").get(f"/coding/{number}/code").status_code == 404
    assert seats("cat").get(f"/coding/{number}/agreement").status_code == 403


def test_agreement_and_the_table(seats, number):
    # Alpha, where they differ, and every value as a row of a table.
    code_all(seats("ann"), number, killed="20", stance="denied")
    code_all(seats("ben"), number, killed="25")
    page = seats("rae").get(f"/coding/{number}/agreement").text
    assert "8 answers on which coders differ" in page
    rows = list(csv.DictReader(io.StringIO(seats("rae").get(f"/coding/{number}/codings.csv").text)))
    assert len(rows) == 4 * (4 * 3 + 2)  # coders and machine; agreed on type and place
    assert {r["source"] for r in rows} == {"coder", "machine", "agreed"}


def test_a_reviewer_settles_what_coders_differ_on(seats, number, archive):
    # What is chosen becomes a correction of the claim, where the machine says otherwise.
    code_all(seats("ann"), number, stance="denied")
    code_all(seats("ben"), number, stance="doubted")
    page = seats("rae").get(f"/coding/{number}/agreement").text
    claim = re.search(r'name="claim" value="(\w+)"', page)[1]
    sent = {"claim": claim, "field": "stance", "value": "denied"}
    assert seats("ann").post(f"/coding/{number}/settle", data=sent).status_code == 403
    page = seats("rae").post(f"/coding/{number}/settle", data=sent)
    assert (page.status_code, "settled" in page.text) == (200, True)
    said = [(r.act, r.field, r.value, r.by) for r in commands.reviews(archive, claim)]
    assert said == [("corrected", "stance", '"denied"', "rae")]
    wrong = seats("rae").post(f"/coding/{number}/settle", data=sent | {"field": "mood"})
    assert wrong.status_code == 422
