"""A form of the archive: tables of summaries."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of summaries."""
