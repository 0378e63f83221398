"""What is known of a name and an event in one sentence: what the trained part is asked with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from math import log10

from onrecord.claims.place_names import Name
from onrecord.claims.place_uses import PlaceUse
from onrecord.names.gazetteer import Gazetteer
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree

BREAKS = frozenset((",", ";", "--", "-", ":"))
QUOTES = frozenset(('"', "''", "``", "“", "”"))
CLAUSES = frozenset(
    ("and", "but", "while", "as", "after", "when", "where", "who", "that", "which", "before")
)
NONE = -1


@dataclass(frozen=True, slots=True)
class Pair:
    """A name beside an event: figures, words, single tokens and those on the way between.

    A token that is not there is NONE.
    """

    numbers: tuple[float, ...]
    words: tuple[str, ...]
    slots: tuple[int, ...]
    way: tuple[int, ...]


@dataclass(frozen=True)
class Scene:
    """One sentence with its names and the triggers of its events."""

    reading: Reading
    sentence: Sentence
    names: Sequence[Name]
    triggers: frozenset[int]
    counts: dict[str, list[int]] = field(init=False)
    holding: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        tree, first, last = self.reading.tree, self.sentence.first, self.sentence.last
        low, tag = tree.low[first:last], tree.tag[first:last]
        starts = {n.first for n in self.names}
        listed = {n.first for n in self.names if n.listed}
        told = {
            "names": [i in starts for i in range(first, last)],
            "places": [i in listed for i in range(first, last)],
            "triggers": [i in self.triggers for i in range(first, last)],
            "verbs": [t[:2] == "VB" for t in tag],
            "breaks": [w in BREAKS for w in low],
            "quotes": [w in QUOTES for w in low],
            "clauses": [w in CLAUSES for w in low],
        }
        sums = {k: list(accumulate(v, initial=0)) for k, v in told.items()}
        object.__setattr__(self, "counts", sums)
        inside = (n.use.inside for n in self.names if n.use)
        object.__setattr__(self, "holding", frozenset(r[0] for r in inside if r))

    def between(self, start: int, end: int) -> list[float]:
        """How many names, places, triggers, verbs, breaks … stand from one token up to another."""
        a, b = start - self.sentence.first, end - self.sentence.first
        return [float(c[b] - c[a]) if b > a else 0.0 for c in self.counts.values()]


def pairs_of(scene: Scene, event: int, given: Sequence[PlaceUse]) -> list[Pair]:
    """Each name of a scene beside the event at a token; `given` are its places by the rules."""
    by_rule = {u.first: i for i, u in enumerate(given)}
    up = _upward(scene.reading.tree, event)
    own = _event_slots(scene, event)
    return [_pair(scene, n, event, up, own, by_rule) for n in scene.names]


def _pair(
    scene: Scene,
    name: Name,
    event: int,
    upward: dict[int, int],
    own: tuple[int, ...],
    by_rule: dict[int, int],
) -> Pair:
    tree = scene.reading.tree
    up, down = _way(tree, name.head, event, upward)
    way = tuple(t for t in (*up[1:], *down) if t != event and not name.first <= t < name.last)
    words, slots = _around(scene, name, up)
    deps = [tree.dep[t] for t in up if t != up[-1]] or [""]
    below = [tree.dep[t] for t in down]
    words += (
        ">".join(deps[:5]),
        "<".join(below[:4]),
        deps[1] if len(deps) > 1 else "",
        deps[2] if len(deps) > 2 else "",
        below[-1] if below else "",
        tree.low[event],
        tree.tag[event],
        tree.dep[event],
    )
    numbers = (*_numbers(scene, name, event, by_rule), float(len(up) - 1), float(len(down)))
    numbers += (
        float(sum(tree.tag[t][:2] == "VB" for t in way)),
        float(sum(t in scene.triggers for t in way)),
        float(event in up),
    )
    return Pair(numbers, words, (*own, *slots, up[-1]), way)


def _numbers(scene: Scene, name: Name, event: int, by_rule: dict[int, int]) -> tuple[float, ...]:
    tree, sentence, use, nouns = scene.reading.tree, scene.sentence, name.use, place_nouns()
    after = name.first > event
    gap = (event + 1, name.first) if after else (name.last, event)
    rank = scene.between(sentence.first, name.first)[:2]
    size = _size(scene.reading.names.gazetteer, " ".join(tree.word[name.first : name.last]))[1]
    rule = by_rule.get(use.first) if use else None
    before = tree.low[name.first - 1] if name.first > sentence.first else ""
    told: tuple[float | bool, ...] = (
        abs(name.first - event),
        after,
        *scene.between(*gap),
        *rank,
        len(scene.names),
        sum(n.listed for n in scene.names),
        name.listed,
        name.last - name.first,
        size,
        bool(use and use.inside),
        name.first in scene.holding,
        name.last < sentence.last and tree.low[name.last] in nouns,
        before in nouns,
        any(tree.low[i] in nouns for i in range(name.first, name.last)),
        before == "of" and name.first - 2 >= sentence.first and tree.low[name.first - 2] in nouns,
        rule is not None,
        rule == 0,
        len(by_rule),
        use is not None,
        bool(use and use.weak),
        bool(use and use.nation),
        name.first == sentence.first,
        tree.word[name.head].isupper(),
        sentence.last - sentence.first,
        event - sentence.first,
    )
    return tuple(map(float, told))


def _around(scene: Scene, name: Name, up: list[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words beside and above a name, and the same as tokens."""
    tree, sentence = scene.reading.tree, scene.sentence
    above = tree.head[name.head] if tree.head[name.head] != name.head else NONE
    higher = tree.head[above] if above != NONE and tree.head[above] != above else NONE
    preps = [t for t in up[1:] if tree.tag[t] in ("IN", "TO")]
    prep, top = (preps[0], preps[-1]) if preps else (NONE, NONE)
    one = name.first - 1 if name.first - 1 >= sentence.first else NONE
    two = name.first - 2 if name.first - 2 >= sentence.first else NONE
    next_ = name.last if name.last < sentence.last else NONE
    later = name.last + 1 if name.last + 1 < sentence.last else NONE
    low: Callable[[int], str] = lambda t: tree.low[t] if t != NONE else ""  # noqa: E731
    kind = _size(scene.reading.names.gazetteer, " ".join(tree.word[name.first : name.last]))[0]
    words = (
        kind,
        tree.dep[name.head],
        tree.tag[name.head],
        tree.tag[above] if above != NONE else "",
        name.use.relation if name.use else "",
        low(prep),
        low(top),
        low(one),
        low(next_),
        low(above),
    )
    return words, (name.head, name.first, above, higher, prep, one, two, next_, later)


