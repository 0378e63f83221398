"""What people judged, as constraints on groups; contradictions are refused with their path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import JudgementError
from onrecord.incidents.union import Union
from onrecord.records import Account, Judgement

Step = tuple[str, str, Judgement | None]  # from, to, and the judgement (null: one mention)


@dataclass(frozen=True, slots=True)
class Settled:
    """What judgements ask of accounts: pairs that are one event, pairs that are two."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


def active(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that were not withdrawn, in the order in which they were made."""
    return sorted((j for j in judgements if j.withdrawn_at is None), key=lambda j: j.id)


def account_of_claims(accounts: Iterable[Account]) -> dict[str, str]:
    """The account id of each claim id."""
    return {claim: account.id for account in accounts for claim in account.claims}


def settled(judgements: Sequence[Judgement], account_of: Mapping[str, str]) -> Settled:
    """Judgements on claims as pairs of accounts, transitive by `same`; withdrawn ones left out.

    A claim without an account stands for itself, so that a = b and b = c hold a and c together
    even where b is read no more. Judgements that contradict one another should not be stored
    (`check_judgement`); where a new reading makes them so, the earlier one holds.
    """
    made, same = active(judgements), Union()
    foes: dict[str, set[str]] = {}  # by the smallest name of a class
    for judgement in made:
        a, b = (same.find(account_of.get(claim, claim)) for claim in (judgement.a, judgement.b))
        if judgement.decision == "same" and b not in foes.get(a, ()):
            _meet(foes, same.join(a, b), max(a, b))
        elif judgement.decision == "different" and a != b:
            foes.setdefault(a, set()).add(b)
            foes.setdefault(b, set()).add(a)
    return _on_accounts(same, foes, account_of) if made else Settled()


def _meet(foes: dict[str, set[str]], kept: str, gone: str) -> None:
    """Hand the foes of a class that went into another to that other."""
    for foe in foes.pop(gone, ()) if kept != gone else ():
        foes[foe].discard(gone)
        foes[foe].add(kept)
        foes.setdefault(kept, set()).add(foe)


def _on_accounts(
    same: Union, foes: Mapping[str, set[str]], account_of: Mapping[str, str]
) -> Settled:
    """Each class by its first account, which stands for the others."""
    classes = same.classes(sorted(set(account_of.values())))
    together = [(found[0], other) for found in classes.values() for other in found[1:]]
    known = {root: found[0] for root, found in classes.items() if root in foes}
    different = {(known[a], known[b]) for a in known for b in foes[a] if b in known and a < b}
    return Settled(tuple(together), tuple(sorted(different)))


def check_judgement(
    judgements: Sequence[Judgement], new: Judgement, mention_of: Mapping[str, str] | None = None
) -> None:
    """Refuse a judgement that contradicts those made before, naming the path.

    `mention_of` gives the mention (or the account) of each claim: claims of one mention are of
    one event unless judged different themselves. Raises JudgementError. Time is that of a
    few walks over the judgements.
    """
    graph = _Graph(active(judgements), new, mention_of or {})
    if new.decision == "different":
        if (path := graph.path(new.a, new.b, ("same",))) is not None:
            raise _refused(new, path, None)
        return
    if new.decision == "part_of":
        if (path := graph.path(new.b, new.a, ("same", "part_of"))) is not None:
            raise _refused(new, path, None)
        return
    _check_same(graph, new)


def _check_same(graph: _Graph, new: Judgement) -> None:
    for a, b in ((new.a, new.b), (new.b, new.a)):
        nested = graph.path(a, b, ("same", "part_of"))
        if nested is not None and any(j and j.decision == "part_of" for _, _, j in nested):
            raise _refused(new, nested, None)
    one, two = graph.walk(new.a, ("same",)), graph.walk(new.b, ("same",))
    for judged in graph.different:
        for a, b in ((judged.a, judged.b), (judged.b, judged.a)):
            if a in one and b in two:
                raise _refused(new, [*_trace(one, a)[::-1], *_trace(two, b)], judged)


class _Graph:
    """Claims, with the judgements between them; the mention of a split pair counts no more."""

    def __init__(self, made: list[Judgement], new: Judgement, mention_of: Mapping[str, str]):
        self.different = [j for j in made if j.decision == "different"]
        self._mention_of = mention_of
        self._members: dict[str, list[str]] = {}
        self._steps: dict[str, list[Step]] = {}
        splits = [*self.different, new] if new.decision == "different" else self.different
        self._split = {self._mention(j.a) for j in splits if self._mention(j.a)} & {
            self._mention(j.b) for j in splits if self._mention(j.a) == self._mention(j.b)
        }
        for j in made:
            if j.decision != "different":
                self._steps.setdefault(j.a, []).append((j.a, j.b, j))
            if j.decision == "same":
                self._steps.setdefault(j.b, []).append((j.b, j.a, j))
        for claim in sorted({c for j in [*made, new] for c in (j.a, j.b)}):
            self._members.setdefault(self._mention(claim), []).append(claim)

    def _mention(self, claim: str) -> str:
        return self._mention_of.get(claim, "")

    def _from(self, claim: str, decisions: tuple[str, ...]) -> Iterator[Step]:
        for step in self._steps.get(claim, ()):
            if step[2] is not None and step[2].decision in decisions:
                yield step
        mention = self._mention(claim)
        if mention and mention not in self._split:
            yield from ((claim, other, None) for other in self._members.get(mention, ()))

    def walk(self, start: str, decisions: tuple[str, ...]) -> dict[str, Step | None]:
        """Every claim that such judgements lead to, with the last step of the shortest way."""
        came: dict[str, Step | None] = {start: None}
        ahead = [start]
        for at in ahead:
            for step in self._from(at, decisions):
                if step[1] not in came:
                    came[step[1]] = step
                    ahead.append(step[1])
        return came

    def path(self, a: str, b: str, decisions: tuple[str, ...]) -> list[Step] | None:
        """The shortest way from one claim to another by such judgements; null where none is."""
        came = self.walk(a, decisions)
        return _trace(came, b) if b in came else None


def _trace(came: Mapping[str, Step | None], end: str) -> list[Step]:
    steps: list[Step] = []
    while (last := came[end]) is not None:
        steps.append(last)
        end = last[0]
    return steps[::-1]


def _refused(new: Judgement, path: list[Step], last: Judgement | None) -> JudgementError:
    steps = [_words(step) for step in path] + ([_words((last.a, last.b, last))] if last else [])
    told = ", ".join(steps) or f"{new.a} is itself"
    return JudgementError(
        f"{new.a} {_SIGNS[new.decision]} {new.b} contradicts what was judged before ({told})",
        "withdraw one of these judgements first",
    )


_SIGNS = {"same": "=", "different": "≠", "part_of": "part of"}


def _words(step: Step) -> str:
    a, b, judgement = step
    if judgement is None:
        return f"{a} and {b} are one mention of one report"
    told = f"{judgement.a} {_SIGNS[judgement.decision]} {judgement.b}"
    return f"{told} by {judgement.by} on {judgement.at:%Y-%m-%d}"
