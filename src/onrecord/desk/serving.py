"""A server for the desk: uvicorn on one address."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from onrecord.errors import SettingsError

if TYPE_CHECKING:
    from onrecord.commands import Where

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(archive: Where, host: str, port: int) -> None:
    """Serve until stopped; raises SettingsError where the port is taken."""
    import uvicorn

    from onrecord.desk.app import make

    login = host not in LOOPBACK
    listening = _listening(host, port)
    config = uvicorn.Config(
        make(archive, login=login), log_level="warning", server_header=False, proxy_headers=False
    )
    uvicorn.Server(config).run([listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        what = f"the desk cannot listen on {host}:{port} ({error.strerror or error})"
        raise SettingsError(what, "choose another with --port or --host") from None
    return listening
