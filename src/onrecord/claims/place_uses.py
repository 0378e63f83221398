"""The places named in a sentence, each with its relation to whatever it hangs by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree
from onrecord.records.place import Extent, Relation

Range = tuple[int, int]
SETTLED = ("settlement", "admin1", "admin2")  # nouns of these kinds take up a place told before
TAKING_UP = ("the", "this", "that", "their", "its")
MODIFYING = ("compound", "poss", "amod", "nmod", "npadvmod")


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """A place in a sentence: its tokens, the token it hangs by, and how it bears on its event.

    `weak` places only describe somebody ("Homs residents") or a line ("the Lebanon border").
    `names` is the range of the name that "the town" takes up; `nation` marks "Lebanese territory".
    """

    first: int
    last: int
    relation: Relation
    extent: Extent | None
    anchor: int
    weak: bool = False
    inferred: bool = False
    names: Range | None = None
    nation: bool = False


def place_uses(reading: Reading, sentence: Sentence) -> list[PlaceUse]:
    """Every place in a sentence, by name, by nationality or taken up again, in order."""
    found: list[PlaceUse] = []
    at = sentence.first
    while at < sentence.last:
        use = _use_at(reading, sentence, at)
        if use is not None and not _is_container(reading.tree, use, found):
            found.append(use)
        at = max(use.last if use else at, at + 1)
    return found


def _use_at(reading: Reading, sentence: Sentence, at: int) -> PlaceUse | None:
    if at in reading.mentions.actors:
        return None
    span = reading.mentions.places.get(at) or _unknown(reading, sentence, at)
    if span is not None:
        return _use(reading.tree, *span)
    return _nation(reading, at) or _taken_up(reading, sentence, at)


def _nation(reading: Reading, at: int) -> PlaceUse | None:
    """A nationality with a noun of place: "Lebanese territory"."""
    tree = reading.tree
    head = tree.head[at]
    if tree.dep[at] not in MODIFYING or head != at + 1 or tree.low[head] not in place_nouns():
        return None
    if place_nouns()[tree.low[head]] != "area" or not reading.names.country_of(tree.word[at]):
        return None
    use = _use(tree, head, head + 1)
    return PlaceUse(at, head + 1, use.relation, use.extent, head, _is_line(tree, head), nation=True)


def _taken_up(reading: Reading, sentence: Sentence, at: int) -> PlaceUse | None:
    """Take up "the town" for the town named last, where no name stands beside it."""
    tree = reading.tree
    if place_nouns().get(tree.low[at]) not in SETTLED or tree.tag[at] != "NN":
        return None
    articles = [k for k in tree.kids[at] if tree.low[k] in TAKING_UP and k < at]
    named = [
        k for k in tree.subtree(at) if k in reading.mentions.places or tree.tag[k].startswith("NNP")
    ]
    if not articles or named or tree.dep[at] in ("attr", "appos"):
        return None
    names = _last_name(reading, at)
    if names is None:
        return None
    use = _use(tree, at, at + 1)
    return PlaceUse(articles[0], at + 1, use.relation, use.extent, at, names=names)


def _last_name(reading: Reading, at: int) -> Range | None:
    """The last name of a place before a token, of whatever is no country."""
    places, actors = reading.mentions.places, reading.mentions.actors
    for token in range(at - 1, -1, -1):
        if token in places and token not in actors:
            first, last = places[token]
            if not reading.names.country_of(reading.tree.word[last - 1]):
                return first, last
    return None


def _unknown(reading: Reading, sentence: Sentence, at: int) -> Range | None:
    """A name that no list knows, where the words around it say that it is a place."""
    tree, words = reading.tree, where_words()
    if not tree.tag[at].startswith("NNP") or tree.low[at] in words.not_places:
        return None
    last = at + 1
    while (
        last < sentence.last
        and tree.tag[last].startswith("NNP")
        and last not in reading.mentions.places
    ):
        last += 1
    head, before = last - 1, tree.low[at - 1] if at > sentence.first else ""
    if (
        last in reading.mentions.places
        or tree.tag[at - 1].startswith("NNP")
        or last in reading.mentions.actors
    ):
        return None
    if reading.names.country_of(tree.word[head]) or reading.names.registry.kind_of(tree.low[head]):
        return None
    named = before == "of" and tree.low[at - 2] in place_nouns()
    kind_after = last < sentence.last and tree.low[last] in place_nouns()
    governed = (
        before in words.sure and tree.dep[head] == "pobj" and tree.low[head] not in words.not_places
    )
    return (at, last) if named or kind_after or governed else None


def _use(tree: Tree, first: int, last: int) -> PlaceUse:
    words = where_words()
    anchor, dep = _anchor(tree, _head(tree, first, last))
    prep = tree.low[tree.head[anchor]] if tree.dep[anchor] in ("pobj", "pcomp") else ""
    if not prep and first > 0 and tree.low[first - 1] in words.relations:
        prep = tree.low[first - 1]
    relation: Relation = words.relations.get(prep, "in")  # type: ignore[assignment]  # data
    if relation in ("in", "from") and _window(tree, first) & words.near:
        relation = "near"
    weak = dep in MODIFYING or _is_line(tree, anchor)
    return PlaceUse(first, last, relation, _extent(tree, first), anchor, weak)


def _is_line(tree: Tree, anchor: int) -> bool:
    """Whether a place only names a line that something lies on: "on the Lebanon border"."""
    return tree.low[anchor] in ("border", "frontier") and tree.low[tree.head[anchor]] in (
        "on",
        "along",
        "near",
    )


def _head(tree: Tree, first: int, last: int) -> int:
    outside = (i for i in range(last - 1, first - 1, -1) if not first <= tree.head[i] < last)
    return next(outside, last - 1)


def _anchor(tree: Tree, head: int) -> tuple[int, str]:
    """From a name up to the place noun that it names: "the town of X", "X province"."""
    at = head
    for _ in range(3):
        up = tree.head[at]
        if (
            tree.dep[at] in ("compound", "appos", "nmod", "poss", "amod")
            and tree.low[up] in place_nouns()
        ):
            at = up
        elif (
            tree.dep[at] == "pobj"
            and tree.low[up] == "of"
            and tree.low[tree.head[up]] in place_nouns()
        ):
            at = tree.head[up]
        elif tree.dep[at] == "conj" and tree.is_noun(up):
            at = up
        else:
            break
    return at, tree.dep[at]


def _window(tree: Tree, first: int) -> frozenset[str]:
    return frozenset(tree.low[i] for i in range(max(0, first - 4), first))


def _extent(tree: Tree, first: int) -> Extent | None:
    extents = where_words().extents
    window = [tree.low[i] for i in range(max(0, first - 6), first)]
    found = (extents[w] for w in reversed(window) if w in extents)
    return next(found, None)  # type: ignore[arg-type]  # data


def _is_container(tree: Tree, use: PlaceUse, before: Sequence[PlaceUse]) -> bool:
    """Whether a place only says where the one before it lies: "Qusayr, Syria"."""
    if not before:
        return False
    last = before[-1]
    gap = [tree.low[i] for i in range(last.last, use.first)]
    if (
        len(gap) > MOST_GLUE
        or not all(w in where_words().glue for w in gap)
        or {"and", "to"} & set(gap)
    ):
        return False
    after = tree.low[use.last] if use.last < len(tree) else ""
    listed = gap == [","] and (after == "and" or tree.dep[use.anchor] == "conj")
    return bool({"in", "of", ","} & set(gap)) and not listed


MOST_GLUE = 5  # words between a place and the larger one that holds it
