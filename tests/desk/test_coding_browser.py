"""A coder's blind session in a real browser."""

import pytest

from onrecord import commands
from onrecord.commands import Sample


@pytest.fixture
def number(archive):
    """A sample of two claims that the one at the desk codes."""
    sample = Sample("The battle of May", 2, 7, ("stance", "type", "killed", "place"), ("desk",))
    return commands.coding_draw(archive, sample, by="rae").coding.id


def test_a_coder_codes_a_sample_by_keyboard(desk, page, number, archive, looked_at):
    # Words of the text answer a question; then the next claim; at last it is handed in.
    page.goto(f"{desk}/coding/{number}")
    looked_at(page, "coding-sample")
    page.get_by_role("link", name="Code", exact=True).press("Enter")
    for at in (1, 2):
        page.get_by_role("heading", name=f"Claim {at} of 2").wait_for()
        page.get_by_role("radio", name="reported").press("Space")
        page.get_by_role("combobox").press("a")
        page.locator("input[name=killed][value='not told']").press("Space")
        page.locator('[data-words] .w[tabindex="0"]').focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Shift+ArrowRight")
        chosen = page.evaluate("[...document.querySelectorAll('.w.on')].map(w => w.textContent)")
        page.keyboard.press("Enter")
        value = page.locator("input[name=place_given]").input_value()
        assert value.split(" ")[0] == chosen[0]
        assert page.locator("input[name=place][value=given]").is_checked()
        if at == 1:
            looked_at(page, "coding-claim")
        page.get_by_role("button", name="Keep and go on").press("Enter")
    page.get_by_role("button", name="Hand in").press("Enter")
    page.get_by_role("heading", name="Krippendorff's alpha").wait_for()
    looked_at(page, "coding-agreement")
    told = list(commands.coding_rows(archive, number, by="desk"))
    assert [r["value"] for r in told if (r["by"], r["field"]) == ("desk", "killed")] == [
        "not told"
    ] * 2


def test_samples_are_drawn_on_the_page(desk, page, looked_at):
    # The form that draws one, with what it asks.
    page.goto(f"{desk}/coding")
    for name, value in [("Name", "June"), ("Claims", "12"), ("Seed", "4")]:
        page.get_by_label(name).first.fill(value)
    page.get_by_label("Coders").fill("ann, ben")
    looked_at(page, "coding")
    page.get_by_role("button", name="Draw").press("Enter")
    page.get_by_role("heading", name="June").wait_for()
    assert "0 of 12" in page.inner_text("main")
