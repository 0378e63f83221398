"""The process that does jobs: orders come in on standard input, what comes of them goes out."""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from typing import Any, TextIO

from onrecord.desk.work.doing import Doing
from onrecord.desk.work.jobs import now


def _listen(orders: queue.Queue[dict[str, Any]]) -> None:
    """Hand on orders; when the desk is gone there is nobody to work for."""
    for line in sys.stdin:
        orders.put(json.loads(line))
    os._exit(0)


def _answers() -> TextIO:
    """Where events go; what a library prints goes elsewhere."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return out


def main() -> None:
    """Do jobs until nobody listens."""
    os.nice(10)
    out, orders = _answers(), queue.Queue[dict[str, Any]]()
    threading.Thread(target=_listen, args=(orders,), daemon=True).start()

    def tell(**event: Any) -> None:
        out.write(json.dumps({"at": now().isoformat()} | event) + "\n")
        out.flush()

    doing = Doing(tell)
    while True:
        doing.do(orders.get())
        tell(**{"is": "ready"})


if __name__ == "__main__":
    main()
