"""The values that onrecord passes around: frozen, typed, without any input or output."""

from onrecord.records.actor import Claimant, Participant, Voice
from onrecord.records.claim import About, Claim, Engine, Event, Evidence, Instrument, claim_id
from onrecord.records.figure import Figure, FigureOf
from onrecord.records.period import Period
from onrecord.records.place import Candidate, Place
from onrecord.records.published import from_published, to_published
from onrecord.records.report import Report, make_report
from onrecord.records.words import Words, words_at

__all__ = [
    "About",
    "Candidate",
    "Claim",
    "Claimant",
    "Engine",
    "Event",
    "Evidence",
    "Figure",
    "FigureOf",
    "Instrument",
    "Participant",
    "Period",
    "Place",
    "Report",
    "Voice",
    "Words",
    "claim_id",
    "from_published",
    "make_report",
    "to_published",
    "words_at",
]
