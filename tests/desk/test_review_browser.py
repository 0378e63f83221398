"""Judging in a real browser: whole actions with the keyboard alone."""

import pytest

from onrecord import commands
from onrecord.commands import ClaimFilter


@pytest.fixture
def accounts(archive):
    """A claim of each of two accounts of the incident that most reports tell of."""
    found = max(commands.incidents(archive), key=lambda f: f.sketch.reports)
    view = commands.incident(archive, found.sketch.id)
    return [a.claims[0] for a in view.accounts][:2]


def test_a_claim_is_told_apart_and_joined_again(desk, page, accounts, archive, looked_at):
    # Split with a key, then the split is undone in the history; a pair is held apart, too.
    first, second = accounts
    page.goto(f"{desk}/review/{first}")
    page.get_by_role("heading", name="What it belongs to").wait_for()
    looked_at(page, "review-claim")
    with page.expect_navigation():
        page.keyboard.press("s")
    assert commands.claim(archive, first).incident != commands.claim(archive, second).incident
    page.get_by_role("link", name="History").press("Enter")
    page.get_by_role("heading", name="History").wait_for()
    looked_at(page, "history")
    while (undo := page.get_by_role("button", name="Undo judgement")).count():
        with page.expect_navigation():
            undo.first.press("Enter")
    home = commands.claim(archive, first).incident
    assert home == commands.claim(archive, second).incident


def test_a_pair_is_judged(desk, page, accounts, archive, looked_at):
    # Both accounts side by side; one key says that they are not the same.
    first, second = accounts
    page.goto(f"{desk}/pair?a={first}&b={second}")
    page.get_by_role("heading", name="What speaks for one event").wait_for()
    looked_at(page, "review-pair")
    page.keyboard.press("d")
    page.get_by_text("now apart").wait_for()
    assert commands.claim(archive, first).incident != commands.claim(archive, second).incident
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text("now joined").wait_for()


def test_another_incident_is_found_and_joined(desk, page, archive, looked_at):
    # By a search with the keyboard; the claim then belongs to the other incident.
    told = [c for _, c in commands.claims(archive, ClaimFilter(type="airstrike"))]
    views = [commands.claim(archive, c.id) for c in told]
    view = next(v for v in views if v.incident and commands.near(archive, v.claim.id)[0])
    other = commands.near(archive, view.claim.id)[0][0]
    page.goto(f"{desk}/review/{view.claim.id}")
    page.keyboard.press("j")
    page.keyboard.type(other.type.split("_")[0])
    page.locator(f"#near input[value='{other.id}']").press("Space")
    looked_at(page, "review-join")
    with page.expect_navigation():
        page.get_by_role("button", name="Join").press("Enter")
    claims = {c for j in commands.history(archive) for c in (j.judgement.a, j.judgement.b)}
    assert view.claim.id in claims
    one = [commands.claim(archive, c).incident for c in claims]
    assert len(set(one)) == 1


def test_the_queue_goes_on_and_says_what_is_mine(desk, page, archive, looked_at):
    # Keys go on and back in the queue; each kind says how much waits; the page of what is mine.
    page.goto(f"{desk}/review")
    first, second = [q.key for q in commands.queue(archive)[:2]]
    page.locator("main ol h2 a").first.press("Enter")
    page.wait_for_url(f"**/review/{first}")
    with page.expect_navigation():
        page.keyboard.press("a")
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.url.endswith(second)
    with page.expect_navigation():
        page.keyboard.press("p")
    assert page.url.endswith(first)
    page.goto(f"{desk}/review?kind=disputes")
    page.get_by_text("figures contradict each other").first.wait_for()
    looked_at(page, "review-disputes")
    page.goto(f"{desk}/review?kind=joins")
    page.locator("main ol h2 a").first.press("Enter")
    page.get_by_role("heading", name="One event or two?").wait_for()
    here = page.url
    with page.expect_navigation():
        page.keyboard.press("n")
    assert "/pair?a=" in page.url and page.url != here
    page.goto(f"{desk}/review?kind=mine")
    page.get_by_role("heading", name="What you have open").wait_for()
    assert page.get_by_role("button", name="Undo review 1").is_visible()
    looked_at(page, "review-mine")
