"""Two people judge one incident at once: the second is told, nothing is lost, on both kinds."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application


@pytest.fixture
def incident(archive):
    """An incident of several accounts, as its page shows it."""
    found = (f.sketch.id for f in commands.incidents(archive) if len(f.sketch.accounts) > 2)
    return commands.incident(archive, next(found), explained=False)


@pytest.fixture
def client(archive):
    """A client of the desk of the archive."""
    with TestClient(application(archive)) as opened:
        yield opened


def claims_of(view):
    """A claim of each account."""
    return [account.claims[0] for account in view.accounts]


def standing(archive):
    """The judgements that stand: who made each, and what it says."""
    with commands.held(archive) as opened, opened.joined() as tables:
        return [(j.by, j.decision) for j in tables.judgements()]


def test_what_was_seen_may_be_judged_once(archive, incident):
    # Ben decides by what he saw before Ann: he is told of her, and nothing of his is recorded.
    seen, claims = {incident.sketch.id: incident.changes}, claims_of(incident)
    commands.judge(archive, "different", claims[:2], by="ann", seen=seen)
    with pytest.raises(commands.Overtaken, match="by ann") as told:
        commands.judge(archive, "same", claims[1:], by="ben", seen=seen)
    assert standing(archive) == [("ann", "different")]
    commands.judge(archive, "different", claims[1:], by="ben", seen=told.value.now)
    assert {by for by, _ in standing(archive)} == {"ann", "ben"}


def test_undoing_counts_as_a_change(archive, incident):
    # The incident is as it was, and yet somebody decided twice about it.
    seen, claims = {incident.sketch.id: incident.changes}, claims_of(incident)
    (made,) = commands.judge(archive, "different", claims[:2], by="ann")
    commands.judge(archive, "undo", [str(made.id)], by="cat")
    with pytest.raises(commands.Overtaken, match="by cat"):
        commands.judge(archive, "different", claims[:2], by="ben", seen=seen)


def test_of_two_at_one_moment_one_is_told(archive, incident):
    # Both send at once what they decided by the same page.
    seen, claims = {incident.sketch.id: incident.changes}, claims_of(incident)

    def decide(by):
        try:
            return commands.judge(archive, "different", claims[:2], by=by, seen=seen)
        except commands.Overtaken:
            return None

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(decide, ("ann", "ben")))
    assert sum(one is not None for one in made) == 1
    assert len(standing(archive)) == 1


def test_the_page_tells_the_second_and_sends_it_again(client, archive, incident):
    # What Ben decided and why stands on the page; one button sends it as the incident is now.
    claims, page = claims_of(incident), f"/incident/{incident.sketch.id}"
    shown = re.search(r'name="seen" value="([^"]+)"', client.get(page).text)
    ids = (f.sketch.id for f in commands.incidents(archive))
    sent = {"decision": "different", "other": next(i for i in ids if i != incident.sketch.id)}
    commands.judge(archive, "different", claims[:2], by="ann")
    sent |= {"reason": "<b>two towns</b>", "seen": shown[1]}
    told = client.post(f"{page}/judge", data=sent)
    assert told.status_code == 409
    assert "by ann" in told.text and "&lt;b&gt;two towns" in told.text
    assert standing(archive) == [("ann", "different")]
    again = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', told.text))
    assert again["other"] == sent["other"]
    assert client.post(f"{page}/judge", data=again).status_code == 200
    assert ("desk", "different") in standing(archive)


def test_who_would_split_off_what_left_is_told_so(client, archive, incident):
    # The account that Ben splits off stands alone already, by Ann.
    claims, page = claims_of(incident), f"/incident/{incident.sketch.id}"
    shown = re.search(r'name="seen" value="([^"]+)"', client.get(page).text)
    commands.judge(archive, "different", claims[:2], by="ann")
    told = client.post(f"{page}/split", data={"claim": claims[2], "seen": shown[1]})
    assert told.status_code == 409
    assert "by ann" in told.text


def test_pairs_and_claims_are_guarded_too(client, archive, incident):
    # The page of two claims, and that of one.
    a, b, *_ = claims_of(incident)
    for page, at in ((f"/pair?a={a}&b={b}", "/pair"), (f"/review/{a}", f"/review/{a}/judge")):
        seen = re.findall(r'name="seen" value="(i[^"]+)"', client.get(page).text)
        made = commands.judge(archive, "part_of", [a, b], by="ann")
        told = client.post(at, data={"a": a, "b": b, "other": b, "decision": "same", "seen": seen})
        assert told.status_code == 409, page
        commands.judge(archive, "undo", [str(j.id) for j in made], by="ann")
    assert standing(archive) == []


def test_programs_are_told_too(client, archive, incident):
    # They give the number that the incident was shown with; without it they decide as before.
    at, claims = incident.sketch.id, claims_of(incident)
    changes = client.get(f"/api/v1/incidents/{at}").json()["changes"]
    commands.judge(archive, "different", claims[:2], by="ann")
    asked = {"decision": "different", "ids": claims[1:3]}
    told = client.post("/api/v1/judgements", json=asked | {"seen": {at: changes}})
    assert told.status_code == 409
    assert "by ann" in told.json()["error"]
    assert client.post("/api/v1/judgements", json=asked).status_code == 201


def test_what_no_page_sends_is_refused(client, incident):
    # A number that is none.
    claim = claims_of(incident)[0]
    sent = {"claim": claim, "seen": "no:number"}
    assert client.post(f"/incident/{incident.sketch.id}/split", data=sent).status_code == 422


def test_a_decision_that_nothing_can_fulfil_ends(archive, incident, monkeypatch):
    # An account that strays whatever is judged: what is judged already is not tried for ever.
    from onrecord.commands import judging

    a, b, *_ = claims_of(incident)
    monkeypatch.setattr(judging, "_astray", lambda standing, ends: [(a, b)])
    made = commands.judge(archive, "same", [a, b], by="ann")
    assert len(made) == 1
