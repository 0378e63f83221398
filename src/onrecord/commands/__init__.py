"""The only room that joins the stages: each command once, as a typed function.

The command line is a face of these functions, and so may your program be. Nothing heavy is
loaded before it is needed.

>>> from onrecord import commands
>>> [f.__name__ for f in (commands.read, commands.add, commands.claims)]
['read', 'add', 'claims']
"""

from typing import TYPE_CHECKING

from onrecord.archive.filters import ClaimFilter
from onrecord.commands.actor import QUESTIONS, ActorPart, ActorView, actor, actor_part
from onrecord.commands.adding import add
from onrecord.commands.asked import IncidentFilter
from onrecord.commands.asking import claims
from onrecord.commands.auditing import DEEDS, audit, note
from onrecord.commands.claim_shown import ClaimView, claim
from onrecord.commands.coding import coding, coding_invite, codings
from onrecord.commands.coding_comparing import CODING_COLUMNS, coding_agreement, coding_rows
from onrecord.commands.coding_drawing import coding_draw
from onrecord.commands.coding_fields import NOT_TOLD, CodedField, coded_fields, fields_named
from onrecord.commands.coding_giving import coding_give, coding_hand_in, coding_unit
from onrecord.commands.coding_settling import coding_settle
from onrecord.commands.coding_values import (
    Agreed,
    CodingView,
    Differing,
    FieldAgreement,
    Progress,
    Sample,
    Unit,
)
from onrecord.commands.comparing import Comparison, compare
from onrecord.commands.controlling import Control, control
from onrecord.commands.corrections import corrections
from onrecord.commands.counting import counts
from onrecord.commands.deeds import Deed, deeds
from onrecord.commands.demonstrating import demo
from onrecord.commands.entering import (
    Present,
    alone,
    bearer,
    enter,
    has_administrator,
    leave,
    repassword,
    stay,
    touch,
)
from onrecord.commands.evaluating import evaluate
from onrecord.commands.expecting import expected
from onrecord.commands.explaining import Explained, explain
from onrecord.commands.exporting import export, formats
from onrecord.commands.finding import absorbed
from onrecord.commands.forecasting import Forecasts, forecasts
from onrecord.commands.foretelling import Foretelling
from onrecord.commands.foretelling_values import Foretold, Proposed
from onrecord.commands.frames import FlatRow, dispute_rows, rows_of, to_frame
from onrecord.commands.ground import Ground
from onrecord.commands.incident import IncidentView, incident, why_joined
from onrecord.commands.incident_paging import incident_page
from onrecord.commands.incidents import Found, disputes, incidents
from onrecord.commands.judged_meanwhile import Overtaken, still_as_seen, times_changed
from onrecord.commands.judging import UNDO, judge
from onrecord.commands.keeping_files import uploads
from onrecord.commands.linking import Linked, link, linked, unlinked
from onrecord.commands.names import (
    actors,
    gazetteer_add,
    gazetteer_build,
    gazetteer_lookup,
    gazetteer_ready,
)
from onrecord.commands.near import near
from onrecord.commands.origin import (
    OriginPage,
    OriginView,
    OriginWords,
    origin,
    origin_contradicted,
    origin_page,
    origin_words,
)
from onrecord.commands.origins_kept import Origins
from onrecord.commands.overview import Overview
from onrecord.commands.overview_values import Asked, Bin, Points, Shown, Totals
from onrecord.commands.place import PlacesAround, PlaceView, place, places_around
from onrecord.commands.proposing import Proposal, propose
from onrecord.commands.queueing import INCIDENT, Queued, following, key_of, queue
from onrecord.commands.queueing_disputes import queue_counts
from onrecord.commands.queueing_mine import Answered, answers, queued_items
from onrecord.commands.ranking import ranks_from
from onrecord.commands.reading import read
from onrecord.commands.recounting import Passage, history
from onrecord.commands.report_list import reports
from onrecord.commands.reporting import ReportView, original, report
from onrecord.commands.rereading import Reread, reread
from onrecord.commands.restricting import names_shown, restrict
from onrecord.commands.results import (
    Failed,
    Known,
    Passed,
    PlacesFound,
    Read,
    Recorded,
    TurnedAway,
)
from onrecord.commands.reviewed import reviewed
from onrecord.commands.reviewing import GRADES, Outdated, find_review, review, reviews, unreview
from onrecord.commands.revising import Revision, revisions
from onrecord.commands.ruling import rules
from onrecord.commands.sight import EVERYTHING, Sight
from onrecord.commands.sighting import SHOWN_TO
from onrecord.commands.sketching import Sketch
from onrecord.commands.summarising import summarise
from onrecord.commands.summary_values import Acting, Line, Tally
from onrecord.commands.tokens import new_secret, token_end, tokens, users_token
from onrecord.commands.tracing import origins
from onrecord.commands.unjudging import judgement
from onrecord.commands.upkeep import Vacuumed, backup, check, vacuum
from onrecord.commands.users import users_add, users_list, users_remove, users_set
from onrecord.commands.watch_values import Back, Gone, Pace, Polled, Waiting
from onrecord.commands.watching import forget, watch, watched
from onrecord.commands.where import Where, held
from onrecord.records.correcting import corrected

