"""A form of the archive: tables of coding."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables of coding."""
    op.create_table(
        "codings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codings")),
    )
    _sample()
    _codes()
    _settled()


def _of_a_coding(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["coding_id"], ["codings.id"], name=f"fk_{table}_coding_id")


def _sample() -> None:
    op.create_table(
        "coding_units",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        _of_a_coding("coding_units"),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_coding_units")),
        sa.UniqueConstraint("coding_id", "claim", name=op.f("uq_coding_units_coding_id")),
    )
    op.create_table(
        "coding_coders",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("invited_by", sa.Text(), nullable=False),
        sa.Column("invited_at", sa.DateTime(), nullable=False),
        sa.Column("done_at", sa.DateTime(), nullable=True),
        _of_a_coding("coding_coders"),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_coding_coders")),
        sa.UniqueConstraint("coding_id", "coder", name=op.f("uq_coding_coders_coding_id")),
    )


def _codes() -> None:
    op.create_table(
        "codes",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("replaced_at", sa.DateTime(), nullable=True),
        _of_a_coding("codes"),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_codes")),
    )
    op.create_index(op.f("ix_codes_coding_id"), "codes", ["coding_id", "coder", "claim"])


def _settled() -> None:
    op.create_table(
        "coding_settled",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("coding_id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("review", sa.Integer(), nullable=True),
        sa.Column("replaced_at", sa.DateTime(), nullable=True),
        _of_a_coding("coding_settled"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_settled")),
    )
    op.create_index(op.f("ix_coding_settled_coding_id"), "coding_settled", ["coding_id"])
