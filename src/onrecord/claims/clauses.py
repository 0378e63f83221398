"""Who does what to whom in a clause: subjects, objects and agents by dependency."""

from __future__ import annotations

from onrecord.claims.passive import PASSIVE, SUBJECT, is_passive
from onrecord.ontology.certainty import certainty_words
from onrecord.reading.tree import Tree

RELATIVES = ("that", "which", "who", "whom")


def subjects_of(tree: Tree, verb: int) -> list[int]:
    """The heads of what does a verb, or suffers it in the passive, with co-ordinated ones."""
    own = tree.children(verb, *SUBJECT, *PASSIVE)
    if own:
        return [j for s in own for j in tree.conjuncts(antecedent(tree, s))]
    told_of = _spoken_of(tree, verb)
    return _borrowed_subject(tree, verb) if told_of is None else tree.conjuncts(told_of)


def _borrowed_subject(tree: Tree, verb: int) -> list[int]:
    dep, head = tree.dep[verb], tree.head[verb]
    if head == verb:
        return []
    if dep in ("acl", "relcl", "amod"):
        return _modified_noun(tree, verb)
    if dep == "conj" and tree.is_verb(head):
        return subjects_of(tree, head)
    if dep in ("xcomp", "advcl") and tree.tag[verb] == "VB" and (told := _told_to(tree, head)):
        return tree.conjuncts(told)
    if dep in ("acomp", "oprd", "xcomp"):
        objects = tree.children(head, "dobj")
        meant = _for_subject(tree, objects[0]) if objects else None
        if objects:
            return tree.conjuncts(objects[0] if meant is None else meant)
        return subjects_of(tree, head)
    if dep == "advcl" and tree.tag[verb] in ("VBG", "VBN"):
        return subjects_of(tree, head) if tree.is_verb(head) else []
    if dep == "pcomp":
        return _gerund_subject(tree, head)
    return []


def _spoken_of(tree: Tree, verb: int) -> int | None:
    """What does a finite verb in "the attack that rebels say killed five": the attack."""
    above = tree.head[verb]
    finite = tree.tag[verb] in ("VBD", "VBZ", "VBP") and tree.dep[verb] in ("xcomp", "ccomp")
    if not finite or tree.dep[above] != "relcl":
        return None
    pronoun = next((k for k in tree.children(above, "dobj") if tree.low[k] in RELATIVES), None)
    return None if pronoun is None else tree.head[above]


def _for_subject(tree: Tree, noun: int) -> int | None:
    """The doer in "a call for X to withdraw"."""
    prep = next((k for k in tree.kids[noun] if tree.low[k] == "for"), None)
    return tree.child(prep, "pobj") if prep is not None else None


def _modified_noun(tree: Tree, verb: int) -> list[int]:
    """The noun that a clause describes, or who is to act in "a call for X to"."""
    head = tree.head[verb]
    agent = _for_subject(tree, head) if tree.tag[verb] == "VB" else None
    if agent is not None:
        return tree.conjuncts(agent)
    nominal = tree.is_noun(head) or tree.tag[head] in ("PRP", "CD", "DT")
    return tree.conjuncts(head) if nominal else []


def _told_to(tree: Tree, verb: int) -> int | None:
    """Who is to do it in "called on X to withdraw"."""
    if not tree.low[verb].startswith(("call", "appeal", "prevail", "rel")):
        return None
    prep = next((k for k in tree.kids[verb] if tree.low[k] in ("on", "upon", "to", "for")), None)
    return tree.child(prep, "pobj") if prep is not None else None


def _gerund_subject(tree: Tree, prep: int) -> list[int]:
    """Who does a gerund: in "accused X of killing" the object, in "won by killing" the subject."""
    above = tree.head[prep]
    if not tree.is_verb(above):
        return tree.conjuncts(above) if tree.dep[above] in ("dobj", "nsubjpass") else []
    objects = sufferers_of(tree, above) if tree.low[prep] in ("of", "for", "from") else []
    return objects or subjects_of(tree, above)


