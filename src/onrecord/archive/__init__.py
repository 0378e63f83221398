"""The kept record: reports, originals, claims and spans in a SQLite file or on a server."""

from onrecord.archive.filters import ClaimFilter
from onrecord.archive.store import Archive
from onrecord.archive.values import Added, AlreadyThere, Counts, KeptFailure, Original

__all__ = ["Added", "AlreadyThere", "Archive", "ClaimFilter", "Counts", "KeptFailure", "Original"]
