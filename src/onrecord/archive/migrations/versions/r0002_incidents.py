"""The second form: judgements, accounts, links, incidents and who belongs to them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of incidents; what was there stays as it is."""
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("a", sa.String(length=64), nullable=False),
        sa.Column("b", sa.String(length=64), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_a"), "judgements", ["a"], unique=False)
    op.create_index(op.f("ix_judgements_b"), "judgements", ["b"], unique=False)
    op.create_table(
        "workings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workings")),
    )
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("anchor", sa.String(length=64), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.Column("redirect", sa.String(length=64), nullable=True),
        sa.Column("redirected_in", sa.Integer(), nullable=True),
        sa.Column("part_of", sa.String(length=64), nullable=True),
        sa.Column("part_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["made_in"], ["workings.id"], name=op.f("fk_incidents_made_in")),
        sa.ForeignKeyConstraint(
            ["redirected_in"], ["workings.id"], name=op.f("fk_incidents_redirected_in")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_index(op.f("ix_incidents_part_of"), "incidents", ["part_of"], unique=False)
    op.create_table(
        "signatures",
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_signatures_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_signatures")),
    )
    op.create_index(op.f("ix_signatures_root"), "signatures", ["root"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=160), nullable=False),
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("split", sa.String(length=64), nullable=True),
        sa.Column("known_from", sa.Date(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["made_in"], ["workings.id"], name=op.f("fk_accounts_made_in")),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["readings.id"], name=op.f("fk_accounts_reading_id")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_in"], ["workings.id"], name=op.f("fk_accounts_withdrawn_in")
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_first_day"), "accounts", ["first_day"], unique=False)
    op.create_index(op.f("ix_accounts_id"), "accounts", ["id"], unique=False)
    op.create_index(op.f("ix_accounts_last_day"), "accounts", ["last_day"], unique=False)
    op.create_index(op.f("ix_accounts_reading_id"), "accounts", ["reading_id"], unique=False)
    op.create_index(op.f("ix_accounts_split"), "accounts", ["split"], unique=False)
    op.create_table(
        "linked",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_in"], ["workings.id"], name=op.f("fk_linked_made_in")),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_linked_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_linked")),
    )
    op.create_index(op.f("ix_linked_made_in"), "linked", ["made_in"], unique=False)
    op.create_table(
        "links",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("a", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["a"], ["accounts.row"], name=op.f("fk_links_a")),
        sa.ForeignKeyConstraint(["b"], ["accounts.row"], name=op.f("fk_links_b")),
        sa.ForeignKeyConstraint(["made_in"], ["workings.id"], name=op.f("fk_links_made_in")),
        sa.ForeignKeyConstraint(
            ["withdrawn_in"], ["workings.id"], name=op.f("fk_links_withdrawn_in")
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_a"), "links", ["a"], unique=False)
    op.create_index(op.f("ix_links_b"), "links", ["b"], unique=False)
    op.create_table(
        "memberships",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("incident", sa.String(length=64), nullable=False),
        sa.Column("made_in", sa.Integer(), nullable=False),
        sa.Column("withdrawn_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.row"], name=op.f("fk_memberships_account")),
        sa.ForeignKeyConstraint(
            ["incident"], ["incidents.id"], name=op.f("fk_memberships_incident")
        ),
        sa.ForeignKeyConstraint(["made_in"], ["workings.id"], name=op.f("fk_memberships_made_in")),
        sa.ForeignKeyConstraint(
            ["withdrawn_in"], ["workings.id"], name=op.f("fk_memberships_withdrawn_in")
        ),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_memberships")),
    )
    op.create_index(op.f("ix_memberships_account"), "memberships", ["account"], unique=False)
    op.create_index(op.f("ix_memberships_incident"), "memberships", ["incident"], unique=False)
