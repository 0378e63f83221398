"""An archive of the first form is brought up to date and keeps all that it held."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from onrecord.archive import Archive, Original, opening
from onrecord.errors import ArchiveError
from support import ENGINE, a_report, two_claims


@pytest.fixture
def old(tmp_path):
    """An archive file as the first version made it, with a report and two claims."""
    path = tmp_path / "old.db"
    with Archive.open(path, create=True) as archive:
        report = a_report(publisher="RT")
        archive.add(report, Original(b"x", "text/plain", "a.txt"), two_claims(report), ENGINE)
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with sqlite3.connect(path) as made, sqlite3.connect(tmp_path / "first.db") as first:
        engine = create_engine(f"sqlite:///{tmp_path / 'first.db'}")
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
            connection.commit()
        tables = {row[0] for row in first.execute("SELECT name FROM sqlite_master")}
        for table in ("engines", "reports", "originals", "readings", "claims", "spans", "places"):
            assert table in tables
            rows = made.execute(f"SELECT * FROM {table}").fetchall()
            marks = ",".join("?" * len(rows[0]))
            first.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    return tmp_path / "first.db"


def test_an_old_archive_keeps_its_claims_and_gets_the_new_tables(old):
    # Opened once, it is of the newest form; its readings wait to be linked.
    report = a_report(publisher="RT")
    with Archive.open(old) as archive:
        assert list(archive.claims()) == [(report, c) for c in two_claims(report)]
        with archive.joined() as tables:
            assert tables.unlinked() == 1
            assert tables.judgements() == []
        with archive._database.connect() as connection:
            version = connection.execute(text("SELECT version_num FROM alembic_version"))
            assert version.scalar_one() == opening.NEWEST


def test_an_archive_of_a_later_version_is_refused(old):
    # Its tables are left alone.
    with sqlite3.connect(old) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ArchiveError, match="newer onrecord"):
        Archive.open(old)


def test_addresses_of_an_old_archive_become_pages(old):
    # Two texts at one address are two revisions from now on: one of them counts.
    with sqlite3.connect(old) as db:
        for number, words in enumerate(("five died", "nine died"), 1):
            text = f"Shells hit the market of the town of Zarqand on Monday: {words}"
            told = (f"r{number}", text, "x", 0, "en", "https://news.example/a?utm_source=x")
            db.execute(
                "INSERT INTO reports (id, text, text_sha256, body_start, language, url,"
                " published, recorded_at) VALUES (?,?,?,?,?,?,?,?)",
                (*told, f"2024-03-0{number}", f"2024-03-0{number} 10:00:00.000000"),
            )
            db.execute(
                "INSERT INTO readings (report_id, engine_id, head, recorded_at)"
                f" VALUES ('r{number}', 1, '{{}}', '2024-03-05 10:00:00.000000')"
            )
    with Archive.open(old) as archive, archive.watching() as tables:
        (rows,) = tables.sightings().values()
        assert [(s.page, s.report) for s in rows] == [
            ("news.example/a", "r1"),
            ("news.example/a", "r2"),
        ]
    with sqlite3.connect(old) as db:
        left = (
            "SELECT report_id, superseded_at IS NULL FROM readings WHERE report_id IN ('r1', 'r2')"
        )
        assert dict(db.execute(left).fetchall()) == {"r1": 0, "r2": 1}
