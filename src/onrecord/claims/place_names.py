"""Everything in a sentence that may be the name of a place: listed names, and capitals beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.place_unlisted import ARTICLES
from onrecord.claims.place_uses import PlaceUse, head_of
from onrecord.ontology.where import where_words
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree

LINKS = ("-", "'", "’", "‘", "`")
OPENING = "‘'’`"
PARTS = ("pobj", "appos", "conj", "compound", "dobj", "nmod", "npadvmod", "poss", "attr", "ROOT")
SHORT = 5  # letters: a shorter word in capitals that no list knows is a body's


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its tokens, its head, whether the gazetteer knows it, and its use by the rules."""

    first: int
    last: int
    head: int
    listed: bool
    use: PlaceUse | None


def names_in(reading: Reading, sentence: Sentence, uses: Sequence[PlaceUse]) -> list[Name]:
    """The names of a sentence that may be places, in order, never overlapping.

    `uses` are the places that the rules see; what they only take up again ("the town") is no name.
    """
    tree, places = reading.tree, reading.mentions.places
    by_token = {i: u for u in uses if not u.names for i in range(u.first, u.last)}
    found: list[Name] = []
    at = sentence.first
    while at < sentence.last:
        use = by_token.get(at)
        last = use.last if use else places.get(at, (at, at))[1]
        if last == at:
            last = _run(reading, sentence, at, by_token)
        if last > at:
            name = Name(at, last, head_of(tree, at, last), at in places, use)
            if use or at in places or _may_be_place(reading, name):
                found.append(name)
        at = max(last, at + 1)
    return found


def _run(reading: Reading, sentence: Sentence, at: int, used: dict[int, PlaceUse]) -> int:
    """The end of the capitals that begin at a token, joined by hyphens, quotes and articles."""
    tree = reading.tree
    opened = at > sentence.first or tree.tag[at][:2] in ("NN", "JJ")
    if not opened or not _begins(tree, at, sentence.last):
        return at
    end = at + 1
    while end < sentence.last and end not in used and end not in reading.mentions.places:
        joined = end + 1 < sentence.last and tree.end[end] == tree.start[end + 1]
        following = end + 1 < sentence.last and (_is_capital(tree, end + 1) or joined)
        if not (
            _is_capital(tree, end)
            or (tree.word[end] in LINKS and joined and tree.word[end + 1][:1].isalpha())
            or (tree.low[end] in ARTICLES and following)
        ):
            break
        end += 1
    return end


def _begins(tree: Tree, at: int, end: int) -> bool:
    word, low = tree.word[at], tree.low[at]
    if word[0] == low[0] and word[0] not in OPENING:  # no capital
        article = low in ARTICLES and at + 2 < end and tree.word[at + 1] == "-"
        return (
            (article and tree.word[at + 2][:1].isupper())
            or low.startswith(("al-", "el-"))
            or (tree.tag[at].startswith("NNP") and word[0].isalpha())
        )
    return _is_capital(tree, at) or word[1:2].isupper()


def _is_capital(tree: Tree, at: int) -> bool:
    word = tree.word[at]
    return word[:1].isupper() or (tree.tag[at].startswith("NNP") and word[:1].isalpha())


def _may_be_place(reading: Reading, name: Name) -> bool:
    """Whether a name that no list knows stands where a place's name may: no actor, day, title."""
    tree, words = reading.tree, where_words()
    tokens = range(name.first, name.last)
    if any(i in reading.mentions.actors or tree.low[i] in words.not_places for i in tokens):
        return False
    if not tree.is_noun(name.head) or tree.dep[name.head] not in PARTS:
        return False
    if tree.word[name.head].isupper() and len(tree.word[name.head]) < SHORT:
        return False
    return name.first == 0 or tree.low[name.first - 1].rstrip(".") not in words.persons
