"""Export: what is on the screen leaves the desk in every format, written by another process."""

import csv
import io
import json
import re
import time
import zipfile

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application

FILE = re.compile(r'href="(/export/[0-9a-f]+/[^"]+)"')


@pytest.fixture
def client(archive):
    """A client of the desk of a fresh archive."""
    with TestClient(application(archive)) as opened:
        yield opened


def export(client, **form):
    """Export with a form; gives the last page and the files by name."""
    page = client.post("/export", data=form)
    assert page.status_code == 200, page.text
    until = time.monotonic() + 60
    while "every 1s" in page.text and time.monotonic() < until:
        time.sleep(0.1)
        page = client.get(page.url)
    files = {href.rpartition("/")[2]: client.get(href) for href in FILE.findall(page.text)}
    return page, files


def test_every_format_leaves_the_desk(client):
    # Each under a name of its own, with what it cannot carry told beside it.
    for form in commands.formats().values():
        page, files = export(client, form=form.name)
        main = f"onrecord-{form.name}{form.suffix or '.zip'}"
        assert files[main].status_code == 200, form.name
        assert files[main].content
        shown = "inline" if form.suffix == ".html" else "attachment"
        assert files[main].headers["content-disposition"] == f'{shown}; filename="{main}"'
        for lack in form.lacks[:1]:
            assert lack[:40].partition("'")[0] in page.text
    _, files = export(client, form="datapackage")
    told = zipfile.ZipFile(io.BytesIO(files["onrecord-datapackage.zip"].content))
    assert "datapackage.json" in told.namelist()


def test_what_is_on_the_screen_is_exported(archive, client):
    # The same filter as the command's; the conditions stand in what says how it was made.
    _, files = export(
        client, form="csv", type="capture", least="2", rule="lowest", without_names="true"
    )
    rows = list(csv.DictReader(io.StringIO(files["onrecord-csv.csv"].text)))
    wanted = commands.IncidentFilter(type="capture", least=2)
    assert {r["id"] for r in rows} == {f.sketch.id for f in commands.incidents(archive, wanted)}
    about = json.loads(files["onrecord-csv.csv.about.json"].text)
    assert about["rule"] == "lowest"
    assert "names" in json.dumps(about)


def test_one_incident_is_exported(archive, client):
    # By its id, as the incident's own page asks.
    one = next(iter(commands.incidents(archive))).sketch.id
    assert one in client.get("/export", params={"incident": one}).text
    _, files = export(client, form="incidents", incident=one)
    (line,) = files["onrecord-incidents.jsonl"].text.splitlines()
    assert json.loads(line)["id"] == one


def test_what_makes_no_sense_is_told(client):
    # In words, before anything is begun, and after.
    assert "there is no format doc" in client.post("/export", data={"form": "doc"}).text
    page, files = export(client, form="csv", rule="fairest")
    assert "there is no rule" in page.text
    assert files == {}
    assert client.get("/export/00000000000000000000").status_code == 404


def test_an_export_is_a_file_for_programs_too(archive, client):
    # One request, the file in its answer; with an unknown rule the error.
    told = client.get("/api/v1/export", params={"form": "incidents", "type": "capture"})
    wanted = commands.IncidentFilter(type="capture")
    ids = {json.loads(line)["id"] for line in told.text.splitlines()}
    assert ids == {f.sketch.id for f in commands.incidents(archive, wanted)}
    wrong = client.get("/api/v1/export", params={"form": "csv", "rule": "fairest"})
    assert (wrong.status_code, "no rule" in wrong.json()["error"]) == (422, True)


def test_exporting_in_a_browser(desk, page, looked_at):
    # From the form to the file, and a dossier in a tab of its own.
    page.goto(f"{desk}/export?type=capture")
    looked_at(page, "export")
    page.get_by_role("radio", name="csv .csv", exact=True).check()
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save onrecord-csv.csv", exact=True).click()
    assert download.value.suggested_filename == "onrecord-csv.csv"
    looked_at(page, "exported")
    page.get_by_role("link", name="Another export").click()
    page.get_by_role("radio", name="dossier").check()
    page.get_by_role("button", name="Export").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open onrecord-dossier.html").click()
    assert opened.value.locator("h1").count() == 1
