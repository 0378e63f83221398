"""Hostile text changes nothing but the text that is shown, on every page."""

import json
import time

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.desk import application
from support_servers import a_database, serving
from support_twins import HOSTILE, by_route, filled, walked

PLACES = ["/", "/add", "/export", "/api", "/forecasts", "/origins", "/review", "/coding"]
MORE = ["/people", "/audit", "/review/history"]


@pytest.fixture(scope="session")
def twin_files(tmp_path_factory):
    """Archives of hostile and of harmless text, in SQLite files."""
    folder = tmp_path_factory.mktemp("twins")
    filled(folder / "bad.db", hostile=True)
    filled(folder / "good.db", hostile=False)
    return folder / "bad.db", folder / "good.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def twins(request, twin_files):
    """The same on each kind of database."""
    if request.param == "sqlite":
        return twin_files
    server = request.getfixturevalue("server")
    made = [a_database(server, name) for name in ("bad", "good")]
    filled(made[0], hostile=True)
    filled(made[1], hostile=False)
    return tuple(made)


def starts(archive):
    """Where a walk begins: the pages of the navigation, and one of each thing."""
    found = [f"/incident/{f.sketch.id}" for f in commands.incidents(archive)]
    found += [f"/report/{report.id}" for report in commands.reports(archive)]
    found += [f"/report/{report.id}/original" for report in commands.reports(archive)]
    return [*PLACES, *MORE, *found]


def test_the_hostile_text_is_there(twins):
    # Else the others would show nothing: every name stands somewhere in claims and heads.
    bad, _ = twins
    told = json.dumps([c.claimant.name for _, c in commands.claims(bad) if c.claimant])
    heads = [(r.title, r.publisher, r.url) for r in commands.reports(bad)]
    texts = "".join(report.text for report in commands.reports(bad))
    assert all(payload in texts for payload in HOSTILE)
    assert any("<script>" in (title or "") for title, _, _ in heads)
    assert any("<svg" in (title or "") for title, _, _ in heads)
    assert any("<" in publisher for _, publisher, _ in heads)
    assert "7*7" in told or "DROP" in told


def test_pages_are_made_of_the_same(twins):
    # Every page that links lead to has the elements and attributes of its harmless twin, but for
    # marks where characters that cannot be seen are.
    made = []
    for archive in twins:
        app = application(archive)
        with TestClient(app) as client:
            pages = walked(client, starts(archive))
        assert [bad for page in pages.values() for bad in page.bad] == []
        made.append(by_route(pages))
    bad, good = made
    assert set(bad) == set(good)
    assert len(good) >= 6
    for route, pages in good.items():
        wrong = [(a, b) for a, b in zip(bad[route], pages, strict=False) if a != b]
        assert (len(bad[route]), wrong[:1]) == (len(pages), []), route


def test_the_interface_tells_it_unchanged(twins):
    # As it stands in the report, in every answer; an export and a dossier as well.
    for archive in twins[:1]:
        with TestClient(application(archive)) as client:
            claims = client.get("/api/v1/claims", params={"limit": 100}).json()["claims"]
            assert claims
            for claim in claims:
                text = client.get(f"/api/v1/reports/{claim['report']['id']}/text").json()["text"]
                for words in claim["evidence"]:
                    start, end = words["span"]
                    assert text[start:end] == words["text"]
            for form in commands.formats():
                told = client.get("/api/v1/export", params={"form": form})
                assert told.status_code == 200, form
            dossier = client.get("/api/v1/export", params={"form": "dossier"}).text
            assert "<script>alert" not in dossier
            assert "<img src=x" not in dossier


def test_no_script_runs_in_a_browser(twins, page):
    # One page of each kind beside its twin: no dialog, no error, as many elements, no wider.
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    counts = []
    for archive in twins:
        some = starts(archive)[len(PLACES) + len(MORE) :]
        paths, seen = [*PLACES[:3], *(path for path in some if "orig" not in path)], []
        with serving(archive) as desk:
            for path in paths:
                answer = page.goto(f"{desk}{path}")
                page.wait_for_load_state("networkidle")
                wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                if answer.status == 200:
                    assert wide <= 0, f"{path} is {wide} pixels wider than a {page.size}"
                made = page.evaluate("document.querySelectorAll('*:not(span[title])').length")
                seen.append(made if path != "/" else 0)  # the overview lists origins
        counts.append(sorted(seen))
    assert asked == []
    assert counts[0] == counts[1]
    page.wrong[:] = [line for line in page.wrong if "404" not in line]  # pages not there yet


STRANGE = [
    {"text": "Rebels left the town of Qusayr.\u0000 The army said.", "title": "nul \u0000"},
    {"text": "Rebels left \ud800 the town of Qusayr.", "title": "half a letter"},
    {"text": "Rebels left the town of Qusayr, the army said.", "title": "T" * 1_000_000},
    {"text": "Rebels left the town of Homs, the army said.", "publisher": "P" * 1_000_000},
    {"text": f"Rebels of {'N' * 20_000} left the town of Homs, the army said.", "title": "long"},
    {"text": "Rebels left Hama, the army said.", "url": "https://example.org/" + "u" * 1_000_000},
    {"text": "Rebels left Idlib, the army said.", "url": "javascript:alert(1)"},
]


@pytest.mark.parametrize("archive", ["sqlite", "postgresql"], indirect=True)
def test_strange_text_is_added_or_refused(archive):
    # Through the form: NUL, half letters, names of a million letters. No page fails or swells.
    lines = "\n".join(json.dumps({"published": "2013-06-05"} | one) for one in STRANGE)
    files = [("files", ("x" * 1000 + ".jsonl", lines.encode()))]
    with TestClient(application(archive)) as client:
        page = client.post("/add", files=files)
        id_ = str(page.url).rpartition("/")[2]
        while not (told := client.get(f"/api/v1/jobs/{id_}").json())["over"]:
            time.sleep(0.2)
        assert told["phase"] == "done"
        assert len(told["reports"]) + len(told["missed"]) >= len(STRANGE)
        assert all(one["do"] for one in told["missed"])
        start = [f"/add/{id_}", "/add", *(f"/report/{r['id']}" for r in told["reports"])]
        for path, made in walked(client, start, 60).items():
            assert made.bad == [], path
            if not path.startswith("/report/"):
                assert len(client.get(path).content) < 1_000_000, path


@pytest.mark.parametrize("path", ["/export?place=%00", "/api/v1/claims?actor=%00", "/incident/%00"])
@pytest.mark.parametrize("archive", ["postgresql"], indirect=True)
def test_a_nul_in_an_address_is_refused(archive, path):
    # PostgreSQL keeps no text with it: no question with it gets that far.
    with TestClient(application(archive)) as client:
        assert client.get(path).status_code in (400, 404, 422)
