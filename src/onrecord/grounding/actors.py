"""Who somebody is: phrases of a report to the registry's actors, in the report's context."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.clauses import antecedent, clause_of, doers_of
from onrecord.claims.phrases import phrase, whole_phrase
from onrecord.claims.roles import Filler
from onrecord.grounding.membership import body_of
from onrecord.names.actors import ActorMatch
from onrecord.reading.coreference import antecedent_of, fullest_form, group_meant
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree
from onrecord.records import Claimant, Participant, Period, Voice, Words
from onrecord.records.actor import Blame

LEAST_NAME = 2  # words; one alone may be anything
PERSON_KINDS = ("official", "commander", "expert", "witness", "resident", "medic", "unnamed", None)
FILLED = ("state_forces", "government", "police", "rebels", "party")
BODIES = (*FILLED, "militia", "armed_group", "international", "humanitarian", "monitor", "media")
OF_STATES = ("state_forces", "government", "police")
PARTICLES = ("-", "al", "el", "bin", "ibn", "abu", "ben", "de", "la", "van", "von", "ul", "ud")
SPEAKER = ("we", "i", "us", "me")
SURE = 0.5  # score of the registry from which a match gives an id


@dataclass(frozen=True, slots=True)
class ActorContext:
    """The report's country (alpha-3) and year, which settle "the army" and leaders' names."""

    country: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the registry says of a phrase."""

    name: str | None
    actor: str | None
    kind: str | None
    named: bool


LOCAL = ("provincial", "local", "regional", "district")


def participant(
    reading: Reading,
    filler: Filler,
    blame: Blame | None,
    context: ActorContext,
    speaker: Claimant | None = None,
) -> Participant:
    """The record of one who does or suffers; pronouns take the name of what they stand for.

    In a speaker's words "we", and "it" that acts, are the speaker.
    """
    context = _of_speaker(reading, filler.token, speaker, context)
    first, last = phrase(reading.tree, filler.token)
    if first > 2 and reading.tree.low[first - 2 : first] == ["-", "led"]:
        first -= 3  # "NATO-led forces", where the parser takes "led" for a verb
    if first == filler.token and _is_paired(reading.tree, first):
        first -= 1  # "government and *rebel* forces"
    if filler.token in reading.mentions.actors:
        named = reading.mentions.actors[filler.token]
        first, last = min(first, named[0]), max(last, named[1])
    nation = reading.tree.tag[filler.token] == "JJ" and filler.role in (
        "lead",
        "opponent",
        "holder",
    )
    low = reading.tree.low[filler.token]
    if speaker is not None and (low in SPEAKER or _is_itself(reading, filler, speaker)):
        known = Known(speaker.name or speaker.words.text, speaker.actor, speaker.kind, True)
    elif nation and reading.names.country_of(reading.tree.word[filler.token]):
        known = _forces_of(reading, filler.token, "forces", context)
    elif (shared := _shared_noun(reading.tree, filler.token)) is not None:
        known = _forces_of(reading, filler.token, reading.tree.word[shared], context)
    else:
        known = known_as(reading, filler.token, first, last, context)
    return Participant(
        words=reading.words_of(first, last),
        name=known.name,
        actor=known.actor,
        kind=known.kind,
        role=filler.role,
        blame=blame,
    )


def _of_speaker(
    reading: Reading, token: int, speaker: Claimant | None, context: ActorContext
) -> ActorContext:
    """In a state's words "its troops" are its own, wherever the report plays."""
    tree = reading.tree
    owned = any(tree.low[k] in ("its", "our") for k in tree.children(token, "poss"))
    if not owned or speaker is None or not speaker.actor or speaker.kind not in OF_STATES:
        return context
    return replace(context, country=speaker.actor.partition("-")[0].upper())


def _is_itself(reading: Reading, filler: Filler, speaker: Claimant) -> bool:
    """Whether "it" is the speaker: "the army said it killed", "the OSCE said it was shelled"."""
    tree = reading.tree
    if tree.low[filler.token] != "it":
        return False
    return filler.role == "lead" or (
        tree.dep[filler.token] in ("nsubj", "nsubjpass") and speaker.kind in BODIES
    )


def _is_paired(tree: Tree, head: int) -> bool:
    """Whether the second of two modifiers stands right before a noun."""
    before = head - 1
    first = tree.head[before] if before > 0 and tree.dep[before] == "conj" else head
    return first < before and tree.head[first] == head and _shared_noun(tree, first) == head


def _shared_noun(tree: Tree, token: int) -> int | None:
    """The noun that two sides share: "forces" in "*Malian* and Russian forces"."""
    head = tree.head[token]
    before = tree.dep[token] in ("amod", "compound", "nmod")
    paired = any(token < k < head for k in tree.children(token, "conj"))
    return head if before and paired else None


def _forces_of(reading: Reading, token: int, noun: str, context: ActorContext) -> Known:
    """Whose strike it is in "Israeli air strikes": that state's forces."""
    found = _found(reading, f"{reading.tree.word[token]} {noun}", context)
    best = found[0] if found else None
    return Known(best.name, best.id, best.kind, True) if best else Known(None, None, None, False)


