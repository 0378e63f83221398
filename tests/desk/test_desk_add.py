"""Add: what is sent is read by another process, joined, and shown as it comes."""

import itertools
import os
import signal
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application
from onrecord.desk.adding_given import MOST_BYTES

TEXT = "Rebels captured the village of Dabaa on Monday and killed seven soldiers, the army said."
OTHER = "Shelling by the army killed four civilians in the town of Qusayr on Sunday, a medic said."
FORM = {"title": "Rebels take Dabaa", "text": TEXT, "published": "2013-06-05", "publisher": "Wire"}
BREAD = "The baker sold two hundred loaves on the day of the football championship."
TABLE = (
    f'title,text,date,publisher\nDabaa,"{TEXT}",2013-06-05,Wire\nLoaves,"{BREAD}",2013-06-05,Wire\n'
)
LONG_S = 90


def over(client, where):
    """Wait until a job is over; its state."""
    id_ = str(where).rpartition("/")[2]
    until = time.monotonic() + LONG_S
    while time.monotonic() < until:
        told = client.get(f"/api/v1/jobs/{id_}").json()
        if told["over"]:
            return told
        time.sleep(0.1)
    raise AssertionError(f"not over after {LONG_S} seconds: {told}")


def reading(client):
    """Wait until the process that reads is at work; its number."""
    until = time.monotonic() + LONG_S
    while time.monotonic() < until:
        jobs = client.get("/api/v1/jobs").json()
        if jobs[-1]["phase"] == "reading":
            return client.app.state.desk.works.process("add")
        time.sleep(0.02)
    raise AssertionError("it never read")


def texts(archive):
    """The titles of the reports of an archive."""
    return {report.title for report in commands.reports(archive)}


