"""Claims as published: nothing is lost on the way to JSON and back, and the contract holds."""

import json
from functools import cache
from typing import get_args

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for

from onrecord.records import actor, claim, figure, from_published, period, place, to_published
from strategies import REPORT, SCHEMA, claims
from support import a_claim, a_report, an_event, two_claims


@cache
def validator():
    """The contract."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return validator_for(schema)(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(claims)
def test_a_claim_survives_json_and_keeps_the_contract(claim):
    # Any claim that the records can hold.
    line = json.dumps(to_published(claim, REPORT), ensure_ascii=False)
    assert from_published(json.loads(line)) == claim
    assert [error.message for error in validator().iter_errors(json.loads(line))] == []


def test_claims_by_hand_keep_the_contract():
    # The claims that the other tests use are real ones.
    report = a_report(publisher="RT")
    for made in (*two_claims(report), a_claim(report), a_claim(report, an_event(report))):
        published = to_published(made, report)
        assert [e.message for e in validator().iter_errors(published)] == []
        assert from_published(published) == made


def test_the_contract_refuses_what_it_does_not_know():
    # An unknown stance, a field that is missing and one that was not agreed on.
    published = to_published(two_claims(a_report())[0], a_report())
    assert not list(validator().iter_errors(published))
    for broken in (
        published | {"stance": "shouted"},
        {k: v for k, v in published.items() if k != "evidence"},
        published | {"mood": "grim"},
    ):
        assert list(validator().iter_errors(broken))


def test_the_records_and_the_contract_have_the_same_words():
    # A stance or role added on one side only shows here.
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    defs = schema["$defs"]
    for literal, told in (
        (claim.Stance, schema["properties"]["stance"]),
        (claim.Modality, schema["properties"]["modality"]),
        (claim.Realised, defs["event"]["properties"]["realised"]),
        (claim.Form, defs["evidence"]["properties"]["form"]),
        (claim.How, defs["about"]["properties"]["how"]),
        (actor.Role, defs["participant"]["properties"]["role"]),
        (actor.Blame, defs["blame"]),
        (figure.Scope, defs["figure"]["properties"]["scope"]),
        (place.Relation, defs["place"]["properties"]["relation"]),
        (period.PeriodPrecision, defs["period"]["properties"]["precision"]),
    ):
        assert set(get_args(literal)) == {v for v in told["enum"] if v is not None}
