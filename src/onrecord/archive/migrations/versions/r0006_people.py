"""A form of the archive: tables of people."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables of people."""
    _made(
        "users",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        _time("made_at"),
        _time("changed_at"),
        sa.UniqueConstraint("folded", name="uq_users_folded"),
    )
    _of_users()
    _of_the_archive()
    _trails()


def _of_users() -> None:
    _made(
        "sessions",
        sa.Column("digest", sa.String(length=64), nullable=False),
        *_of_a_user("sessions"),
        _time("made_at"),
        _time("seen_at"),
        _time("ended_at", nullable=True),
        sa.UniqueConstraint("digest", name="uq_sessions_digest"),
    )
    _made(
        "tokens",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        *_of_a_user("tokens"),
        sa.Column("role", sa.String(length=16), nullable=False),
        _time("made_at"),
        _time("expires_at"),
        _time("ended_at", nullable=True),
        sa.UniqueConstraint("digest", name="uq_tokens_digest"),
    )
    _made(
        "members",
        *_of_a_user("members"),
        sa.Column("group_name", sa.Text(), nullable=False),
        _time("made_at"),
        _time("ended_at", nullable=True),
    )
    for table in ("sessions", "tokens", "members"):
        op.create_index(f"ix_{table}_user_row", table, ["user_row"])


def _of_the_archive() -> None:
    _made(
        "restrictions",
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        _time("made_at"),
        _time("ended_at", nullable=True),
    )
    _made(
        "settings",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        _time("made_at"),
    )


def _trails() -> None:
    _made(
        "tries",
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        _time("at"),
        sa.Column("passed", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_tries_folded", "tries", ["folded", "at"])
    op.create_index("ix_tries_address", "tries", ["address", "at"])
    _made(
        "audit",
        _time("at"),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("deed", sa.String(length=24), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
    )
    op.create_index("ix_audit_at", "audit", ["at"])


def _made(name: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    row = sa.Column("row", sa.Integer(), nullable=False)
    op.create_table(name, row, *parts, sa.PrimaryKeyConstraint("row", name=f"pk_{name}"))


def _time(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def _of_a_user(table: str) -> tuple[sa.Column[Any], sa.Constraint]:
    held = sa.ForeignKeyConstraint(["user_row"], ["users.row"], name=f"fk_{table}_user_row")
    return sa.Column("user_row", sa.Integer(), nullable=False), held
