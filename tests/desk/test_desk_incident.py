"""The page of an incident, asked without a browser."""

import re
from datetime import date

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application


@pytest.fixture
def client(archive):
    """The desk of a fresh copy of the demonstration, asked in process."""
    with TestClient(application(archive), base_url="http://127.0.0.1:8020") as opened:
        yield opened


@pytest.fixture
def told(archive):
    """The incident that most origins tell of."""
    found = list(commands.incidents(archive))
    return max(found, key=lambda f: (len(f.told.origins), f.sketch.id))


@pytest.fixture
def disputed(archive):
    """An incident with a disputed figure."""
    return next(f for f in commands.disputes(archive) if f.told.disputes[0].field.name == "killed")


def test_the_accounts_stand_side_by_side(client, told):
    # Every origin's words, each report, and nobody's alone.
    page = client.get(f"/incident/{told.sketch.id}").text
    for row in told.told.rows:
        assert row.quotes[0].text.split("\n")[0][:30] in page.replace("&#39;", "'")
    assert page.count("<article") == len(told.told.rows)
    assert f"{len(told.told.origins)} origins in {told.sketch.reports} reports" in page


def test_the_beginning_of_an_id_leads_to_the_incident(client, told):
    # And one that is too short or unknown is told as not found.
    answer = client.get(f"/incident/{told.sketch.id[:7]}", follow_redirects=False)
    assert answer.headers["location"] == f"/incident/{told.sketch.id}"
    assert client.get("/incident/i00000000").status_code == 404


def test_the_rule_settles_the_figures(client, disputed):
    # `lowest` and `range` give different answers, and the rule's definition stands there in words.
    wide = client.get(f"/incident/{disputed.sketch.id}").text
    low = client.get(f"/incident/{disputed.sketch.id}?rule=lowest").text
    assert "rule range: 6 to 40" in wide and "rule lowest: 6<" in low
    assert "the figure of the origin that gives the least" in low
    assert client.get(f"/incident/{disputed.sketch.id}?rule=guess").status_code == 422


def test_figures_are_told_by_camp(client, disputed):
    # Whose interest a word serves stands in the drawing and in the table.
    page = client.get(f"/incident/{disputed.sketch.id}").text
    assert "by origin and by camp" in page
    assert "on no side" in page


def test_as_of_a_day_only_earlier_reports_count(client, told):
    # A day before every report has no such incident; a day that is none is refused.
    page = f"/incident/{told.sketch.id}"
    assert client.get(f"{page}?as_of=2001-01-01").status_code == 404
    assert client.get(f"{page}?as_of=2013-06-31").status_code == 422
    assert "only reports that were out by then" in client.get(f"{page}?as_of=2013-06-05").text


def test_as_of_a_day_an_incident_is_what_the_whole_archive_makes_of_it(made):
    # One incident alone is gone back to with whatever may belong with it, which is much less.
    day = date(2013, 6, 5)
    whole = {f.sketch.id: f for f in commands.incidents(made, as_of=day)}
    for now in commands.incidents(made):
        if any(set(now.sketch.accounts) & set(f.sketch.accounts) for f in whole.values()):
            alone = commands.incident(made, now.sketch.id, as_of=day, explained=False)
            found = whole.pop(alone.sketch.id)
            assert (alone.sketch, alone.told.share) == (found.sketch, found.told.share)
    assert len(whole) < 5  # what was one then and is part of another now


def test_why_its_claims_were_joined(client, told):
    # Feature by feature, with the weights of which the sum is made.
    page = client.get(f"/incident/{told.sketch.id}/why").text
    assert page.count("<details") == len(told.sketch.accounts) - 1
    for feature in ("prior", "place", "time"):
        assert feature in page


def test_the_map_and_the_control_of_its_place(client, told):
    # Drawn as the dossier draws them; the page's policy lets no style in, and there is none.
    drawn = client.get(f"/incident/{told.sketch.id}/map").text
    held = client.get(f"/incident/{told.sketch.id}/control").text
    assert "<svg" in drawn and "Natural Earth" in drawn
    assert "Syrian" in held
    assert "style=" not in drawn + held


def test_an_account_is_split_off_and_comes_back(client, told, archive):
    # The judgement is signed, the history tells of it, and undoing it brings the account back.
    form = re.search(
        r'id="split-claim".*?</select>', client.get(f"/incident/{told.sketch.id}").text, re.S
    )
    claim = re.findall(r'option value="(\w+)"', form[0])[-1]
    client.post(
        f"/incident/{told.sketch.id}/split", data={"claim": claim, "reason": "<b>apart</b>"}
    )
    mine = commands.incident(archive, claim, explained=False)
    assert len(mine.accounts) < len(told.sketch.accounts)
    history = client.get(f"/incident/{claim}/history").text
    assert "&lt;b&gt;apart&lt;/b&gt;" in history and "by desk" in history
    for number in sorted(set(re.findall(r'name="judgement" value="(\d+)"', history))):
        client.post(f"/incident/{mine.sketch.id}/undo", data={"judgement": number})
    back = commands.incident(archive, claim, explained=False)
    assert set(back.sketch.accounts) == set(told.sketch.accounts)


def test_two_incidents_are_joined_by_the_address_of_a_page(client, archive):
    # The address as copied from the browser will do; the absorbed id leads on.
    first, second = [f.sketch.id for f in commands.incidents(archive)][:2]
    other = f"http://127.0.0.1:8020/incident/{second}?rule=range"
    answer = client.post(f"/incident/{first}/judge", data={"decision": "same", "other": other})
    assert "Recorded: they are one event." in answer.text
    landed = {client.get(f"/incident/{i}").url.path for i in (first, second)}
    assert len(landed) == 1


def test_a_decision_that_makes_no_sense_is_told(client, told):
    # With itself; with one that is not there; with a word that is no decision.
    page = f"/incident/{told.sketch.id}/judge"
    for decision, other in [("same", told.sketch.id), ("same", "i0000000"), ("undo", "1")]:
        answer = client.post(page, data={"decision": decision, "other": other})
        assert answer.status_code in (404, 409, 422)
        assert "error" in answer.text
