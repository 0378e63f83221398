"""Which network addresses a fetch may reach."""

from __future__ import annotations

import ipaddress
import socket
import threading
from contextlib import suppress

from onrecord.errors import IntakeError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits


def checked_addresses(host: str, port: int, allowed: tuple[str, ...], seconds: float) -> list[str]:
    """The addresses of `host` to connect to, once every one that it has is public.

    They are connected to by number, so that a name which changes its address between the check
    and the connection gains nothing. Hosts in `allowed` may have any address. Raises IntakeError
    where the name has no address within `seconds`, or a private one.

    >>> checked_addresses("127.0.0.1", 80, ("127.0.0.1",), 5.0)
    ['127.0.0.1']
    """
    numbers = _looked_up(host, port, seconds)
    if host not in allowed:
        for number in numbers:
            _refuse_private(host, number)
    return numbers


def _looked_up(host: str, port: int, seconds: float) -> list[str]:
    """All addresses of a name; the look-up has no limit of its own, so it is not waited for."""
    found: list[str] = []
    thread = threading.Thread(target=_look_up, args=(host, port, found), daemon=True)
    thread.start()
    thread.join(seconds)
    if not found:
        raise IntakeError(f"the host {host} was not found", "check the address and the network")
    return list(found)


def _look_up(host: str, port: int, found: list[str]) -> None:
    with suppress(OSError, UnicodeError):
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))


def _refuse_private(host: str, number: str) -> None:
    if not is_public(number):
        shown = host if host == number else f"{host} ({number})"
        raise IntakeError(
            f"{shown} is not a public address",
            f"if you trust it, allow it by name: ONRECORD_ALLOW_PRIVATE={host}",
        )


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet, whatever form wraps it.

    >>> is_public("8.8.8.8"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    address: Address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.teredo:
            inner = address.teredo[1]
        if inner:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast
