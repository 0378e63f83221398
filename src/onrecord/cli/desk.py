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
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A name by which people reach it: desk.example.org."),
    ] = None,
    behind_proxy: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The server that hands requests on to it, for https."),
    ] = None,
    uploads: Annotated[int, typer.Option(help="Megabytes that may be sent at once.")] = 64,
) -> None:
    """Open the desk: the record in your browser, to be seen, weighed and corrected.

    At an address that others can reach people log in: add them with `onrecord users add`.
    """
    from onrecord.desk import desk

    at = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    typer.echo(f"The desk of {archive} is at {at}/ (Ctrl+C ends it)", err=True)
    typer.echo(f"Programs ask it at {at}/api/v1, described at {at}/api/openapi.json", err=True)
    desk(
        archive,
        host=host,
        port=port,
        names=name or (),
        behind_proxy=behind_proxy,
        uploads=uploads,
    )
