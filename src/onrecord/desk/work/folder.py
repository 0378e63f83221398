"""Jobs on disk: what is being added lies there until it is in the archive, whoever falls over."""

from __future__ import annotations

import fcntl
import json
import os
import re
import secrets
import shutil
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord.desk.work.jobs import PASSING, Event, Job, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING = re.compile(r"(\.[a-z0-9]{1,8}){1,2}\Z")
ID = re.compile(r"[0-9a-f]{20,40}\Z")
KEPT_DAYS = 30
DAY_S = 86_400


def new_id() -> str:
    """An id that nobody guesses, in the order of time."""
    return f"{time.time_ns():016x}{secrets.token_hex(6)}"


def safe_name(number: int, given: str) -> str:
    r"""A name for the file of a source: its number, and its ending where that is a plain one.

    >>> safe_name(3, "../../<b>.TXT"), safe_name(4, "x.tar\u202egz")
    ('0003.txt', '0004')
    """
    ending = ENDING.search(given.lower())
    return f"{number:04}{ending.group() if ending else ''}"


class Folder:
    """The folder of an archive's jobs: one each, with its files, its order and what came of it.

    A job is held by the desk that made it, or that took it up again; another one leaves it alone.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._held: dict[str, IO[str]] = {}

    def at(self, id: str) -> Path:
        """The folder of a job."""
        return self._root / id

    def make(self, id: str) -> Path:
        """Make the folder of a job, which nobody else may read; gives that of its files."""
        files = self.at(id) / "files"
        files.mkdir(parents=True, mode=0o700)
        self._root.chmod(0o700)
        self._hold(id)
        return files

    def room(self) -> int:
        """How many bytes the disk has left."""
        there = next(p for p in (self._root, *self._root.parents) if p.is_dir())
        return shutil.disk_usage(there).free

    def keep(self, job: Job) -> None:
        """Write a job's order down."""
        head = {"id": job.id, "kind": job.kind, "by": job.by, "made": job.made.isoformat()}
        told = head | {"order": job.order, "sources": [asdict(s) for s in job.sources]}
        aside = self.at(job.id) / "job.json.new"
        aside.write_text(json.dumps(told), "utf-8")
        aside.replace(self.at(job.id) / "job.json")

    def note(self, job: Job, event: Event) -> None:
        """Write down what came of a job."""
        if event["is"] not in PASSING:
            with (self.at(job.id) / "events.jsonl").open("a", encoding="utf-8") as out:
                out.write(json.dumps(event) + "\n")

    def read(self) -> Iterator[tuple[Job, bool]]:
        """Yield the jobs that are kept, oldest first, and whether no other desk holds them."""
        for place in sorted(self._root.glob("*/job.json")) if self._root.is_dir() else ():
            if ID.match(place.parent.name) and (job := _job_in(place.parent)):
                over = job.over and job.kind == "add"
                yield job, not over and self._hold(job.id)

    def drop_files(self, job: Job, numbers: set[int]) -> None:
        """Remove the files of sources that are in the archive now."""
        for number in numbers:
            path = Path(job.sources[number].where)
            if path.parent == self.at(job.id) / "files":
                path.unlink(missing_ok=True)

    def drop(self, id: str) -> None:
        """Remove a job with all that belongs to it."""
        shutil.rmtree(self.at(id), ignore_errors=True)
        self.let_go(id)

    def let_go(self, id: str) -> None:
        """Hold a job no longer."""
        if held := self._held.pop(id, None):
            held.close()

    def tidy(self) -> None:
        """Remove what is older than a month, and what a desk that fell over left half made."""
        for place in self._root.iterdir() if self._root.is_dir() else ():
            old = time.time() - place.stat().st_mtime > KEPT_DAYS * DAY_S
            half = not (place / "job.json").exists() and ID.match(place.name)
            if (old or half) and self._hold(place.name):
                self.drop(place.name)

    def _hold(self, id: str) -> bool:
        """Lock a job until this program ends; tell whether nobody else has."""
        if id in self._held:
            return True
        lock = (self.at(id) / "lock").open("a", encoding="utf-8")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            return False
        self._held[id] = lock
        return True


def _job_in(place: Path) -> Job | None:
    """Read a job back; null where what was written cannot be read."""
    try:
        told = json.loads((place / "job.json").read_text("utf-8"))
        sources = tuple(Source(**s) for s in told["sources"])
        made = datetime.fromisoformat(told["made"])
        job = Job(told["id"], told["kind"], told["by"], made, told["order"], sources)
        events = place / "events.jsonl"
        for line in events.read_text("utf-8").splitlines() if events.exists() else ():
            job.hear(json.loads(line))
    except (ValueError, KeyError, TypeError, OSError):
        return None
    if not job.over:
        job.phase = "waiting"
    return job if job.id == place.name else None


def copied(source: IO[bytes], place: Path, most: int) -> int:
    """Copy a file that was sent, `most` bytes at most; gives how many, more than `most` if cut."""
    size = 0
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while (part := source.read(1 << 20)) and size <= most:
            out.write(part)
            size += len(part)
    return size
