"""The quality gate: score each task of floors.yaml and fail where a score lies below its floor.

Sets that are not on this machine are skipped by name; a set whose digest differs fails.
`--only TASK` scores one task. `--raise` writes floors anew that lie more than `SLACK` below the
score; of `ceilings` less is better. `--lower TASK.SCORE` lets that floor fall to the score, if
CHANGELOG.md names it. `--save` keeps what was scored in scores.json, of which the documentation's
tables are made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
FLOORS = ROOT / "benchmarks" / "floors.yaml"
SCORES = ROOT / "benchmarks" / "scores.json"
SLACK = 0.01  # what a floor lies below its score when it is written
Entry = dict[str, Any]


def main(words: list[str] | None = None) -> int:
    """Score every entry; 0 where all floors hold, else 1."""
    asked = _asked(words)
    text = FLOORS.read_text(encoding="utf-8")
    entries: list[Entry] = yaml.safe_load(text) or []
    unnamed = [name for name in asked.lower if name not in _changelog()]
    if unnamed:
        print(f"CHANGELOG.md does not say why {', '.join(unnamed)} may fall")
        return 2
    chosen = [e for e in entries if not asked.only or e["task"] in asked.only]
    broken = [line for entry in chosen for line in _checked(entry, asked)]
    if asked.up or asked.lower:
        FLOORS.write_text(_comment(text) + _written(entries), encoding="utf-8")
    for line in broken:
        print(f"below the floor: {line}")
    return 1 if broken else 0


def _asked(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="TASK")
    parser.add_argument("--raise", action="store_true", dest="up")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--lower", action="append", default=[], metavar="TASK.SCORE")
    return parser.parse_args(words)


def _checked(entry: Entry, asked: argparse.Namespace) -> list[str]:
    path = (ROOT if entry.get("own") else DATA) / entry["path"]
    name = f"{entry['task']} {entry['path']}"
    if not path.exists():
        print(f"skipped {name}: the set is not here")
        return []
    if path.is_file() and _digest(path) != entry["sha256"]:
        return [f"{name}: the file is another one than the floors were set on"]
    board = _scored(entry, path)
    if asked.save:
        _save(entry, board)
    found = {k: board["scores"].get(k) for k in entry["floors"]}
    print(f"{name}: " + ", ".join(f"{k} {v:.3f}" for k, v in found.items() if v is not None))
    floors: dict[str, float] = entry["floors"]
    for score in floors:
        floors[score] = _floor(f"{entry['task']}.{score}", floors[score], found[score], asked)
    most = {k: v for k, v in entry.get("ceilings", {}).items() if (board["scores"][k] or 0.0) > v}
    low = [f"{name} {k}: {found[k]} < {v}" for k, v in floors.items() if (found[k] or 0.0) < v]
    return low + [f"{name} {k}: {board['scores'][k]} > {v}" for k, v in most.items()]


def _scored(entry: Entry, path: Path) -> dict[str, Any]:
    from onrecord import commands

    key = ROOT / entry["key"] if "key" in entry else None
    return commands.evaluate(entry["task"], path, key=key).to_json()


def _save(entry: Entry, board: dict[str, Any]) -> None:
    """Put what was scored in the place of what was scored before of this task and set."""
    kept = json.loads(SCORES.read_text("utf-8")) if SCORES.exists() else {}
    told = {k: board[k] for k in ("documents", "scores", "intervals")}
    kept[f"{entry['task']} {entry['path']}"] = told
    SCORES.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _floor(name: str, floor: float, score: float | None, asked: argparse.Namespace) -> float:
    """The floor as it is to stand: raised or lowered only where that was asked for."""
    if score is None:
        return floor
    low = math.floor((score - SLACK) * 1000) / 1000
    if score >= 1.0:
        low = 1.0
    return low if (asked.up and low > floor) or name in asked.lower else floor


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _changelog() -> str:
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def _comment(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))


def _written(entries: list[Entry]) -> str:
    return yaml.safe_dump(entries, sort_keys=False, default_flow_style=None, width=100)


if __name__ == "__main__":
    sys.exit(main())
