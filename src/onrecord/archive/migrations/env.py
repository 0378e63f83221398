"""What Alembic runs a migration in: the connection that the archive hands over."""

from alembic import context

from onrecord.archive import (  # noqa: F401  (tables of Table)
    coding_models,
    joined_models,
    page_models,
    people_models,
    review_models,
    summary_models,
)
from onrecord.archive.models import Table


def migrate() -> None:
    """Bring the tables of the connection in the configuration up to date."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Table.metadata,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # Alembic puts it there while it runs this file
    migrate()
