"""What the gate looks for in a text: phrases, the groups that they stand in, and their counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.names.registry import Registry
from onrecord.ontology.topics import OTHER, topic_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

ARMED = ("rebels", "militia", "armed_group", "state_forces")
LEAST = 4  # letters of a name: shorter ones are words of other things as well
THOUSAND = 1000
FLOOR = 0.2  # thousand letters: a text that is shorter counts as this long
PART = 300  # letters that a window moves on by; it is twice as wide
_KEPT = bytes(c if chr(c).isalnum() and c < ord("\x7f") else ord(" ") for c in range(256))


@cache
def gate_cues() -> Mapping[str, frozenset[str]]:
    """Every phrase that the gate knows, with its groups: those of the ontology, and the armed.

    >>> sorted(gate_cues()["guerrillas"])
    ['conflict:fighters', 'who:rebels']
    """
    found = {phrase: set(groups) for phrase, groups in topic_words().items()}
    registry = Registry.load()
    for noun, entry in registry.nouns.items():
        if entry.kind and (entry.status == "combatant" or entry.kind == "police"):
            found.setdefault(plain(noun), set()).add(f"who:{entry.kind}")
    for actor in registry.actors.values():
        if actor.kind in ARMED:
            for name in map(plain, (actor.name, *actor.aliases)):
                if len(name) >= LEAST:
                    found.setdefault(name, set()).add("who:named")
    return {phrase: frozenset(_sided(groups)) for phrase, groups in found.items()}


def _sided(groups: set[str]) -> set[str]:
    return {g for g in groups if not g.startswith(OTHER)} or groups


def plain(text: str) -> str:
    """Put a text in small ASCII letters and figures, with one space between words.

    >>> plain("A cease-fire,  Syria’s 2nd")
    'a cease fire syria s 2nd'
    """
    letters = text.lower().encode("ascii", "replace").translate(_KEPT)
    return " ".join(letters.decode("ascii").split())


class Counter:
    """Counts phrases and groups in texts: Aho-Corasick, then sums by numpy.

    `features` are the phrases ("bombed") and groups ("#bombing") that are told apart.
    """

    def __init__(self, cues: Mapping[str, frozenset[str]], features: Sequence[str]) -> None:
        import numpy as np
        from ahocorasick_rs import AhoCorasick, Implementation

        self.width = len(features)
        column = {name: at for at, name in enumerate(features)}
        rows = {p: self._columns(p, groups, column) for p, groups in cues.items()}
        known = {phrase: columns for phrase, columns in rows.items() if columns}
        most = max(map(len, known.values()), default=1)
        padded = [c + [self.width] * (most - len(c)) for c in known.values()]
        self._columns_of: NDArray[np.int64] = np.array(padded, dtype="int64")
        phrases = [f" {phrase} " for phrase in known]
        self._automaton = AhoCorasick(phrases, implementation=Implementation.DFA)

    @staticmethod
    def _columns(phrase: str, groups: frozenset[str], column: Mapping[str, int]) -> list[int]:
        return [column[name] for name in (phrase, *(f"#{g}" for g in groups)) if name in column]

    def hits(self, text: str) -> tuple[int, NDArray[Any]]:
        """Give a text's length, made plain, and an array of phrases found with their offsets."""
        import numpy as np

        words = f" {plain(text)} "
        found = self._automaton.find_matches_as_indexes(words, overlapping=True)
        return len(words), np.array(found, dtype="int64").reshape(-1, 3)

    def whole(self, length: int, hits: NDArray[Any]) -> Array:
        """How thick each feature stands in a text."""
        found: Array = self._logs(self._counts(length, hits, 1), length)[0]
        return found

    def parts(self, length: int, hits: NDArray[Any]) -> Array:
        """The same for each window of a text, half over the one before."""
        number = max(1, round(length / PART))
        counts = self._counts(length, hits, number)
        if number > 1:
            counts = counts[:-1] + counts[1:]
        return self._logs(counts, min(length, 2 * length / number))

    def _counts(self, length: int, hits: NDArray[Any], number: int) -> NDArray[Any]:
        import numpy as np

        part = hits[:, 1] * number // length
        at = self._columns_of[hits[:, 0]] + (part * (self.width + 1))[:, None]
        flat = np.bincount(at.ravel(), minlength=number * (self.width + 1))
        return flat.reshape(number, self.width + 1)[:, : self.width]

    @staticmethod
    def _logs(counts: NDArray[Any], length: float) -> Array:
        import numpy as np

        found: Array = np.log1p(counts / max(FLOOR, length / THOUSAND))
        return found
