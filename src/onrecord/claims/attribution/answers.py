"""Asked and answered: "Asked by RT if the army prepares to fight back, Fatih said 'Yes.'"."""

from __future__ import annotations

from onrecord.claims.attribution.attribution import Tokens
from onrecord.claims.attribution.draft import Draft
from onrecord.claims.attribution.sources import agent_of
from onrecord.claims.attribution.syntax import Syntax
from onrecord.ontology.speech import Speech

FIRST_WORDS = 4  # of an answer, in which a yes or a no stands


def read_answers(syntax: Syntax, speech: Speech, drafts: list[Draft]) -> None:
    """Make what was asked the words of who answered: confirmed by a yes, denied by a no."""
    by_token = {d.at: d for d in drafts}
    for asked in drafts:
        if asked.manner != "ask" or not asked.hit.passive or not asked.content:
            continue
        answer = by_token.get(syntax.heads[asked.at]) or _next(drafts, asked)
        if answer is None or answer is asked or syntax.deps[asked.at] != "advcl":
            continue
        asker = agent_of(syntax, asked.at)
        asked.phrase, asked.form = answer.phrase, "question"
        asked.carriers = (asker,) if asker else ()
        asked.manner = _answered(syntax, speech, answer)
        answer.content = [c for c in answer.content if not _within(c, asked, syntax)]
        answer.carriers = answer.carriers or asked.carriers


def _next(drafts: list[Draft], asked: Draft) -> Draft | None:
    """The cue that follows closely, where the parse ties the question to another verb."""
    later = [d for d in drafts if asked.content[-1][1] <= d.at <= asked.content[-1][1] + 8]
    return later[0] if later else None


def _within(content: Tokens, asked: Draft, syntax: Syntax) -> bool:
    first, last = syntax.range_of(asked.at)
    return first <= content[0] and content[1] <= last


def _answered(syntax: Syntax, speech: Speech, answer: Draft) -> str:
    start = (answer.quotes or answer.content or [(answer.at + 1, answer.at + 1)])[0][0]
    words = set(syntax.words[start : start + FIRST_WORDS])
    if words & speech.words["affirmations"]:
        return "confirm"
    return "deny" if words & speech.words["refusals"] else "ask"
