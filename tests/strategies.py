"""Any claim that the records can hold, made by hypothesis."""

import json
from datetime import date
from pathlib import Path
from typing import get_args

from hypothesis import strategies as st

from onrecord.records import (
    About,
    Candidate,
    Claim,
    Claimant,
    Engine,
    Event,
    Evidence,
    Figure,
    FigureOf,
    Instrument,
    Participant,
    Period,
    Place,
    Voice,
    actor,
    claim,
    figure,
    make_report,
    period,
    place,
    words_at,
)

SCHEMA = Path(__file__).parents[1] / "schema" / "claim.schema.json"
TEXT = "Wire\n\nThe army took القصير ☮ Qusayr, “more than 500” rebels died: sources 𐍈 said."
REPORT = make_report(TEXT, title="Wire", publisher="RT", published=date(2013, 6, 5))


def enum_of(*path):
    """The values that the contract allows at a path of its definitions."""
    node = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    for key in path:
        node = node[key]
    return st.sampled_from([value for value in node["enum"] if value is not None])


def one_of(kind):
    """A value of a Literal."""
    return st.sampled_from(get_args(kind))


def maybe(strategy):
    """A value, or null."""
    return st.none() | strategy


name = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
count = maybe(st.integers(0, 10**9))
kind = maybe(enum_of("kind"))
words = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 9)).map(
    lambda at: words_at(TEXT, at[0], min(at[0] + at[1], len(TEXT)))
)
days = maybe(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
periods = st.builds(
    Period,
    maybe(words),
    days,
    days,
    one_of(period.PeriodPrecision),
    maybe(st.sampled_from(["P2W", "P1Y", "PT6H"])),
    st.booleans(),
)
degrees = st.floats(-90, 90, allow_nan=False)
candidates = st.builds(Candidate, name, name, maybe(name), degrees, degrees, st.floats(0, 1))
places = st.builds(
    Place,
    words,
    one_of(place.Relation),
    maybe(one_of(place.Extent)),
    maybe(name),
    maybe(name),
    maybe(name),
    maybe(degrees),
    maybe(degrees),
    maybe(one_of(place.PlacePrecision)),
    maybe(st.floats(0, 1000)),
    st.booleans(),
    maybe(name),
    st.lists(candidates, max_size=2).map(tuple),
    maybe(name),
)
voices = st.builds(Voice, words, maybe(name))
claimants = st.builds(
    Claimant,
    words,
    maybe(name),
    maybe(name),
    kind,
    st.booleans(),
    maybe(voices),
    maybe(st.integers(1, 99)),
    maybe(periods),
)
participants = st.builds(
    Participant,
    words,
    maybe(name),
    maybe(name),
    kind,
    one_of(actor.Role),
    maybe(one_of(actor.Blame)),
)
counted = st.builds(FigureOf, words, maybe(name), kind, maybe(one_of(figure.Status)), maybe(name))
figures = st.builds(
    Figure,
    name,
    enum_of("figure", "properties", "measure"),
    words,
    count,
    maybe(name),
    count,
    count,
    count,
    maybe(counted),
    one_of(figure.Scope),
    maybe(periods),
    maybe(places),
    maybe(name),
    st.booleans(),
    st.lists(st.integers(1, 20), max_size=3).map(tuple),
    maybe(name),
)
events = st.builds(
    Event,
    st.integers(1, 99),
    enum_of("event", "properties", "type"),
    st.booleans(),
    one_of(claim.Realised),
    st.booleans(),
    st.booleans(),
    words,
    st.lists(participants, max_size=2).map(tuple),
    st.lists(participants, max_size=2).map(tuple),
    maybe(st.builds(Instrument, words, maybe(name))),
    st.lists(places, max_size=2).map(tuple),
    maybe(periods),
)
claims = st.builds(
    Claim,
    name,
    st.just(REPORT.id),
    maybe(claimants),
    st.lists(claimants, max_size=2).map(tuple),
    one_of(claim.Stance),
    one_of(claim.Modality),
    maybe(events),
    st.lists(figures, max_size=2).map(tuple),
    st.lists(st.builds(About, name, one_of(claim.How)), max_size=2).map(tuple),
    st.lists(st.builds(Evidence, words, one_of(claim.Form)), min_size=1, max_size=2).map(tuple),
    st.builds(Engine, name, name, name),
    st.dictionaries(st.sampled_from(["claim", "type", "places"]), st.floats(0, 1)).map(
        lambda values: tuple(values.items())
    ),
)
