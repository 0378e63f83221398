"""The desk: a web application over an archive, for those whose judgement the record is.

A face of `onrecord.commands`, as the command line is another. FastAPI is loaded when a desk is
made, not when this is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastapi import FastAPI

    from onrecord.commands import Where

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def desk(
    archive: Where,
    *,
    host: str = "127.0.0.1",
    port: int = 8020,
    names: Iterable[str] = (),
    behind_proxy: str | None = None,
    uploads: int = 64,
) -> None:
    """Serve the desk of an archive until it is stopped.

    On a loopback address (`127.0.0.1`, `::1`, `localhost`) whoever has this machine is the
    administrator and nobody logs in; at any other address, and behind a proxy, only users of the
    archive are let in. `names` are those by which people reach it besides its address.
    `behind_proxy` is the address of the server that hands requests on, whose word on who asked,
    and whether by https, is taken. `uploads` is how many megabytes one request may bring.

    Raises:
        ArchiveError: the archive is not there or cannot be read.
        SettingsError: the port is taken, or people have to log in and the archive has no
            administrator.
    """
    from onrecord.desk.serving import serve
    from onrecord.desk.state import MIB, Door

    login = behind_proxy is not None or host not in LOOPBACK
    door = Door(login, frozenset(name.casefold() for name in names), uploads * MIB)
    serve(archive, host, port, door, behind_proxy)


def application(archive: Where, *, login: bool = False, names: Iterable[str] = ()) -> FastAPI:
    """Make the web application of an archive, for a server of your own.

    With `login` only users of the archive are let in; without it everybody who reaches it is its
    administrator. It answers to the loopback address, to `names`, and with `login` to any address
    of numbers.
    """
    from onrecord.desk.app import make
    from onrecord.desk.state import Door

    return make(archive, Door(login, frozenset(name.casefold() for name in names)))


__all__ = ["application", "desk"]
