"""One event of a sentence as a draft: the answers that need no other event."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.blames import blames_of
from onrecord.claims.certainty import certainty_of
from onrecord.claims.clusters import Cluster
from onrecord.claims.count import Count
from onrecord.claims.count_places import placed
from onrecord.claims.draft import Draft
from onrecord.claims.filler import Filler
from onrecord.claims.roles import roles_of
from onrecord.claims.tools import instrument_of, refined
from onrecord.claims.voices import modality_in, voice_of
from onrecord.ontology.words import counting_words
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree


def draft_of(
    reading: Reading,
    sentence: Sentence,
    cluster: Cluster,
    said: Sequence[Attribution],
    counts: tuple[Count, ...],
) -> Draft:
    """The draft of one event; its places and its time are still open."""
    main = cluster.main
    voice = voice_of(reading, said, sentence, (main.first, main.last))
    certainty = certainty_of(reading, main)
    fillers = _fillers(reading, cluster)
    if voice.chain and voice.chain[0].negated and voice.chain[0].manner == "admit":
        fillers = ()  # nobody did what nobody has claimed
    outside = [a for a in said if not _holds_trigger(a, main.token)]
    fillers = tuple(f for f in fillers if not _is_foreign(reading, sentence, outside, f))
    tool = instrument_of(reading, sentence, cluster)
    return Draft(
        sentence=sentence,
        cluster=cluster,
        anchor=(main.first, main.last),
        type=refined(cluster.type, tool[2] if tool else None),
        voice=voice,
        certainty=certainty,
        modality=modality_in(reading, voice, main, certainty),
        fillers=fillers,
        blames=blames_of(reading, main, cluster.type, fillers, voice),
        instrument=tool,
        places=(),
        time=None,
        counts=placed(reading, sentence, counts),
        definite=_is_definite(reading, cluster),
    )


def _fillers(reading: Reading, cluster: Cluster) -> tuple[Filler, ...]:
    """The fillers of all triggers of an event; whoever fills two roles keeps the first."""
    found: list[Filler] = []
    for trigger in cluster.triggers:
        for filler in roles_of(reading, trigger):
            if all(f.token != filler.token for f in found):
                found.append(filler)
    return tuple(f for f in found if not _is_number(reading.tree, f.token))


NOBODY = ("one", "ones", "nobody", "nothing", "other", "each")


def _is_number(tree: Tree, token: int) -> bool:
    """A number without a noun is no target: the figure carries it."""
    if tree.low[token] in NOBODY:
        return True
    counting = tree.low[token] in counting_words() and tree.low[token] not in ("group", "groups")
    return tree.tag[token] == "CD" or counting


def _holds_trigger(attribution: Attribution, token: int) -> bool:
    """Whether an event stands in a speaker's own phrase: "peacekeepers ambushed near X called"."""
    phrase_ = attribution.phrase or attribution.source
    return phrase_ is not None and phrase_[0] <= token < phrase_[1]


def _is_foreign(
    reading: Reading, sentence: Sentence, said: Sequence[Attribution], filler: Filler
) -> bool:
    """Whether a filler is words of time, or a speaker whom the parser made a victim."""
    tree = reading.tree
    start, end = tree.start[filler.token], tree.end[filler.token]
    if any(t.start < end and start < t.end for t in reading.times_in(sentence)):
        return True
    sources = [a.phrase or a.source for a in said if a.source]
    inside = any(s and s[0] <= filler.token < s[1] for s in sources)
    return inside and filler.role in ("victim", "object")


def counts_of(counts: Sequence[Count], cluster: Cluster) -> tuple[Count, ...]:
    """The figures of one event among those of its sentence."""
    return tuple(c for c in counts if c.trigger in cluster.triggers)


def _is_definite(reading: Reading, cluster: Cluster) -> bool:
    """Whether a noun points back: "the attack", "their defeat"."""
    tree, main = reading.tree, cluster.main
    kids = (tree.low[k] for k in tree.kids[main.token] if k < main.token)
    return main.cue.form == "noun" and any(
        k in ("the", "this", "that", "their", "its", "his") for k in kids
    )
