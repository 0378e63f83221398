"""What became of forecasts is worked out once, beside those who ask, until claims change."""

import time
from datetime import date

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.commands import Foretelling, Sight
from onrecord.desk import application


@pytest.fixture
def held(archive):
    """The archive, held open as a desk holds it."""
    with commands.held(archive) as opened:
        yield opened


def answer(foretelling, **asked):
    """What is told in the end, where another process works it out."""
    for _ in range(600):
        told = foretelling.ask(**asked)
        if told is not None and not told.old:
            return told
        time.sleep(0.1)
    raise AssertionError("it was never worked out")


def as_told(told):
    """Forecasts with status, reason, and how many claims speak for and against."""
    return [
        (p.forecast.id, p.outcome.status, p.outcome.why, p.supporting, p.contradicting)
        for p in told.told
    ]


def as_commanded(told):
    """The same of what `commands.forecasts` says."""
    return [
        (f.id, o.status, o.why, *(tuple(t.claim.id for t in s) for s in _sides(o)))
        for f, o in told.told
    ]


def _sides(outcome):
    return outcome.supporting, outcome.contradicting


def test_another_process_says_what_the_command_says(held):
    # Of all, as of a day, of a place, and with what a source carried left out.
    foretelling = Foretelling(held, few=0)
    try:
        assert foretelling.ask() is None
        publisher = next(r.publisher for r, _ in commands.claims(held) if r.publisher)
        sight = Sight(sources=frozenset({publisher}))
        for asked in ({}, {"as_of": date(2013, 6, 10)}, {"place": "Qusayr"}, {"sight": sight}):
            told, commanded = answer(foretelling, **asked), commands.forecasts(held, **asked)
            assert as_told(told) == as_commanded(commanded)
            assert (told.by, told.scores) == (commanded.by, commanded.scores)
    finally:
        foretelling.close()


def test_a_judgement_shows_at_once_and_a_rejected_claim_when_it_is_worked_out(held):
    # What people say of an outcome is laid over; what changes the claims is worked out anew, and
    # until then the answer says that it is of the claims before.
    foretelling = Foretelling(held, few=0)
    try:
        first = answer(foretelling).told[0].forecast.id
        commands.review(held, first, "outcome", by="ana", value="came_true")
        told = foretelling.ask()
        assert (told.old, told.told[0].outcome.by) == (False, "ana")
        commands.review(held, first, "rejected", by="ana", reason="no forecast")
        assert foretelling.ask().old
        assert as_told(answer(foretelling)) == as_commanded(commands.forecasts(held))
    finally:
        foretelling.close()


def test_while_it_is_worked_out_the_page_says_so(archive):
    # Visitors do not wait; then the claims for and against each are shown on demand.
    with TestClient(application(archive)) as client:
        desk = client.app.state.desk
        few, desk.foretelling = desk.foretelling, Foretelling(desk.archive, few=0)
        assert "is being worked out" in client.get("/forecasts").text
        waiting = client.get("/api/v1/forecasts")
        assert (waiting.status_code, waiting.headers["retry-after"]) == (503, "10")
        answer(desk.foretelling)
        assert "The machine proposes" in client.get("/forecasts").text
        assert len(client.get("/api/v1/forecasts").json()["rows"]) == len(few.ask().told)
        desk.foretelling.close()
        desk.foretelling = few
        one = next(p for p in few.ask().told if p.supporting)
        shown = client.get(f"/forecasts/{one.forecast.id}/claims?side=for")
        assert all(f"c-{claim}" in shown.text for claim in one.supporting[:10])
        assert client.get("/forecasts/abcdef/claims").status_code == 404
