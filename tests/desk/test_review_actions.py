"""A claim is corrected, accepted and rejected in a real browser, and two change it at once."""

import pytest

from onrecord import commands
from onrecord.commands import ClaimFilter


@pytest.fixture
def claim(archive):
    """A claim of a capture that belongs to an incident."""
    told = commands.claims(archive, ClaimFilter(type="capture", place="Quşayr"))
    return next(c.id for _, c in told if commands.claim(archive, c.id).incident)


def test_a_place_is_corrected_by_words_with_the_keyboard(desk, page, claim, archive, looked_at):
    # From the queue to the claim; a key chooses the field, arrows the words; then it is undone.
    page.goto(f"{desk}/review")
    looked_at(page, "review-queue")
    page.goto(f"{desk}/review/{claim}")
    fields = page.locator(".fields li").all_inner_texts()
    number = next(told.split()[0] for told in fields if "place" in told)
    page.keyboard.press(number)
    page.get_by_role("heading", name="Correct place").wait_for()
    page.wait_for_function("document.activeElement.classList.contains('w')")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    offered = page.get_by_role("radio", name="the words alone")
    offered.wait_for()
    looked_at(page, "review-correct")
    offered.press("Space")
    with page.expect_navigation():
        page.get_by_role("button", name="Save the correction").press("Enter")
    page.get_by_text("the machine:").first.wait_for()
    looked_at(page, "review-corrected")
    page.goto(f"{desk}/incident/{commands.claim(archive, claim).incident}")
    chosen = (
        commands.corrected(*reversed(told_of(archive, claim)), commands.reviews(archive, claim))
        .event.places[0]
        .words.text
    )
    assert chosen in page.inner_text("main")
    page.goto(f"{desk}/review/{claim}")
    with page.expect_navigation():
        page.keyboard.press("u")
    page.get_by_text("undone by").first.wait_for()
    assert commands.reviews(archive, claim)[0].withdrawn_by == "desk"


def told_of(archive, claim):
    """The report of a claim, and the claim as the machine has it."""
    view = commands.claim(archive, claim)
    return view.report, view.claim


def test_two_pages_at_once(desk, page, claim, archive, looked_at):
    # The second is told who changed what, keeps what was typed, and sends it again.
    page.goto(f"{desk}/review/{claim}")
    page.keyboard.press("c")
    page.keyboard.type("The army says so itself")
    commands.review(archive, claim, "accepted", by="ann")
    with page.expect_navigation():
        page.get_by_role("button", name="Comment").press("Enter")
    page.wrong.clear()  # Chromium logs the status
    page.get_by_text("Somebody changed it meanwhile").wait_for()
    assert "ann" in page.locator("[role=alert]").inner_text()
    looked_at(page, "review-conflict")
    with page.expect_navigation():
        page.get_by_role("button", name="Send it again").press("Enter")
    said = [(r.by, r.act, r.value) for r in commands.reviews(archive, claim)]
    assert said == [("ann", "accepted", None), ("desk", "commented", "The army says so itself")]


def test_accepting_and_rejecting_with_one_key(desk, page, claim, archive):
    # Each is kept in its order; the next claim is one key away.
    page.goto(f"{desk}/review/{claim}")
    for key in "ax":
        with page.expect_navigation():
            page.keyboard.press(key)
    assert [r.act for r in commands.reviews(archive, claim)] == ["accepted", "rejected"]
    with page.expect_navigation():
        page.keyboard.press("n")
    assert claim not in page.url
    page.goto(f"{desk}/history")
    with page.expect_navigation():
        page.get_by_role("button", name="Undo review 2").press("Enter")
    assert [bool(r.withdrawn_by) for r in commands.reviews(archive, claim)] == [False, True]
