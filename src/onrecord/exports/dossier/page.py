"""An incident as the templates take it: every part made, nothing of it asked for later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from onrecord.exports.dossier.labels import label
from onrecord.exports.dossier.sources import sources_of
from onrecord.exports.dossier.summary import summary_of, title_of, when_of

if TYPE_CHECKING:
    from onrecord.exports.values import Bundle, Exported
    from onrecord.reconciling.control_values import ControlHistory
    from onrecord.reconciling.forecasts_values import Forecast, Outcome
    from onrecord.records import Judgement


@dataclass(frozen=True)
class Known:
    """What a page may need beside its incident: control by place, forecasts, judgements, titles."""

    control: Mapping[str, ControlHistory]
    forecasts: Sequence[tuple[Forecast, Outcome]]
    judgements: Mapping[str, Sequence[Judgement]]
    incidents: Mapping[str, Exported]

    @cached_property
    def parts(self) -> Mapping[str, list[Exported]]:
        """The incidents that are parts of a larger one, by its id."""
        found: dict[str, list[Exported]] = {}
        for told in self.incidents.values():
            if told.part_of:
                found.setdefault(told.part_of, []).append(told)
        return found


def known_of(bundle: Bundle, incidents: Sequence[Exported]) -> Known:
    """Gather what pages may need, asking for each part of the bundle once."""
    judged: dict[str, list[Judgement]] = {}
    for judgement in bundle.judgements():
        for claim in (judgement.a, judgement.b):
            judged.setdefault(claim, []).append(judgement)
    held = {spot.id or spot.name: history for spot, history in bundle.control()}
    return Known(held, list(bundle.forecasts()), judged, {i.id: i for i in incidents})


def page_of(told: Exported, known: Known) -> dict[str, Any]:
    """Everything that the template of an incident shows."""
    from onrecord.exports.dossier import control, denials, facts, foretold, timeline, voices
    from onrecord.exports.dossier.map import candidates_of, map_of
    from onrecord.exports.dossier.ranges import ranges_of

    sources = sources_of(told)
    held = next((known.control[k] for k in _places(told) if k in known.control), None)
    figures = facts.figures_of(told.told)
    return {
        "id": told.id,
        "told": told,
        "title": title_of(told),
        "when": when_of(told),
        "summary": summary_of(told, sources),
        "sources": sources,
        "map": map_of(told),
        "candidates": candidates_of(told)[:12],
        "timeline": timeline.timeline_of(told, sources),
        "said": timeline.said_of(told, sources),
        "figures": [(a, ranges_of(a, sources)) for a in figures],
        "revisions": facts.revisions_of(told.told, sources),
        "facts": facts.facts_of(told.told, sources),
        "contests": facts.contests_of(told.told, sources),
        "denials": denials.denials_of(told, sources),
        "groups": voices.groups_of(told, sources),
        "unspoken": voices.unspoken(told, sources),
        "control": control.control_of(held, (told.start, told.end)) if held else None,
        "history": held,
        "holds": control.holds_of(held) if held else [],
        "forecasts": foretold.forecasts_of(told, known.forecasts),
        "larger": known.incidents.get(told.part_of) if told.part_of else None,
        "parts": known.parts.get(told.id, []),
        "judgements": _judged(told, known),
    }


def _places(told: Exported) -> list[str]:
    spots = (*((told.place,) if told.place else ()), *told.places)
    return [key for s in spots for key in (s.id, s.name) if key]


def _judged(told: Exported, known: Known) -> list[tuple[Judgement, str]]:
    found = {j.id: j for t in told.testimonies for j in known.judgements.get(t.claim.id, ())}
    return [(j, label("decisions", j.decision)) for _, j in sorted(found.items())]
