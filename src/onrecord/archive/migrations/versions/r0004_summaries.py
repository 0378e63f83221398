"""A form of the archive: tables of summaries."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of summaries; each incident that stands waits for its summary."""
    op.create_table(
        "summaries",
        sa.Column("incident", sa.String(length=64), nullable=False),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("incident", name=op.f("pk_summaries")),
    )
    op.create_index(op.f("ix_summaries_stamp"), "summaries", ["stamp"], unique=False)
    empty = sa.text("body IS NULL")
    op.create_index(
        "ix_summaries_empty",
        "summaries",
        ["incident"],
        unique=False,
        sqlite_where=empty,
        postgresql_where=empty,
    )
    _origins()
    op.execute(
        "INSERT INTO summaries (incident, stamp) "
        "SELECT DISTINCT incident, 1 FROM memberships WHERE withdrawn_in IS NULL"
    )


def _origins() -> None:
    op.create_table(
        "summary_origins",
        sa.Column("incident", sa.String(length=64), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("publishers", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("told_first", sa.Boolean(), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("agrees", sa.Integer(), nullable=False),
        sa.Column("contradicts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("incident", "key", name=op.f("pk_summary_origins")),
    )
    op.create_index(op.f("ix_summary_origins_key"), "summary_origins", ["key"], unique=False)
