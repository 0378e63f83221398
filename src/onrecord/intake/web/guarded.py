"""Connections that know how long and how much they may take, and where they may lead."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from onrecord.errors import IntakeError
from onrecord.intake.addresses import checked_addresses
from onrecord.intake.options import in_megabytes


@dataclass(slots=True)
class Budget:
    """What is left of one fetch: until when (monotonic seconds) and how many bytes on the wire."""

    deadline: float
    left: int
    allowed: int

    @classmethod
    def of(cls, seconds: float, allowed: int) -> Budget:
        """A budget that begins now."""
        return cls(time.monotonic() + seconds, allowed, allowed)

    def seconds(self, timeout: float | None) -> float:
        """How long the next step may take; raises httpcore.ReadTimeout where nothing is left."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if timeout is None else min(left, timeout)

    def take(self, count: int) -> None:
        """Note bytes that came; raises IntakeError where they are too many."""
        self.left -= count
        if self.left < 0:
            raise IntakeError(
                f"the answer is larger than {in_megabytes(self.allowed)}",
                "raise the limit, or save the part you need",
            )


class GuardedStream(httpcore.NetworkStream):
    """A connection each of whose steps is held to the budget."""

    def __init__(self, inner: httpcore.NetworkStream, budget: Budget) -> None:
        self._inner, self._budget = inner, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        data = self._inner.read(max_bytes, self._budget.seconds(timeout))
        self._budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send the request."""
        self._inner.write(buffer, self._budget.seconds(timeout))

    def close(self) -> None:
        """Hang up."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Go on under TLS; Python holds the whole handshake to the time given."""
        left = self._budget.seconds(timeout)
        return GuardedStream(
            self._inner.start_tls(ssl_context, server_hostname, left), self._budget
        )

    def get_extra_info(self, info: str) -> Any:
        """What the connection beneath knows of itself."""
        return self._inner.get_extra_info(info)


class Guarded(httpcore.NetworkBackend):
    """Connects by number to what was checked, so that a name cannot change in between."""

    def __init__(self, allowed: tuple[str, ...], budget: Budget) -> None:
        self._allowed, self._budget = allowed, budget

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers; none is tried unless all are fit."""
        within = self._budget.seconds(timeout)
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for number in checked_addresses(host, port, self._allowed, within):
            try:
                left = self._budget.seconds(timeout)
                inner = httpcore.SyncBackend().connect_tcp(number, port, left, local_address)
                return GuardedStream(inner, self._budget)
            except httpcore.ConnectError as error:
                failed = error
        raise failed
