"""Claims coded by PLOVER, read back line by line."""

import json
from dataclasses import replace

import pytest

from onrecord.exports.plover import write
from onrecord.exports.plover_row import coded_of
from onrecord.ontology.schemes import schemes
from onrecord.ontology.types import event_types
from support_fielded import a_bundle, an_incident, hostile_incident, villagers
from support_reconciling import Telling, tool

FIVE = villagers("sohr", "5", (5, 5, 5))


def lines(tmp_path, *testimonies):
    """The objects that are written of these claims."""
    out = tmp_path / "claims.jsonl"
    write(a_bundle(an_incident("i1", list(testimonies))), out)
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def of_type(testimony, type_, **event):
    """The same claim of another type of event."""
    claim = testimony.claim
    changed = replace(claim.event, type=type_, **event)
    return replace(testimony, claim=replace(claim, event=changed))


def test_a_line_is_a_claim_in_polecats_columns(tmp_path):
    # 38 columns of its files, with the headline, the words, and ours after them.
    (row,) = lines(tmp_path, FIVE)
    assert list(row)[:6] == [
        *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code")
    ]
    assert (row["Event ID"], row["Event Type"], row["Event Mode"]) == (
        *(FIVE.claim.id, "ASSAULT", "heavy-weapons"),
    )
    assert row["Quad Code"] == "MATERIAL CONFLICT" and row["Intensity"] is None
    assert (row["Actor Country"], row["Primary Actor Sector"]) == ("SYR", "MIL")
    assert (row["Dead"], row["Dead Low"], row["Dead High"]) == (5, 5, 5)
    assert (row["Source"], row["Publication Date"]) == ("SOHR", "2014-02-26")
    assert row["Headline"] == "Dead, says sohr" and "5 villagers" in row["Event Text"]


def test_claims_that_are_words_are_coded_with_their_speaker():
    # A condemnation is an ACCUSE, a pledge an AGREE, a negotiation a CONSULT.
    for type_, event in (
        ("condemnation", "ACCUSE"),
        ("pledge", "AGREE"),
        ("negotiation", "CONSULT"),
    ):
        assert coded_of(of_type(FIVE, type_).claim)[0] == event


def test_the_speaker_of_words_is_the_actor(tmp_path):
    # Who condemns does what is told.
    telling = Telling("France condemned the raid.", "reuters")
    speaker = telling.by("France", "fra-government", "government")
    (row,) = lines(tmp_path, telling.says("condemned", "condemnation", claimant=speaker))
    assert (row["Actor Name Raw"], row["Actor Country"]) == ("France", "FRA")
    assert (row["Event Type"], row["Event Mode"]) == ("ACCUSE", "disapprove")


@pytest.mark.parametrize(
    ("modality", "type_", "coded"),
    [
        ("threatened", "airstrike", ("THREATEN", "violence")),
        ("threatened", "siege", ("THREATEN", "restrict")),
        ("demanded", "withdrawal", ("DEMAND", "yield")),
        ("demanded", "meeting", ("DEMAND", "meet")),
        ("demanded", "shelling", ("DEMAND", None)),
        ("planned", "meeting", ("CONSULT", None)),
    ],
)
def test_threats_and_demands_of_an_act_are_events_of_their_own(modality, type_, coded):
    # What is threatened or demanded is the mode.
    claim = of_type(FIVE, type_, instrument=None).claim
    assert coded_of(replace(claim, modality=modality)) == coded


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("small_arms", "firearms"), ("suicide_bomb", "suicide-attack"), ("chemical", "unconventional"),
     ("blade", "primitive"), ("crowd_control", None)],
)  # fmt: skip
def test_the_weapon_is_the_mode_of_an_assault(kind, mode):
    # A weapon of which PLOVER has no mode leaves it null.
    telling = Telling("Men with guns attacked.", "reuters")
    claim = telling.says("attacked", "attack", instrument=tool(telling, "guns", kind)).claim
    assert coded_of(claim) == ("ASSAULT", mode)


def test_contexts_tell_what_did_not_happen_yet_or_not_at_all(tmp_path):
    # Planned is future, background historical, denied or negated negation, but not both together.
    def contexts(claim, **event):
        told = replace(FIVE, claim=replace(claim, event=replace(claim.event, **event)))
        return lines(tmp_path, told)[0]["Contexts"]

    claim = FIVE.claim
    assert contexts(replace(claim, modality="planned")) == ["future"]
    assert contexts(claim, background=True) == ["historical"]
    assert contexts(claim, negated=True) == ["negation"]
    assert contexts(replace(claim, stance="denied")) == ["negation"]
    assert contexts(replace(claim, stance="denied"), negated=True) == []


@pytest.mark.parametrize("type_", event_types())
def test_every_code_that_is_written_exists(type_):
    # Each of our types in each modality gives an event of PLOVER's and one of its modes, or none.
    for modality in ("actual", "planned", "threatened", "demanded", "hypothetical"):
        coded = coded_of(replace(of_type(FIVE, type_).claim, modality=modality))
        if coded is not None:
            modes = schemes()["plover"][coded[0]]["modes"]
            assert coded[1] is None or coded[1] in modes


def test_claims_without_an_event_of_plovers_are_counted(tmp_path):
    # A place that is held is a state of things.
    held = of_type(villagers("reuters", "7", (7, 7, 7)), "control")
    written = write(a_bundle(an_incident("i1", [FIVE, held])), tmp_path / "c.jsonl")
    assert written.counts == {"claims": 1, "left out (no event of PLOVER's)": 1}


def test_hostile_text_stays_what_it_is(tmp_path):
    # JSON escapes it: one line a claim, and every character comes back.
    out = tmp_path / "c.jsonl"
    incident = hostile_incident()
    write(a_bundle(incident), out)
    (line,) = out.read_text("utf-8").split("\n")[:-1]
    assert json.loads(line)["Headline"] == incident.testimonies[0].report.title


def test_half_a_character_comes_back(tmp_path):
    # JSON can write what UTF-8 cannot.
    telling = Telling("5 died \ud83d here.", "sohr")
    (row,) = lines(tmp_path, telling.says("died", "killing"))
    assert row["Event Text"] == "5 died \ud83d here."
