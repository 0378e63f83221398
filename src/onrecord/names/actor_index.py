"""Every phrase that the registry knows, in one trie, each with what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.names.actor_trie import Trie
from onrecord.names.actor_words import Piece, pieces, tokens_of
from onrecord.names.actors import Actor, KindEntry, Leader, State

What = Literal["name", "leader", "country", "adjective", "people", "capital", "stateless", "noun"]
# Where one phrase could be several things, the earlier of these is meant.
_ORDER: tuple[What, ...] = (
    "name",
    "leader",
    "country",
    "adjective",
    "people",
    "stateless",
    "capital",
    "noun",
)
# The Arabic article, written with a capital or without.
_SMALL = frozenset(("al", "el", "an", "ash", "as", "ul", "e", "i", "the"))


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase stands for: an actor's id, a country's code, a leader's number, a noun.

    `caps` tells of each part whether it must be written with a capital; the parts of an `acronym`
    (FSA, LeT) must be written as in `exact`, or the phrase is an ordinary word.
    """

    what: What
    ref: str
    caps: tuple[bool, ...] = ()
    exact: tuple[str, ...] = ()


class Index:
    """The trie of all phrases, filled by the registry when it loads."""

    def __init__(self, spellings: dict[str, str], caps_words: frozenset[str]) -> None:
        self.spellings = spellings
        self._caps_words = caps_words
        self._trie: Trie[Term] = Trie()

    def add_actor(self, actor: Actor) -> None:
        """Let an actor's name and aliases stand for it."""
        for alias in (actor.name, *actor.aliases):
            self._add(alias, "name", actor.id, owned=True)

    def add_leader(self, leader: Leader, number: int) -> None:
        """Let a leader's names stand for the side."""
        for name in leader.names:
            self._add(name, "leader", str(number), owned=True)

    def add_state(self, state: State) -> None:
        """Let a country's names, adjectives, people and capitals stand for it."""
        self._add_all((state.name,), "country", state.iso3)
        self._add_all((state.adjective, *state.words), "adjective", state.iso3)
        self._add_all(state.demonyms, "people", state.iso3)
        self._add_all(state.capitals, "capital", state.iso3)

    def add_people(self, word: str) -> None:
        """Know the adjective of a people or a region that is no state."""
        self._add(word, "stateless", word)

    def add_noun(self, entry: KindEntry) -> None:
        """Know a noun that says what somebody or something is."""
        self._add(entry.noun, "noun", entry.noun)

    def at(
        self, row: Sequence[Piece], start: int, *, all_caps: bool = False, lenient: bool = False
    ) -> tuple[int, list[Term]] | None:
        """The longest phrase at `start` as `(end, terms)`, all of the first kind that fits."""
        for end, terms in self._trie.all(row, start):
            span = row[start:end]
            if not (span[0].first and span[-1].last) and not lenient:
                continue
            fit = [t for t in terms if self._fits(t, span, all_caps, lenient)]
            if fit:
                what = min((t.what for t in fit), key=_ORDER.index)
                return end, list({t.ref: t for t in fit if t.what == what}.values())
        return None

    def _fits(self, term: Term, span: Sequence[Piece], all_caps: bool, lenient: bool) -> bool:
        if term.exact:
            listed = all_caps and len(span) == 1 and span[0].key in self._caps_words
            as_word = listed and not span[0].dotted
            return not as_word and tuple(p.written for p in span) == term.exact
        return lenient or all(p.capital for p, must in zip(span, term.caps, strict=True) if must)

    def _add_all(self, words: Sequence[str], what: What, ref: str) -> None:
        for word in words:
            self._add(word, what, ref, owned=what in ("country", "capital"))

    def _add(self, phrase: str, what: What, ref: str, owned: bool = False) -> None:
        tokens = tokens_of(phrase)
        bare = [t.replace("'", "") for t in tokens]
        for row in (tokens, bare) if bare != tokens else (tokens,):
            parts = pieces(row, self.spellings)
            keys = [p.key for p in parts]
            if is_acronym(phrase):
                self._trie.add(keys, Term(what, ref, exact=tuple(p.written for p in parts)))
                continue
            term = Term(what, ref, caps=tuple(p.capital and p.key not in _SMALL for p in parts))
            self._trie.add(keys, term)
            # Texts without apostrophes write the possessive as a bare s: "Assads forces".
            if owned and not keys[-1].endswith("s"):
                self._trie.add([*keys[:-1], keys[-1] + "s"], term)


def is_acronym(text: str) -> bool:
    """Whether a name is one short word with several capitals, which must be written so.

    >>> [is_acronym(text) for text in ("FSA", "U.N.", "LeT", "M23", "Fatah", "AMISOM")]
    [True, True, True, True, False, True]
    """
    if " " in text:
        return False
    return text.isupper() or (len(text) < 6 and sum(c.isupper() for c in text) > 1)
