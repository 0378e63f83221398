"""The content words of a stretch of a report, and which of them are names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.names.calendar import is_month, load_calendar
from onrecord.names.fold import fold, plain

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
COUNTED = 2  # content words behind a number that may be what it counts
_START = re.compile(
    r"[.!?:;|\n\"“”‘`]\s*$|^\W*$"
)  # what stands before the first word of a sentence
_TITLED = 0.6  # a line with more of its long words capitalised is a headline: case tells nothing
_LONG = 4  # letters from which headlines capitalise any word


@dataclass(frozen=True, slots=True)
class Closed:
    """Words that say nothing of an event, and numbers and their scales written in letters."""

    silent: frozenset[str]
    numbers: Mapping[str, str]
    scales: Mapping[str, str]


@cache
def closed() -> Closed:
    """The lists that the package ships."""
    text = files("onrecord.incidents").joinpath("words.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # "on", "off" and "no" are words here
    silent = frozenset(data["function"].split()) | frozenset(data["saying"].split())
    return Closed(silent, data["numbers"], data["scales"])


def words_in(text: str) -> Iterator[str]:
    """The content words of a text in its order: folded, singular, numbers as digits.

    >>> list(words_in("Three officers said the blasts hit Dar'a's bakeries"))
    ['3', 'officer', 'blast', 'hit', 'dara', 'bakery']
    """
    for found in _WORD.finditer(text):
        yield from _content(found.group())


def counts_in(text: str) -> Iterator[str]:
    """Numbers with what they count: the number, and each of the two content words behind it.

    The words end at a mark or at a word of a closed class; "million" belongs to the number.

    >>> list(counts_in("It seized 23 armed pirates, two of them wounded; 5.6 million people fled"))
    ['23 armed', '23 pirate', '5600000 people', '5600000 fled']
    """
    for found in _counting().finditer(text):
        told, scale, behind = found.groups()
        number = float(closed().numbers.get(told.lower(), told.replace(",", "")))
        number *= float(closed().scales.get((scale or "").lower(), "1"))
        yield from (f"{number:.10g} {noun}" for noun in _counted(behind))


@cache
def _counting() -> re.Pattern[str]:
    numbers, scales = "|".join(closed().numbers), "|".join(closed().scales)
    number = rf"\b(\d+(?:,\d\d\d)*(?:\.\d+)?|{numbers})(?![\w.,]*\d)"
    return re.compile(rf"{number}(?: ({scales}))?(?=((?:[ -][^\W\d_]+){{1,2}}))", re.IGNORECASE)


def _counted(behind: str) -> Iterator[str]:
    for word in re.split(r"[ -]", behind.strip(" -"))[:COUNTED]:
        content = list(_content(word))
        if not content or content[0][0].isdigit():
            return
        yield content[0]


def _content(word: str) -> Iterator[str]:
    if word[0].isdigit():
        yield word.replace(",", "")
        return
    bare = re.sub(r"['’]s?$", "", word)
    for part in plain(bare).split():
        key = closed().numbers.get(part, part)
        if part not in closed().silent and (len(key) > 1 or key.isdigit()):
            yield singular(key)


def singular(word: str) -> str:
    """A word without the ending of a plural, by the rules of Harman (1991).

    >>> [singular(w) for w in ("bakeries", "blasts", "crisis", "boss", "houses", "as")]
    ['bakery', 'blast', 'crisis', 'boss', 'house', 'as']
    """
    if word.endswith("ies") and len(word) > _LONG and word[-4] not in "ae":
        return word[:-3] + "y"
    if word.endswith("s") and len(word) >= _LONG and word[-2] not in "sui":
        return word[:-1]
    return word


def names_in(text: str) -> frozenset[str]:
    """The words of a text that it writes as names, each folded as the look-up of names folds it.

    A name is a word with a capital inside a sentence, which the text nowhere writes small. The
    first word of a sentence, and the words of a line in the case of headlines, count only where
    they are names elsewhere in the text.

    >>> sorted(names_in("Troops in Qusayr fled. Army sources told Reuters. The army left."))
    ['kuser', 'reuters']
    """
    inside, small = set(), set()
    for line in text.split("\n"):
        words = list(_WORD.finditer(line))
        titled = _is_titled([w.group() for w in words])
        for word in words:
            told = word.group()
            if told[0].islower():
                small.add(told)
            elif is_calendar(told):
                continue
            elif told[0].isupper() and not titled and not _START.search(line[: word.start()]):
                inside.add(told)
    return frozenset(folded(w for w in inside if w.lower() not in small))


def folded(names: Iterable[str]) -> Iterator[str]:
    """The folded words of names, function words left out.

    >>> sorted(folded(["Free Syrian Army", "The Sun"]))
    ['armi', 'fri', 'sirian', 'sun']
    """
    for name in names:
        for found in _WORD.finditer(name):
            bare = re.sub(r"['’]s?$", "", found.group())
            if plain(bare) not in closed().silent and len(bare) > 1:
                yield from fold(bare).split()


def is_calendar(word: str) -> bool:
    """Whether a word names a month or a day of the week.

    >>> is_calendar("Friday"), is_calendar("Aleppo")
    (True, False)
    """
    calendar = load_calendar()
    return is_month(word, calendar) or word.lower() in calendar.weekdays


def _is_titled(words: list[str]) -> bool:
    long = [w for w in words if len(w) >= _LONG and w[0].isalpha()]
    return sum(w[0].isupper() for w in long) > _TITLED * len(long)
