"""The longest place names among the capitalised words of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.names.bloom import START
from onrecord.names.fold import fold, plain
from onrecord.names.gazetteer_build import read_csv
from onrecord.names.gazetteer_entry import PlaceEntry
from onrecord.ontology.cues import cue_index

LONGEST = 7  # tokens; hyphens count
# People. Beside another capitalised word only the name of a town of LARGE counts (else it is
# likely part of a person's or a body's name), and one word alone needs a town of SMALL.
LARGE = 100_000
SMALL = 5_000
_SHORT = 4  # letters: a shorter word in capitals is an acronym, unless a country's
COUNTRY = 1_000_000_000
_VOWELS = ("a", "e")
_ARTICLES = ("al-", "el-", "ar-", "as-", "ash-", "ad-", "at-", "an-", "az-", "ez-")


@dataclass(frozen=True, slots=True)
class Found:
    """A name from token `first` to `last`: `sure` by the rules; `told` a place by words around."""

    first: int
    last: int
    sure: bool
    told: bool


class Scanner:
    """Finds names with the gazetteer's quick check; words of everyday use need more evidence.

    `is_name` is the quick check of a strict key, `look_up` the look-up by it. The word lists are
    in `ordinary.csv` (by hand) and `ordinary_words.csv` (by a script).
    """

    def __init__(
        self, is_name: Callable[[str], bool], look_up: Callable[[str], Sequence[PlaceEntry]]
    ) -> None:
        self._is_name = is_name
        self._look_up = look_up
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        for row in read_csv("ordinary.csv"):
            self._words[row["rule"]].add(row["word"])
        self._words["evidence"] |= {row["word"] for row in read_csv("ordinary_words.csv")}
        self._everyday = self._words["never"] | self._words["before"] | self._words["inside"]
        self._halves = self._words["first"] - {"new", "al", "el", "rif", "sheikh", "khan"}
        self._people = self._halves | self._words["given"] | self._words["title"]
        self.size = lru_cache(maxsize=65536)(self._largest)
        self._opens = lru_cache(maxsize=65536)(self._starts)

    def scan(self, tokens: Sequence[str]) -> list[tuple[int, int]]:
        """Ranges `(start, end)` into `tokens`, left to right, longest first, never overlapping."""
        return [(f.first, f.last) for f in self.found(tokens) if f.sure]

    def found(self, tokens: Sequence[str]) -> list[Found]:
        """Every name, sure or not; one that is not sure may overlap what follows it."""
        shouted = not any(t.islower() for t in tokens)
        found = []
        at = 0
        while at < len(tokens):
            name = None
            if _is_capital(tokens, at) and self._opens(tokens[at]):
                name = self._longest(tokens, at, shouted)
            if name:
                found.append(name)
            at = name.last if name and name.sure else at + 1
        return found

    def _longest(self, tokens: Sequence[str], at: int, shouted: bool) -> Found | None:
        for end in range(self._reach(tokens, at), at, -1):
            size = self.size(" ".join(tokens[at:end])) if _is_capital(tokens, end - 1) else None
            if size is not None:
                sure = self._counts(tokens, at, end, size, shouted)
                return Found(at, end, sure, self._evident(tokens, at, end))
        return None

    def _reach(self, tokens: Sequence[str], at: int) -> int:
        end = at
        while end < min(len(tokens), at + LONGEST):
            if not _is_capital(tokens, end) and tokens[end].casefold() not in self._words["inside"]:
                break
            end += 1
        return end

    def _counts(self, tokens: Sequence[str], at: int, end: int, size: int, shouted: bool) -> bool:
        name = plain(" ".join(tokens[at:end]))
        if size >= LARGE and _is_abbreviated(tokens, at, end):
            return True
        if name in self._words["never"] or self._is_part(tokens, at, end):
            return False
        if size < COUNTRY and not shouted and tokens[at].isupper() and len(name) <= _SHORT:
            return False
        ordinary = name in self._words["evidence"]
        alone = not self._is_naming(tokens, at - 1) and not self._is_naming(tokens, end)
        joined = end - at > 1 and (
            tokens[at].casefold() in self._words["first"] or "-" in tokens[at:end]
        )
        if not ordinary and (
            size >= LARGE or joined or (alone and (size >= SMALL or end - at > 1))
        ):
            return True
        return self._evident(tokens, at, end) or (alone and self._after_preposition(tokens, at))

    def is_doubtful(self, tokens: Sequence[str], at: int) -> bool:
        """Whether a name that begins here may be a person's: by itself or by the word before it."""
        low = tokens[at].casefold()
        return low in self._words["evidence"] or self._is_naming(tokens, at - 1)

    def _is_naming(self, tokens: Sequence[str], at: int) -> bool:
        """Whether a neighbour may belong to the same name: a capital, and no everyday word."""
        if not 0 <= at < len(tokens) or not tokens[at][:1].isupper():
            return False
        low = tokens[at].casefold()
        if low in self._everyday or cue_index().knows(low):
            return False
        return low in self._halves or (self.size(tokens[at]) or 0) < LARGE - 1

    def _is_part(self, tokens: Sequence[str], at: int, end: int) -> bool:
        """Whether a word is only half a name (Deir, Kafr, Port) or a person's (General Homs)."""
        if end - at == 1 and tokens[at].casefold() in self._words["first"]:
            return True
        before = tokens[at - 1] if at else ""
        person = before.casefold() in self._people or before in ("Bin", "Ibn")
        return person and before[:1].isupper()

    def _evident(self, tokens: Sequence[str], at: int, end: int) -> bool:
        of = at > 1 and tokens[at - 1].casefold() == "of"
        after = tokens[end].casefold() if end < len(tokens) else ""
        inside = after == "," and end + 1 < len(tokens) and self.size(tokens[end + 1])
        kinds = self._words["kind"]
        return (of and tokens[at - 2].casefold() in kinds) or after in kinds or bool(inside)

    def _after_preposition(self, tokens: Sequence[str], at: int) -> bool:
        return at > 0 and tokens[at - 1].casefold() in self._words["before"]

    def _starts(self, word: str) -> bool:
        key = fold(word)
        article = f"{key}-" in _ARTICLES
        if article or (key != "" and self._is_name(START + key.split(" ", 1)[0])):
            return True
        return word.endswith("s") and self._is_name(START + fold(word[:-1]).split(" ", 1)[0])

    def _largest(self, name: str) -> int | None:
        key = fold(name)
        found = self._look_up(name) if len(key) > 1 and self._is_name(key) else ()
        if found or not name.endswith("s") or " " in name:
            return max((_weight(e) for e in found), default=None)
        owner = self._look_up(name[:-1]) if len(name) > _SHORT else ()  # "Aleppos": a bare s
        known = [_weight(e) for e in owner if e.matched != "strict"]
        return max((w for w in known if w >= LARGE), default=None)


