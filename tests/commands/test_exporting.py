"""`export`: files of every format, what is withheld, and what is refused."""

import json
from dataclasses import replace
from datetime import date

import pytest

from onrecord import commands
from onrecord.archive import Archive
from onrecord.errors import ArchiveError, SettingsError
from support import ENGINE, a_report, two_claims
from support_exports import bundle, fill, large_archive
from support_incidents import ORIGINAL

TEXT = "{}\n\nThe army took Qusayr on Wednesday. More than 500 rebels died, the army said."


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    """Two papers on the fall of Qusayr, linked."""
    path = tmp_path_factory.mktemp("war") / "war.db"
    with Archive.open(path, create=True) as archive:
        for publisher in ("RT", "SANA"):
            own = " ".join(f"{publisher.lower()}{number}" for number in range(60))
            text = TEXT.format(f"{publisher}\n\n{own}.")
            report = a_report(text, publisher=publisher, published=date(2013, 6, 5))
            archive.add(report, ORIGINAL, two_claims(report), ENGINE)
    commands.link(path)
    return path


@pytest.mark.parametrize("name", sorted(set(commands.formats()) - {"datapackage"}))
def test_every_format_is_written(war, tmp_path, name):
    # From an archive to files that are there, with their counts.
    written = commands.export(war, name, tmp_path / f"out{commands.formats()[name].suffix or ''}")
    assert all(path.exists() for path in written.paths)
    assert written.counts
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_what_made_an_export_stands_beside_it(war, tmp_path):
    # Rule, filters and versions travel with the file.
    asked = commands.IncidentFilter(place="SY")
    commands.export(war, "csv", tmp_path / "w.csv", asked, rule="lowest", licence="CC0-1.0")
    told = json.loads((tmp_path / "w.csv.about.json").read_text("utf-8"))
    assert (told["rule"], told["asked"], told["licence"]) == ("lowest", {"place": "SY"}, "CC0-1.0")
    assert told["engines"] == [f"{ENGINE.name} {ENGINE.version}"]


def test_claims_hold_the_contract(war, tmp_path):
    # One line a claim, equal to what the archive gives.
    from onrecord.records import to_published

    commands.export(war, "claims", tmp_path / "c.jsonl")
    lines = [json.loads(x) for x in (tmp_path / "c.jsonl").read_text("utf-8").splitlines()]
    key = lambda row: row["id"]  # noqa: E731
    held = [to_published(claim, report) for report, claim in commands.claims(war)]
    assert sorted(lines, key=key) == sorted(held, key=key)


def test_a_coarse_export_tells_nothing_finer(war, tmp_path):
    # Neither the town nor its coordinates, nor words that name it.
    for name in ("incidents", "claims", "csv", "geojson", "hxl", "ftm", "plover"):
        out = tmp_path / f"{name}.txt"
        commands.export(war, name, out, precision="admin1")
        told = out.read_text("utf-8")
        assert [word for word in ("Qusayr", "Quşayr", "173322") if word in told] == []
        assert "34.5078" not in told
        assert "Homs" in told


def test_a_delay_holds_back_what_is_new(war, tmp_path):
    # Until the day has passed, and says how much.
    for day, rows in ((date(2013, 6, 10), 0), (date(2013, 7, 10), 1)):
        out = tmp_path / f"{day}.jsonl"
        written = commands.export(war, "incidents", out, as_of=day, delay=14)
        assert (written.counts["incidents"] > 0) == (rows > 0)
        told = json.loads((tmp_path / f"{day}.jsonl.about.json").read_text("utf-8"))
        assert (told["held_back"] > 0) == (rows == 0)


def test_one_incident_by_its_id(war, tmp_path):
    # The beginning of an id is enough.
    first = next(commands.incidents(war)).sketch.id
    written = commands.export(war, "incidents", tmp_path / "o.jsonl", ids=[first[:6]])
    assert written.counts["incidents"] == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"form": "shapefile"}, "no format"),
        ({"rule": "fairest"}, "no rule"),
        ({"delay": -1}, "makes no sense"),
        ({"texts": True, "without_names": True}, "withheld"),
        ({"ids": ["feedbeef"]}, "there is no incident"),
    ],
)
def test_what_cannot_be_exported(war, tmp_path, options, message):
    # Each says why, and leaves nothing behind.
    form = options.pop("form", "csv")
    with pytest.raises((SettingsError, ArchiveError), match=message):
        commands.export(war, form, tmp_path / "x.csv", **options)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_unless_forced(war, tmp_path):
    # Nothing is overwritten by mistake.
    out = tmp_path / "w.csv"
    out.write_text("mine", "utf-8")
    with pytest.raises(SettingsError, match="there already"):
        commands.export(war, "csv", out)
    assert out.read_text("utf-8") == "mine"
    commands.export(war, "csv", out, force=True)
    assert out.read_text("utf-8").startswith("id,type")


