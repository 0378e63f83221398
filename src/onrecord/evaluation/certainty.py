"""Task `certainty`: at the key's trigger, is it told as certain, denied, to come? (MEANTIME)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.certainty import certainty_of
from onrecord.claims.certainty_own import is_perfect, lies_ahead
from onrecord.claims.voices import attributions, modality_in, voice_of
from onrecord.evaluation.given import given_at
from onrecord.evaluation.rows import report_as_it_is
from onrecord.evaluation.scoreboard import Counts, Outcome, fs
from onrecord.evaluation.task import Job, Task, answered
from onrecord.ontology.certainty import certainty_words
from onrecord.reading.reading import Reading

NAMES = ("not_certain", "negated", "future")
HAPPENED = ("actual", "ongoing")
COMING = ("planned", "predicted", "threatened", "demanded")
AROUND = 60  # characters shown on each side of a trigger that was read wrongly


def outcomes(job: Job) -> Iterator[Outcome]:
    """The counts of each text, over the events that the key judges."""
    for row, reading in job.parse(answered(job.rows, "text", "gold"), report_as_it_is):
        said = attributions(reading)
        counts = dict.fromkeys(NAMES, Counts())
        wrong = []
        for event in row["gold"]["events"]:
            if not event["certainty"]:
                continue
            key, given = marked(event), read_at(reading, said, event["start"], event["end"])
            for name in NAMES:
                both = name in key and name in given
                counts[name] += Counts(float(both), float(name in key), float(name in given))
            if key != given:
                wrong.append((_around(row["text"], event), _told(key), _told(given)))
        shown = ["\n".join(lines) for lines in zip(*wrong, strict=True)] or ["", "", ""]
        yield Outcome(str(row.get("id")), counts, *shown)


def marked(event: Mapping[str, Any]) -> frozenset[str]:
    """What the key says of an event; every certainty but CERTAIN is less than certain.

    >>> sorted(marked({"certainty": "UNDERSPECIFIED", "polarity": "POS", "time": "FUTURE"}))
    ['future', 'not_certain']
    """
    told = {
        "not_certain": event["certainty"] != "CERTAIN",
        "negated": event["polarity"] == "NEG",
        "future": event["time"] == "FUTURE",
    }
    return frozenset(name for name, so in told.items() if so)


def read_at(
    reading: Reading, said: tuple[Attribution, ...], start: int, end: int
) -> frozenset[str]:
    """What the engine says of the event at these characters, in the key's terms.

    What was prevented did not take place. Certain is what "will" be, and what is
    meant by a bare infinitive ("a contract to supply"): the key finds doubt only in words of doubt.
    What may be lies ahead, but for what can be at any time or may have been.
    """
    at = given_at(reading, start, end)
    trigger, tree = at.trigger, reading.tree
    certainty = certainty_of(reading, trigger)
    voice = voice_of(reading, said, at.sentence, (trigger.first, trigger.last))
    modality = modality_in(reading, voice, trigger, certainty)
    by = None if certainty.by is None else tree.low[certainty.by]
    own = modality == certainty.modality
    surely = own and (by in certainty_words().sure or (by is None and modality == "planned"))
    ahead = by != "can" and (by is not None or lies_ahead(tree, trigger.token))
    perfect = tree.is_verb(trigger.token) and is_perfect(tree, trigger.token)
    told = {
        "not_certain": modality not in HAPPENED and not surely,
        "negated": certainty.negated or certainty.realised == "prevented",
        "future": modality in COMING or (modality == "hypothetical" and ahead and not perfect),
    }
    return frozenset(name for name, so in told.items() if so)


def _around(text: str, event: Mapping[str, Any]) -> str:
    start, end = event["start"], event["end"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{before}[{text[start:end]}]{after}".replace("\n", " ")


def _told(found: frozenset[str]) -> str:
    return ", ".join(sorted(found)) or "so it is"


TASK = Task("certainty", fs(*NAMES), outcomes)
