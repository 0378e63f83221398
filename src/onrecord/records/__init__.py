"""The values that onrecord passes around: frozen, typed, without any input or output."""

from onrecord.records.account import Account, Side, Spot, Toll, spot_of
from onrecord.records.actor import Claimant, Participant, Voice
from onrecord.records.claim import About, Claim, Engine, Event, Evidence, Instrument, claim_id
from onrecord.records.coded import BadRow, Cell, Code, CodedRow, Counted
from onrecord.records.coding import Coded, Coder, Coding, Settled
from onrecord.records.figure import Figure, FigureOf
from onrecord.records.incident import Incident, Link, Part, Testimony
from onrecord.records.judgement import Decision, Judgement
from onrecord.records.kept import Kept, KeptFailure, KeptMember, KeptReading, KeptReport, Sighting
from onrecord.records.period import Period
from onrecord.records.place import Candidate, Place
from onrecord.records.published import from_published, to_published
from onrecord.records.report import Report, make_report
from onrecord.records.review import JUDGING, Act, Review
from onrecord.records.reviewed import ReviewedAs, reviewed_as
from onrecord.records.words import Words, words_at

__all__ = [
    "JUDGING",
    "About",
    "Account",
    "Act",
    "BadRow",
    "Candidate",
    "Cell",
    "Claim",
    "Claimant",
    "Code",
    "Coded",
    "CodedRow",
    "Coder",
    "Coding",
    "Counted",
    "Decision",
    "Engine",
    "Event",
    "Evidence",
    "Figure",
    "FigureOf",
    "Incident",
    "Instrument",
    "Judgement",
    "Kept",
    "KeptFailure",
    "KeptMember",
    "KeptReading",
    "KeptReport",
    "Link",
    "Part",
    "Participant",
    "Period",
    "Place",
    "Report",
    "Review",
    "ReviewedAs",
    "Settled",
    "Side",
    "Sighting",
    "Spot",
    "Testimony",
    "Toll",
    "Voice",
    "Words",
    "claim_id",
    "from_published",
    "make_report",
    "reviewed_as",
    "spot_of",
    "to_published",
    "words_at",
]
