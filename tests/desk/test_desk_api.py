"""The interface for programs tells what the commands tell, page by page, and errors in words."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application

CONTRACT = Path(__file__).parents[2] / "schema" / "claim.schema.json"


@pytest.fixture
def asked(archive):
    """A client of the desk of a fresh archive."""
    with TestClient(application(archive)) as client:
        yield client


def through(client, path, part):
    """Everything that a list holds, three at a time."""
    found, cursor = [], None
    while True:
        more = {} if cursor is None else {"cursor": cursor}
        page = client.get(f"/api/v1/{path}", params={"limit": 3} | more).json()
        found += page[part]
        cursor = page["next"]
        if cursor is None:
            return found


def test_every_list_can_be_gone_through(archive, asked):
    # Nothing is told twice and nothing is left out, whatever the length of a page.
    told = through(asked, "incidents", "incidents")
    assert [i["id"] for i in told] == [f.sketch.id for f in commands.incidents(archive)]
    told = through(asked, "claims", "claims")
    assert [c["id"] for c in told] == [c.id for _, c in commands.claims(archive)]
    told = through(asked, "reports", "reports")
    assert {r["id"] for r in told} == {r.id for r, _ in commands.claims(archive)}
    told = through(asked, "origins", "rows")
    assert [o["key"] for o in told] == [o.key for o in commands.origin_page(archive).origins]


def test_claims_are_those_of_the_contract(asked):
    # As published: what reads an export reads the interface, too.
    schema = Draft202012Validator(json.loads(CONTRACT.read_text("utf-8")))
    for claim in asked.get("/api/v1/claims", params={"limit": 20}).json()["claims"]:
        schema.validate(claim)
        assert asked.get(f"/api/v1/claims/{claim['id']}").json() == claim
        text = asked.get(f"/api/v1/reports/{claim['report']['id']}/text").json()["text"]
        for words in claim["evidence"]:
            start, end = words["span"]
            assert text[start:end] == words["text"]


def test_an_incident_is_told_with_its_accounts(archive, asked):
    # By the rule that is asked for; its history and why two are not one beside it.
    first, second = list(commands.incidents(archive))[:2]
    told = asked.get(f"/api/v1/incidents/{first.sketch.id}", params={"rule": "lowest"}).json()
    assert told["heading"]["id"] == first.sketch.id
    assert told["rule"] == "lowest"
    assert {r["id"] for r in told["reports"]} == {a.split(":")[0] for a in first.sketch.accounts}
    history = asked.get(f"/api/v1/incidents/{first.sketch.id}/history").json()["rows"]
    assert {row["incident"] for row in history if row["what"] == "came"} >= {first.sketch.id}
    pair = {"a": first.sketch.id, "b": second.sketch.id}
    assert asked.get("/api/v1/explain", params=pair).json()["joined"] is False


def test_a_judgement_is_made_and_withdrawn(archive, asked):
    # Signed by who asked; the one who withdraws it is kept as well.
    first, second = list(commands.incidents(archive))[:2]
    verdict = {"decision": "different", "ids": [first.sketch.id, second.sketch.id]}
    (made,) = asked.post("/api/v1/judgements", json=verdict).json()
    assert (made["decision"], made["by"]) == ("different", "desk")
    (gone,) = asked.delete(f"/api/v1/judgements/{made['id']}").json()
    assert (gone["id"], gone["withdrawn_by"]) == (made["id"], "desk")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("incidents/i0000000", 404, "there is no incident or claim i0000000"),
        ("incidents?type=no_type", 422, "there is no event type 'no_type'"),
        ("incidents?limit=100000", 422, "limit: Input should be less than or equal to 200"),
        ("claims?search=%00", 422, "control character"),
        ("control?place=Atlantis", 404, "no claim of the archive names a place"),
        ("nothing", 404, "Not Found"),
    ],
)
def test_what_cannot_be_answered_is_told_in_words(asked, path, status, words):
    # An error and what to do, in every case.
    told = asked.get(f"/api/v1/{path}")
    assert told.status_code == status
    assert words in told.json()["error"]
    assert told.json()["do"]


def test_who_writes_too_often_waits(asked):
    # 120 changes a minute; the answer says how long to wait.
    nobody = {"decision": "same", "ids": ["i0000000", "i0000001"]}
    answers = [asked.post("/api/v1/judgements", json=nobody) for _ in range(121)]
    assert answers[119].status_code == 404
    assert answers[120].status_code == 429
    assert 0 < int(answers[120].headers["Retry-After"]) <= 60


def test_the_interface_is_described_for_people(desk, page, looked_at):
    # Every route of the description, with what it takes, without a script.
    page.goto(f"{desk}/api")
    described = page.request.get(f"{desk}/api/openapi.json").json()["paths"]
    shown = page.locator(".route summary code").all_inner_texts()
    assert len(shown) == sum(len(methods) for methods in described.values())
    page.locator(".route summary").first.click()
    looked_at(page, "api")
