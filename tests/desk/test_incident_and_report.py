"""An incident and its reports as somebody reads them, in a browser."""

import re
from pathlib import Path

import pytest

from onrecord import commands

CHANGED = """<html><head><title>Rebels kill five in Homs</title>
<link rel="canonical" href="https://news.example/homs">
<meta property="article:published_time" content="2013-06-{day}"></head><body><article>
<h1>Rebels kill five in Homs</h1>
<p>The army said rebels killed {dead} soldiers in Homs on Tuesday. Residents heard shelling all
night and the road to the north was closed.</p></article></body></html>"""


@pytest.fixture(autouse=True)
def patient(desk, page):
    """Wait longer than usual: these tests judge. The desk is there before and after the page."""
    page.set_default_timeout(30_000)


@pytest.fixture
def disputed(archive):
    """The incident of whose dead its origins contradict each other."""
    found = commands.disputes(archive)
    return next(f.sketch for f in found if f.told.disputes[0].field.name == "killed")


@pytest.fixture
def many(archive):
    """The incident that most reports tell of."""
    return max((f.sketch for f in commands.incidents(archive)), key=lambda s: (s.reports, s.id))


def test_an_incident_from_its_rule_to_the_words(desk, page, disputed, looked_at):
    # Change the rule, open a passage, follow it to the report, find the claim, come back.
    page.goto(f"{desk}/incident/{disputed.id}")
    assert "6 to 40" in page.inner_text("#disputed")
    page.select_option("#rule", "lowest")
    page.locator("#told[data-told*=lowest]").wait_for()
    assert "rule lowest: 6" in page.inner_text("#figures")
    assert "rule=lowest" in page.url
    looked_at(page, "incident-disputed")
    first = page.locator("#accounts .passage").first
    first.locator("summary").press("Enter")
    first.locator("mark").first.wait_for()
    looked_at(page, "incident-passage")
    first.get_by_role("link", name="Open it in the report").press("Enter")
    page.wait_for_url("**/report/**")
    tie = page.locator(".tie:target")
    assert tie.count() == 1
    number = tie.get_attribute("data-claim")
    tie.press("Enter")  # to the claim in the list
    assert page.url.endswith(f"#l-{number}")
    page.locator(f"#l-{number}").get_by_role("link", name="its incident").press("Enter")
    page.wait_for_url(f"**/incident/{disputed.id}")


def test_why_an_incident_is_one(desk, page, many, looked_at):
    # What takes long comes when it is opened; the map when it is reached.
    page.goto(f"{desk}/incident/{many.id}")
    page.locator("#where").scroll_into_view_if_needed()
    page.locator("#where svg").first.wait_for()
    for title in ("Why these claims were joined", "Who held the place", "History and judgements"):
        part = page.locator("details.lazy", has_text=title)
        part.locator("summary").first.press("Enter")
        part.locator("table, li").first.wait_for()
    looked_at(page, "incident")


def test_an_account_is_split_off(desk, page, archive, many, looked_at):
    # By the keyboard, with a reason; it tells where the others are, and one button undoes it all.
    page.goto(f"{desk}/incident/{many.id}")
    page.get_by_role("link", name="Correct what belongs together").press("Enter")
    account = page.get_by_label("The account that tells of another event")
    account.focus()
    account.select_option(index=1)
    page.get_by_label("Why (may be left empty)").first.fill("another day")
    page.get_by_role("button", name="Split it off").press("Enter")
    told = page.locator(".card.told")
    told.get_by_text("Recorded: they are two events.").wait_for()
    assert told.locator("a[href^='/incident/']").count() > 0
    history = page.locator("details.lazy", has_text="History and judgements")
    history.locator("summary").first.press("Enter")
    history.get_by_role("button", name=re.compile("Undo")).first.wait_for()
    assert "another day" in history.inner_text()
    looked_at(page, "incident-judged")
    told.get_by_role("button", name="Undo this").press("Enter")
    page.get_by_text("Undone:").wait_for()
    assert len(commands.incident(archive, many.id).accounts) == len(many.accounts)


def test_a_report_with_its_claims(desk, page, archive, looked_at):
    # A claim in the list lights up its words, and the words lead to the claim; one stance alone.
    ids = [r.id for r, c in commands.claims(archive)]
    page.goto(f"{desk}/report/{max(sorted(set(ids)), key=ids.count)}")
    entry = page.locator(".claim .to").first
    entry.focus()
    assert page.locator("mark.lit").count() > 0
    number = page.locator("li.claim").first.get_attribute("data-claim")
    page.locator(f'mark[data-claims~="{number}"]').first.click()
    assert page.evaluate("document.activeElement.classList.contains('claim')")
    looked_at(page, "report")
    whole = page.locator("li.claim").count()
    page.get_by_label("Show claims that are").select_option(index=1)
    page.wait_for_url("**stance=**")
    assert 0 < page.locator("li.claim").count() < whole


def test_revisions_and_the_original(desk, page, archive, tmp_path, looked_at):
    # The page's texts are compared word by word; the original is downloaded as it came.
    for day, dead in ((4, 5), (6, 9)):
        file = tmp_path / f"{day}.html"
        file.write_text(CHANGED.format(day=f"{day:02}", dead=dead), "utf-8")
        list(commands.add(archive, [str(file)]))
    later = next(r for r, _ in commands.claims(archive) if "killed 9" in r.text)
    page.goto(f"{desk}/report/{later.id}")
    page.locator("#revisions summary").first.press("Enter")
    page.locator("#revisions ins").first.wait_for()
    assert "5" in page.inner_text("#revisions del")
    assert "9" in page.inner_text("#revisions ins")
    looked_at(page, "report-revisions")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="6.html").click()
    assert waiting.value.suggested_filename == "6.html"
    assert "killed 9" in Path(waiting.value.path()).read_text("utf-8")
