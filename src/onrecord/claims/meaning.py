"""Who a pronoun in an event's place stands for, before anybody's words are looked up."""

from __future__ import annotations

from onrecord.claims.certainty_own import speaking_verbs
from onrecord.reading.coreference import antecedent_of
from onrecord.reading.reading import Reading

SELVES = ("we", "i", "us")


def meant(reading: Reading, token: int) -> int:
    """The head of what a pronoun stands for: "we" for whoever says it; any other word itself."""
    tree = reading.tree
    if tree.low[token] in SELVES:
        speaker = _speaker(reading, token)
        return token if speaker is None else meant(reading, speaker)
    found = antecedent_of(reading, token)
    return token if found is None else found


def _speaker(reading: Reading, token: int) -> int | None:
    """The subject of the verb of speech in the sentence of a "we"."""
    tree, sentence = reading.tree, reading.sentence_of(token)
    verbs = (i for i in range(sentence.first, sentence.last) if tree.low[i] in speaking_verbs())
    found = (s for v in verbs for s in tree.children(v, "nsubj"))
    return next((s for s in found if tree.low[s] not in SELVES), None)
