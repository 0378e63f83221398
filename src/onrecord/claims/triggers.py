"""What: the words that tell of an event, and the type of each."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.clauses import (
    doers_of,
    measured,
    objects_of,
    preposed,
    subjects_of,
    sufferers_of,
)
from onrecord.claims.meaning import meant
from onrecord.claims.phrases import FillerKind, counted, filler_kind
from onrecord.ontology.certainty import certainty_words
from onrecord.ontology.cues import Cue, CueIndex, cue_index
from onrecord.ontology.where import where_words
from onrecord.ontology.words import light_verbs, measuring_nouns
from onrecord.reading.reading import Reading, Sentence
from onrecord.reading.tree import Tree

NEAR = 6  # tokens in which the tail of a cue ("control" of "seize control") may follow
BACKING = ("armed", "place", "people", "thing", "weapon")
HELD = ("held", "controlled", "occupied")
NAMING = ("named", "called", "dubbed", "codenamed", "code-named")


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that tell of one event: tokens `first` to `last` (exclusive), headed by `token`.

    `support` is the light verb of a noun ("carried out an attack").
    """

    token: int
    first: int
    last: int
    cue: Cue
    support: int | None = None

    @property
    def type(self) -> str:
        """The event type of the cue."""
        return self.cue.type


def triggers_in(reading: Reading, sentence: Sentence) -> list[Trigger]:
    """All triggers of a sentence, in the order of the text."""
    index = cue_index()
    found: list[Trigger] = []
    at = sentence.first
    while at < sentence.last:
        trigger = _trigger_at(reading, sentence, at, index)
        if trigger:
            found.append(trigger)
        at = max(at + 1, trigger.last if trigger else 0)
    strong = [t for t in found if not t.cue.weak]
    return found if strong else [t for t in found if _is_backed(reading, t)]


def _trigger_at(reading: Reading, sentence: Sentence, at: int, index: CueIndex) -> Trigger | None:
    tree, low = reading.tree, reading.tree.low[at]
    if low in index.nouns and (noun := _noun(reading, sentence, at, index)):
        return noun
    if tree.tag[at] in ("VBN", "JJ", "VBD", "NN") and low in index.states:
        state = _state(tree, at, index.states[low])
        if state:
            return state
    if low in index.verbs and tree.is_verb(at) and not _stands_for_people(tree, at):
        return _verb(reading, sentence, at, index.verbs[low])
    return None


def _stands_for_people(tree: Tree, at: int) -> bool:
    """A participle used as a noun: "1,500 wounded were trapped"; and auxiliaries tell nothing."""
    if tree.dep[at] in ("aux", "auxpass"):
        return True
    return tree.tag[at] == "VBN" and tree.dep[at] in ("nsubj", "nsubjpass", "dobj", "pobj")


def _noun(reading: Reading, sentence: Sentence, at: int, index: CueIndex) -> Trigger | None:
    tree = reading.tree
    for words, cue in index.nouns[tree.low[at]]:
        last = at + len(words)
        if last > sentence.last or tuple(tree.low[at:last]) != words:
            continue
        token = at if " of " in cue.base else last - 1
        if not _heads_a_phrase(tree, token, index) or at in reading.mentions.actors:
            return None
        if tree.is_verb(token) and tree.low[token] in index.verbs and len(words) == 1:
            return None
        return Trigger(token, at, last, cue, _support(tree, token))
    return None


def _heads_a_phrase(tree: Tree, token: int, index: CueIndex) -> bool:
    """Not a modifier in front of another noun ("battle zone"), unless that one is no event."""
    if tree.tag[token].startswith("VB") and tree.tag[token] != "VBG":
        return False
    if tree.tag[token] == "VBG" and tree.child(token, "dobj") is not None:
        return False
    return tree.dep[token] not in ("compound", "amod", "nmod", "npadvmod", "advmod")


def _support(tree: Tree, token: int) -> int | None:
    token = measured(tree, token, measuring_nouns())
    head = tree.head[token]
    if tree.dep[token] in ("dobj", "nsubjpass") and tree.is_verb(head):
        return head if tree.low[head] in light_verbs() else None
    return None


def _state(tree: Tree, at: int, cues: tuple[Cue, ...]) -> Trigger | None:
    low = tree.low[at]
    hyphened = at > 1 and tree.low[at - 1] == "-"
    if low in HELD:
        return Trigger(at, at - 2, at + 1, cues[0]) if hyphened else None
    if tree.tag[at] in ("VBD", "VBN") and low in cue_index().verbs:
        return None
    counted = tree.child(tree.head[at], "nummod") is not None
    if tree.dep[at] == "amod" and cues[0].type in ("killing", "injury") and not counted:
        return None  # "wounded fighters had fled": who they are, not what happened
    if tree.dep[at] in STATE_DEPS or (tree.dep[at] == "ROOT" and low in ("dead", "missing")):
        return Trigger(at, at, at + 1, cues[0])
    return None


