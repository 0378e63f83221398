"""The places named in a sentence, each with its relation to whatever it hangs by."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.phrases import is_part
from onrecord.claims.place_extent import extent_of
from onrecord.claims.place_inside import Range, held, inside_of
from onrecord.claims.place_same import is_left
from onrecord.claims.place_taken import taken_up
from onrecord.claims.place_unlisted import unlisted
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree
from onrecord.records.place import Extent, Relation

MODIFYING = ("compound", "poss", "amod", "nmod", "npadvmod")
LINES = ("border", "borders", "frontier", "crossing")
ADJECTIVE = ("an", "ans", "i", "ese", "ish", "ic", "ch")


@dataclass(frozen=True, slots=True)
class PlaceUse:
    """A place in a sentence: its tokens, the token it hangs by, and how it bears on its event.

    `weak` places only describe somebody ("Homs residents") or a line ("the Lebanon border").
    `names` is the range of the name that "the town" takes up; `nation` marks "Lebanese territory";
    `inside` is the name of the larger place that the words say it lies in, `chance` how likely
    the trained part finds it (none by rules alone).
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
    inside: Range | None = None
    chance: float | None = None


def place_uses(reading: Reading, sentence: Sentence) -> list[PlaceUse]:
    """Every place in a sentence, by name, by nationality or taken up again, in order.

    A place that only says where another lies is no use of its own, but the other's `inside`.
    """
    found: list[PlaceUse] = []
    at = sentence.first
    while at < sentence.last:
        use = _use_at(reading, sentence, at)
        if use is not None:
            found.append(use)
        at = max(use.last if use else at, at + 1)
    holding = held(u.inside for u in found)
    kept = [u for u in found if u.first not in holding or u.names]
    tree = reading.tree
    return spanned(tree, [u for u in kept if not _only_locates(reading, u.anchor)])


def _only_locates(reading: Reading, anchor: int) -> bool:
    """Whether a place only says where another lies: "Arsal, located east of the Bekaa Valley"."""
    tree = reading.tree
    above = [a for a in list(tree.ancestors(anchor))[:4] if tree.low[a] in ("located", "situated")]
    heads = [tree.head[a] for a in above if tree.dep[a] in ("acl", "advcl")]
    return any(h in reading.mentions.places or tree.tag[h] == "NNP" for h in heads)


def spanned(tree: Tree, uses: list[PlaceUse]) -> list[PlaceUse]:
    """Make "the road from X to Y" lie between both: only who moves goes from one to the other."""
    ends: dict[int, Relation] = {}
    for start in uses:
        prep = tree.head[start.anchor]
        stretch = place_nouns().get(tree.low[tree.head[prep]]) == "area"
        if start.relation != "from" or tree.low[prep] != "from" or not stretch:
            continue
        goal = next((u for u in uses if u.relation == "to" and u.first > start.first), None)
        if goal:
            ends |= {start.first: "between", goal.first: "between"}
    return [replace(u, relation=ends.get(u.first, u.relation)) for u in uses]


def _use_at(reading: Reading, sentence: Sentence, at: int) -> PlaceUse | None:
    if at in reading.mentions.actors:
        return None
    span = reading.mentions.places.get(at)
    if span is not None and _is_adjective(reading, *span):
        return _nation(reading, at)
    span = span or unlisted(reading, sentence, at)
    if span is not None:
        use = _use(reading, *span)
        if reading.tree.dep[reading.tree.head[use.anchor]] == "agent":
            return None  # "carried out by Russia"
        return replace(use, inside=inside_of(reading, *span, sentence.last))
    return _nation(reading, at) or _again(reading, at)


def use_of(reading: Reading, first: int, last: int, end: int) -> PlaceUse:
    """A name as the place of something, in a sentence that ends at `end`."""
    return replace(_use(reading, first, last), inside=inside_of(reading, first, last, end))


def _is_adjective(reading: Reading, first: int, last: int) -> bool:
    """A nationality before a noun: "the Syrian city of Aleppo"."""
    tree, gazetteer = reading.tree, reading.names.gazetteer
    if last - first > 1 or tree.dep[first] not in MODIFYING or tree.head[first] <= first:
        return False
    if not tree.low[first].endswith(ADJECTIVE):
        return False
    code = gazetteer.country_of(tree.word[first])
    country = gazetteer.country(code) if code else None
    return country is not None and tree.low[first] != country.name.lower()


