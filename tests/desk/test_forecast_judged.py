"""What people say became of a forecast stands before what the machine proposes."""

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application
from onrecord.errors import SettingsError
from support_people import post, signed_in


@pytest.fixture
def told(archive):
    """A forecast whose outcome nobody judged, with what the machine proposes."""
    return commands.forecasts(archive).told[0]


def outcome_of(archive, forecast):
    """What became of a forecast as it is told now."""
    return next(o for _, o in commands.forecasts(archive).told if o.forecast == forecast.id)


def test_a_forecast_is_judged_on_its_card_and_the_judgement_undone(archive, told):
    # The page comes back as it was narrowed; undone, the machine's proposal is there again.
    forecast, proposed = told
    here = f"/forecasts?status=failed#f-{forecast.id}"
    with TestClient(application(archive)) as client:
        sent = {"value": "did_not", "reason": "seen on a picture", "back": here}
        answer = client.post(f"/forecasts/{forecast.id}", data=sent, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, here)
        assert "seen on a picture" in client.get(here).text
        became = outcome_of(archive, forecast)
        assert (became.status, became.by, became.why) == ("failed", "desk", "seen on a picture")
        assert became.review is not None
        undo = {"kind": "review", "number": str(became.review), "back": here}
        left = client.post("/history/undo", data=undo, follow_redirects=False)
        assert left.headers["location"] == here
    assert outcome_of(archive, forecast) == proposed


def test_no_other_site_is_gone_back_to(archive, told):
    # An address that is none of the desk's lists leads to the forecasts.
    with TestClient(application(archive)) as client:
        sent = {"value": "unclear", "back": "https://evil.example/forecasts"}
        answer = client.post(f"/forecasts/{told[0].id}", data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"/forecasts#f-{told[0].id}"


def test_only_outcomes_of_forecasts_are_taken(archive, told):
    # A word that is none, and a claim of what was, are refused.
    with pytest.raises(SettingsError, match="no outcome"):
        commands.review(archive, told[0].id, "outcome", by="ana", value="perhaps")
    actual = next(c.id for _, c in commands.claims(archive) if c.modality == "actual")
    with pytest.raises(SettingsError, match="foretells nothing"):
        commands.review(archive, actual, "outcome", by="ana", value="unclear")
    assert commands.reviews(archive) == []


def test_programs_and_exports_tell_who_judged(archive, told, tmp_path):
    # By the interface with a reason; then in the rows of an answer and in a data package.
    with TestClient(application(archive)) as client:
        said = {"act": "outcome", "value": "partly", "reason": "one town of two"}
        made = client.post(f"/api/v1/claims/{told[0].id}/reviews", json=said)
        assert (made.status_code, made.json()["reason"]) == (201, "one town of two")
        rows = client.get("/api/v1/forecasts").json()["rows"]
    row = next(r for r in rows if r["forecast"] == told[0].id)
    assert (row["outcome"], row["outcome_by"], row["why"]) == ("partly", "desk", "one town of two")
    commands.export(archive, "datapackage", tmp_path / "package")
    table = next((tmp_path / "package").rglob("forecasts.*"))
    assert "one town of two" in table.read_text()


def test_an_outcome_judged_later_is_not_known_before(archive, told):
    # As of the day on which it was foretold, nobody had judged it.
    commands.review(archive, told[0].id, "outcome", by="ana", value="came_true")
    day = told[0].made
    then = commands.forecasts(archive, as_of=day).told
    assert {o.by for f, o in then if f.id == told[0].id} <= {"machine"}
    assert outcome_of(archive, told[0]).by == "ana"


def test_a_coder_judges_no_forecast(archive, told):
    # Neither on its card nor on the page of its claim; a reviewer does.
    forecast = told[0].id
    sent = {"act": "outcome", "value": "came_true"}
    with signed_in(archive, cora="coder", rita="reviewer") as people:
        assert "Judge what became of it" not in people["cora"].get("/forecasts").text
        for address in (f"/forecasts/{forecast}", f"/review/{forecast}"):
            assert post(people["cora"], address, "/me", **sent).status_code == 403
        assert "Judge what became of it" in people["rita"].get("/forecasts").text
        assert post(people["rita"], f"/forecasts/{forecast}", "/me", **sent).status_code == 303
    assert [(r.by, r.act) for r in commands.reviews(archive)] == [("rita", "outcome")]


def test_judging_a_forecast_in_the_browser(desk, page, archive, told, looked_at):
    # With the keyboard: what became of it and why; then it is undone on its card.
    page.goto(f"{desk}/forecasts")
    card = page.locator(f"#f-{told[0].id}")
    card.get_by_text("Judge what became of it").press("Enter")
    card.get_by_label("Outcome").select_option("it came true in part")
    card.get_by_label("Why").fill("one town of two")
    looked_at(page, "forecast-judging")
    with page.expect_navigation():
        card.get_by_role("button", name="Judge", exact=True).press("Enter")
    card.get_by_text("one town of two").wait_for()
    looked_at(page, "forecast-judged")
    assert outcome_of(archive, told[0]).status == "partly"
    with page.expect_navigation():
        card.get_by_role("button", name="Undo judgement").press("Enter")
    assert outcome_of(archive, told[0]) == told[1]
