"""People at the desk in a real browser: who comes, what they may see, and what is noted of it."""

import pytest
from test_access import PASSWORD

from onrecord import commands
from support_servers import serving

BOSS = "Maya Haddad"
NEW = "seven lanterns over water"
REFUSED = "Failed to load resource: the server responded with a status of 4"


@pytest.fixture
def desk_with_login(archive):
    """The desk of a fresh copy of the archive, with login and an administrator; its address."""
    commands.users_add(archive, BOSS, PASSWORD, role="administrator")
    with serving(archive, login=True) as address:
        yield address


def come_in(page, desk, name, password=PASSWORD):
    """Log in by the form."""
    page.goto(f"{desk}/login")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def leave(page):
    """Log out."""
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("heading", name="Log in").wait_for()


def refused(page):
    """Forget what the browser says of answers that refuse; they are what is tested."""
    assert page.wrong
    assert all(said.startswith(REFUSED) for said in page.wrong)
    page.wrong.clear()


def test_somebody_is_added_comes_in_and_goes(desk_with_login, page, archive, looked_at):
    # An administrator adds them to a group; they change the password, make and use a token.
    desk = desk_with_login
    page.goto(f"{desk}/people")
    looked_at(page, "login")
    come_in(page, desk, BOSS)
    page.get_by_role("link", name="People").click()
    new = page.get_by_role("region", name="Add a user")
    new.get_by_label("Name").fill("Layla Saleh")
    new.get_by_label("Password").fill(PASSWORD)
    new.get_by_label("Role").select_option("coder")
    new.get_by_label("Groups").fill("monitors")
    new.get_by_role("button", name="Add the user").click()
    page.get_by_text("Added: they can log in now.").wait_for()
    page.get_by_text("Layla Saleh").click()
    page.get_by_label("Role").first.wait_for()
    looked_at(page, "people")
    leave(page)
    come_in(page, desk, "layla saleh")
    page.get_by_role("link", name="Layla Saleh").click()
    page.get_by_label("Your password now").fill(PASSWORD)
    page.get_by_label("New password (12").fill(NEW)
    page.get_by_label("New password again").fill(NEW)
    page.get_by_role("button", name="Change the password").click()
    page.get_by_text("The password is changed.").wait_for()
    page.get_by_label("What it is for").fill("the weekly table")
    page.get_by_label("Days").fill("30")
    page.get_by_role("button", name="Make a token").click()
    page.get_by_text("It is shown this once").wait_for()
    looked_at(page, "me")
    secret = page.get_by_role("status").locator("code").inner_text()
    program = {"Authorization": f"Bearer {secret}"}
    asked = f"{desk}/api/v1/incidents?limit=1"
    assert page.request.get(asked, headers=program).status == 200
    page.get_by_role("button", name="End the token the weekly table").click()
    page.get_by_text("The token has ended.").wait_for()
    assert page.request.get(asked, headers=program).status == 401
    leave(page)
    assert [u.groups for u in commands.users_list(archive) if u.name == "Layla Saleh"] == [
        ("monitors",)
    ]


def test_guessing_has_to_wait(desk_with_login, page, looked_at):
    # Five wrong passwords; then even the right one waits, and the page says how long.
    for number in range(5):
        come_in(page, desk_with_login, BOSS, f"wrong guess number {number}")
        page.get_by_text("the name or the password is not right").wait_for()
    come_in(page, desk_with_login, BOSS)
    page.get_by_text("there were too many tries").wait_for()
    page.get_by_text("wait").first.wait_for()
    looked_at(page, "login-wait")
    refused(page)


def test_what_only_a_group_may_see(desk_with_login, page, archive, looked_at):
    # Restricted on the page of people; not there for one, there for the other, and in the trail.
    desk, found = desk_with_login, max(commands.incidents(archive), key=lambda f: f.sketch.reports)
    incident, source = found.sketch.id, "Levant Wire"
    commands.users_add(archive, "Omar", PASSWORD, groups=["others"])
    commands.users_add(archive, "Layla", PASSWORD, groups=["monitors"])
    come_in(page, desk, BOSS)
    page.get_by_role("link", name="People").click()
    for kind, what in (("incident", f"{desk}/incident/{incident}"), ("source", source.lower())):
        page.get_by_label("Restrict", exact=True).select_option(kind)
        page.get_by_label("Which").fill(what)
        page.get_by_label("to groups").fill("monitors")
        page.get_by_role("button", name="Restrict", exact=True).click()
        page.get_by_text("Restricted: ").wait_for()
    looked_at(page, "people-restricted")
    leave(page)
    come_in(page, desk, "Omar")
    page.goto(f"{desk}/incident/{incident}")
    page.get_by_role("heading", name="Not found").wait_for()
    looked_at(page, "incident-withheld")
    page.goto(desk)
    assert incident not in page.content()
    leave(page)
    refused(page)
    come_in(page, desk, "Layla")
    page.goto(f"{desk}/incident/{incident}")
    page.get_by_role("heading", level=1).wait_for()
    page.goto(f"{desk}/export?incident={incident}")
    page.get_by_role("button", name="Export").click()
    page.get_by_role("link", name="onrecord-").first.wait_for()
    leave(page)
    come_in(page, desk, BOSS)
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Audit trail").click()
    looked_at(page, "audit")
    page.get_by_label("What", exact=True).fill(incident)
    page.get_by_role("button", name="Show").click()
    told = page.get_by_role("row").filter(has_text="Layla")
    assert told.filter(has_text="exported").count()
    assert told.filter(has_text="saw").count()
    assert not page.get_by_role("row").filter(has_text="Omar").count()
    looked_at(page, "audit-of-one")
