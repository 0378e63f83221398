"""The tables of incidents, inside one transaction: `Archive.joined()` opens it."""

from __future__ import annotations

from onrecord.archive.joined_asking import Asking
from onrecord.archive.joined_places import Placing
from onrecord.archive.joined_writing import Writing
from onrecord.archive.judging import Judging
from onrecord.archive.origin_asking import Tracing
from onrecord.archive.profiling import Profiling
from onrecord.archive.queueing import Queueing
from onrecord.archive.report_asking import Reporting
from onrecord.archive.reviewing import Reviewing
from onrecord.archive.summaries import Summarising


class Joined(
    Asking,
    Placing,
    Writing,
    Judging,
    Reporting,
    Reviewing,
    Queueing,
    Profiling,
    Tracing,
    Summarising,
):
    """Accounts, links, incidents and judgements: asked and kept in one transaction.

    What is asked through one of these is of one moment, and what is kept is kept whole or not
    at all.
    """
