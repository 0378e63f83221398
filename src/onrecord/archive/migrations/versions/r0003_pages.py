"""The third form: pages and their changes, items of pages, and what is watched."""

import sqlalchemy as sa
from alembic import op

from onrecord.archive.migrations.seen_before import sightings, taken_place

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of pages; what was there stays, and its addresses become pages."""
    op.create_table(
        "pages",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("out", sa.Date(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_pages_report_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_pages")),
    )
    op.create_index(op.f("ix_pages_page"), "pages", ["page"], unique=False)
    op.create_index(op.f("ix_pages_report_id"), "pages", ["report_id"], unique=False)
    op.create_table(
        "parents",
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("parent_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["reports.id"], name=op.f("fk_parents_parent_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_parents_report_id")),
        sa.PrimaryKeyConstraint("report_id", "parent_id", name=op.f("pk_parents")),
    )
    op.create_index(op.f("ix_parents_parent_id"), "parents", ["parent_id"], unique=False)
    op.create_table(
        "continued",
        sa.Column("earlier", sa.String(length=64), nullable=False),
        sa.Column("later", sa.String(length=64), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_in"], ["workings.id"], name=op.f("fk_continued_made_in")),
        sa.PrimaryKeyConstraint("earlier", "later", name=op.f("pk_continued")),
    )
    op.create_index(op.f("ix_continued_later"), "continued", ["later"], unique=False)
    _watched()
    connection = op.get_bind()
    rows = sightings(connection)
    if rows:
        pages = sa.table("pages", *(sa.column(name) for name in rows[0]))
        connection.execute(pages.insert(), rows)
        taken_place(connection, rows)


def _watched() -> None:
    op.create_table(
        "watched",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("stamp", sa.Text(), nullable=True),
        sa.Column("report_id", sa.String(length=64), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("visited_at", sa.DateTime(), nullable=True),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.Column("due_at", sa.DateTime(), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_watched_report_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_watched")),
        sa.UniqueConstraint("page", name=op.f("uq_watched_page")),
    )
    op.create_index(op.f("ix_watched_due_at"), "watched", ["due_at"], unique=False)
    op.create_index(op.f("ix_watched_host"), "watched", ["host"], unique=False)
    op.create_index(op.f("ix_watched_via"), "watched", ["via"], unique=False)
