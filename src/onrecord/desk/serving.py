"""A server for the desk: uvicorn on one address."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.commands import Where
    from onrecord.desk.state import Door

KEPT_S = 75  # that a connection is kept between two pages; browsers close theirs about then


def serve(archive: Where, host: str, port: int, door: Door, proxy: str | None) -> None:
    """Serve until stopped; raises SettingsError where that cannot be."""
    import uvicorn

    from onrecord.desk.app import make

    if door.login:
        _check_administrator(archive)
    listening = _listening(host, port)
    config = uvicorn.Config(
        make(archive, door),
        log_level="warning",
        server_header=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy,
        timeout_graceful_shutdown=10,
        timeout_keep_alive=KEPT_S,
    )
    uvicorn.Server(config).run([listening])


def _check_administrator(archive: Where) -> None:
    from onrecord.commands import has_administrator

    if not has_administrator(archive):
        what = "people log in to a desk that others can reach, and nobody may yet"
        do = f"run `onrecord users add {archive} NAME --role administrator` first"
        raise SettingsError(what, do)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named a TCP socket, or the loop leaves small answers waiting 40 ms for the other side's word.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        what = f"the desk cannot listen on {host}:{port} ({error.strerror or error})"
        raise SettingsError(what, "choose another with --port or --host") from None
    return listening
