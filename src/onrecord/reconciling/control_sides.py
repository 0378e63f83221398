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
    Where no side that is named as a holder fits, it is the only actor of that kind in `around`
    (those who act or suffer in any event at the place).
    """

    def __init__(
        self, told: Sequence[Told], sides: Sides, around: Iterable[Participant] = ()
    ) -> None:
        self._sides = sides
        named = [(t.who, t) for t in told if t.who and t.who.actor]
        self._kinds = {w.actor or "": w.kind for w, _ in named}
        self._kinds |= self._met(told, list(around))
        years = sorted({y for _, t in named if (y := year_of(t.testimony))})
        self._years: Sequence[int | None] = years or [None]
        count = Counter(w.actor or "" for w, _ in named)
        pairs = [*self._allied(), *self._joint(told)]
        groups = _joined(sorted(self._kinds), pairs)
        groups = _joined(sorted(self._kinds), [*pairs, *self._generic(groups)])
        self._members = {self._name(g, count): g for g in groups}
        self._of = {a: name for name, group in self._members.items() for a in group}
        self._said = {(t.testimony.report.id, t.says, self._of[w.actor or ""]) for w, t in named}

    def side_of(self, told: Told) -> str | None:
        """The side of who is said to hold or lose the place; null where nobody is named.

        Of several that a kind may be, it is the one of which the report says the same by name.
        """
        who = told.who
        if who is None:
            return None
        if who.actor:
            return self._of[who.actor]
        able = [n for n, group in self._members.items() if self._kind_may_be(who.kind, group)]
        named = {(told.testimony.report.id, told.says, n) for n in able} & self._said
        only = able if len(able) == 1 else [n for _, _, n in named]
        return only[0] if len(only) == 1 else f"unnamed {who.kind}"

    def _met(self, told: Sequence[Told], around: Sequence[Participant]) -> dict[str, str | None]:
        """Actors met at the place, for kinds of holders that no named holder is of."""
        unnamed = {t.who.kind for t in told if t.who and not t.who.actor}
        found: dict[str, str | None] = {}
        for kind in unnamed:
            if not any(k in _kin(kind) for k in self._kinds.values()):
                near = {p.actor: p.kind for p in around if p.actor and p.kind in _kin(kind)}
                found |= near if len(near) == 1 else {}
        return found

    def _kind_may_be(self, kind: str | None, group: Iterable[str]) -> bool:
        """Whether a side may be meant by a kind: one with a state's forces is no "rebels"."""
        kinds = {self._kinds[a] for a in group}
        state = set(table("control.yaml")["state"])
        may = bool(kinds & _kin(kind))
        return may and (kind == "militia" or kind in state or not kinds & state)

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
        allied = [
            n for n, g in self._members.items() if any(self._ally(speaker.actor, a) for a in g)
        ]
        if allied or not _is_generic(speaker.actor):
            return allied[0] if allied else None
        able = [n for n, g in self._members.items() if self._may_be(speaker.actor, speaker.kind, g)]
        return able[0] if len(able) == 1 else None

    def _ally(self, a: str, b: str) -> bool:
        return any(self._sides.together(Who(a, None), Who(b, None), y) for y in self._years)

    def _stands_with(self, actor: str) -> frozenset[str]:
        return frozenset().union(*(self._sides.of(actor, y) for y in self._years))

    def _allied(self) -> Iterator[tuple[str, str]]:
        yield from (p for p in combinations(sorted(self._kinds), 2) if self._ally(*p))

    def _joint(self, told: Iterable[Told]) -> Iterator[tuple[str, str]]:
        by_claim: dict[str, list[tuple[Told, Participant]]] = {}
        for t in told:
            if t.says == "holds" and t.who and t.who.actor:
                by_claim.setdefault(t.testimony.claim.id, []).append((t, t.who))
        for pairs in by_claim.values():
            for (s, a), (t, b) in combinations(pairs, 2):
                if s.days == t.days and s.change == t.change and self._camp(a) == self._camp(b):
                    yield a.actor or "", b.actor or ""

    def _camp(self, who: Participant) -> str | None:
        return self._sides.camp(Who(who.actor, who.kind))

    def _generic(self, groups: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
        for group in groups:
            for actor in group:
                others = [
                    g
                    for g in groups
                    if g is not group and self._may_be(actor, self._kinds[actor], g)
                ]
                if _is_generic(actor) and len(group) == 1 and len(others) == 1:
                    yield actor, others[0][0]

    def _may_be(self, actor: str, kind: str | None, group: Iterable[str]) -> bool:
        return any(a[:4] == actor[:4] and self._kinds[a] in _kin(kind) for a in group)

    def _name(self, group: Sequence[str], count: Counter[str]) -> str:
        """The government or opposition of a member's country that all stand with, else a member."""
        common = frozenset.intersection(*map(self._stands_with, group))
        home = {a[:4] for a in group}
        ends = sorted(a for a in common if a[:4] in home and a[4:] in ("government", "opposition"))
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