if TYPE_CHECKING:  # what the functions give back
    from onrecord.archive import Watch as Watch
    from onrecord.archive.origin_asking import OriginCount as OriginCount
    from onrecord.evaluation.scoreboard import Scoreboard as Scoreboard
    from onrecord.incidents.origins import Origin as Origin
    from onrecord.names.actors import ActorMatch as ActorMatch
    from onrecord.ontology.bounds import Bounds as Bounds
    from onrecord.reconciling.compared_values import Behind as Behind
    from onrecord.reconciling.compared_values import Difference as Difference
    from onrecord.reconciling.compared_values import Lacking as Lacking
    from onrecord.reconciling.compared_values import Matched as Matched
    from onrecord.reconciling.compared_values import Told as Told
    from onrecord.reconciling.control_values import ControlHistory as ControlHistory
    from onrecord.reconciling.control_values import ControlSaying as ControlSaying
    from onrecord.reconciling.control_values import Held as Held
    from onrecord.reconciling.control_values import Holder as Holder
    from onrecord.reconciling.control_values import Interval as Interval
    from onrecord.reconciling.forecasters import Score as Score
    from onrecord.reconciling.forecasts_values import Forecast as Forecast
    from onrecord.reconciling.forecasts_values import Outcome as Outcome
    from onrecord.reconciling.revised_values import ClaimChange as ClaimChange
    from onrecord.reconciling.revised_values import FieldChange as FieldChange
    from onrecord.reconciling.revised_values import TextChange as TextChange
    from onrecord.reconciling.values import Answer as Answer
    from onrecord.reconciling.values import Apart as Apart
    from onrecord.reconciling.values import Days as Days
    from onrecord.reconciling.values import Dispute as Dispute
    from onrecord.reconciling.values import Doer as Doer
    from onrecord.reconciling.values import Field as Field
    from onrecord.reconciling.values import Reconciled as Reconciled
    from onrecord.reconciling.values import Row as Row
    from onrecord.reconciling.values import Said as Said
    from onrecord.reconciling.values import Stand as Stand
    from onrecord.reconciling.values import Value as Value
    from onrecord.reconciling.values import View as View
    from onrecord.records import Review as Review

__all__ = [
    "CODING_COLUMNS",
    "DEEDS",
    "EVERYTHING",
    "GRADES",
    "INCIDENT",
    "NOT_TOLD",
    "QUESTIONS",
    "SHOWN_TO",
    "UNDO",
    "Acting",
    "ActorPart",
    "ActorView",
    "Agreed",
    "Answered",
    "Asked",
    "Back",
    "Bin",
    "ClaimFilter",
    "ClaimView",
    "CodedField",
    "CodingView",
    "Comparison",
    "Control",
    "Deed",
    "Differing",
    "Explained",
    "Failed",
    "FieldAgreement",
    "FlatRow",
    "Forecasts",
    "Foretelling",
    "Foretold",
    "Found",
    "Gone",
    "Ground",
    "IncidentFilter",
    "IncidentView",
    "Known",
    "Line",
    "Linked",
    "OriginPage",
    "OriginView",
    "OriginWords",
    "Origins",
    "Outdated",
    "Overtaken",
    "Overview",
    "Pace",
    "Passage",
    "Passed",
    "PlaceView",
    "PlacesAround",
    "PlacesFound",
    "Points",
    "Polled",
    "Present",
    "Progress",
    "Proposal",
    "Proposed",
    "Queued",
    "Read",
    "Recorded",
    "ReportView",
    "Reread",
    "Revision",
    "Sample",
    "Shown",
    "Sight",
    "Sketch",
    "Tally",
    "Totals",
    "TurnedAway",
    "Unit",
    "Vacuumed",
    "Waiting",
    "Where",
    "absorbed",
    "actor",
    "actor_part",
    "actors",
    "add",
    "alone",
    "answers",
    "audit",
    "backup",
    "bearer",
    "check",
    "claim",
    "claims",
    "coded_fields",
    "coding",
    "coding_agreement",
    "coding_draw",
    "coding_give",
    "coding_hand_in",
    "coding_invite",
    "coding_rows",
    "coding_settle",
    "coding_unit",
    "codings",
    "compare",
    "control",
    "corrected",
    "corrections",
    "counts",
    "deeds",
    "demo",
    "dispute_rows",
    "disputes",
    "enter",
    "evaluate",
    "expected",
    "explain",
    "export",
    "fields_named",
    "find_review",
    "following",
    "forecasts",
    "forget",
    "formats",
    "gazetteer_add",
    "gazetteer_build",
    "gazetteer_lookup",
    "gazetteer_ready",
    "has_administrator",
    "held",
    "history",
    "incident",
    "incident_page",
    "incidents",
    "judge",
    "judgement",
    "key_of",
    "leave",
    "link",
    "linked",
    "names_shown",
    "near",
    "new_secret",
    "note",
    "origin",
    "origin_contradicted",
    "origin_page",
    "origin_words",
    "original",
    "origins",
    "place",
    "places_around",
    "propose",
    "queue",
    "queue_counts",
    "queued_items",
    "ranks_from",
    "read",
    "repassword",
    "report",
    "reports",
    "reread",
    "restrict",
    "review",
    "reviewed",
    "reviews",
    "revisions",
    "rows_of",
    "rules",
    "stay",
    "still_as_seen",
    "summarise",
    "times_changed",
    "to_frame",
    "token_end",
    "tokens",
    "touch",
    "unlinked",
    "unreview",
    "uploads",
    "users_add",
    "users_list",
    "users_remove",
    "users_set",
    "users_token",
    "vacuum",
    "watch",
    "watched",
    "why_joined",
]
