"""How much of a place: all, most or part of it, by the words before its name."""

from __future__ import annotations

from onrecord.ontology.cues import cue_index
from onrecord.ontology.where import where_words
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records.place import Extent

WINDOW = 6  # tokens before a name in which the words of extent stand
HOLDING = ("control", "capture")
MOST, WHOLE = 50, 100  # per cent from which a share is most, or all


def extent_of(reading: Reading, first: int, anchor: int) -> Extent | None:
    """The extent that the words before a place's first token tell, the nearest first.

    "All", "most", "half", "80 percent of" stand alone; "partly" and "full" count only beside a
    word of holding or taking ("partly held", "full control of"), also behind the name that
    hangs by the token `anchor` ("X is partly held").
    """
    tree = reading.tree
    start = max(reading.sentence_of(first).first, first - WINDOW)
    near = range(first - 1, start - 1, -1)
    found = (_told(reading, at) for at in near if not _is_of_another(tree, at, first))
    verb = tree.head[anchor]
    beside = (k for k in tree.children(verb, "advmod") if anchor < k < verb)
    later = (_told(reading, k) for k in beside if tree.dep[anchor] == "nsubjpass")
    return next((f for f in (*found, *later) if f), None)


def _told(reading: Reading, at: int) -> Extent | None:
    tree, words = reading.tree, where_words()
    low = tree.low[at]
    extent = words.extents.get(low)
    if low in words.shares:
        extent = _share(reading, at)
    elif extent == "all" and at and tree.low[at - 1] in words.nearly:
        extent = "most"
    elif extent is None and _is_of_holding(tree, at):
        extent = words.held_extents.get(low)
    return extent  # type: ignore[return-value]  # data


def _is_of_another(tree: Tree, at: int, first: int) -> bool:
    """Whether a word tells how much of something else: "most of the soldiers who hold X"."""
    of = next((k for k in tree.children(at, "prep") if tree.low[k] == "of"), None)
    whole = tree.child(of, "pobj") if of is not None else None
    return whole is not None and any(tree.is_verb(a) for a in _up_to(tree, first, whole))


def _up_to(tree: Tree, token: int, top: int) -> list[int]:
    above = list(tree.ancestors(token))
    return above[: above.index(top)] if top in above else []


def _share(reading: Reading, at: int) -> Extent | None:
    """What the number before "percent" makes of a place."""
    tree = reading.tree
    at -= tree.low[at] == "cent"  # "80 per cent"
    before = (n for n in reading.numbers if n.number_end <= tree.start[at] and n.stated is not None)
    number = max(before, key=lambda n: n.number_end, default=None)
    if number is None or number.stated is None or tree.start[at] - number.number_end > 1:
        return None
    return "all" if number.stated >= WHOLE else "most" if number.stated > MOST else "part"


def _is_of_holding(tree: Tree, at: int) -> bool:
    """Whether a word modifies one of control or capture."""
    low, index = tree.low[tree.head[at]], cue_index()
    cues = [*index.verbs.get(low, ()), *(c for _, c in index.nouns.get(low, ()))]
    return any(c.type in HOLDING for c in cues)
