"""A worker process: it makes a function once, and does it to what it is given.

It is started as a program of its own, not forked: no thread, lock or open database of the parent
comes with it, and the parent's own program is not run again. It ends when the parent does.
"""

from __future__ import annotations

import os
import pickle
import queue
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.scale.gathering import gathered
from onrecord.scale.limits import bound

Work = Callable[[Sequence[Any]], Iterator[Any]]
READY, UNFIT, SOME, END, FAILED = "ready", "unfit", "some", "end", "failed"  # what a worker tells
FULL = 77  # the exit code of a worker whose memory is used up


def main(number: int) -> None:
    """Work for whoever holds the other end of the pipe `number`."""
    parent = Connection(number)
    orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    make, memory = parent.recv_bytes(), parent.recv()
    threading.Thread(target=_listen, args=(parent, orders), daemon=True).start()
    try:
        work: Work = pickle.loads(make)()
    except OnRecordError as error:
        parent.send((UNFIT, (error.what, error.do)))
        return
    bound(memory)
    parent.send((READY, None))
    while True:
        _do(work, orders.get(), parent)


def _listen(parent: Connection, orders: queue.SimpleQueue[bytes]) -> None:
    """Take orders at once, so that neither end ever waits for the other to read."""
    try:
        while True:
            orders.put(parent.recv_bytes())
    except MemoryError:
        os._exit(FULL)
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone: there is nobody to work for


def _do(work: Work, order: bytes, parent: Connection) -> None:
    """Do the work to each thing of an order, and tell what comes of it."""
    try:
        for some in gathered(work(pickle.loads(order))):
            parent.send((SOME, some))
        parent.send((END, None))
    except MemoryError:
        os._exit(FULL)  # what is left of this process cannot be trusted
    except Exception as error:  # noqa: BLE001  whatever it is, the parent is told of it
        parent.send((FAILED, type(error).__name__))


if __name__ == "__main__":
    main(int(sys.argv[1]))
