"""What the overview answers: counts, points for the map, and what cannot be read or shown."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import commands
from onrecord.archive import Archive
from onrecord.desk import application

REPORTS = Path(__file__).parents[2] / "demo" / "reports"


def told(archive, address):
    """What the desk answers to an address."""
    with TestClient(application(archive)) as client:
        return client.get(address)


def test_counts_say_what_they_count(archive):
    # Incidents, claims, reports and origins, and how many have no place or day.
    found = list(commands.incidents(archive))
    page = told(archive, "/").text
    nowhere = sum(f.sketch.place is None or f.sketch.place.latitude is None for f in found)
    undated = sum(not f.sketch.dated for f in found)
    assert f"{len(found)} incidents, told in" in page
    assert f"{nowhere} without a place" in page
    assert f"{undated} without a day" in page
    without = told(archive, "/?without=place").text
    assert f'<h2 id="found-told">{nowhere} incidents</h2>' in without


def test_points_are_those_with_a_place(archive):
    # Compact columns of one length; an uncertain place keeps its radius, an open day is null.
    found = {f.sketch.id: f.sketch for f in commands.incidents(archive)}
    points = told(archive, "/data/points").json()
    assert set(points["id"]) == {i for i, s in found.items() if s.place and s.place.latitude}
    for at, incident in enumerate(points["id"]):
        place = found[incident].place
        assert points["latitude"][at] == pytest.approx(place.latitude, abs=1e-3)
        assert points["longitude"][at] == pytest.approx(place.longitude, abs=1e-3)
        assert points["radius"][at] == place.radius_km
        assert points["precisions"][points["precision"][at]] == place.precision
    narrowed = told(archive, "/data/points?type=shelling").json()
    assert {found[i].type for i in narrowed["id"]} == {"shelling"}


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/?since=soon", "soon is no day"),
        ("/?since=2014-01-01&until=2013-01-01", "is after"),
        ("/?box=1,2,3", "no frame of a map"),
        ("/?box=nan,nan,nan,nan", "no frame of a map"),
        ("/?type=" + "x" * 300, "too long"),
    ],
)
def test_an_address_that_cannot_be_read(made, address, words):
    # What is wrong is told, with what to do.
    answer = told(made, address)
    assert answer.status_code == 422
    assert words in answer.text


@pytest.mark.parametrize(
    "address",
    ["/?type=no_such", "/?page=999", "/?search=%00%27%22%3Cscript%3E", "/?without=x&page=-1"],
)
def test_an_odd_address_finds_what_it_finds(made, address):
    # Unknown values find nothing and stay visible as conditions.
    answer = told(made, address)
    assert answer.status_code == 200
    assert "<script>" not in answer.text.partition("<main")[2]


def test_an_empty_archive_says_what_to_do(tmp_path, made):
    # Without reports, and with reports that nobody has linked.
    with Archive.open(tmp_path / "empty.db", create=True):
        pass
    answer = told(tmp_path / "empty.db", "/")
    assert answer.status_code == 200
    assert "The archive is empty" in answer.text
    report = min(p for p in REPORTS.iterdir() if p.is_file())
    list(commands.add(tmp_path / "unlinked.db", [str(report)]))
    assert "Nothing is linked yet" in told(tmp_path / "unlinked.db", "/").text


def test_what_is_shown_is_what_is_exported(made):
    # Conditions that only the overview knows lead to the export with as many incidents.
    with TestClient(application(made), base_url="http://127.0.0.1") as client:
        page = client.get("/?type=shelling&type=capture&disputed=no").text
        shown = int(page.partition('<h2 id="found-told">')[2].partition(" ")[0])
        link = page.partition(">Export what")[0].rpartition('href="')[2].rstrip('"')
        export = client.get(link.replace("&amp;", "&")).text
        assert f"The {shown} incidents that the" in export
        assert "not disputed" in export
        assert 'name="shown" value="type=shelling&amp;type=capture&amp;disputed=no"' in export
        assert "no incident is shown" in client.get("/export?type=no_such&shown=1").text


def test_files_come_packed_and_are_asked_after(made):
    # Packed for who takes it, plain for who does not, nothing for who has it.
    with TestClient(application(made), base_url="http://127.0.0.1") as client:
        packed = client.get("/static/overview.js")
        assert packed.headers["content-encoding"] == "gzip"
        plain = client.get("/static/overview.js", headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.content == packed.content
        mark = {"if-none-match": packed.headers["etag"]}
        assert client.get("/static/overview.js", headers=mark).status_code == 304
        points = client.get("/data/points")
        mark = {"if-none-match": points.headers["etag"]}
        assert client.get("/data/points", headers=mark).status_code == 304
