"""Which names of the gazetteer are meant as places where they stand, by rules and by odds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.names.gazetteer import Found, Gazetteer
from onrecord.reading.tree import Tree

Odds = Callable[[Sequence[int]], Mapping[int, float]]
# Log odds below which a name is passed over: any; one after "in" or "near"; one that is spelled in
# Latin letters by ear, which the teacher of the odds knows less well, in a report on its country.
UNLIKELY, PLACED, ROMANISED = -1.5, -4.0, -5.0
LIKELY = 2.0  # above which a name counts that the rules doubt
_BEFORE = ("in", "near", "at", "around", "outside", "towards", "entered", "reached")


def meant_as_places(
    tree: Tree, gazetteer: Gazetteer, odds: Odds | None
) -> list[tuple[int, int]]:
    """Ranges of tokens that name places; without odds the rules of the lists alone decide."""
    found = gazetteer.found(tree.word)
    if odds is None:
        return [(f.first, f.last) for f in found if f.sure]
    words = {tree.low[i] for f in found for i in range(f.first, f.last)}
    alike = [i for i, low in enumerate(tree.low) if low in words and tree.word[i][:1].isupper()]
    known = odds(alike)
    nations = {gazetteer.country_of(w) for w in tree.word if w[:1].isupper()} - {None}
    kept: list[tuple[int, int]] = []
    for f in sorted(found, key=lambda f: (not f.sure, f.first)):
        likely = _mean(known[i] for i in range(f.first, f.last) if i in known)
        if likely > _least(tree, f, gazetteer, nations) and not _overlaps(f, kept):
            kept.append((f.first, f.last))
    return sorted(kept)


def _least(tree: Tree, found: Found, gazetteer: Gazetteer, nations: set[str | None]) -> float:
    """The least odds at which a name counts."""
    name = " ".join(tree.word[found.first : found.last])
    if not found.sure:
        return LIKELY
    if found.told or gazetteer.country_of(name):
        return float("-inf")
    before = tree.low[found.first - 1] if found.first else ""
    best = next(iter(gazetteer.lookup(name)), None)
    if best is not None and best.country in nations and gazetteer.is_romanised(best.country):
        return ROMANISED
    return PLACED if before in _BEFORE else UNLIKELY


def _overlaps(found: Found, kept: Iterable[tuple[int, int]]) -> bool:
    return any(first < found.last and found.first < last for first, last in kept)


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 0.0
