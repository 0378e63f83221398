"""Families of near-identical texts, found as reports arrive; the order does not matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from onrecord.incidents.origins.families import Families
from onrecord.incidents.origins.levels import Levels
from onrecord.incidents.origins.near import Likeness, likeness
from onrecord.incidents.origins.shelves import Shelves
from onrecord.incidents.origins.sketch import Sketch, band_keys, from_bytes
from onrecord.incidents.origins.words import WordCodes, codes_of
from onrecord.records import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH = 512  # reports signed at once
T = TypeVar("T")


def copies_of(reports: Iterable[Report], levels: Levels | None = None) -> dict[str, str]:
    """Map each report to the first report of its family of near-identical texts.

    The first is the one published earliest, ties by id; a report that copies none and is copied
    by none is its own. See `CopyIndex` for reports that keep arriving.
    """
    index = CopyIndex(levels)
    index.add(reports)
    return index.roots()


class CopyIndex:
    """Signatures of all reports so far, and the families of those that are copies.

    Two texts are of one family where the check of `near.py` says so, or where a chain of such
    pairs leads from one to the other. Whether a pair is a copy depends on its two texts only, so
    the families do not depend on the order in which reports arrive; only where more than
    `crowd` texts share all that a text could be found by, the first of them stand for the rest.
    """

    def __init__(self, levels: Levels | None = None) -> None:
        self.levels = levels or Levels.load()
        self._memory = WordCodes()
        self._shelves = Shelves(self.levels.sketch.crowd)
        self._families = Families()
        self._ids: list[str] = []
        self._sketches: dict[str, Sketch] = {}
        self._same: dict[bytes, str] = {}

    @classmethod
    def restore(
        cls,
        signatures: Mapping[str, bytes],
        roots: Mapping[str, str],
        levels: Levels | None = None,
    ) -> CopyIndex:
        """An index as it was, from its stored signatures and roots; nothing is compared again.

        Raises IncidentsError where a signature is of another version.
        """
        index = cls(levels)
        version = index.levels.sketch.version
        sketches = {id_: from_bytes(kept, version) for id_, kept in signatures.items()}
        for batch in _batches(sketches.items(), BATCH * 16):
            index._shelve(index._enter([(id_, sketch) for id_, sketch in batch]))
        for id_ in sketches:
            index._families.join(id_, roots.get(id_, id_))
        return index

    def add(self, reports: Iterable[Report]) -> dict[str, str]:
        """Take reports in; gives the root of each new one, and of each old one that changed."""
        before = self.roots()
        for batch in _batches(reports, BATCH):
            self._take(batch)
        return {id_: root for id_, root in self.roots().items() if before.get(id_) != root}

    def roots(self) -> dict[str, str]:
        """Map every report to the root of its family, in the order of arrival."""
        return self._families.roots()

    def signature(self, report: str) -> bytes:
        """The signature of a report, as it is stored; raises KeyError for one not taken in."""
        return self._sketches[report].to_bytes(self.levels.sketch.version)

    def likeness(self, a: str, b: str) -> Likeness:
        """How two reports that were taken in compare; raises KeyError for others."""
        return likeness(self._sketches[a], self._sketches[b], self.levels)

    def _take(self, batch: Sequence[Report]) -> None:
        new = list({r.id: r for r in batch if r.id not in self._sketches}.values())
        if not new:
            return
        codes = codes_of(new, self._memory)
        keys = band_keys(codes, self.levels.sketch)
        made = [
            (report.id, Sketch(report.published, row, words))
            for report, row, words in zip(new, keys, codes, strict=True)
        ]
        rows = self._enter(made)
        self._shelve(rows)
        self._compare(rows)

    def _enter(self, made: Sequence[tuple[str, Sketch]]) -> NDArray[np.int64]:
        """Take sketches in; gives the rows of those whose words were not there word for word."""
        import numpy as np

        first = len(self._ids)
        for id_, sketch in made:
            self._sketches[id_] = sketch
            self._families.add(id_, sketch.published)
            same = id_
            if len(sketch.codes) >= self.levels.check.few:
                same = self._same.setdefault(sketch.codes.tobytes(), id_)
            if same == id_:
                self._ids.append(id_)
            else:
                self._families.join(id_, same)
        return np.arange(first, len(self._ids), dtype=np.int64)

    def _shelve(self, rows: NDArray[np.int64]) -> None:
        if len(rows):
            self._shelves.add(self._keys(rows), rows)

    def _keys(self, rows: NDArray[np.int64]) -> NDArray[np.uint32]:
        import numpy as np

        return np.stack([self._sketches[self._ids[row]].keys for row in rows.tolist()])

    def _compare(self, rows: NDArray[np.int64]) -> None:
        if not len(rows):
            return
        for a, b in self._shelves.meeting(self._keys(rows), rows).tolist():
            one, two = self._ids[a], self._ids[b]
            if not self._families.joined(one, two) and self.likeness(one, two).copies(
                self.levels.check
            ):
                self._families.join(one, two)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
