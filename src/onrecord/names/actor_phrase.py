"""A phrase cut into the parts that the registry knows: head, what stands before it, whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.names.actor_index import Index, Term, What
from onrecord.names.actor_words import Piece, pieces, tokens_of
from onrecord.names.actors import KindEntry

OWNERS = ("name", "leader", "country", "adjective", "capital", "stateless")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A known phrase with its terms, or one unknown word (`what` null)."""

    text: str
    what: What | None
    terms: tuple[Term, ...]
    noun: KindEntry | None
    capital: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a phrase: `main` up to the first preposition, then `rest`, the of-phrase.

    `dropped` holds what backs or leads it ("US-backed"), which is never the actor itself.
    """

    main: tuple[Chunk, ...]
    rest: tuple[Chunk, ...]
    dropped: tuple[str, ...]


def parse(
    text: str, index: Index, nouns: Mapping[str, KindEntry], connectors: Mapping[str, str]
) -> Phrase:
    """Cut `text` into chunks, take modifiers and what follows a preposition away."""
    chunks = [c for c in chunked(text, index, nouns) if not _skipped(c)]
    chunks, dropped = _without_modifiers(chunks, connectors)
    cut = next((n for n, c in enumerate(chunks) if n and _use(c, connectors) in _CUTS), None)
    if cut is None:
        return Phrase(tuple(chunks), (), tuple(dropped))
    main, rest = chunks[:cut], chunks[cut + 1 :]
    owns = _use(chunks[cut], connectors) == "owner"
    if owns and not any(c.what for c in main):
        main, rest = rest, []
    return Phrase(tuple(main), tuple(rest) if owns else (), tuple(dropped))


_CUTS = ("owner", "cut")


def chunked(text: str, index: Index, nouns: Mapping[str, KindEntry]) -> list[Chunk]:
    """The longest known phrases of `text` in order, and the unknown words between them."""
    row = pieces(tokens_of(text), index.spellings)
    lower = text.islower()
    chunks, start = [], 0
    while start < len(row):
        found = index.at(row, start, lenient=lower)
        end, terms = found or (start + 1, [])
        chunks.append(_chunk(row[start:end], terms, nouns))
        start = end
    return chunks


def _chunk(span: Sequence[Piece], terms: list[Term], nouns: Mapping[str, KindEntry]) -> Chunk:
    what = terms[0].what if terms else None
    return Chunk(
        text=" ".join(p.key for p in span),
        what=what,
        terms=tuple(terms),
        noun=nouns[terms[0].ref] if what == "noun" else None,
        capital=span[0].capital,
    )


def _skipped(chunk: Chunk) -> bool:
    filler = chunk.noun is not None and chunk.noun.role in ("article", "filler")
    return filler or (chunk.what is None and chunk.text.isdigit())


def _use(chunk: Chunk, connectors: Mapping[str, str]) -> str | None:
    return connectors.get(chunk.text) if chunk.what is None else None


def _without_modifiers(
    chunks: list[Chunk], connectors: Mapping[str, str]
) -> tuple[list[Chunk], list[str]]:
    """Drop "US-backed", "al-Qaeda linked" and "pro-Russian" before a noun, and "backed by …"."""
    dropped: list[str] = []
    kept: list[Chunk] = []
    skip = False
    for n, chunk in enumerate(chunks):
        use = _use(chunk, connectors)
        after = chunks[n + 1].text if n + 1 < len(chunks) else None
        if skip:
            dropped[-1] += " " + chunk.text
            skip = False
        elif use == "toward" and after:
            dropped.append(chunk.text)
            skip = True
        elif use == "modifier" and (after is None or connectors.get(after) in _CUTS):
            break
        elif use == "modifier" and kept:
            dropped.append(" ".join([*(c.text for c in kept), chunk.text]))
            kept = []
        else:
            kept.append(chunk)
    return kept, dropped