def _nation(reading: Reading, at: int) -> PlaceUse | None:
    """A nationality with a noun of place: "Lebanese territory"."""
    tree = reading.tree
    head = tree.head[at]
    if tree.dep[at] not in MODIFYING or head != at + 1 or tree.low[head] not in place_nouns():
        return None
    if place_nouns()[tree.low[head]] != "area" or not reading.names.country_of(tree.word[at]):
        return None
    use = _use(reading, head, head + 1)
    return PlaceUse(at, head + 1, use.relation, use.extent, head, _is_line(tree, head), nation=True)


def _again(reading: Reading, at: int) -> PlaceUse | None:
    """Take "the town" for the town named last."""
    again = taken_up(reading, at)
    if again is None:
        return None
    first, names = again
    use = _use(reading, at, at + 1)
    if is_left(reading.tree, at):
        return PlaceUse(first, at + 1, "from", None, at, inferred=True, names=names)
    extent = "part" if is_part(reading.tree, at) else use.extent
    return PlaceUse(first, at + 1, use.relation, extent, at, names=names)


def _use(reading: Reading, first: int, last: int) -> PlaceUse:
    tree, words = reading.tree, where_words()
    anchor, dep = _anchor(reading, head_of(tree, first, last))
    prep = tree.low[tree.head[anchor]] if tree.dep[anchor] in ("pobj", "pcomp") else ""
    if not prep and first > 0 and tree.low[first - 1] in words.relations:
        prep = tree.low[first - 1]
    relation: Relation = words.relations.get(prep, "in")  # type: ignore[assignment]  # data
    if relation in ("in", "from") and _window(tree, first) & words.near:
        relation = "near"
    if prep in words.crossing and tree.low[anchor] in LINES:
        relation = "via"
    if any(tree.low[i] == "rest" for i in range(max(0, first - 3), first)):
        relation = "rest_of"
    weak = dep in MODIFYING or _is_line(tree, anchor)
    return PlaceUse(first, last, relation, extent_of(reading, first, anchor), anchor, weak)


def _is_line(tree: Tree, anchor: int) -> bool:
    """Whether a place only names a line that something lies on: "on the Lebanon border"."""
    return tree.low[anchor] in LINES and tree.low[tree.head[anchor]] in (
        "on",
        "along",
        "near",
    )


def head_of(tree: Tree, first: int, last: int) -> int:
    """The token of a name that hangs by something outside it."""
    outside = (i for i in range(last - 1, first - 1, -1) if not first <= tree.head[i] < last)
    return next(outside, last - 1)


def _anchor(reading: Reading, head: int) -> tuple[int, str]:
    """From a name up to the place noun that it names: "the town of X", "X province".

    And from a name to the next of a list, with commas or without: "hit Homs Hama and Daraa".
    """
    tree = reading.tree
    at = head
    for _ in range(4):
        up, dep = tree.head[at], tree.dep[at]
        if dep in ("compound", "appos", "nmod", "poss", "amod") and (
            tree.low[up] in place_nouns() or _is_other_place(reading, head, up)
        ):
            at = up
        elif dep == "pobj" and tree.low[up] == "of" and _is_named_by(tree, tree.head[up]):
            at = tree.head[up]
        elif dep == "conj" and tree.is_noun(up):
            at = up
        else:
            break
    return at, tree.dep[at]


def _is_named_by(tree: Tree, noun: int) -> bool:
    """Whether a noun with "of" before a name is the place itself, or a share of it."""
    return tree.low[noun] in place_nouns() or tree.low[noun] in where_words().shares


def _is_other_place(reading: Reading, name: int, token: int) -> bool:
    span = reading.mentions.places.get(token)
    return span is not None and not span[0] <= name < span[1]


def _window(tree: Tree, first: int) -> frozenset[str]:
    return frozenset(tree.low[i] for i in range(max(0, first - 4), first))
