"""What the page of an incident shows: every part made, nothing of it asked for later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.desk.figures import figures
from onrecord.exports.dossier import denials, facts, timeline, voices
from onrecord.exports.dossier.sources import Quote, sources_of
from onrecord.exports.dossier.summary import summary_of, title_of, when_of
from onrecord.exports.values import Exported

if TYPE_CHECKING:
    from onrecord.commands import IncidentView
    from onrecord.records import Account, Report


@dataclass(frozen=True, slots=True)
class Part:
    """An account as somebody picks it: by its report, its type, and the claim it is judged by."""

    claim: str
    mark: str
    report: Report
    account: Account


@dataclass(frozen=True)
class Cited:
    """Where quotations stand: the claims of an incident by the words that carry them."""

    claims: dict[tuple[str, int, int], str]

    def claim(self, quote: Quote) -> str | None:
        """The claim that a quotation carries."""
        report = quote.sources[0].report.id
        return self.claims.get((report, quote.words.start, quote.words.end))


def page_of(view: IncidentView) -> dict[str, Any]:
    """Everything that the page of an incident shows, but what is asked for when it is opened."""
    told = exported(view)
    sources = sources_of(told)
    return {
        "title": title_of(told),
        "when": when_of(told),
        "told": told,
        "summary": summary_of(told, sources)[1:],
        "sources": sources,
        "contests": facts.contests_of(told.told, sources),
        "facts": [f for f in facts.facts_of(told.told, sources) if not _plain(f.values)],
        "revisions": facts.revisions_of(told.told, sources),
        "figures": figures(told.told, sources),
        "groups": voices.groups_of(told, sources),
        "unspoken": voices.unspoken(told, sources),
        "denials": denials.denials_of(told, sources),
        "timeline": timeline.timeline_of(told, sources),
        "said": timeline.said_of(told, sources),
        "cited": cited(view),
        "parts": parts_of(view),
    }


def _plain(told: Sequence[tuple[str, str]]) -> bool:
    """Whether a field says no more than that something happened."""
    return [value for value, _ in told] == ["yes"]


def exported(view: IncidentView) -> Exported:
    """An incident in the shape that dossiers are made of."""
    sketch, told = view.sketch, view.told
    votes = Counter(t for a in view.accounts for t in a.types)
    days = sorted(r.published for r in view.reports if r.published)
    return Exported(
        id=sketch.id,
        types=tuple(dict.fromkeys([sketch.type, *(t for t, _ in votes.most_common())])),
        place=sketch.place,
        places=tuple(dict.fromkeys(p for a in view.accounts for p in a.places)),
        admin1=None,
        admin2=None,
        start=sketch.start,
        end=sketch.end,
        precision=None,
        dated=sketch.dated,
        doers=sketch.doers,
        victims=sketch.victims,
        instruments=tuple(dict.fromkeys(a.instrument for a in view.accounts if a.instrument)),
        reports=sketch.reports,
        origins=len(told.origins),
        publishers=tuple(sorted({r.publisher for r in view.reports if r.publisher})),
        first_published=days[0] if days else None,
        last_published=days[-1] if days else None,
        part_of=sketch.part_of,
        told=told,
        testimonies=view.testimonies,
    )


def cited(view: IncidentView) -> Cited:
    """Find the claims of an incident by the words that carry them."""
    return Cited(
        {
            (t.report.id, *evidence.words.span): t.claim.id
            for t in reversed(view.testimonies)
            for evidence in t.claim.evidence
        }
    )


def parts_of(view: IncidentView) -> list[Part]:
    """The accounts of an incident, as one picks one that belongs elsewhere."""
    sources = sources_of(exported(view)).reports
    return [
        Part(a.claims[0], sources[a.report].mark, sources[a.report].report, a)
        for a in view.accounts
        if a.claims and a.report in sources
    ]


def others(view: IncidentView, claim: str) -> Sequence[str]:
    """A claim of each other account: those from which an account is split off."""
    return [a.claims[0] for a in view.accounts if a.claims and claim not in a.claims]


def words_of_pages() -> dict[str, Any]:
    """The words for values that templates of incidents and reports ask for."""
    from onrecord.exports.dossier import words
    from onrecord.exports.dossier.labels import label

    return {"words": words, "label": label, "count": words.count}
