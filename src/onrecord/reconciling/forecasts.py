"""What was said of the future: forecasts, and apart from them demands and suppositions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.names.fold import fold
from onrecord.reconciling.forecasts_reading import (
    condition_of,
    days_of,
    expects,
    forecaster_of,
    probability_of,
)
from onrecord.reconciling.forecasts_values import Forecast
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import place_of
from onrecord.records import Claim, Event, Place, Testimony

FUTURE = ("planned", "predicted", "threatened")


def forecasts_of(testimonies: Iterable[Testimony]) -> list[Forecast]:
    """Forecasts: what is planned, predicted or threatened, in order of publication.

    Also what is doubted to come ("doubts that they can retake it"): a forecast that it will not.
    One forecast told again by one origin, before its deadline, is one forecast.
    """
    return _gathered(testimonies, is_forecast)


def demands_of(testimonies: Iterable[Testimony]) -> list[Forecast]:
    """What is demanded: listed apart, never scored."""
    return _gathered(testimonies, lambda c: c.modality == "demanded")


def suppositions_of(testimonies: Iterable[Testimony]) -> list[Forecast]:
    """What is only supposed (may, could, if): listed apart, never scored."""
    return _gathered(testimonies, lambda c: c.modality == "hypothetical" and not is_forecast(c))


def is_forecast(claim: Claim) -> bool:
    """Whether it is of the future; what is doubted to be possible is, too."""
    return claim.modality in FUTURE or (
        claim.modality == "hypothetical" and claim.stance == "doubted"
    )


def _gathered(testimonies: Iterable[Testimony], wanted: Callable[[Claim], bool]) -> list[Forecast]:
    """The forecasts, each with all its tellings; what only gives its days goes into it."""
    found: list[Forecast] = []
    told: dict[tuple[str, ...], list[int]] = {}  # where the like of it stands in `found`
    for telling in sorted(testimonies, key=place_of):
        event = telling.claim.event
        if event is None or not wanted(telling.claim):
            continue
        new = _forecast(telling, event)
        alike = told.setdefault((telling.origin, new.type, str(new.expects)), [])
        last = len(found) - 1
        index = last if found and _goes_on(new, event, found[-1]) else _again(new, found, alike)
        if index is None:
            alike.append(last + 1)
            found.append(new)
        else:
            found[index] = _joined(found[index], new)
    return found


def _again(new: Forecast, found: Sequence[Forecast], alike: Sequence[int]) -> int | None:
    """The last forecast that this one tells again; null where it is a new one."""
    return next((i for i in reversed(alike) if _same(new, found[i])), None)


def _forecast(telling: Testimony, event: Event) -> Forecast:
    claim, published = telling.claim, telling.report.published
    opens, deadline, words = days_of(claim, published)
    return Forecast(
        id=claim.id,
        forecaster=forecaster_of(telling),
        modality=claim.modality,
        type=event.type,
        expects=expects(claim),
        attempt=event.realised == "attempted",
        doers=tuple(a for a in event.actors if a.blame != "denied"),
        targets=event.targets,
        places=event.places,
        made=published,
        opens=opens,
        deadline=deadline,
        period=words,
        conditional=condition_of(claim),
        probability=probability_of(claim),
        tellings=(telling,),
    )


def _same(new: Forecast, old: Forecast) -> bool:
    """Whether two of one origin and act are one forecast: same side and place, not yet overdue."""
    if _sides(new) != _sides(old):
        return False
    if new.made and old.deadline and new.made > old.deadline:
        return False
    ours, theirs = set(map(place_key, new.places)), set(map(place_key, old.places))
    same_mention = _mention(new) == _mention(old)
    return ours == theirs or (same_mention and (ours <= theirs or theirs <= ours))


def _sides(forecast: Forecast) -> set[str]:
    return {d.actor or d.kind or fold(d.words.text) for d in forecast.doers}


def _mention(forecast: Forecast) -> tuple[str, int]:
    last = forecast.tellings[-1]
    return last.report.id, last.claim.event.mention if last.claim.event else 0


def place_key(place: Place) -> str:
    """A place's id, else its folded name."""
    return place.id or fold(place.words.text)


def _goes_on(new: Forecast, event: Event, old: Forecast) -> bool:
    """Whether it only gives days to the same speaker's forecast just before ("It would begin")."""
    data = table("forecasts.yaml")
    bare = new.type == "assessment" and not (new.places or new.doers or new.targets)
    here = new.tellings[0].report.id == old.tellings[-1].report.id
    by_same = _speaker(new) == _speaker(old)
    word = event.trigger.text.lower()
    return bare and here and by_same and old.deadline is None and word in data["goes_on"]


def _speaker(forecast: Forecast) -> tuple[str | None, str | None]:
    """Who speaks, as the report names him, also where it says "he" the second time."""
    speaker = forecast.tellings[-1].claim.claimant
    return (speaker.name or speaker.words.text, speaker.actor) if speaker else (None, None)


def _joined(old: Forecast, new: Forecast) -> Forecast:
    """The older forecast with another telling, and with the days that it lacked."""
    tellings = (*old.tellings, *new.tellings)
    if old.deadline is not None or new.deadline is None:
        return replace(old, tellings=tellings)
    return replace(
        old,
        tellings=tellings,
        opens=new.opens,
        deadline=new.deadline,
        period=new.period,
        probability=old.probability or new.probability,
    )


def forecast_rows(
    forecasts: Iterable[Forecast], day: date | None = None
) -> list[dict[str, object]]:
    """Forecasts as rows of plain values, with their status on `day` where one is given."""
    return [_row(f, day) for f in forecasts]


def _row(forecast: Forecast, day: date | None) -> dict[str, object]:
    chance, first = forecast.probability, forecast.tellings[0].claim
    return {
        "forecast": forecast.id,
        "forecaster": forecast.forecaster.name,
        "made": forecast.made,
        "modality": forecast.modality,
        "type": forecast.type,
        "expects": forecast.expects,
        "doers": [d.name or d.words.text for d in forecast.doers],
        "places": [p.name or p.words.text for p in forecast.places],
        "period": forecast.period,
        "deadline": forecast.deadline,
        "probability": chance.value if chance else None,
        "probability_words": chance.words if chance else None,
        "conditional": forecast.conditional,
        "status": forecast.status(day) if day else None,
        "tellings": len(forecast.tellings),
        "words": first.evidence[0].words.text if first.evidence else None,
    }
