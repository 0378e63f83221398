"""The columns as the archive has them now, for each sight; read anew only where it changed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.commands.line_masking import Nameless
from onrecord.commands.overview_columns import Columns, changed, empty
from onrecord.commands.sight import Sight
from onrecord.commands.summary_values import Line, line_from, written

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.commands.joiner import Joiner

FEW = 200  # incidents that are summarised while somebody waits
SIGHTS = 8  # ways of seeing that are kept
AT_ONCE = 500


class Snapshots:
    """Keeps up with an archive."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = threading.Lock()
        self._stamp = 0
        self._state = 0
        self._held = empty()
        self._masks = Nameless()
        self._bare: Columns | None = None  # without names, once somebody asks who may see none
        self._sights: OrderedDict[Sight, tuple[int, Columns]] = OrderedDict()
        self._filling: threading.Thread | None = None
        self._lacking: set[str] = set()
        self._by: Joiner | None = None

    def now(self, sight: Sight) -> tuple[Columns, int]:
        """The columns that somebody may see, and a number that changes when they do."""
        with self._lock:
            self._keep_up()
            if not (sight.incidents or sight.sources):
                return self._base(sight), self._state
            return self._seen(sight), self._state

    @property
    def whole(self) -> bool:
        """Whether no incident is still to be summarised."""
        return not self._lacking

    def _keep_up(self) -> None:
        with self._archive.joined() as tables:
            if tables.stamp() == self._stamp:
                return
            new = tables.summaries(self._stamp)
        self._stamp = max((s.stamp for s in new), default=0)
        self._state += 1
        lacking = [s.incident for s in new if s.body is None]
        filled = [s for s in new if s.body is not None]
        gone = [s.incident for s in filled if s.body == "null"]
        lines = [(line_from(s.body), s.body) for s in filled if s.body and s.body != "null"]
        self._lacking -= {s.incident for s in filled}
        if len(lacking) > FEW:
            self._lacking |= set(lacking)
            self._fill()
        elif lacking:
            made = self._made(lacking)
            lines += [(line, written(line)) for line in made]
            gone += sorted(set(lacking) - {line.id for line in made})
        self._held = _tidy(changed(self._held, lines, gone))
        if self._bare is not None:
            self._bare = _tidy(changed(self._bare, self._masked(lines), gone))

    def _base(self, sight: Sight) -> Columns:
        """All incidents, without names for who may not see them."""
        if sight.names:
            return self._held
        if self._bare is None:
            held = self._held
            rows = ((line_from(held.bodies[r]), "") for r in sorted(held.at.values()))
            self._bare = changed(empty(), self._masked(rows))
        return self._bare

    def _masked(self, lines: Iterable[tuple[Line, str]]) -> list[tuple[Line, str]]:
        masked = (self._masks.line(line) for line, _ in lines)
        return [(line, written(line)) for line in masked]

    def _made(self, incidents: Collection[str], unseen: Collection[str] = ()) -> list[Line]:
        from onrecord.commands.joiner import Joiner
        from onrecord.commands.standing import Standing
        from onrecord.commands.summary_making import lines_of

        self._by = self._by or Joiner()
        with self._archive.joined() as tables:
            return lines_of(Standing(tables, self._by), incidents, unseen)[0]

    def _fill(self) -> None:
        """Fill many summaries beside: they are seen as they come."""
        from onrecord.commands.summarising import summarise

        if self._filling is None or not self._filling.is_alive():
            fill = threading.Thread(target=summarise, args=(self._archive,), daemon=True)
            self._filling = fill
            fill.start()

    def _seen(self, sight: Sight) -> Columns:
        kept = self._sights.get(sight)
        if kept is None or kept[0] != self._state:
            kept = (self._state, self._withheld(sight))
            self._sights[sight] = kept
            while len(self._sights) > SIGHTS:
                self._sights.popitem(last=False)
        self._sights.move_to_end(sight)
        return kept[1]

    def _withheld(self, sight: Sight) -> Columns:
        held = changed(self._base(sight), [], sight.incidents)
        telling = [i for i in _told_by(held, sight.sources) if i not in sight.incidents]
        made: list[Line] = []
        for at in range(0, len(telling), AT_ONCE):
            made += self._made(telling[at : at + AT_ONCE], sight.sources)
        lines = [(line, written(line)) for line in made]
        lines = lines if sight.names else self._masked(lines)
        return changed(held, lines, set(telling) - {line.id for line in made})


def _told_by(held: Columns, publishers: Collection[str]) -> Sequence[str]:
    """The incidents that some publishers tell of."""
    numbers = held.words["publisher"].numbers
    rows, values = held.pairs["publisher"]
    wanted = {numbers[p] for p in publishers if p in numbers}
    some = {r for r, v in zip(rows.tolist(), values.tolist(), strict=True) if v in wanted}
    return sorted(held.ids[row] for row in some if held.alive[row])


def _tidy(held: Columns) -> Columns:
    """Leave out the lines that were replaced, once they are many."""
    dead = len(held.ids) - len(held.at)
    if dead < 1_000 or dead * 4 < len(held.ids):
        return held
    rows = sorted(held.at.values())
    return changed(empty(), ((line_from(held.bodies[r]), held.bodies[r]) for r in rows))