def _weight(entry: PlaceEntry) -> int:
    if entry.kind == "country":
        return COUNTRY if entry.matched != "strict" else 0
    if entry.kind in ("settlement", "neighbourhood", "point"):
        known = max(entry.population, SMALL if entry.source.startswith("point by hand") else 0)
        return known if entry.matched != "strict" else min(known, LARGE - 1)
    return LARGE if entry.matched != "strict" else 0


def _is_abbreviated(tokens: Sequence[str], at: int, end: int) -> bool:
    """Whether a name is written as agencies shorten states: ", Ky." after a name, or "B.C."."""
    word = tokens[at]
    if end - at > 1 or not (word.endswith(".") or (word.isupper() and len(word) == 2)):
        return False
    after_name = at > 1 and tokens[at - 1] == "," and tokens[at - 2][:1].isupper()
    dotted = word.count(".") > 1 and word.replace(".", "").isupper()
    return after_name or (dotted and not tokens[max(0, at - 1)][:1].isdigit())


def _is_capital(tokens: Sequence[str], at: int) -> bool:
    word = tokens[at]
    if word[:1].isupper():
        return True
    if word[:1] not in _VOWELS:
        return False
    if word.startswith(_ARTICLES):
        return True
    return at + 1 < len(tokens) and tokens[at + 1] == "-" and f"{word}-" in _ARTICLES