def _event_slots(scene: Scene, event: int) -> tuple[int, ...]:
    tree, sentence = scene.reading.tree, scene.sentence
    subject = tree.child(event, "nsubj", "nsubjpass")
    object_ = tree.child(event, "dobj")
    return (
        event,
        NONE if subject is None else subject,
        NONE if object_ is None else object_,
        event + 1 if event + 1 < sentence.last else NONE,
        event - 1 if event > sentence.first else NONE,
    )


def _upward(tree: Tree, event: int) -> dict[int, int]:
    """The steps from an event to each token above it."""
    return {t: i for i, t in enumerate((event, *tree.ancestors(event)))}


def _way(tree: Tree, head: int, event: int, upward: dict[int, int]) -> tuple[list[int], list[int]]:
    """From a name up to the token above both, it included, and down from there to the event."""
    up = [head]
    while up[-1] not in upward and tree.head[up[-1]] != up[-1]:
        up.append(tree.head[up[-1]])
    steps = upward.get(up[-1], 0)
    down = [event, *tree.ancestors(event)][:steps]
    return up, down[::-1]


@lru_cache(maxsize=65536)
def _size(gazetteer: Gazetteer, name: str) -> tuple[str, float]:
    """The kind of the largest place of a name, and the logarithm of its people."""
    if gazetteer.country_of(name):
        return "country", 9.0  # as if a billion lived there: above every town
    entries = gazetteer.lookup(name)
    if not entries:
        return "", 0.0
    largest = max(entries, key=lambda e: e.population)
    return largest.kind, log10(max(largest.population, 1))
