"""Who: the actors and targets of a trigger, the right way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.clauses import (
    antecedent,
    doers_of,
    is_passive,
    measured,
    preposed,
    stopped_by,
    sufferers_of,
)
from onrecord.claims.owners import far_agents, owners_of, possessors_of
from onrecord.claims.parties import parties_of
from onrecord.claims.phrases import counted, filler_kind, is_weapon
from onrecord.claims.triggers import Trigger
from onrecord.ontology.cues import cue_index
from onrecord.ontology.instruments import instrument_at
from onrecord.ontology.types import event_types
from onrecord.ontology.where import where_words
from onrecord.ontology.words import light_verbs, measuring_nouns
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records.actor import Role

AGAINST = ("on", "against", "at", "upon", "into", "targeting")
ACTING = frozenset(("lead", "joint", "backer", "ordered", "holder", "opponent"))
BACKED = frozenset(("backed", "supported", "aided", "armed", "allied", "funded", "sponsored"))
WEAPONS_USED = ("fire", "using")  # frames in which a weapon is what is moved: "rockets were fired"
NEXT = 3  # tokens between a noun and the name that stands for it
BESIDE = ("with", "alongside", "beside")
PEOPLE = ("people", "armed")
NOMINAL = ("PRP", "PRP$", "CD", "DT", "JJ", "WP", "VBN")


@dataclass(frozen=True, slots=True)
class Filler:
    """The head of a phrase and the role it fills."""

    token: int
    role: Role


def roles_of(reading: Reading, trigger: Trigger) -> list[Filler]:
    """Those who do and suffer the event of a trigger, as heads of phrases; each but once.

    Instruments and other events that stand in a doer's place are left out.
    """
    found: list[Filler] = []
    asked = _noun_roles if trigger.cue.form == "noun" else _verb_roles
    named = list(asked(reading, trigger))
    named = [g for f in named for g in _by_owner(reading, f, trigger)]
    named += [*_other_side(reading, trigger, named), *_backers(reading, trigger)]
    given = (*named, *_parties(reading, trigger))
    for filler in (f for g in given for f in _counted(reading.tree, g)):
        new = all(not _is_same(reading, f, filler) for f in found)
        if new and _can_fill(reading, filler, trigger):
            found.append(filler)
    more = [b for f in found if f.role in ACTING for b in _backers_of(reading, f.token)]
    more += [t for f in found for t in _twins(reading, f)]
    return found + [m for m in more if all(m.token != f.token for f in found)]


def _counted(tree: Tree, filler: Filler) -> list[Filler]:
    """What is counted, with what goes with it: "one of the *gunmen* and three *guards*"."""
    token = counted(tree, filler.token)
    heads = [token] if token == filler.token else tree.conjuncts(token)
    return [replace(filler, token=t) for t in heads]


def _parties(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    """Those whose offer is refused, or who are to do what is demanded."""
    role = trigger.cue.frame.verb.get("about")
    for token in parties_of(reading, trigger) if role else ():
        if filler_kind(reading, token) in PEOPLE or _is_side(reading, token):
            yield from _fill([token], role)


def _twins(reading: Reading, filler: Filler) -> list[Filler]:
    """The first of two sides that share a noun: "*Malian* and Russian forces"."""
    tree, head = reading.tree, filler.token
    found = []
    for kid in tree.children(head, "amod", "compound", "nmod"):
        paired = any(kid < k < head for k in tree.children(kid, "conj"))
        entry = reading.names.registry.kind_of(tree.low[kid])
        side = kid in reading.mentions.actors or reading.names.country_of(tree.word[kid])
        if paired and (side or (entry is not None and entry.role == "body")):
            found.append(replace(filler, token=kid))
    return found


def _verb_roles(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    tree, verb, frame = reading.tree, trigger.token, trigger.cue.frame.verb
    if trigger.cue.form == "state":
        yield from _state_roles(reading, trigger)
        return
    if _is_struck(tree, trigger):
        yield from _objects(reading, trigger, doers_of(tree, verb), frame.get("object"))
    elif "object" not in frame and "subject" in frame:
        moved = is_passive(tree, verb) and trigger.cue.frame.name not in WEAPONS_USED
        yield from _fill((sufferers_of if moved else doers_of)(tree, verb), frame["subject"])
    else:
        yield from _fill(doers_of(tree, verb), frame.get("subject"))
        yield from _objects(reading, trigger, _sufferers(tree, trigger), frame.get("object"))
    for word, role in frame.items():
        if word in ("with", "to", "from"):
            yield from _fill(preposed(tree, verb, word), role)
        elif word == "on":
            held = [verb, *(o for o in sufferers_of(tree, verb) if "object" not in frame)]
            yield from _objects(
                reading, trigger, [o for h in held for o in preposed(tree, h, *AGAINST)], role
            )


def _sufferers(tree: Tree, trigger: Trigger) -> list[int]:
    """Those a verb is done to; in "failed to protect the shops" those of the verb in its tail."""
    found = sufferers_of(tree, trigger.token)
    tail = (k for k in tree.children(trigger.token, "xcomp") if k < trigger.last)
    return found or [o for verb in tail for o in sufferers_of(tree, verb)]


def _is_struck(tree: Tree, trigger: Trigger) -> bool:
    """A harming verb in the past without an object, as in headlines: "Two shot dead"."""
    verb = trigger.token
    series = [verb, *(v for v in tree.conjuncts(verb) if tree.is_verb(v))]
    alone = all(tree.child(v, "dobj", "aux", "auxpass") is None for v in series)
    bare = tree.tag[verb] == "VBD" and alone
    harming = trigger.cue.frame.name in ("harm", "seize") or "dead" in trigger.cue.tail
    return bare and harming and not is_passive(tree, verb)


def _objects(
    reading: Reading, trigger: Trigger, tokens: Iterable[int], role: str | None
) -> Iterator[Filler]:
    frame = trigger.cue.frame.verb
    for token in tokens:
        people = filler_kind(reading, token) in PEOPLE
        yield from _fill([token], frame["people"] if people and "people" in frame else role)


def _state_roles(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    """A state's bearer: what it is said of; in "rebel-held" the holder stands in front."""
    tree, token, frame = reading.tree, trigger.token, trigger.cue.frame.verb
    if trigger.first < token:
        yield from _fill([trigger.first], frame.get("subject"))
        return
    head = tree.head[token]
    bearers = [head] if tree.dep[token] == "amod" else sufferers_of(tree, head)
    bearers += tree.children(token, "nsubj", "nsubjpass")
    yield from _fill(bearers, frame.get("object", frame.get("subject")))