def objects_of(tree: Tree, verb: int) -> list[int]:
    """The heads of what a verb is done to, with co-ordinated ones."""
    own = tree.children(verb, "dobj", "attr") if tree.is_verb(verb) else []
    if own:
        return [j for o in own for j in tree.conjuncts(antecedent(tree, o))]
    if is_passive(tree, verb):
        return subjects_of(tree, verb)
    if tree.dep[verb] == "relcl" and tree.child(verb, *SUBJECT) is not None:
        subject = tree.child(verb, *SUBJECT)
        if subject is not None and tree.low[subject] not in RELATIVES and not _has_prep(tree, verb):
            return tree.conjuncts(tree.head[verb])
    if tree.dep[verb] == "conj" and tree.is_verb(tree.head[verb]):
        return []
    small = tree.child(verb, "ccomp")
    if small is not None and tree.tag[small] == "VBN":
        return tree.children(small, *PASSIVE)
    return []


def _has_prep(tree: Tree, verb: int) -> bool:
    return any(tree.child(p, "pobj") is None for p in tree.children(verb, "prep"))


def doers_of(tree: Tree, verb: int) -> list[int]:
    """The heads of those who do a verb: its subjects, or the agents of a passive."""
    if is_passive(tree, verb):
        agents = [
            o for a in tree.children(verb, "agent") for o in tree.children(a, "pobj", "pcomp")
        ]
        if not agents and tree.dep[verb] == "conj" and tree.is_verb(tree.head[verb]):
            return doers_of(tree, tree.head[verb]) if is_passive(tree, tree.head[verb]) else []
        if not agents:
            agents = _shared_agents(tree, verb)
        return [j for a in agents for j in tree.conjuncts(a)]
    return subjects_of(tree, verb)


def _shared_agents(tree: Tree, verb: int) -> list[int]:
    """The agent that a later participle of the same series carries: "shot and killed by police"."""
    later = [v for v in tree.conjuncts(verb)[1:] if tree.is_verb(v)]
    return [o for v in later for a in tree.children(v, "agent") for o in tree.children(a, "pobj")]


def sufferers_of(tree: Tree, verb: int) -> list[int]:
    """The heads of those a verb is done to, in the active and in the passive."""
    return subjects_of(tree, verb) if is_passive(tree, verb) else objects_of(tree, verb)


def antecedent(tree: Tree, token: int) -> int:
    """What a relative pronoun stands for; any other token is its own."""
    if tree.low[token] not in RELATIVES:
        return token
    for above in tree.ancestors(token):
        if tree.dep[above] == "relcl":
            return tree.head[above]
    return token


def preposed(tree: Tree, token: int, *words: str) -> list[int]:
    """The heads of what follows one of the prepositions that depend on a token."""
    preps = [
        k
        for k in tree.kids[token]
        if tree.dep[k] in ("prep", "agent", "dative", "prt") and tree.low[k] in words
    ]
    chained = [k for p in preps for k in tree.children(p, "prep") if tree.low[k] in words]
    objects = [o for p in preps + chained for o in tree.children(p, "pobj", "pcomp")]
    return [j for o in objects for j in tree.conjuncts(o)]


def measured(tree: Tree, noun: int, measuring: frozenset[str]) -> int:
    """The top of "two weeks of fighting", seen from "fighting"; any other noun is its own top."""
    while tree.dep[noun] == "pobj" and tree.low[tree.head[noun]] == "of":
        above = tree.head[tree.head[noun]]
        if tree.low[above] not in measuring:
            break
        noun = above
    return noun


def clause_of(tree: Tree, token: int) -> int:
    """The verb that heads the clause of a token, or the top of its phrase."""
    at = token
    while not tree.is_verb(at) and tree.head[at] != at:
        at = tree.head[at]
    return at


def stopped_by(tree: Tree, noun: int) -> int | None:
    """The verb of those who stop an event: "troops *repelled* the attack"."""
    head = tree.head[noun]
    stops = tree.is_verb(head) and tree.low[head] in certainty_words().prevented
    return head if stops and tree.dep[noun] in ("dobj", "nsubjpass") else None
