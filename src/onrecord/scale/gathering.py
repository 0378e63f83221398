"""Results that come one by one, put together by time."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
EVERY_S = 1.0  # what is stopped in between is done again


def gathered(results: Iterable[T], every_s: float = EVERY_S) -> Iterator[list[T]]:
    """Yield what comes within so many seconds together, so that handing it on costs less.

    >>> list(gathered("abc")), list(gathered("abc", 0))
    ([['a', 'b', 'c']], [['a'], ['b'], ['c']])
    """
    held: list[T] = []
    began = time.monotonic()
    for result in results:
        held.append(result)
        if time.monotonic() - began >= every_s:
            yield held
            held, began = [], time.monotonic()
    if held:
        yield held
