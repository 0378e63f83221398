"""Which names of the gazetteer are meant as places where they stand, by rules and by odds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.names.gazetteer import Found, Gazetteer
from onrecord.reading.tree import Tree

Odds = Callable[[Sequence[int]], Mapping[int, float]]
Range = tuple[int, int]
# Log odds below which a name is passed over. The odds know persons well, and seldom-named towns
# badly: a name without a sign of a person needs little, in a report on its country nothing at all.
UNLIKELY, PLAIN, ROMANISED, ANY = -1.0, -3.0, -5.0, -99.0
SHORT = 4  # letters of an acronym
LIKELY = 3.0  # above which a name counts that the rules doubt
_BEFORE = ("in", "near", "at", "around", "outside", "towards", "entered", "reached")
# Where towns are often called as persons are.
_ENGLISH = frozenset(("US", "GB", "CA", "AU", "NZ", "IE"))


def meant_as_places(tree: Tree, gazetteer: Gazetteer, odds: Odds | None) -> list[Range]:
    """Ranges of tokens that name places; without odds the rules of the lists alone decide."""
    found = gazetteer.found(tree.word)
    if odds is None:
        return [(f.first, f.last) for f in found if f.sure]
    words = {tree.low[i] for f in found for i in range(f.first, f.last)}
    alike = [i for i, low in enumerate(tree.low) if low in words and tree.word[i][:1].isupper()]
    known = odds(alike)
    bounds = _bounds(tree, gazetteer, found)
    kept: list[Range] = []
    for f in sorted(found, key=lambda f: (not f.sure, f.first)):
        likely = _mean(known[i] for i in range(f.first, f.last) if i in known)
        if _overlaps(f, kept):
            continue
        if likely > bounds.least(f):
            kept.append((f.first, f.last))
        elif gazetteer.country_of(tree.word[f.first]):
            kept.append((f.first, f.first + 1))  # "US" of "US Secretary"
    return sorted(kept)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What the least odds of a name depend on: the report's countries and its doubtful names."""

    tree: Tree
    gazetteer: Gazetteer
    nations: frozenset[str | None]
    doubted: frozenset[str]

    def least(self, found: Found) -> float:
        """The least odds at which a name counts."""
        tree, name = self.tree, " ".join(self.tree.word[found.first : found.last])
        if not found.sure:
            return LIKELY
        if self.gazetteer.country_of(name) or (name.isupper() and len(name) > SHORT):
            return ANY  # nations, and datelines in capitals
        best = next(iter(self.gazetteer.lookup(name)), None)
        country = best.country if best else None
        at_home = country in self.nations - _ENGLISH
        if tree.low[found.first] not in self.doubted:
            alone = not self.nations and country not in _ENGLISH
            return ANY if at_home or alone else PLAIN
        if at_home and self.gazetteer.is_romanised(country):
            return ROMANISED
        before = tree.low[found.first - 1] if found.first else ""
        return PLAIN if found.told or before in _BEFORE else UNLIKELY


def _bounds(tree: Tree, gazetteer: Gazetteer, found: Iterable[Found]) -> _Bounds:
    named = {gazetteer.country_of(word) for word in tree.word if word[:1].isupper()}
    doubted = {tree.low[f.first] for f in found if gazetteer.is_doubtful(tree.word, f.first)}
    return _Bounds(tree, gazetteer, frozenset(named - {None}), frozenset(doubted))


def _overlaps(found: Found, kept: Iterable[Range]) -> bool:
    return any(first < found.last and found.first < last for first, last in kept)


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 0.0
