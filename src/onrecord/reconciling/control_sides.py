"""Which of those said to hold a place stand on one side, and whose word each saying is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from onrecord.reconciling.control_claims import Told
from onrecord.reconciling.control_values import By
from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import year_of
from onrecord.records import Claimant, Participant


class Camps:
    """The sides among those who are said to hold or lose one place.

    Two named actors stand on one side where the registry says so for the year of a report, or
    where one claim has both take or hold the place (unless only one of them stands with a state).
    Ids that name no one body ("the rebels") and holders of whom only the kind is known ("the
    militants") join the only side that they can be; where they could be several, they stay apart.
    """

    def __init__(self, told: Sequence[Told], sides: Sides) -> None:
        self._sides = sides
        named = [(t.who, t) for t in told if t.who and t.who.actor]
        self._kinds = {w.actor or "": w.kind for w, _ in named}
        self._years = sorted({y for _, t in named if (y := year_of(t.testimony))}) or [None]
        count = Counter(w.actor or "" for w, _ in named)
        pairs = [*self._allied(), *self._joint(told)]
        groups = _joined(sorted(self._kinds), pairs)
        groups = _joined(sorted(self._kinds), [*pairs, *self._generic(groups)])
        self._members = {self._name(g, count): g for g in groups}
        self._of = {a: name for name, group in self._members.items() for a in group}

    def side_of(self, who: Participant | None) -> str | None:
        """The side of who is said to hold or lose the place; null where nobody is named."""
        if who is None:
            return None
        if who.actor:
            return self._of[who.actor]
        kin = _kin(who.kind)
        able = [n for n, group in self._members.items() if kin & {self._kinds[a] for a in group}]
        return able[0] if len(able) == 1 else f"unnamed {who.kind}"

    def by(self, speaker: Claimant | None, side: str | None) -> By:
        """Whose word it is, as to the side that it speaks of."""
        if speaker is None:
            return "report"
        own = self.of_speaker(speaker)
        if own is None:
            return "third"
        return "own" if own == side else "enemy"

    def of_speaker(self, speaker: Claimant | None) -> str | None:
        """The side that a claimant stands on, if any of those here."""
        if speaker is None or speaker.actor is None:
            return None
        if speaker.actor in self._of:
            return self._of[speaker.actor]
        able = (n for n, g in self._members.items() if any(self._ally(speaker.actor, a) for a in g))
        return next(able, None)

    def _ally(self, a: str, b: str) -> bool:
        return any(self._sides.together(Who(a, None), Who(b, None), y) for y in self._years)

    def _allied(self) -> Iterator[tuple[str, str]]:
        yield from (p for p in combinations(sorted(self._kinds), 2) if self._ally(*p))

    def _joint(self, told: Iterable[Told]) -> Iterator[tuple[str, str]]:
        holds = [t for t in told if t.says == "holds" and t.who and t.who.actor and t.why != "left"]
        for s, t in combinations(holds, 2):
            if s.testimony.claim.id == t.testimony.claim.id and s.who and t.who:
                a, b = Who(s.who.actor, s.who.kind), Who(t.who.actor, t.who.kind)
                together = s.days == t.days and s.change == t.change and a.actor != b.actor
                if together and self._sides.camp(a) == self._sides.camp(b):
                    yield a.actor or "", b.actor or ""

    def _generic(self, groups: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
        for group in groups:
            for actor in group:
                others = [g for g in groups if g is not group and self._may_be(actor, g)]
                if _is_generic(actor) and len(group) == 1 and len(others) == 1:
                    yield actor, others[0][0]

    def _may_be(self, actor: str, group: Iterable[str]) -> bool:
        kin = _kin(self._kinds[actor])
        return any(a[:4] == actor[:4] and self._kinds[a] in kin for a in group)

    def _name(self, group: Sequence[str], count: Counter[str]) -> str:
        """What all members stand with, else the one named most."""
        common = frozenset.intersection(*(self._sides.of(a) for a in group))
        ends = sorted(a for a in common if self._sides.of(a) <= {a})
        return ends[0] if ends else min(group, key=lambda a: (-count[a], a))


def _is_generic(actor: str) -> bool:
    return actor[4:] in table("sides.yaml")["generic"]


def _kin(kind: str | None) -> set[str]:
    return set(table("control.yaml")["kin"].get(kind or "", ()))


def _joined(names: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The names in groups that hang together by the pairs."""
    group = {n: {n} for n in names}
    for a, b in pairs:
        if group[a] is not group[b]:
            group[a] |= group[b]
            group.update(dict.fromkeys(group[b], group[a]))
    return sorted({tuple(sorted(g)) for g in group.values()})