def _noun_roles(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    tree, noun, frame = reading.tree, trigger.token, trigger.cue.frame.noun
    for verb in tree.children(noun, "acl", "relcl"):
        if tree.low[verb] in light_verbs():  # "an airstrike carried out by Israel"
            yield from _fill(doers_of(tree, verb), frame.get("poss", frame.get("by")))
    stopping = stopped_by(tree, trigger.token)
    heads = dict.fromkeys((noun, measured(tree, noun, measuring_nouns())))
    if stopping is not None and "on" in frame:  # who repels an attack is attacked
        aimed = preposed(tree, noun, *AGAINST)
        doers = [] if aimed else doers_of(tree, stopping)
        yield from _noun_objects(reading, trigger, doers, frame["on"])
    elif trigger.support is not None:
        yield from _fill(doers_of(tree, trigger.support), frame.get("poss", frame.get("by")))
        heads[trigger.support] = None
    if stopping is None and "about" not in trigger.cue.frame.verb:
        yield from _fill(far_agents(tree, noun), frame.get("by"))
    for word, role in frame.items():
        if word == "poss":
            inside = (i for i in range(trigger.first, noun) if filler_kind(reading, i) == "armed")
            for owner in (*possessors_of(reading, noun), *inside):
                yield from _fill([owner], _possessor_role(reading, trigger, owner, role))
            continue
        if word == "armed_of":  # "an attack of 200 rebels"
            forces = (f for h in heads for f in preposed(tree, h, "of"))
            yield from _fill((f for f in forces if filler_kind(reading, f) == "armed"), role)
            continue
        words = AGAINST if word == "on" else (word,)
        fillers = [f for h in heads for f in preposed(tree, h, *words) if f != noun]
        if word in ("on", "of"):
            yield from _noun_objects(reading, trigger, fillers, role)
        else:
            yield from _fill(fillers, role)


def _possessor_role(reading: Reading, trigger: Trigger, owner: int, role: str) -> str:
    """A person suffers what is his: "the lawyer's arrest", but "the army's arrest of lawyers"."""
    tree = reading.tree
    suffered = trigger.cue.frame.noun.get("of") == "victim" and tree.dep[owner] == "poss"
    alone = not preposed(tree, trigger.token, "of")
    person = filler_kind(reading, owner) == "people"
    return "victim" if suffered and alone and person else role


def _by_owner(reading: Reading, filler: Filler, trigger: Trigger) -> list[Filler]:
    """What strikes is an instrument: its owner is the doer, where one is named."""
    tree, token = reading.tree, antecedent(reading.tree, filler.token)
    if filler.role not in ACTING or token in reading.mentions.actors:
        return [_through_apposition(reading, filler)]
    event = cue_index().is_event(tree.low[token]) and token != trigger.token
    vehicle = filler_kind(reading, token) == "thing" and bool(owners_of(reading, token))
    if vehicle:
        return [Filler(o, filler.role) for o in owners_of(reading, token)]
    if not (event or is_weapon(tree, token)):
        return [_through_apposition(reading, filler)]
    if (owners := through_owners(reading, token)) == [token]:
        return [filler]
    return [Filler(o, filler.role) for o in owners]


def through_owners(reading: Reading, token: int) -> list[int]:
    """Whose a weapon is that did something; the word itself where it is nobody's weapon.

    "Russian warplanes" are named themselves; "Russian or regime warplanes" are of two owners, and
    of "a drone" alone nobody is known.
    """
    if token in reading.mentions.actors or not _is_tool(reading.tree, token):
        return [token]
    owners = owners_of(reading, token)
    body = reading.names.registry.kind_of(reading.tree.low[token])
    named = body is not None and body.role in ("body", "generic")
    return [token] if named and len(owners) == 1 else owners


def _is_tool(tree: Tree, token: int) -> bool:
    return cue_index().is_event(tree.low[token]) or is_weapon(tree, token)


def _through_apposition(reading: Reading, filler: Filler) -> Filler:
    """From a description to the name beside it: "its ally Hezbollah" is Hezbollah."""
    tree = reading.tree
    named = [k for k in tree.children(filler.token, "appos") if k in reading.mentions.actors]
    close = [k for k in named if k - filler.token <= NEXT]
    return replace(filler, token=close[0]) if close else filler


def _is_same(reading: Reading, one: Filler, other: Filler) -> bool:
    """Whether two heads are one filler: the same token, or parts of one actor's name."""
    spans = [reading.mentions.actors.get(f.token) for f in (one, other)]
    return one.token == other.token or (spans[0] is not None and spans[0] == spans[1])


def _other_side(reading: Reading, trigger: Trigger, found: Sequence[Filler]) -> Iterator[Filler]:
    """The subject is the other side in "seized the town after a battle with rebels"."""
    tree = reading.tree
    prep = tree.head[measured(tree, trigger.token, measuring_nouns())]
    one_sided = trigger.cue.frame.name == "mutual" and len(found) == 1
    if one_sided and tree.dep[prep] == "prep" and tree.is_verb(tree.head[prep]):
        beside = {k for n in (trigger.token,) for k in preposed(tree, n, "with", "against")}
        if found[0].token in beside:
            yield from _fill(doers_of(tree, tree.head[prep]), "opponent")


def _noun_objects(
    reading: Reading, trigger: Trigger, tokens: Iterable[int], role: str
) -> Iterator[Filler]:
    frame = trigger.cue.frame.verb
    for token in tokens:
        people = filler_kind(reading, token) in PEOPLE and role == "object"
        yield from _fill([token], frame.get("people", role) if people else role)


def _backers(reading: Reading, trigger: Trigger) -> Iterator[Filler]:
    tree = reading.tree
    verb = trigger.support if trigger.support is not None else trigger.token
    suffering = is_passive(tree, verb) or trigger.cue.frame.verb.get("subject") == "victim"
    if tree.is_verb(verb) and "with" not in trigger.cue.frame.verb and not suffering:
        beside = preposed(tree, verb, "alongside", "beside")
        yield from _fill(beside, "joint")


def _backers_of(reading: Reading, token: int) -> Iterator[Filler]:
    """Backers of a doer: "forces backed by Hezbollah", "Hezbollah-backed forces"."""
    tree = reading.tree
    for kid in tree.children(token, "acl", "amod"):
        if tree.low[kid] in BACKED:
            yield from _fill(
                doers_of(tree, kid) if tree.dep[kid] == "acl" else _hyphened(tree, kid), "backer"
            )


def _hyphened(tree: Tree, participle: int) -> list[int]:
    return [participle - 2] if participle > 1 and tree.low[participle - 1] == "-" else []


def _fill(tokens: Iterable[int], role: str | None) -> Iterator[Filler]:
    if role is not None:
        yield from (Filler(t, role) for t in tokens)  # type: ignore[arg-type]  # frames hold roles


def _can_fill(reading: Reading, filler: Filler, trigger: Trigger) -> bool:
    """People and bodies fill any role; things only suffer; weapons and events do nothing."""
    tree = reading.tree
    token = antecedent(tree, filler.token)
    if tree.tag[token] in ("WP", "WDT") and token == filler.token:
        return False  # "who fired the shells": nobody is named
    kind = filler_kind(reading, token)
    inside = trigger.first <= token < trigger.last
    person = kind in PEOPLE and tree.is_noun(token) and token != trigger.token
    harmed = filler.role in ("victim", "object") and _is_fighting(tree, token)
    if harmed or (inside and filler.role != "holder" and not person):
        return False  # nobody harms a battle; but in "police firing" it is police who fire
    nominal = tree.is_noun(token) or tree.tag[token] in NOMINAL
    if not nominal and reading.names.registry.kind_of(tree.low[token]) is None:
        return False
    if kind in PEOPLE or (tree.low[token] == "it" and filler.role in ACTING):
        return True
    if tree.low[token].rstrip("s") in where_words().not_places:
        return False  # "attacked on Saturday"
    if filler.role in ACTING or filler.role in ("addressee", "recipient"):
        if token in reading.mentions.places and not _acts_itself(tree, token):
            return False  # "the blast in Kabul, which killed": the blast did
        return _is_side(reading, token) or filler.role == "addressee"
    if instrument_at(tree.low, token) and kind != "thing":
        return False
    return tree.tag[token] != "PRP$"


def _is_fighting(tree: Tree, token: int) -> bool:
    """Whether a noun names fighting or a whole war by itself."""
    if not tree.is_noun(token) or instrument_at(tree.low, token):
        return False
    cues = (cue for words, cue in cue_index().nouns.get(tree.low[token], ()) if len(words) == 1)
    return any(event_types()[cue.type].family in ("fighting", "whole") for cue in cues)


def _acts_itself(tree: Tree, token: int) -> bool:
    """Whether a place's name stands where somebody who acts does: subject, possessor, agent."""
    if tree.dep[token] != "pobj":
        return True
    return tree.low[tree.head[token]] in ("by", "with", "between", "from", "for", "on", "of", "to")


def _is_side(reading: Reading, token: int) -> bool:
    """Whether a word that is no person stands for a body: a country, a capital, a kind of actor."""
    tree, registry = reading.tree, reading.names.registry
    entry = registry.kind_of(tree.low[token])
    if entry is not None and entry.role != "thing":
        return True
    first, last = reading.mentions.places.get(token, (token, token + 1))
    return reading.names.country_of(" ".join(tree.word[first:last])) is not None
