"""Where a number was counted, if a sentence gives several numbers several places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.count import Count
from onrecord.claims.place_uses import PlaceUse, place_uses
from onrecord.reading.reading import Reading, Sentence

LINKS = ("VBN", "VBD", "VBP", "VBZ", "RB", "IN", "DT", "JJ", "NN", "NNS")
PLACING = ("in", "near")


def placed(reading: Reading, sentence: Sentence, counts: Sequence[Count]) -> tuple[Count, ...]:
    """The counts of one event, with a place each where "12 died in Homs and 5 in Hama".

    One place for all is the event's; only a part has a place of its own beside it ("82 people,
    including 30 in Gaza City").
    """
    if len(counts) < 2:
        return tuple(counts)
    uses = [u for u in place_uses(reading, sentence) if u.relation in PLACING and not u.weak]
    ends = [*(c.token for c in counts[1:]), sentence.last]
    own = [_own(reading, c, end, uses) for c, end in zip(counts, ends, strict=True)]
    several = len({u.first for u in own if u}) > 1
    return tuple(
        replace(c, place=u) if u and (several or c.part_of) else c
        for c, u in zip(counts, own, strict=True)
    )


def _own(reading: Reading, count: Count, end: int, uses: Sequence[PlaceUse]) -> PlaceUse | None:
    """The first place behind a count, if nothing but its verb stands between them."""
    tree = reading.tree
    use = next((u for u in uses if count.token < u.first < end), None)
    if use is None:
        return None
    start = max(count.anchor, count.token) + 1
    between = range(start, use.first)
    prepared = any(tree.tag[i] == "IN" and tree.low[i] not in ("of", "by") for i in between)
    return use if prepared and all(tree.tag[i] in LINKS for i in between) else None
