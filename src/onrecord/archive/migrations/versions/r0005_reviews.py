"""A form of the archive: tables of reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of reviews."""
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_claim"), "reviews", ["claim"])
    op.create_table(
        "reviewed",
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("rejected", sa.Boolean(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_reviewed")),
    )
    op.create_table(
        "waiting",
        sa.Column("claim_row", sa.Integer(), nullable=False),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column("dead", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["claim_row"], ["claims.row"], name="fk_waiting_claim_row"),
        sa.PrimaryKeyConstraint("claim_row", name=op.f("pk_waiting")),
    )
    op.create_index("ix_waiting_order", "waiting", ["doubts", "dead", "claim_row"])
    op.execute(WAITING)


WAITING = """
INSERT INTO waiting (claim_row, doubts, dead)
SELECT c."row",
  CASE WHEN c.place_name IS NOT NULL AND c.place_id IS NULL THEN 1 ELSE 0 END
  + CASE WHEN c.period_start IS NULL AND c.period_end IS NULL THEN 1 ELSE 0 END
  + CASE WHEN c.claimant_kind = 'unnamed' THEN 1 ELSE 0 END
  + CASE WHEN c.stance IN ('denied', 'doubted') THEN 1 ELSE 0 END,
  COALESCE((SELECT MAX(COALESCE(f.best, f.low, f.high)) FROM figures f
    WHERE f.claim_row = c."row" AND f.measure = 'killed'), 0)
FROM claims c WHERE c.modality IN ('actual', 'ongoing') AND c.background = FALSE
"""