def known_as(reading: Reading, head: int, first: int, last: int, context: ActorContext) -> Known:
    """Name, id and kind of a phrase by registry and coreference; nulls where nothing is known."""
    other = antecedent_of(reading, head)
    if other is not None:
        span = group_meant(reading, other) or phrase(reading.tree, other)
        known = _looked_up(reading, *span, context)
        return Known(
            known.name or reading.words_of(*span).text, known.actor, known.kind, known.named
        )
    group = group_meant(reading, head)
    if group is not None:
        return _looked_up(reading, *group, context)
    owner = body_of(reading, head, first)
    if owner is not None:
        return _looked_up(reading, *owner, context)
    full = fullest_form(reading, first, last)
    if full == (first, last):
        owned = _owned(reading, head, first, last, context)
        if owned is not None:
            return owned
        full = _with_owner(reading, head, first, last)
    known = _looked_up(reading, *full, context)
    if full != (first, last) and known.name is None:
        return Known(reading.words_of(*full).text, known.actor, known.kind, True)
    return known


def _owned(
    reading: Reading, head: int, first: int, last: int, context: ActorContext
) -> Known | None:
    """A body by its owner: "Niger's ministry", also as "the ministry" later in the report."""
    tree = reading.tree
    if first <= head < last and head not in reading.mentions.actors:
        begin = whole_phrase(tree, head)[0]
        if begin < first:
            known = _looked_up(reading, begin, last, context)
            return known if known.actor else None
    return None


def _with_owner(reading: Reading, head: int, first: int, last: int) -> tuple[int, int]:
    """With the actor whose they are: "FMLN *terrorists*", "*members* of the FMLN"."""
    tree, actors = reading.tree, reading.mentions.actors
    if first - 1 in actors and actors[first - 1][1] == first and head not in actors:
        first = actors[first - 1][0]
    for of in tree.children(head, "prep"):
        owning = tree.low[of] in ("of", "from") and of == last
        owner = tree.child(of, "pobj") if owning else None
        if owner is not None and owner in actors:
            last = actors[owner][1]
        elif owner is not None and reading.names.gazetteer.country_of(tree.word[owner]):
            last = owner + 1  # "soldiers of Niger"
    return first, last


def _looked_up(reading: Reading, first: int, last: int, context: ActorContext) -> Known:
    tree = reading.tree
    text = shown(reading, first, last)
    if reading.capitals:
        text = " ".join(reading.words_of(first, last).text.split())
    found = _found(reading, text, context)
    if _is_series(tree, first, last):
        kinds = {m.kind for m in found[:1]}
        return Known(text, None, kinds.pop() if kinds else None, True)
    best: ActorMatch | None = found[0] if found else None
    proper = any(tree.tag[i].startswith("NNP") for i in range(first, last))
    person = person_in(reading, first, last)
    if person is not None and (best is None or best.kind in PERSON_KINDS):
        actor = best.id if best and best.score >= SURE and best.kind != "official" else None
        return Known(person, actor, best.kind if best else None, True)
    if person is not None and tree.word[_head(reading, first, last)] in person.split():
        return Known(person, None, best.kind if best else None, True)  # a soldier is not the army
    if best is None:
        best = _owner_in(reading, first, last, context)
    if best is None:
        return Known(text if proper else None, None, None, proper)
    actor = best.id if best.score >= SURE else None
    return Known(
        best.name or (text if proper and not best.kind else None),
        actor,
        best.kind,
        bool(best.name) or proper,
    )


def _owner_in(reading: Reading, first: int, last: int, context: ActorContext) -> ActorMatch | None:
    """The actor whose something unknown is: "al-Shabab's operations office" is al-Shabab."""
    tree, actors = reading.tree, reading.mentions.actors
    owner = next((i for i in range(first, last) if tree.dep[i] == "poss" and i in actors), None)
    found = _found(reading, shown(reading, *actors[owner]), context) if owner is not None else []
    return found[0] if found else None


def _found(reading: Reading, text: str, context: ActorContext) -> list[ActorMatch]:
    """The registry's answer; the report's country fills in for states' organs and sides of a war.

    A bare "group", "militants" or "minister" may be anybody's.
    """
    lookup = reading.names.registry.lookup
    found = lookup(text, year=context.year)
    if found and found[0].id is None and found[0].kind in FILLED and found[0].country is None:
        return lookup(text, country=context.country, year=context.year) or found
    return found


def _is_series(tree: Tree, first: int, last: int) -> bool:
    """Whether a phrase names two bodies at once: "Armenia and Azerbaijan"."""
    joints = [i for i in range(first + 1, last - 1) if tree.low[i] == "and"]
    proper = [tree.tag[i].startswith("NNP") for i in (first, last - 1)]
    return bool(joints) and all(proper) and tree.dep[last - 1] == "conj"