STATE_DEPS = ("acomp", "amod", "oprd", "conj", "ccomp", "advcl", "acl", "attr", "dobj")


def _verb(reading: Reading, sentence: Sentence, at: int, cues: tuple[Cue, ...]) -> Trigger | None:
    for cue in cues:
        if cue.tail and _is_phrasal(reading.tree, at, cue):
            continue
        last = _tail(reading.tree, sentence, at, cue) if cue.tail else at + 1
        if last and _meets_needs(reading, at, cue) and not _is_excluded(reading.tree, at, cue):
            return Trigger(at, at, last, cue)
    return None


def _is_phrasal(tree: Tree, verb: int, cue: Cue) -> bool:
    """Whether a verb with a particle is another than the cue: "called off strikes on"."""
    particles = {tree.low[k] for k in tree.children(verb, "prt")}
    return bool(particles) and not particles & set(cue.tail)


def _tail(tree: Tree, sentence: Sentence, at: int, cue: Cue) -> int | None:
    """Where the cue's words end, when all of its tail hang by it closely; else nothing."""
    upto = min(at + 1 + NEAR, sentence.last)
    position = at
    for word in cue.tail:
        forms = (word, word + "s", word[:-1] + "ies")
        follow = (
            i for i in range(position + 1, upto) if tree.low[i] in forms and _hangs(tree, i, at)
        )
        position = next(follow, -1)
        if position < 0:
            return at + 1 if any(tree.low[k] in forms for k in sufferers_of(tree, at)) else None
    return position + 1


def _hangs(tree: Tree, token: int, verb: int) -> bool:
    """Whether a token is the verb's particle, object or preposition, or stands next to one."""
    return tree.head[token] == verb or tree.head[tree.head[token]] == verb


def _meets_needs(reading: Reading, at: int, cue: Cue) -> bool:
    for part, kind in cue.needs.items():
        fillers = (
            subjects_of(reading.tree, at) if part == "subject" else objects_of(reading.tree, at)
        )
        fillers = fillers or _mistaken(reading, at)
        kinds = [_kind(reading, f) for f in fillers]
        wanted = kind.split("|")
        if wanted == ["none"] and not kinds:
            continue
        if not any(k in wanted or (k == "armed" and "people" in wanted) for k in kinds):
            return False
    return True


def _kind(reading: Reading, token: int) -> FillerKind | None:
    """What a filler is, past a pronoun: "we" is armed where a commander says it."""
    token = next(iter(preposed(reading.tree, token, "per")), token)  # "80 per *cent*"
    if reading.tree.low[token] in where_words().shares:  # "80 percent of the *town*"
        token = next(iter(preposed(reading.tree, token, "of")), token)
    return filler_kind(reading, meant(reading, counted(reading.tree, token)))


def _mistaken(reading: Reading, verb: int) -> list[int]:
    """A place's name that the parser made an adverb: "would win *Baga* back"."""
    beside = reading.tree.children(verb, "advmod", "npadvmod")
    return [k for k in beside if k > verb and k in reading.mentions.places]


def _is_excluded(tree: Tree, at: int, cue: Cue) -> bool:
    """Whether words beside a verb make it something else: "withdrew the statement"."""
    if not cue.unless:
        return False
    beside = [*tree.children(at, "dobj"), *preposed(tree, at, "of", "from", "in")]
    return any(tree.low[k] in cue.unless for k in beside)


def _is_backed(reading: Reading, trigger: Trigger) -> bool:
    """A weak cue counts where somebody armed does it, or a person or place suffers it."""
    if not trigger.cue.weak or _is_operation(reading.tree, trigger):
        return True
    tree = reading.tree
    verb = trigger.token if trigger.support is None else trigger.support
    near = (*subjects_of(tree, verb), *objects_of(tree, verb), *doers_of(tree, verb))
    return any(filler_kind(reading, f) in BACKING for f in near)


def _is_operation(tree: Tree, trigger: Trigger) -> bool:
    """An operation with a name of its own, or one that begins: a surgeon's does neither."""
    token = trigger.token
    if trigger.cue.form != "noun" or not tree.low[token].startswith("operation"):
        return False
    named = any(tree.low[k] in NAMING for k in tree.children(token, "acl"))
    verb = tree.head[token]
    opens = tree.is_verb(verb) and tree.low[verb] in certainty_words().opening
    return named or (opens and tree.dep[token] in ("nsubj", "nsubjpass", "dobj"))
