"""Words as the registry compares them: folded, without marks, possessives and full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.names.fold import plain

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}[A-Za-z]?|[^\W_](?:[\w.'’‘`ʼʿʾ]*[\w'’])?|[^\w\s]")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`ʼʿʾ", "'"))
_HYPHENS = re.compile("[-‐‑–—]")
_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One comparable part of a token: `key` is folded, `written` is not.

    `token` is the index of its token; `capital` is true where it begins with a
    capital, `upper` where all of it is capitals;
    `first` and `last` tell whether it begins and ends its token; `dotted` whether it was written
    with full stops (U.S.).
    """

    key: str
    written: str
    token: int
    capital: bool
    upper: bool
    first: bool
    last: bool
    dotted: bool


def tokens_of(text: str) -> list[str]:
    """Cut a phrase into words and marks, as plainly as the registry needs.

    >>> tokens_of("Assad's U.S.-backed foes")
    ["Assad's", 'U.S.', '-', 'backed', 'foes']
    """
    return _TOKEN.findall(text)


def pieces(tokens: Sequence[str], spellings: Mapping[str, str] | None = None) -> list[Piece]:
    """The comparable parts of `tokens`; marks give none, "al-Nusra" gives two.

    >>> [p.key for p in pieces(["al-Nusra", "Front", "'s", "U.S.", "People’s"])]
    ['al', 'nusra', 'front', 'us', 'people']
    """
    return [p for i, token in enumerate(tokens) for p in of_token(token, i, spellings or {})]


def of_token(token: str, index: int, spellings: Mapping[str, str]) -> Iterator[Piece]:
    """The parts of the token that stands at `index`; `spellings` maps keys to one spelling."""
    parts = [(token, False)] if token.isalpha() else _split(token)
    for n, (part, dotted) in enumerate(parts):
        key = plain(part)
        yield Piece(
            key=spellings.get(key, key),
            written=part,
            token=index,
            capital=part[0].isupper() or part[0].isdigit(),
            upper=part.isupper() or part.isdigit(),
            first=n == 0,
            last=n == len(parts) - 1,
            dotted=dotted,
        )


def _split(token: str) -> list[tuple[str, bool]]:
    token = token.translate(_APOSTROPHES)
    if token[-2:] in ("'s", "'S"):
        token = token[:-2]
    return [part for word in _HYPHENS.split(token) for part in _parts(word)]


def _parts(word: str) -> list[tuple[str, bool]]:
    if _DOTTED.fullmatch(word):
        return [(word.replace(".", "").upper(), True)]
    return [(part, False) for part in _PART.findall(word.replace("'", ""))]
