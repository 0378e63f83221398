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
    before = tree.low[at - 1] if at > sentence.first else ""
    after = tree.low[last] if last < sentence.last else ""
    named = before in place_nouns() or (
        before == "of" and at > 1 and tree.low[at - 2] in place_nouns()
    )
    governed = before in where_words().sure and tree.dep[head] == "pobj"
    if after == "-" or not (named or after in place_nouns() or governed):
        return None
    return at, last


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
