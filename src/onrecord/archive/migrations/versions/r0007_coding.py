"""A form of the archive: tables of coding."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables of coding."""
