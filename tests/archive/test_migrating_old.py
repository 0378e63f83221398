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
