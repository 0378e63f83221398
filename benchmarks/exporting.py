"""Speed and memory of exports: `python benchmarks/exporting.py [--incidents 100000]`.

An archive of so many made-up incidents (about 1.24 reports and 1.6 claims each) is made first,
or taken from `--archive` where it is there. Each format is then written by a process of its own,
so that memory is its own; the share of each part of the work is that of a tenth as many.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
REPORTS = 1.235  # a report in five tells again what the one before it tells
LIMITS = {"seconds": 20.0, "peak_gib": 1.0}
PARTS = {
    "reading claims": ("joined_telling.py", "told_in"),
    "origins": ("rooted.py", "rooted"),
    "reconciling": ("reconcile.py", "reconcile"),
    "headings": ("incidents.py", "sketches"),
    "accounts": ("account_rows.py", "accounts_from"),
    "columns": ("features.py", "columns_of"),
}


def made(path: Path, incidents: int) -> Path:
    """An archive of about so many incidents."""
    from support_exports import fill, join

    if not path.exists():
        reports = int(incidents * REPORTS)
        fill(path, reports)
        join(path, reports)
    return path


def measured(archive: Path, form: str) -> dict[str, Any]:
    """Write one format in a process of its own: seconds, those of the processor, memory."""
    told = subprocess.run(
        [sys.executable, __file__, "--one", form, "--archive", str(archive)],
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def one(archive: Path, form: str) -> dict[str, Any]:
    """Write one format here."""
    from onrecord import commands

    with tempfile.TemporaryDirectory() as folder:
        start, used = time.perf_counter(), time.process_time()
        written = commands.export(archive, form, Path(folder) / "out")
        seconds, processor = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {
        "format": form,
        "incidents": written.counts.get("incidents"),
        "seconds": round(seconds, 1),
        "processor_s": round(processor, 1),
        "peak_gib": round(peak, 2),
    }


def shares(archive: Path) -> dict[str, float]:
    """The share of each part of the work of a CSV, by a profile."""
    from onrecord import commands

    profile = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder:
        commands.export(archive, "csv", Path(folder) / "warm")
        profile.enable()
        commands.export(archive, "csv", Path(folder) / "out")
        profile.disable()
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = max(row[3] for row in stats.values())
    told = {}
    for part, (file, function) in PARTS.items():
        times = [r[3] for (f, _, name), r in stats.items() if f.endswith(file) and name == function]
        told[part] = round(sum(times) / whole, 2)
    return told


def main() -> None:
    """Make the archive, write the formats, print what it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--incidents", type=int, default=100_000)
    asked.add_argument("--archive", type=Path)
    asked.add_argument("--formats", nargs="*", default=["csv", "parquet"])
    asked.add_argument("--one", help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.one:
        print(json.dumps(one(told.archive, told.one)))
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = made(told.archive or Path(folder) / "large.db", told.incidents)
        for form in told.formats:
            print(json.dumps(measured(archive, form) | {"limits": LIMITS}), flush=True)
        small = made(Path(folder) / "small.db", max(told.incidents // 10, 10))
        print(json.dumps({"shares": shares(small)}))


if __name__ == "__main__":
    main()