def person_in(reading: Reading, first: int, last: int) -> str | None:
    """The name of a person in a phrase: "Ahmad Munir" of "Homs Governor Ahmad Munir"."""
    tree, registry = reading.tree, reading.names.registry
    run: list[int] = []
    for at in range(first, last):
        part = tree.tag[at] == "NNP" and at not in reading.mentions.actors
        known = registry.kind_of(tree.low[at]) is not None or reading.names.country_of(
            tree.word[at]
        )
        joint = bool(run) and tree.low[at] in PARTICLES and at + 1 < last
        if joint or (part and not known and not (at in reading.mentions.places and not run)):
            run.append(at)
        elif run:
            break
    while run and tree.low[run[-1]] in PARTICLES:
        run.pop()
    if len(run) > LEAST_NAME and run[0] > first and tree.low[run[0] - 1] == "of":
        run = run[1:]  # "Secretary of State Ali Hassan"
    if len(run) < LEAST_NAME or run[-1] - run[0] != len(run) - 1:
        return None
    return shown(reading, run[0], run[-1] + 1)


def shown(reading: Reading, first: int, last: int) -> str:
    """The words of a range of tokens with case restored and white space made one."""
    tree = reading.tree
    text = reading.shadow[tree.start[first] : tree.end[last - 1]]
    return " ".join(text.split())


def claimant_of(
    reading: Reading, attribution: Attribution, said: Period | None, context: ActorContext
) -> Claimant:
    """Whose word it is; one who is not named stands at the cue."""
    if attribution.source is None:
        return Claimant(reading.words_of(*attribution.cue), None, None, "unnamed", False, said=said)
    attribution = _without_empty_body(reading, attribution)
    first, last = _shown_source(reading, attribution.source or attribution.cue)
    known = _speaker(reading, attribution, context)
    voice = _voice(reading, attribution)
    return Claimant(
        words=reading.words_of(first, last),
        name=known.name,
        actor=known.actor,
        kind=known.kind,
        named=known.named,
        voice=voice,
        number=attribution.number,
        said=said,
    )


def _without_empty_body(reading: Reading, attribution: Attribution) -> Attribution:
    """Where no body is named, its voice speaks: "provincial *spokesman Omar Zwak*"."""
    source, voice = attribution.source, attribution.voice
    if source is None or voice is None or attribution.antecedent:
        return attribution
    tree = reading.tree
    alone = source[1] - source[0] == 1
    empty = alone and (
        tree.low[source[0]] in LOCAL
        or (tree.tag[source[0]] == "JJ" and source[0] not in reading.mentions.actors)
    )
    if not empty or reading.names.country_of(tree.word[source[0]]):
        return attribution
    spoken = min(source[0], voice[0]), max(source[1], voice[1])
    return replace(attribution, source=spoken, phrase=spoken, voice=None)


def _shown_source(reading: Reading, source: tuple[int, int]) -> tuple[int, int]:
    """The words of a speaker: of a relative pronoun those that it stands for."""
    first, last = source
    tree = reading.tree
    meant = antecedent(tree, first) if last - first == 1 else first
    relative = meant != first
    if (
        relative
        and meant in reading.mentions.places
        and reading.names.country_of(tree.word[meant]) is None
    ):
        verb = clause_of(tree, meant)  # a place does not speak: its clause's subject does
        meant = next(iter(doers_of(tree, verb)), meant)
    return phrase(tree, meant, article=True) if meant != first else source


def _speaker(reading: Reading, attribution: Attribution, context: ActorContext) -> Known:
    source = attribution.source or attribution.cue
    first, last = attribution.antecedent or _shown_source(reading, source)
    head = _head(reading, first, last)
    pronoun = reading.tree.low[source[0]] in ("he", "she") and head in reading.mentions.actors
    other = antecedent_of(reading, source[0]) if pronoun else None
    if other is not None:  # a person speaks, not a group
        head = other
        first, last = phrase(reading.tree, other)
    known = known_as(reading, head, first, last, context)
    if attribution.antecedent and known.name is None:
        return Known(reading.words_of(first, last).text, known.actor, known.kind, known.named)
    return known


def _voice(reading: Reading, attribution: Attribution) -> Voice | None:
    if attribution.voice is None:
        return None
    words: Words = reading.words_of(*attribution.voice)
    return Voice(words, words.text if _is_named(reading, *attribution.voice) else None)


def _is_named(reading: Reading, first: int, last: int) -> bool:
    return any(reading.tree.tag[i] == "NNP" for i in range(first, last))


def _head(reading: Reading, first: int, last: int) -> int:
    tree = reading.tree
    return next((i for i in range(first, last) if not first <= tree.head[i] < last), last - 1)


def carrier_of(reading: Reading, tokens: tuple[int, int], context: ActorContext) -> Claimant:
    """One who carried the words of another."""
    known = known_as(reading, _head(reading, *tokens), *tokens, context)
    return Claimant(reading.words_of(*tokens), known.name, known.actor, known.kind, known.named)