@pytest.mark.parametrize("archive", ["sqlite", "postgresql"], indirect=True)
def test_files_texts_and_addresses_are_added(archive):
    # In one go: the report is joined and linked to, what fails says why, under its own name.
    files = [
        ("files", ("notes/other.txt", OTHER.encode())),
        ("files", ("<b>picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100))),
    ]
    with TestClient(application(archive)) as client:
        form = FORM | {"addresses": "http://127.0.0.1:9/secret"}
        page = client.post("/add", data=form, files=files)
        told = over(client, page.url)
        assert (told["phase"], told["problem"]) == ("done", None)
        assert told["reports"][0]["source"] == "notes/other.txt"
        assert {r["title"] for r in told["reports"]} >= {"Rebels take Dabaa"}
        assert all(r["claims"] and r["new"] for r in told["reports"])
        missed = {m["source"]: m["reason"] for m in told["missed"]}
        assert missed["http://127.0.0.1:9/secret"] == "127.0.0.1 is not a public address"
        assert "png" in missed["<b>picture.png"].lower()
        shown = client.get(page.url).text
        assert "&lt;b&gt;picture.png" in shown
        for report in told["reports"]:
            assert f'href="/report/{report["id"]}"' in shown
            claims = commands.claims(archive, commands.ClaimFilter(report=report["id"]))
            assert all(f'href="/review/{c.id}"' in shown for _, c in itertools.islice(claims, 4))
        assert "killed 7" in shown, "of a claim the figures stand there, too"
        assert commands.unlinked(archive) == 0
        tried = over(client, client.post(f"{page.url}/again").url)
        assert {m["source"] for m in tried["missed"]} == set(missed)
    folder = commands.uploads(str(archive))
    kept = [path.name for path in folder.rglob("files/*")]
    assert kept == ["0001.png"], "of what is sent only what failed is kept, under safe names"


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
def test_what_is_turned_away_is_told_and_read_when_asked(archive):
    # Of a table the gate turns away what is not about conflict; a text by itself is always read.
    files = [("files", ("news.csv", TABLE.encode()))]
    with TestClient(application(archive)) as client:
        page = client.post("/add", data={}, files=files)
        told = over(client, page.url)
        assert told["turned_away"] == 1, told
        assert {r["title"] for r in told["reports"] if r["turned_away"]} == {"Loaves"}
        shown = client.get(page.url).text
        assert "1 report of them not about conflict" in shown
        assert "“Read everything”" in shown and ">not read<" in shown
        again = over(client, client.post("/add", data={"everything": "true"}, files=files).url)
        assert (again["turned_away"], again["missed"]) == (0, [])
        assert not list(commands.reports(archive, turned_away=True))
        pasted = {"title": "Tarts", "text": f"{BREAD} So were tarts.", "published": "2013-06-05"}
        assert over(client, client.post("/add", data=pasted).url)["turned_away"] == 0


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
def test_a_reader_that_dies_is_started_again(archive):
    # Killed in the middle, by the system or for want of memory: the job goes on to its end.
    with TestClient(application(archive)) as client:
        page = client.post("/add", data=FORM)
        os.kill(reading(client), signal.SIGKILL)
        told = over(client, page.url)
        assert (told["phase"], len(told["reports"]), told["missed"]) == ("done", 1, [])
    assert "Rebels take Dabaa" in texts(archive)


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
def test_a_desk_that_is_started_again_goes_on(archive):
    # Stopped in the middle of the first of two; the next desk reads both.
    with TestClient(application(archive)) as client:
        files = [("files", ("other.txt", OTHER.encode()))]
        page = client.post("/add", data=FORM, files=files)
        reading(client)
    with TestClient(application(archive)) as client:
        told = over(client, page.url)
        assert (told["phase"], told["at"]) == ("done", 2)
        assert len(told["reports"]) == 2
    assert commands.unlinked(archive) == 0


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
def test_adding_is_cancelled(archive):
    # At once; what waits behind it is done, and what was left can be gone on with.
    with TestClient(application(archive)) as client:
        first = client.post("/add", data=FORM)
        second = client.post("/add", data=FORM | {"text": OTHER, "title": "Shelling"})
        assert "1 job before it" in second.text
        reading(client)
        client.post(f"{first.url}/cancel")
        assert over(client, first.url)["phase"] == "cancelled"
        assert over(client, second.url)["phase"] == "done"
        assert "Rebels take Dabaa" not in texts(archive)
        over(client, client.post(f"{first.url}/again").url)
    assert "Rebels take Dabaa" in texts(archive)


@pytest.mark.parametrize("archive", ["sqlite"], indirect=True)
def test_what_is_too_much_or_nothing_is_refused(archive):
    # Before anything is kept, in words.
    with TestClient(application(archive)) as client:
        assert "nothing was given" in client.post("/add", data={"title": "only"}).text
        wrong = client.post("/add", data={"addresses": "file:///etc/passwd"})
        assert (wrong.status_code, "no address of a page" in wrong.text) == (422, True)
        late = client.post("/add", data=FORM | {"published": "yesterday"})
        assert "published" in late.text
        much = {"content-length": str(MOST_BYTES + 1), "content-type": "multipart/form-data; b=x"}
        assert client.post("/add", content=b"", headers=much).status_code == 413
        nothing = {"title": "", "texts": [], "addresses": []}
        assert client.post("/api/v1/jobs", json=nothing).status_code == 422
    assert not list(commands.uploads(str(archive)).glob("*/job.json"))


def test_adding_in_a_browser(desk, page, looked_at, tmp_path):
    # From choosing a file to its claims; at a phone's width the form alone.
    page.goto(f"{desk}/add")
    looked_at(page, "add")
    if page.size == "phone":
        return
    file = Path(tmp_path / "report.txt")
    file.write_text(f"{TEXT}\n", "utf-8")
    page.get_by_label("Files", exact=True).set_input_files(file)
    assert "report.txt" in page.inner_text("#chosen")
    page.get_by_label("Published on").fill("2013-06-05")
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator("#reports li").first.wait_for(timeout=60_000)
    page.locator("#job .agreed").wait_for(timeout=60_000)
    assert "seven soldiers" in page.inner_text("#reports")
    assert page.locator("#reports > li").count() == 1
    looked_at(page, "added")
    page.locator("#reports a").first.click()
    assert "seven soldiers" in page.inner_text("main")
