"""The first form: reports, originals, readings, claims, spans and what claims are filtered by."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "engines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engines")),
        sa.UniqueConstraint("name", "version", "settings", name=op.f("uq_engines_name")),
    )
    op.create_table(
        "failures",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("do", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("mended_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_failures")),
    )
    op.create_index(op.f("ix_failures_source"), "failures", ["source"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("body_start", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("updated", sa.Date(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("dateline", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_published"), "reports", ["published"], unique=False)
    op.create_index(op.f("ix_reports_text_sha256"), "reports", ["text_sha256"], unique=False)
    op.create_table(
        "originals",
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_originals_report_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_originals")),
    )
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("engine_id", sa.Integer(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("superseded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["engine_id"], ["engines.id"], name=op.f("fk_readings_engine_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_readings_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("report_id", "engine_id", "head", name=op.f("uq_readings_report_id")),
    )
    op.create_index(op.f("ix_readings_engine_id"), "readings", ["engine_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("searched", sa.Text(), nullable=False),
        sa.Column("claimant_name", sa.Text(), nullable=True),
        sa.Column("claimant_actor", sa.Text(), nullable=True),
        sa.Column("claimant_kind", sa.Text(), nullable=True),
        sa.Column("stance", sa.String(length=16), nullable=False),
        sa.Column("modality", sa.String(length=16), nullable=False),
        sa.Column("type", sa.String(length=32), nullable=True),
        sa.Column("mention", sa.Integer(), nullable=True),
        sa.Column("negated", sa.Boolean(), nullable=True),
        sa.Column("background", sa.Boolean(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("place_country", sa.String(length=8), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("period_precision", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_claims_reading_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_claims_report_id")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_claims")),
        sa.UniqueConstraint("reading_id", "position", name=op.f("uq_claims_reading_id")),
    )
    op.create_index(op.f("ix_claims_id"), "claims", ["id"], unique=False)
    op.create_index(op.f("ix_claims_modality"), "claims", ["modality"], unique=False)
    op.create_index("ix_claims_period", "claims", ["period_start", "period_end"], unique=False)
    op.create_index(op.f("ix_claims_report_id"), "claims", ["report_id"], unique=False)
    op.create_index(op.f("ix_claims_stance"), "claims", ["stance"], unique=False)
    op.create_index(op.f("ix_claims_type"), "claims", ["type"], unique=False)
    op.create_table(
        "actors",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("claim_row", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("role", sa.String(length=16), nullable=True),
        sa.ForeignKeyConstraint(["claim_row"], ["claims.row"], name=op.f("fk_actors_claim_row")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_actors")),
    )
    op.create_index(op.f("ix_actors_actor"), "actors", ["actor"], unique=False)
    op.create_index(op.f("ix_actors_claim_row"), "actors", ["claim_row"], unique=False)
    op.create_table(
        "figures",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("claim_row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("measure", sa.String(length=16), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("best", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["claim_row"], ["claims.row"], name=op.f("fk_figures_claim_row")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_figures")),
    )
    op.create_index(op.f("ix_figures_claim_row"), "figures", ["claim_row"], unique=False)
    op.create_index(op.f("ix_figures_measure"), "figures", ["measure"], unique=False)
    op.create_table(
        "places",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("claim_row", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=8), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("unresolved", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["claim_row"], ["claims.row"], name=op.f("fk_places_claim_row")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_places")),
    )
    op.create_index(op.f("ix_places_claim_row"), "places", ["claim_row"], unique=False)
    op.create_index(op.f("ix_places_id"), "places", ["id"], unique=False)
    op.create_table(
        "spans",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("claim_row", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_row"], ["claims.row"], name=op.f("fk_spans_claim_row")),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_spans")),
    )
    op.create_index(op.f("ix_spans_claim_row"), "spans", ["claim_row"], unique=False)