def test_neither_the_archive_nor_a_folder_is_written_over(war, tmp_path):
    # Not even with force: only an earlier data package may be replaced by a new one.
    with pytest.raises(SettingsError, match="the archive itself"):
        commands.export(war, "csv", war, force=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    for form in ("csv", "datapackage"):
        with pytest.raises(SettingsError, match="other things"):
            commands.export(war, form, tmp_path / "mine", force=True)
    commands.export(war, "datapackage", tmp_path / "new")
    commands.export(war, "datapackage", tmp_path / "new", force=True)
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_an_export_that_breaks_leaves_what_was_there(war, tmp_path, monkeypatch):
    # A writer that fails in the middle: the old file stands, and no half file beside it.
    out = tmp_path / "x.csv"
    out.write_text("mine")

    def breaks(_, to):
        to.write_text("half")
        raise ArchiveError("the disk is full", "make room")

    monkeypatch.setattr("onrecord.exports.writer_of", lambda name: breaks)
    with pytest.raises(ArchiveError):
        commands.export(war, "csv", out, force=True)
    assert out.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [out]


def test_an_archive_that_was_not_linked_says_what_to_do(tmp_path):
    # There are no incidents to be exported yet.
    fill(tmp_path / "a.db", 3)
    with pytest.raises(ArchiveError, match="onrecord link"):
        commands.export(tmp_path / "a.db", "csv", tmp_path / "x.csv")
    assert not (tmp_path / "x.csv").exists()


def test_claims_of_what_is_held_back_are_held_back(tmp_path):
    # Whichever account has it last; incidents and claims agree on what is out.
    archive = large_archive(tmp_path, 60)
    with bundle(archive) as whole:
        days = sorted(c.event.period.end for _, c in whole.claims())
    today = (date.today() - days[30]).days
    with bundle(archive, delay=today) as told:
        incidents, claims = list(told.incidents()), list(told.claims())
    assert incidents and told.about.held_back
    assert {c.id for _, c in claims} == {t.claim.id for i in incidents for t in i.testimonies}
    assert max(c.event.period.end for _, c in claims) <= days[30]


def test_control_of_what_is_held_back_is_held_back(tmp_path):
    # Two accounts of one capture, the second of a later day: neither tells who holds the town yet.
    path = tmp_path / "war.db"
    with Archive.open(path, create=True) as archive:
        for publisher, day in (("RT", date(2013, 6, 5)), ("SANA", date(2013, 6, 20))):
            own = " ".join(f"{publisher.lower()}{number}" for number in range(60))
            report = a_report(TEXT.format(f"{publisher}\n\n{own}."), publisher=publisher)
            taken, _ = two_claims(report)
            period = replace(taken.event.period, start=day, end=day)
            taken = replace(taken, event=replace(taken.event, period=period))
            archive.add(report, ORIGINAL, (taken,), ENGINE)
    commands.link(path)
    captures = [c.id for _, c in commands.claims(path, commands.ClaimFilter(type="capture"))]
    commands.judge(path, "same", captures, by="ann")
    today = (date.today() - date(2013, 6, 10)).days
    with bundle(path) as told:
        assert list(told.control())
    with bundle(path, delay=today) as told:
        assert told.about.held_back
        assert not list(told.claims())
        assert not list(told.control())


def test_the_filters_tell_nothing_that_is_withheld(war, tmp_path):
    # A town that was asked for would tell where every row of a coarse export lies.
    asked = commands.IncidentFilter(place="Qusayr", actor="Syrian Army")
    commands.export(war, "csv", tmp_path / "w.csv", asked, precision="admin1", without_names=True)
    told = json.loads((tmp_path / "w.csv.about.json").read_text("utf-8"))
    assert told["asked"] == {"place": "[withheld]", "actor": "[withheld]"}


@pytest.mark.parametrize(
    ("form", "name", "words"),
    [
        ("csv", "w.xlsx", "end it in .csv, or ask for --as xlsx"),
        ("geojson", "w.GeoJSON.csv", "end it in .geojson, or ask for --as csv"),
        ("datapackage", "w.html", "a name for a folder, or ask for --as dossier"),
    ],
)
def test_the_ending_of_another_format_is_refused(war, tmp_path, form, name, words):
    # A table called .xlsx opens nowhere; endings that no format has are the user's own affair.
    with pytest.raises(SettingsError, match=words):
        commands.export(war, form, tmp_path / name)
    assert not list(tmp_path.iterdir())
    assert commands.export(war, "csv", tmp_path / "w.txt").paths
