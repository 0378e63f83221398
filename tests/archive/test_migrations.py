"""The migrations make the tables that the models describe."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from onrecord.archive import Archive, opening
from onrecord.archive.models import Table


def test_migrations_and_models_agree(tmp_path):
    # A table or column changed without a migration shows here.
    archive = Archive.open(tmp_path / "war.db", create=True)
    with archive._database.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Table.metadata) == []


def test_the_newest_migration_is_the_one_opened_with():
    # `opening.NEWEST` spares loading Alembic; it must not be forgotten.
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [opening.NEWEST]


def test_an_archive_is_made_once_by_two_programs(tmp_path):
    # The second to come finds the tables there.
    first = Archive.open(tmp_path / "war.db", create=True)
    second = Archive.open(tmp_path / "war.db", create=True)
    assert first.count() == second.count()
