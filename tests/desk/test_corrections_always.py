"""Whatever people say of a claim, in any order: the machine's own stays, and undone it is back."""

import itertools
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sqlalchemy import select

from onrecord import commands
from onrecord.archive import Archive, Original
from onrecord.archive.models import ClaimRow
from onrecord.commands import ClaimFilter
from onrecord.errors import SettingsError
from onrecord.records import to_published
from strategies import SCHEMA
from support import ENGINE, a_report, two_claims
from support_servers import a_database

REPORT = a_report()
CLAIM = two_claims(REPORT)[0]
NUMBERS = itertools.count()
spans = st.tuples(st.integers(0, len(REPORT.text) - 1), st.integers(1, 12)).map(
    lambda at: (at[0], min(at[0] + at[1], len(REPORT.text)))
)
words = spans.map(lambda at: {"text": REPORT.text[slice(*at)], "span": list(at)})
actors = words.map(lambda w: w | dict.fromkeys(("name", "actor", "kind", "blame")))
corrections = st.one_of(
    st.tuples(st.just("stance"), st.sampled_from(["denied", "doubted", "confirmed", "shouted"])),
    st.tuples(st.just("modality"), st.sampled_from(["planned", "actual", "never"])),
    st.tuples(st.just("event.type"), st.sampled_from(["shelling", "raid", "picnic"])),
    st.tuples(st.just("event.background"), st.booleans()),
    st.tuples(st.just("event.period"), st.none()),
    st.tuples(
        st.sampled_from([f"event.{part}.{n}" for part in ("actors", "targets") for n in range(3)]),
        st.none() | actors.map(lambda a: a | {"role": "lead"}),
    ),
    st.tuples(st.just("event.actors.0"), words.map(lambda w: w | {"span": [0, 1]})),
)
steps = st.lists(
    st.one_of(
        st.sampled_from([("accepted", None, None), ("rejected", None, None)]),
        st.sampled_from(commands.GRADES).map(lambda grade: ("graded", None, grade)),
        st.text("abc \u2028", max_size=5).map(lambda text: ("commented", None, text)),
        corrections.map(lambda made: ("corrected", *made)),
        st.integers(0, 9).map(lambda number: ("undo", None, number)),
    ),
    max_size=10,
)


@pytest.fixture(params=["sqlite", "postgresql"])
def war(request, tmp_path):
    """An archive of one report and two claims, on each kind of database; its address."""
    address = tmp_path / "war.db"
    if request.param == "postgresql":
        name = f"always{next(NUMBERS)}"
        server = request.getfixturevalue("server")
        a_database(server, name)
        address = f"{server}/{name}"
    with Archive.open(address, create=True) as archive:
        archive.add(REPORT, Original(b"x", "text/plain", "a.txt"), two_claims(REPORT), ENGINE)
    return address


def machine(war):
    """What the archive keeps of the claim as the machine read it: the very characters."""
    with Archive.open(war) as opened, opened.joined() as tables:
        asked = select(ClaimRow.published).where(ClaimRow.id == CLAIM.id)
        return tables._db.execute(asked).scalars().all()


def standing(war):
    """What people said of the claim that stands."""
    return [r for r in commands.reviews(war, CLAIM.id) if r.withdrawn_at is None]


def said(war, step):
    """Do one thing; what does not fit is refused."""
    act, field, value = step
    if act != "undo":
        try:
            commands.review(war, CLAIM.id, act, by="ann", field=field, value=value)
        except SettingsError:
            return
    elif stand := standing(war):
        commands.unreview(war, stand[value % len(stand)].id, by="ben")


def quoted(told):
    """Every text with its span in a published claim."""
    if isinstance(told, dict):
        if told.get("span"):
            yield told["text"], told["span"]
        told = list(told.values())
    if isinstance(told, list):
        for part in told:
            yield from quoted(part)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(done=steps)
def test_any_sequence_leaves_the_machines_claim(war, tmp_path, done):
    # At each step; what is exported keeps the contract and quotes the report; undone, all is back.
    before = machine(war)
    for step in done:
        said(war, step)
        assert machine(war) == before
    stand = standing(war)
    commands.corrections(war, tmp_path / "said.jsonl", force=True)
    lines = (tmp_path / "said.jsonl").read_text("utf-8").split("\n")[:-1]
    assert len(lines) == bool(stand)
    valid = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for line in map(json.loads, lines):
        assert line["machine"] == json.loads(json.dumps(to_published(CLAIM, REPORT)))
        verdicts = [r.act for r in stand if r.act in ("accepted", "rejected")]
        assert (line["corrected"] is None) == (verdicts[-1:] == ["rejected"])
        for claim in (line["machine"], line["corrected"] or line["machine"]):
            assert [e.message for e in valid.iter_errors(claim)] == []
            assert all(REPORT.text[slice(*span)] == text for text, span in quoted(claim))
    for review in stand:
        commands.unreview(war, review.id, by="ben")
    (back,) = [c for _, c in commands.claims(war, ClaimFilter(id=CLAIM.id))]
    assert back == CLAIM
    assert commands.corrections(war, tmp_path / "said.jsonl", force=True) == 0
