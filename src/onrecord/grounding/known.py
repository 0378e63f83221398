"""Whom a phrase names: the registry's actors by their words, in the report's context."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims.phrases import phrase, whole_phrase
from onrecord.grounding.membership import body_of
from onrecord.names.actors import ActorMatch
from onrecord.reading.coreference import antecedent_of, fullest_form, group_meant
from onrecord.reading.reading import Reading
from onrecord.reading.tree import Tree

LEAST_NAME = 2  # words; one alone may be anything
PERSON_KINDS = ("official", "commander", "expert", "witness", "resident", "medic", "unnamed", None)
FILLED = ("state_forces", "government", "police", "rebels", "party")
PARTICLES = ("-", "al", "el", "bin", "ibn", "abu", "ben", "de", "la", "van", "von", "ul", "ud")
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


def known_as(reading: Reading, head: int, first: int, last: int, context: ActorContext) -> Known:
    """Name, id and kind of a phrase by registry and coreference; nulls where nothing is known."""
    context = _of_owner(reading, head, context)
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


def _of_owner(reading: Reading, head: int, context: ActorContext) -> ActorContext:
    """For "its ministry" the country of the state named before, wherever the report plays."""
    tree = reading.tree
    owner = next((k for k in tree.children(head, "poss") if tree.low[k] == "its"), None)
    state = antecedent_of(reading, owner) if owner is not None else None
    if state is None:
        return context
    words = (tree.word[t] for t in (state, *tree.children(state, "amod", "compound", "poss")))
    nation = next((n for w in words if (n := reading.names.country_of(w))), None)
    if nation is None:
        return _of_owner(reading, state, context)
    return replace(context, country=nation)


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
    found = found_as(reading, text, context)
    if _is_series(tree, first, last):
        kinds = {m.kind for m in found[:1]}
        return Known(text, None, kinds.pop() if kinds else None, True)
    best: ActorMatch | None = found[0] if found else None
    proper = any(tree.tag[i].startswith("NNP") for i in range(first, last))
    person = person_in(reading, first, last)
    if person is not None and (best is None or best.kind in PERSON_KINDS):
        actor = best.id if best and best.score >= SURE and best.kind != "official" else None
        return Known(person, actor, best.kind if best else None, True)
    if person is not None and tree.word[head_of(reading, first, last)] in person.split():
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
    found = found_as(reading, shown(reading, *actors[owner]), context) if owner is not None else []
    return found[0] if found else None


def found_as(reading: Reading, text: str, context: ActorContext) -> list[ActorMatch]:
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
        elif len(run) < LEAST_NAME:
            run = []  # "Secretary" of "US Secretary of State Mike Pompeo"
        else:
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


def head_of(reading: Reading, first: int, last: int) -> int:
    """The token of a range that depends on none of it, else its last."""
    tree = reading.tree
    return next((i for i in range(first, last) if not first <= tree.head[i] < last), last - 1)
