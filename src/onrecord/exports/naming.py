"""Who may be named, and which words of a phrase stay where what it names is withheld."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml

from onrecord.exports.masking import everyday, words_of
from onrecord.reconciling.classes import UNTOLD, is_untold
from onrecord.records import Claim, Claimant, Participant, Period, Report, Words

WITHHELD = "[withheld]"
Who = TypeVar("Who", Claimant, Participant)


@dataclass(frozen=True, slots=True)
class Naming:
    """The folded words of names in the claims of one report, by what may be told of them."""

    private: frozenset[str]
    public: frozenset[str]
    places: frozenset[str]


def naming_in(report: Report, claims: Sequence[Claim]) -> Naming:
    """The words of names in the claims of a report."""
    return Naming(
        frozenset(private_words(claims)),
        frozenset(public_names(report, claims)),
        frozenset(place_words(claims)),
    )


def is_private(who: Claimant | Participant) -> bool:
    """Whether somebody is named who is no public figure, by kind (`safety.yaml`)."""
    return who.actor is None and (who.kind or "unnamed") not in people()["public"]


def private_words(claims: Iterable[Claim]) -> set[str]:
    """The folded words with a capital by which claims name private persons, but for places."""
    found: set[str] = set()
    places: set[str] = set()
    for claim in claims:
        event = claim.event
        acting = (*event.actors, *event.targets) if event else ()
        for who in (*claim.via, *((claim.claimant,) if claim.claimant else ()), *acting):
            if is_private(who):
                found |= words_of(capitals(who))
        places |= words_of(p.words.text for p in (event.places if event else ()))
    return found - places


def capitals(who: Claimant | Participant) -> list[str]:
    """The words with a capital that name somebody: of the name, of the words, of the voice."""
    voice = who.voice if isinstance(who, Claimant) else None
    told = [who.name, who.words.text]
    told += [voice.name, voice.words.text] if voice else []
    return [w for text in told if text for w in text.split() if not w[0].islower()]


def public_names(report: Report, claims: Iterable[Claim]) -> set[str]:
    """The folded words of names that may be told: places, those whom the registry knows, papers."""
    told = [report.publisher, report.agency]
    for claim in claims:
        event = claim.event
        acting = (*event.actors, *event.targets) if event else ()
        for who in (*claim.via, *((claim.claimant,) if claim.claimant else ()), *acting):
            if not is_private(who):
                told += [who.name, who.words.text]
        for place in event.places if event else ():
            told += [place.name, place.words.text]
    return words_of(told)


def unsaid(who: Who, name: str | None, names: Collection[str]) -> Who:
    """Somebody without the words that name them: by kind only, unless `name` may be told."""
    words = shown(who.words, names)
    if isinstance(who, Claimant):
        return replace(who, words=words, name=name, voice=None, said=None)
    return replace(who, words=words, name=name)


def told_days(period: Period, names: Collection[str]) -> Period:
    """A period without the withheld names in its words."""
    return replace(period, words=shown(period.words, names)) if period.words else period


def shown(words: Words, names: Collection[str]) -> Words:
    """The small and everyday words of a phrase: "villagers of [withheld]".

    They tell of whom a figure counts, so that figures stay what they are. `names` are folded
    words that do not stay, small as they may be written. The span stays where all words do.

    >>> shown(Words("villagers of Otaiba", 4, 23), {"otaiba"}).text
    'villagers of [withheld]'
    """
    told = [word if _stays(word, names) else WITHHELD for word in words.text.split()]
    if WITHHELD not in told:
        return words
    if set(told) == {WITHHELD}:
        return hidden(words.text)
    each = [w for at, w in enumerate(told) if w != WITHHELD or told[at - 1 : at] != [WITHHELD]]
    return Words(" ".join(each), 0, 0)


def _stays(word: str, names: Collection[str]) -> bool:
    parts, common = words_of([word]), everyday()
    if not word.isascii():
        return False
    if not any(c.isupper() for c in word):
        return not (parts & set(names)) - common
    return bool(parts) and parts <= common and not parts & set(names)


def place_words(claims: Iterable[Claim]) -> set[str]:
    """The folded words by which claims name places."""
    events = [c.event.places for c in claims if c.event]
    spots = [p for places in events for p in places]
    spots += [f.place for c in claims for f in c.figures if f.place]
    return words_of([text for p in spots for text in (p.name, p.words.text)])


def hidden(text: str = WITHHELD) -> Words:
    """Words in place of others; "people" of whom nothing is told stay people, not civilians."""
    return Words(UNTOLD if is_untold(text) else WITHHELD, 0, 0)


@cache
def people() -> dict[str, dict[str, str]]:
    """The kinds of those who are public and of those who are not, with the reasons."""
    text = files("onrecord.exports").joinpath("safety.yaml").read_text("utf-8")
    table: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return table
