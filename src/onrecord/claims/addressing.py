"""Whose words are against whom: claimants and addressees of condemnations, demands and the like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.draft import Draft
from onrecord.claims.filler import ACTING, Filler
from onrecord.claims.phrases import filler_kind, whole_phrase
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Reading


def spoken(reading: Reading, draft: Draft) -> Draft:
    """Who condemns, accuses or demands is the claimant, not an actor of the words."""
    leads = [f.token for f in draft.fillers if f.role == "lead"]
    if event_types()[draft.type].family != "words" or not leads or draft.cluster is None:
        return draft
    stay = [i for i, f in enumerate(draft.fillers) if f.role != "lead"]
    fillers = tuple(draft.fillers[i] for i in stay)
    source = whole_phrase(reading.tree, leads[0])
    if any(a.source and a.source[0] <= leads[0] < a.source[1] for a in draft.voice.chain):
        return replace(draft, fillers=fillers, blames=tuple(draft.blames[i] for i in stay))
    said = Attribution(
        source,
        draft.anchor,
        (draft.voice.content,),
        draft.voice.form,
        draft.cluster.main.cue.base,
        "report",
    )
    voice = replace(draft.voice, chain=(said, *draft.voice.chain), stance="reported")
    return replace(draft, voice=voice, fillers=fillers, blames=tuple(draft.blames[i] for i in stay))


def _condemning(
    reading: Reading, draft: Draft, drafts: Sequence[Draft], said: Sequence[Attribution]
) -> Draft:
    """A condemnation whose words hold an act is addressed to whoever did it."""
    if draft.type != "condemnation" or any(f.role == "addressee" for f in draft.fillers):
        return draft
    first, last = draft.anchor
    spans = [s for a in said if a.cue[0] < last and first < a.cue[1] for s in a.content]
    acts = [
        d.cluster.main.token
        for d in drafts
        if d is not draft
        and d.cluster
        and any(s <= reading.tree.start[d.cluster.main.token] < e for s, e in spans)
    ]
    more = tuple(Filler(t, "addressee") for t in acts[:1])
    blames = (*draft.blames, *(None for _ in more))
    return replace(draft, fillers=(*draft.fillers, *more), blames=blames)


def named(reading: Reading, drafts: Sequence[Draft], said: Sequence[Attribution]) -> list[Draft]:
    """Words against an act are addressed to whoever did it: "condemned the army's assault"."""
    doers = {
        t.token: [f for f in d.fillers if f.role in ACTING]
        for d in drafts
        if d.cluster is not None
        for t in d.cluster.triggers
    }
    out = []
    for draft in (_condemning(reading, d, drafts, said) for d in drafts):
        fillers = list(
            dict.fromkeys(g for f in draft.fillers for g in _addressed(reading, f, doers))
        )
        blames = (
            draft.blames if len(fillers) == len(draft.fillers) else tuple(None for _ in fillers)
        )
        out.append(replace(draft, fillers=tuple(fillers), blames=blames))
    return out


def _addressed(reading: Reading, filler: Filler, doers: dict[int, list[Filler]]) -> list[Filler]:
    if filler.role != "addressee":
        return [filler]
    if filler.token in doers:
        return [Filler(d.token, "addressee") for d in doers[filler.token]]
    nation = reading.names.country_of(reading.tree.word[filler.token]) is not None
    named = nation or reading.tree.tag[filler.token] == "NNP"
    return [filler] if named or filler_kind(reading, filler.token) in ("people", "armed") else []
