"""The kept record: reports, originals, claims and spans in a SQLite file or on a server.

What is worked out of the claims (accounts, links, incidents) and what people decide about them
(judgements) stand beside them, and are asked and kept through `Archive.joined()`.
"""

from onrecord.archive.filters import ClaimFilter
from onrecord.archive.page_values import Named, Sighting, Watch
from onrecord.archive.people_values import Noted, Restriction, Token, User
from onrecord.archive.rows import Prepared, prepared
from onrecord.archive.store import Archive
from onrecord.archive.values import (
    Added,
    Adding,
    AlreadyThere,
    Counts,
    Fault,
    FreshReading,
    KeptFailure,
    Membership,
    Original,
    Working,
)

__all__ = [
    "Added",
    "Adding",
    "AlreadyThere",
    "Archive",
    "ClaimFilter",
    "Counts",
    "Fault",
    "FreshReading",
    "KeptFailure",
    "Membership",
    "Named",
    "Noted",
    "Original",
    "Prepared",
    "Restriction",
    "Sighting",
    "Token",
    "User",
    "Watch",
    "Working",
    "prepared",
]
