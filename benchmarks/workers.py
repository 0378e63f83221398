"""`add --workers`: reports a second with one and two workers side by side, and memory as it grows.

Both sides add the same parts of the same reports (`varied.py`) in turns, each into an archive of
its own, so that other load on the machine falls on both. Wall clock and CPU seconds are told: of
this process, which takes in and writes, and of the workers. With `--memory` one run with two
workers tells the memory of each as the reports grow.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from varied import reports_made

from onrecord import commands
from onrecord.commands import engine
from onrecord.commands.settings import Settings, settings_from
from onrecord.commands.workers import Workers

TICKS = os.sysconf("SC_CLK_TCK")
MEBI = 2**20


class Side:
    """One way of adding: its workers, which stay, its archive, and what it spent."""

    def __init__(self, name: str, workers: int, folder: Path, settings: Settings) -> None:
        self.name, self.archive = name, folder / f"{name}.db"
        self.reader = engine.english(settings)
        self.settings = settings
        self.workers = Workers(self.reader, workers, settings) if workers else 0
        self.wall = self.cpu = self.cpu_workers = 0.0
        self.reports = self.claims = 0

    def add(self, part: Path, *, counts: bool = True) -> None:
        """Add a part of the reports; the first one only warms up."""
        start = (time.perf_counter(), time.process_time(), self.spent())
        told = commands.add(
            self.archive, [str(part)], self.settings, self.reader, workers=self.workers
        )
        new = [one.claims for one in told if isinstance(one, commands.Recorded)]
        if counts:
            self.wall += time.perf_counter() - start[0]
            self.cpu += time.process_time() - start[1]
            self.cpu_workers += self.spent() - start[2]
            self.reports, self.claims = self.reports + len(new), self.claims + sum(new)

    def spent(self) -> float:
        """CPU seconds of the workers up to now."""
        return sum(spent(number) for number in self.processes())

    def processes(self) -> list[int]:
        """The numbers of the workers."""
        return self.workers.processes if isinstance(self.workers, Workers) else []

    def figures(self) -> dict[str, float]:
        """What it spent, a report."""
        return {
            f"{self.name}_reports_per_s": self.reports / self.wall,
            f"{self.name}_cpu_ms_parent": 1000 * self.cpu / self.reports,
            f"{self.name}_cpu_ms_workers": 1000 * self.cpu_workers / self.reports,
        }


def spent(process: int) -> float:
    """CPU seconds of a process."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(process: int) -> float:
    """Memory that a process holds, in MiB."""
    pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEBI


def parts(number: int, each: int, folder: Path) -> Iterator[Path]:
    """Write reports into files of `each`."""
    reports = reports_made(number)
    for at in range(0, number, each):
        path = folder / f"part-{at}.jsonl"
        lines = (json.dumps(report) + "\n" for report in islice(reports, each))
        path.write_text("".join(lines), "utf-8")
        yield path


def side_by_side(number: int, each: int, ways: list[int], folder: Path) -> dict[str, Any]:
    """Add the same parts with so many workers each, in turns; ratios of the first way."""
    settings = settings_from()
    sides = [Side(f"workers_{n}", n, folder, settings) for n in ways]
    for turn, part in enumerate(parts(number + each, each, folder)):
        for side in sides if turn % 2 else reversed(sides):
            side.add(part, counts=turn > 0)
    figures: dict[str, Any] = {"reports": sides[0].reports, "claims": sides[0].claims}
    for side in sides:
        figures |= side.figures()
        assert (side.reports, side.claims) == (sides[0].reports, sides[0].claims)
        if isinstance(side.workers, Workers):
            side.workers.close()
    for side in sides[1:]:
        figures[f"{side.name}_times_{sides[0].name}"] = sides[0].wall / side.wall
    return figures


def grown(numbers: list[int], folder: Path) -> Iterator[dict[str, Any]]:
    """Add many reports in one run with two workers; memory whenever so many are added."""
    settings, out = settings_from(), folder / "all.jsonl"
    with out.open("w", encoding="utf-8") as lines:
        for report in reports_made(max(numbers)):
            lines.write(json.dumps(report) + "\n")
    reader = engine.english(settings)
    workers = Workers(reader, 2, settings)
    told = commands.add(folder / "all.db", [str(out)], settings, reader, workers=workers)
    started = time.perf_counter()
    for done, _ in enumerate(told, start=1):
        if done in numbers:
            yield {
                "reports": done,
                "seconds": time.perf_counter() - started,
                "parent_mib": memory(os.getpid()),
                "workers_mib": [round(memory(p), 1) for p in workers.processes],
            }
    workers.close()


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=1000)
    options.add_argument("--part", type=int, default=250)
    options.add_argument("--ways", type=int, nargs="+", default=[1, 2])
    options.add_argument("--memory", type=int, nargs="+", metavar="N")
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        if chosen.memory:
            figures: Any = []
            for row in grown(chosen.memory, Path(folder)):
                print(row, flush=True)
                figures.append(row)
        else:
            figures = side_by_side(chosen.reports, chosen.part, chosen.ways, Path(folder))
            for name, value in figures.items():
                print(
                    f"{name:34}{value:12.3f}" if isinstance(value, float) else f"{name:34}{value}"
                )
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
