"""Readers that do what a poisoned report does to a process, for real, where a text says so."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator

from onrecord.records import Claim, Report
from support import ReaderByHand

STORY = "Fighters left the town of {} on Wednesday after a battle, the army said. "


def hog() -> None:
    """Take memory until there is none."""
    held = []
    while True:
        held.append(bytearray(10_000_000))


DEEDS = {
    "[exits]": lambda: os._exit(3),
    "[is killed]": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "[sleeps]": lambda: time.sleep(600),
    "[hogs]": hog,
    "[divides]": lambda: 1 / 0,
}


def suffer(text: str) -> None:
    """Do what a text says."""
    for mark, deed in DEEDS.items():
        if mark in text:
            deed()


class Poisoned(ReaderByHand):
    """An engine by hand that a text may bring down."""

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """Yield each report with its claim, unless its text does something to the process."""
        for report in reports:
            suffer(report.text)
            yield from super().read([report])


class Unfit(ReaderByHand):
    """An engine that ends its process before it reads anything."""

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Claim, ...]]]:
        """End."""
        os._exit(5)


def shout():
    """Make a function that a crew does: texts in capitals."""

    def work(texts):
        for text in texts:
            suffer(text)
            yield text.upper()

    return work


def towns(folder, number=40, poison=None, at=17):
    """Write so many reports into a folder; one of them with a mark in its text."""
    folder.mkdir(exist_ok=True)
    for n in range(number):
        story = STORY.format(f"Town {n}") * 3 + (poison or "" if n == at else "")
        (folder / f"{n:03}.txt").write_text(f"Town {n} changes hands\n\n{story}")
    return folder
