"""Words that count nobody, or say that no number was reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.ontology.bounds import Quantities
from onrecord.reading.number_tokens import Token, plain


class Nobody(NamedTuple):
    """The token after the words, and `none` or `none_reported`."""

    last: int
    qualifier: str


def none_at(tokens: Sequence[Token], i: int, table: Quantities) -> Nobody | None:
    """The words from token `i` that count nobody: "nobody", "not one", "no casualties".

    "No casualties were reported" and "no reports of casualties" leave the number open
    (`none_reported`), "nobody was killed" does not (`none`).
    """
    for length in (4, 3, 2, 1):
        words = tokens[i : i + length]
        if (
            tuple(t.word for t in words) in table.none
            and len(words) == length
            and all(plain(t.gap) for t in words[1:])
        ):
            return Nobody(i + length, "none")
    if tokens[i].word in ("no", "without"):
        return _no_noun(tokens, i, table)
    return None


def _no_noun(tokens: Sequence[Token], i: int, table: Quantities) -> Nobody | None:
    """As `none_at` for "no" before a counted noun with words between; the span is "no" alone."""
    reported = False
    for j in range(i + 1, min(i + 8, len(tokens))):
        word = tokens[j].word
        if not plain(tokens[j].gap):
            return None
        if word in table.contexts["counted"]:
            said = reported or _said_after(tokens, j, table)
            return Nobody(i + 1, "none_reported" if said else "none")
        if word in table.reported_between:
            reported = True
        elif j > i + 1 or word in table.contexts["no_idioms"]:
            return None
    return None


def _said_after(tokens: Sequence[Token], j: int, table: Quantities) -> bool:
    """Whether "reported" follows within five words: "no casualties were immediately reported"."""
    for token in tokens[j + 1 : j + 6]:
        if not (plain(token.gap) or token.gap == ", "):
            return False
        if token.word in table.reported_after:
            return True
    return False
