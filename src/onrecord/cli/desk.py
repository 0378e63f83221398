"""`desk`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import ArchiveFile


def desk(
    archive: ArchiveFile,
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8020,
) -> None:
    """Open the desk: the record in your browser, to be seen, weighed and corrected."""
    from onrecord.desk import desk

    typer.echo(f"The desk of {archive} is at http://{host}:{port}/ (Ctrl+C ends it)", err=True)
    desk(archive, host=host, port=port)
