"""All long work of a desk: what is added, and what is exported."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.desk.work.folder import Folder, copied, new_id, safe_name
from onrecord.desk.work.jobs import Job, Kind, Source, now
from onrecord.desk.work.lane import Lane
from onrecord.errors import ArchiveError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.desk.work.jobs import Event

SPARE = 200_000_000  # bytes that are left free on the disk
KEEP_S = 1800  # how long an export can be fetched
SHOWN = 100  # jobs that are remembered
GAVE_UP = ("reading it ended the reader each time", "read it with `onrecord read` to see why")


class Works:
    """The jobs of an archive. What is added goes on after a restart; exports do not."""

    def __init__(self, address: str, root: Path, *, idle: tuple[float, float] = (120, 20)) -> None:
        self._address = address
        self._folder = Folder(root)
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._lanes = {"add": Lane(self._hear, idle[0]), "export": Lane(self._hear, idle[1])}

    def open(self) -> None:
        """Take up what an earlier desk left undone."""
        self._folder.tidy()
        for job, mine in self._folder.read():
            if job.kind == "export":
                if mine:
                    self._folder.drop(job.id)
                continue
            self._jobs[job.id] = job
            if mine:
                self._lanes["add"].put(job, again=True)

    def close(self) -> None:
        """Stop; what is not done is taken up by the next desk."""
        for lane in self._lanes.values():
            lane.close()
        for job in self.all("export"):
            self._folder.drop(job.id)
        for job in self.all("add"):
            self._folder.let_go(job.id)

    def all(self, kind: Kind) -> list[Job]:
        """The jobs of a kind, newest first."""
        with self._lock:
            found = [job for job in self._jobs.values() if job.kind == kind]
        return sorted(found, key=lambda job: job.id, reverse=True)

    def job(self, id: str, kind: Kind) -> Job:
        """Find a job; raises ArchiveError where there is none."""
        job = self._jobs.get(id)
        if job is None or job.kind != kind:
            raise ArchiveError(f"there is no {kind} {id}", "it may be over and forgotten")
        return job

    def before(self, job: Job) -> int:
        """How many jobs come before one that waits."""
        return self._lanes[job.kind].before(job)

    def process(self, kind: Kind) -> int | None:
        """The number of the process that does jobs of a kind, where one runs."""
        return self._lanes[kind].process

    def cancel(self, job: Job) -> None:
        """Stop a job; what it finished stays."""
        self._lanes[job.kind].cancel(job)

    def add(
        self,
        by: str,
        files: Sequence[tuple[str, BinaryIO]],
        addresses: Sequence[str],
        settings: dict[str, Any],
        *,
        packages: bool = False,
    ) -> Job:
        """Take files and addresses to be added, in this order."""
        id_ = new_id()
        place = self._folder.make(id_)
        try:
            sources = [self._kept(place, n, *one, settings) for n, one in enumerate(files)]
        except BaseException:
            self._folder.drop(id_)
            raise
        sources += [Source(address, address) for address in addresses]
        order = {"settings": settings, "packages": packages}
        return self._put(id_, "add", by, order, sources)

    def again(self, job: Job, by: str) -> Job:
        """Try once more what failed and what was not come to; then join what is not joined."""
        missed = {one.at for one in job.missed}
        numbers = sorted(missed | set(range(len(job.sources) - job.left, len(job.sources))))
        id_ = new_id()
        place = self._folder.make(id_)
        sources = []
        for number in numbers:
            old = job.sources[number]
            path = Path(old.where)
            if "://" not in old.where:
                if not path.exists():
                    continue
                path = path.rename(place / path.name)
            sources.append(Source(old.name, old.where if "://" in old.where else str(path)))
        return self._put(id_, "add", by, dict(job.order), sources)

    def export(self, by: str, order: dict[str, Any]) -> Job:
        """Take an export to be written."""
        for old in self.all("export"):
            if old.over and (now() - (old.ended or old.made)).total_seconds() > KEEP_S:
                self._forget(old)
        id_ = new_id()
        order = order | {"into": str(self._folder.make(id_))}
        return self._put(id_, "export", by, order, [])

    def wait(self, job: Job, seconds: float) -> Job:
        """Wait until a job is over, a while at most."""
        until = time.monotonic() + seconds
        while not job.over and time.monotonic() < until:
            time.sleep(0.05)
        return job

    def _kept(
        self, place: Path, number: int, name: str, file: BinaryIO, settings: dict[str, Any]
    ) -> Source:
        if self._folder.room() < SPARE:
            raise SettingsError("the disk is nearly full", "make room, then add it again")
        most = settings.get("max_bytes", 50_000_000)
        path = place / safe_name(number, name)
        copied(file, path, most)  # what is cut is refused by the reader, in its words
        return Source(name, str(path))

    def _put(
        self, id_: str, kind: Kind, by: str, order: dict[str, Any], sources: Sequence[Source]
    ) -> Job:
        told = [{"name": s.name, "where": s.where} for s in sources]
        whole = order | {"do": kind, "archive": self._address, "sources": told}
        job = Job(id_, kind, by, now(), whole, tuple(sources))
        try:
            self._folder.keep(job)
            self._lanes[kind].put(job)
        except BaseException:
            self._folder.drop(id_)
            raise
        with self._lock:
            self._jobs[id_] = job
            old = list(self._jobs.values())[: -SHOWN or None]
        for one in old:
            if one.over:
                self._forget(one)
        return job

    def _forget(self, job: Job) -> None:
        with self._lock:
            self._jobs.pop(job.id, None)
        self._folder.drop(job.id)

    def _hear(self, job: Job, event: Event) -> None:
        if event["is"] == "gave up":
            self._gave_up(job, event)
            return
        job.hear(event)
        self._folder.note(job, event)
        if event["is"] == "done":
            missed = {one.at for one in job.missed}
            self._folder.drop_files(job, set(range(len(job.sources))) - missed)
        if job.over and job.kind == "add":
            self._folder.let_go(job.id)

    def _gave_up(self, job: Job, event: Event) -> None:
        """A process ended again and again: leave out what it was at, and go on with the rest."""
        job.tries = 0
        told = {"at": event["at"], "number": job.at}
        if job.at < len(job.sources):
            name, (reason, do) = job.sources[job.at].name, GAVE_UP
            self._hear(job, told | {"is": "missed", "source": name, "reason": reason, "do": do})
            self._hear(job, told | {"is": "taken"})
            self._lanes[job.kind].put(job, again=True)
            return
        self._hear(job, told | {"is": "problem", "error": "it ended early", "do": "try it again"})
        self._hear(job, told | {"is": "stopped"})
