"""The quality gate: score each task of floors.yaml and fail where a score lies below its floor.

Sets that are not on this machine are skipped by name; a set whose digest differs fails.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
KEY = ROOT / "tests" / "keys" / "qusayr.json"


def main() -> int:
    """Score every entry; 0 where all floors hold, else 1."""
    text = (ROOT / "benchmarks" / "floors.yaml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.safe_load(text) or []
    broken = [line for entry in entries for line in _checked(entry)]
    for line in broken:
        print(f"below the floor: {line}")
    return 1 if broken else 0


def _checked(entry: dict[str, Any]) -> list[str]:
    path = DATA / entry["path"]
    name = f"{entry['task']} {entry['path']}"
    if not path.exists():
        print(f"skipped {name}: the set is not here")
        return []
    if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
        return [f"{name}: the file is another one than the floors were set on"]
    from onrecord import commands

    key = KEY if entry["task"] == "qusayr" else None
    scores = commands.evaluate(entry["task"], path, key=key).scores
    found = {k: scores.get(k) for k in entry["floors"]}
    print(f"{name}: " + ", ".join(f"{k} {v:.3f}" for k, v in found.items() if v is not None))
    return [
        f"{name} {k}: {found[k]} < {floor}"
        for k, floor in entry["floors"].items()
        if (found[k] or 0.0) < floor
    ]


if __name__ == "__main__":
    sys.exit(main())
