"""Task `stances`: what the speaker of an event does with it, and what the event is.

The engine's answer is that of its claim at the key's trigger; where it makes no claim there, the
questions `voice_of` and `modality_in` are asked of the trigger itself. `stance` and `modality` are
the mean F over the values that the key has; a value that the key's writer allowed as well
(`alternatives`) is right. `happened` is the share of the events planned, predicted, threatened or
demanded that the engine takes for something that happened or is happening: the less the better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.certainty import certainty_of
from onrecord.claims.voices import attributions, modality_in, voice_of
from onrecord.evaluation.given import given_at
from onrecord.evaluation.keyed import Plain, asked_of, shown, texts
from onrecord.evaluation.scoreboard import Counts, Outcome, macro_f, recall_of
from onrecord.evaluation.task import Job, Task
from onrecord.reading.reading import Reading
from onrecord.records import Claim

FIELDS = ("stance", "modality")
HAPPENED = ("actual", "ongoing")
TO_COME = ("planned", "predicted", "threatened", "demanded")
Told = Mapping[str, str]


def outcomes(job: Job) -> Iterator[Outcome]:
    """One outcome a sentence of the key."""
    asked = asked_of(job)
    readings = job.reader.parse(a.report for a in asked)
    for (one, claims), reading in zip(texts(job, asked), readings, strict=True):
        said = attributions(reading)
        for sentence in one.sentences:
            key = sentence["events"]
            given = [told_at(reading, said, claims, e["start"], e["end"]) for e in key]
            counts: dict[str, Counts] = {}
            for event, told in zip(key, given, strict=True):
                for name, count in counts_of(event, told):
                    counts[name] = counts.get(name, Counts()) + count
            wrong = [(e, g) for e, g in zip(key, given, strict=True) if not is_right(e, g)]
            words = [one.report.text[e["start"] : e["end"]] for e, _ in wrong]
            yield Outcome(
                f"{sentence['set']} {sentence['id']}",
                counts,
                shown(one.report, sentence),
                "; ".join(f"{w}: {_shown(e)}" for w, (e, _) in zip(words, wrong, strict=True)),
                "; ".join(f"{w}: {_shown(g)}" for w, (_, g) in zip(words, wrong, strict=True)),
            )


def told_at(
    reading: Reading,
    said: Sequence[Attribution],
    claims: Sequence[Claim],
    start: int,
    end: int,
) -> Told:
    """Stance and modality of the event at these characters."""
    for claim in claims:
        trigger = claim.event.trigger if claim.event else None
        if trigger and trigger.start < end and start < trigger.end:
            return {"stance": claim.stance, "modality": claim.modality}
    at = given_at(reading, start, end)
    trigger_ = at.trigger
    voice = voice_of(reading, said, at.sentence, (trigger_.first, trigger_.last))
    modality = modality_in(reading, voice, trigger_, certainty_of(reading, trigger_))
    return {"stance": voice.stance, "modality": modality}


def counts_of(event: Plain, told: Told) -> Iterator[tuple[str, Counts]]:
    """The counts of one event: an allowed value counts as the key's own."""
    for field in FIELDS:
        if _fits(event, told, field):
            yield f"{field}:{event[field]}", Counts(1.0, 1.0, 1.0)
        else:
            yield f"{field}:{event[field]}", Counts(0.0, 1.0, 0.0)
            yield f"{field}:{told[field]}", Counts(0.0, 0.0, 1.0)
    if event["modality"] in TO_COME:
        taken = told["modality"] in HAPPENED and not _fits(event, told, "modality")
        yield "happened", Counts(float(taken), 1.0, 1.0)


def is_right(event: Plain, told: Told) -> bool:
    """Whether both fields have a value that the key allows."""
    return all(_fits(event, told, field) for field in FIELDS)


def _fits(event: Plain, told: Told, field: str) -> bool:
    return told[field] in (event[field], *event.get("alternatives", {}).get(field, ()))


def _shown(told: Plain) -> str:
    return ", ".join(str(told[field]) for field in FIELDS)


TASK = Task(
    "stances",
    {
        "stance": macro_f("stance:"),
        "modality": macro_f("modality:"),
        "happened": recall_of("happened"),
    },
    outcomes,
    folder=True,
    keyed=True,
)
