"""Names of places that no list knows, told by the words around them."""

from __future__ import annotations

from onrecord.ontology.cues import cue_index
from onrecord.ontology.where import where_words
from onrecord.ontology.words import place_nouns, weapon_words
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree

Range = tuple[int, int]
ARTICLES = ("al", "el", "ar", "as", "ash", "ad", "at", "an", "az", "ez")


def unlisted(reading: Reading, sentence: Sentence, at: int) -> Range | None:
    """The name that begins at a token, where the words around it say that it is a place."""
    tree = reading.tree
    if not _begins(reading, sentence, at):
        return None
    last = _end(reading, sentence, at)
    head = last - 1
    if last == at or _is_other(reading, at, last):
        return None
    if last < sentence.last and tree.low[last] == "-":
        return None
    before = tree.low[at - 1] if at > sentence.first else ""
    governed = before in where_words().sure and tree.dep[head] == "pobj"
    told = governed or _is_named(tree, at, last) or _is_named_before(tree, at, last)
    return (at, last) if told else None


def _is_named(tree: Tree, at: int, last: int) -> bool:
    """Whether a noun of place beside a name makes it one: "the village of X", "X air base"."""
    nouns = place_nouns()
    before = at > 0 and tree.low[at - 1] in nouns
    before = before or (at > 1 and tree.low[at - 1] == "of" and tree.low[at - 2] in nouns)
    site = last + 1 < len(tree) and tree.low[last] in where_words().sites
    after = last < len(tree) and tree.low[last + 1 if site else last] in nouns
    return before or after or _is_told_a_place(tree, last - 1)


def _is_named_before(tree: Tree, at: int, last: int) -> bool:
    """Whether words that are done to somebody were said to be a place before: "X was taken"."""
    if tree.dep[last - 1] not in ("dobj", "nsubjpass"):
        return False
    size, words = last - at, tree.low[at:last]
    before = (i for i in range(at - size) if tree.low[i] == words[0])
    return any(tree.low[i : i + size] == words and _is_named(tree, i, i + size) for i in before)


def _is_told_a_place(tree: Tree, head: int) -> bool:
    """Whether words behind a name make it a place: "X, a village", "X was in rebel hands"."""
    kinds = where_words().taken
    if any(place_nouns().get(tree.low[k]) in kinds for k in tree.children(head, "appos")):
        return True
    if tree.dep[head] != "nsubj":
        return False
    preps = tree.children(tree.head[head], "prep")
    return any(tree.low[o] in where_words().held for p in preps for o in tree.children(p, "pobj"))


def _begins(reading: Reading, sentence: Sentence, at: int) -> bool:
    """A name, or an article with a hyphen before one, that nothing else of a name stands before."""
    tree = reading.tree
    named = tree.tag[at].startswith("NNP") and tree.word[at][:1].isupper()
    if not (named or _is_article(tree, at, sentence.last)):
        return False
    if at == sentence.first:
        return True
    before = at - 1
    return tree.low[before] != "-" and (
        not tree.tag[before].startswith("NNP")
        or before in reading.mentions.places
        or tree.low[before] in place_nouns()
    )


def _is_article(tree: Tree, at: int, end: int) -> bool:
    joined = at + 2 < end and tree.low[at + 1] == "-" and tree.word[at + 2][:1].isupper()
    return joined and tree.low[at] in ARTICLES


def _end(reading: Reading, sentence: Sentence, at: int) -> int:
    """The end of a name: capitals, joined by hyphens and the Arabic article."""
    tree, places, actors = reading.tree, reading.mentions.places, reading.mentions.actors
    end = at
    while end < sentence.last and end not in actors:
        if end in places and (end == at or tree.low[end - 1] not in where_words().halves):
            break
        if _is_article(tree, end, sentence.last):
            end += 3
        elif tree.tag[end].startswith("NNP") and tree.low[end] not in place_nouns():
            end += 1
            if end + 1 < sentence.last and tree.low[end] == "-" and tree.word[end + 1].istitle():
                end += 2
        else:
            break
    return end


def _is_other(reading: Reading, first: int, last: int) -> bool:
    """Whether the words are known to be something else: a day, a person, an event, a weapon."""
    tree, words = reading.tree, where_words()
    low = tree.low[last - 1]
    if last in reading.mentions.actors or tree.low[first] in words.persons:
        return True
    if tree.low[first] in words.ordinary and not _is_article(tree, first, last):
        return True
    if first and tree.low[first - 1] in words.persons:
        return True
    ordinary = any(
        tree.low[i] in words.not_places
        or tree.low[i] in weapon_words()
        or (cue_index().knows(tree.low[i]) and not tree.word[i].endswith("ah"))
        for i in range(first, last)
    )
    if last - first == 1 and low in words.halves:
        return True
    known = reading.names.country_of(tree.word[last - 1]) or reading.names.registry.kind_of(low)
    return ordinary or bool(known)
