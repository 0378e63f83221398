"""Names that are nearly alike: guesses for a reader to judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Ask = Callable[[str, Sequence[object]], list[tuple[object, ...]]]
Known = Callable[[str, str | None], list[str]]
# Shares of the letters that must agree, and the shortest key compared. At these values Rableh
# does not find Jableh, nor Homs Hama; one slip in a key of seven letters is still found.
CUTOFF = 0.85
SHORTEST = 5


def fuzzy_keys(
    known: Known, key: str, country: str | None, limit: int = 12
) -> list[tuple[str, float]]:
    """Strict keys of the gazetteer that are nearly `key`, with their similarity (0 to 1).

    `known` gives the keys with two first letters in a country, as `keys_known` does. Only keys
    with the same first two letters are compared; similarity is Damerau-Levenshtein's, normalised
    by the longer of both. `country` narrows to the names of one country.
    """
    if len(key) < SHORTEST:
        return []
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    keys = known(key[:2], country)
    found = process.extract(
        key, keys, scorer=OSA.normalized_similarity, score_cutoff=CUTOFF, limit=limit
    )
    return [(str(other), float(score)) for other, score, _ in found if other != key]


def keys_known(ask: Ask, start: str, country: str | None) -> list[str]:
    """The strict keys that begin with two letters, of one country or of all."""
    after = start[0] + chr(ord(start[1]) + 1)
    if country is None:
        query = "SELECT DISTINCT strict FROM name WHERE strict >= ? AND strict < ?"
        return [str(row[0]) for row in ask(query, (start, after))]
    query = (
        "SELECT DISTINCT n.strict FROM name n JOIN place p ON p.row = n.place "
        "WHERE n.strict >= ? AND n.strict < ? AND p.country = ?"
    )
    return [str(row[0]) for row in ask(query, (start, after, country))]
