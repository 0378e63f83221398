"""Names of actors in running text: one pass over the tokens of a sentence or a report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.names.actor_index import Index, Term
from onrecord.names.actor_words import Piece, of_token
from onrecord.names.actor_world import World
from onrecord.names.actors import KindEntry

# Marks that may stand inside a name; any other parts what is before it from what is after it.
_JOINTS = re.compile(r"[-‐‑–/&'’(\[]|['’][sS]")
_SIDES = ("country", "adjective", "leader")


class Scanner:
    """Finds names, and nationality or leader with a body, in a row of tokens."""

    def __init__(self, index: Index, nouns: Mapping[str, KindEntry], world: World) -> None:
        self._index = index
        self._nouns = nouns
        self._world = world

    def scan(self, tokens: Sequence[str], all_caps: bool) -> list[tuple[int, int, str]]:
        """The longest names as `(start, end, id)` over `tokens`, `end` exclusive."""
        row = self._row(tokens)
        found, at = [], 0
        while at < len(row):
            hit = self._at(row, at, all_caps) if row[at].first else None
            if hit is None:
                at += 1
                continue
            end, ref = hit
            found.append((row[at].token, row[end - 1].token + 1, ref))
            at = end
        return found

    def _row(self, tokens: Sequence[str]) -> list[Piece]:
        """The pieces of `tokens`, with a piece that matches nothing for each parting mark."""
        spellings = self._index.spellings
        row: list[Piece] = []
        for index, token in enumerate(tokens):
            if token[:1].isalnum() or token[-1:].isalnum() or _JOINTS.fullmatch(token):
                row.extend(of_token(token, index, spellings))
            else:
                row.append(Piece("\n", token, index, False, False, True, True, False))
        return row

    def _at(self, row: Sequence[Piece], at: int, all_caps: bool) -> tuple[int, str] | None:
        hit = self._index.at(row, at, all_caps=all_caps)
        if hit is None:
            return None
        end, terms = hit
        if terms[0].what == "name":
            return end, "|".join(sorted(t.ref for t in terms))
        if terms[0].what in _SIDES:
            return self._composed(row, end, terms, all_caps)
        return None

    def _composed(
        self, row: Sequence[Piece], at: int, terms: Sequence[Term], all_caps: bool
    ) -> tuple[int, str] | None:
        end, body = self._body(row, at, all_caps)
        if body is None:
            return None
        codes = {self._code(t) for t in terms}
        return end, "|".join(sorted(f"{code.lower()}-{body}" for code in codes))

    def _body(self, row: Sequence[Piece], at: int, all_caps: bool) -> tuple[int, str | None]:
        """The last body noun after a nationality, past fillers: "regime's army" is the army."""
        body, end = None, at
        while at < len(row):
            hit = self._index.at(row, at, all_caps=all_caps)
            noun = self._nouns[hit[1][0].ref] if hit and hit[1][0].what == "noun" else None
            if hit is None or noun is None or noun.role not in ("body", "filler"):
                break
            at = hit[0]
            if noun.role == "body":
                body, end = noun.body, at
            elif body is not None:
                break
        return end, body

    def _code(self, term: Term) -> str:
        if term.what == "leader":
            return self._world.leaders[int(term.ref)].country
        return term.ref
