"""The desk: a web application over an archive, for those whose judgement the record is.

A face of `onrecord.commands`, as the command line is another. FastAPI is loaded when a desk is
made, not when this is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from onrecord.commands import Where


def desk(archive: Where, *, host: str = "127.0.0.1", port: int = 8020) -> None:
    """Serve the desk of an archive until it is stopped.

    On a loopback address (`127.0.0.1`, `::1`, `localhost`) whoever has this machine is the
    administrator and nobody logs in; at any other address only users of the archive are let in.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
        SettingsError: the port is taken, or the address is not this machine's alone and the
            archive has no administrator.
    """
    from onrecord.desk.serving import serve

    serve(archive, host, port)


def application(archive: Where, *, login: bool = False) -> FastAPI:
    """Make the web application of an archive, for a server of your own.

    With `login` only users of the archive are let in; without it everybody who reaches it is its
    administrator.
    """
    from onrecord.desk.app import make

    return make(archive, login=login)


__all__ = ["application", "desk"]
