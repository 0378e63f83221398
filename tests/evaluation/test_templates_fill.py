"""Claims filled into templates, with the task's own rule of what is relevant."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.evaluation.muc_fill import templates_of
from onrecord.evaluation.rows import report_of
from support_eval import Builder, days

TEXT = (
    "Guerrillas of the FMLN killed 2 priests and Juan Perez in Santa Ana. The army fought rebels."
)
SANTA_ANA = {"country": "SV", "name": "Santa Ana", "precision": "settlement"}
DAY = date(1990, 2, 2)


def killing(b, **more):
    """The killing in Santa Ana as one claim."""
    told = {
        "actors": (b.who("FMLN", "lead", actor="slv-fmln", blame="accused"),),
        "targets": (
            b.who("2 priests", "victim", kind="civilians"),
            b.who("Juan Perez", "victim", name="Juan Perez"),
        ),
        "places": (b.place("Santa Ana", **SANTA_ANA),),
        "period": days("day", DAY, DAY),
        "figures": (b.dead("2", 2, of="2 priests", kind="civilians"),),
    }
    return b.claim("killed", "killing", **told | more)


def test_claims_of_one_mention_fill_one_template():
    """Type, date, place, doer, how sure, numbers and effects come from the claims."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    killing(b, claimant=b.speaker("The army", kind="state_forces"))
    (filled,) = templates_of(b.report, b.claims)
    assert {slot: [f.values for f in fills] for slot, fills in filled.fills.items()} == {
        "type": [("ATTACK",)],
        "date": [("1990-02-02..1990-02-02",)],
        "place": [("EL SALVADOR",)],
        "perpetrator": [()],
        "confidence": [("SUSPECTED OR ACCUSED BY AUTHORITIES",)],
        "victims": [("2",), ("1",)],
        "effect": [("DEATH",), ("DEATH",)],
    }


def test_war_history_denials_and_plans_are_not_relevant():
    """Fighters against fighters, old events, what is denied and what is planned fill nothing."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    b.claim("fought", mention=2, targets=(b.who("rebels", "victim", kind="rebels"),))
    killing(b, mention=3, period=days("year", date(1980, 1, 1), date(1980, 12, 31)))
    killing(b, mention=4, stance="denied")
    killing(b, mention=5, modality="planned")
    assert templates_of(b.report, b.claims) == []


def filled(b, slot):
    """Values and strings of one slot of the only template."""
    (template_,) = templates_of(b.report, b.claims)
    return [(f.values, f.strings) for f in template_.fills[slot]]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("SAN SALVADOR", ("EL SALVADOR",)),
        ("NO CITY (PERU)", ("PERU",)),
        ("ROME (ITALY)", ("GUATEMALA",)),
        (None, ("GUATEMALA",)),
    ],
)
def test_an_event_without_a_place_lies_where_the_report_comes_from(dateline, place):
    """The dateline's country, if it is one of the task's, else the one most told."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    b.report = replace(b.report, dateline=dateline)
    killing(b, places=())
    b.claim("fought", "meeting", mention=2, places=(b.place("army", country="GT"),))
    assert filled(b, "place") == [(place, ())]


def test_what_is_told_without_particulars_is_not_relevant():
    """Neither a target nor a number nor a place: "the attacks go on"."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    b.claim("fought", "attack", actors=(b.who("The army", "lead", actor="slv-army"),))
    assert templates_of(b.report, b.claims) == []


def test_the_event_told_best_needs_less_than_those_beside_it():
    """A bare killing is wanted where it is all there is, not beside one told in full."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    bare = {
        "actors": (b.who("Guerrillas", "lead"),),
        "targets": (b.who("priests", "victim", kind="civilians"),),
    }
    killing(b, mention=2, figures=(), period=None, places=(), **bare)
    assert len(templates_of(b.report, b.claims)) == 1
    killing(b)
    assert [len(t.fills["date"]) for t in templates_of(b.report, b.claims)] == [1]


def test_accidents_are_not_relevant():
    """A plane that crashes is nobody's deed."""
    b = Builder("A plane crashed in Santa Ana and killed 2 priests.")
    place, whom = b.place("Santa Ana", **SANTA_ANA), b.who("2 priests", "victim", kind="civilians")
    b.claim("killed", "killing", places=(place,), targets=(whom,))
    assert templates_of(b.report, b.claims) == []


def test_rebels_without_a_name_are_those_of_the_only_organisation():
    """The FMLN, where the report names no other; and blame alone joins the event before it."""
    b = Builder("Rebels killed 2 priests in Santa Ana. The FMLN left. The FMLN is responsible.")
    rebels = b.who("Rebels", "lead", actor="slv-rebels", kind="rebels")
    fmln = b.who("FMLN", "lead", actor="slv-fmln", kind="rebels", name="FMLN")
    told = {
        "targets": (b.who("2 priests", "victim", kind="civilians"),),
        "places": (b.place("Santa Ana", **SANTA_ANA),),
    }
    b.claim("killed", "killing", actors=(rebels,), **told)
    assert filled(b, "perpetrator") == []
    b.claim("left", "withdrawal", mention=2, actors=(fmln,))
    assert filled(b, "perpetrator") == [((), ("FMLN", "FMLN"))]
    b.claim("responsible", "killing", mention=3, actors=(fmln,))
    assert filled(b, "perpetrator") == [((), ("FMLN", "FMLN"))]


def test_the_toll_of_a_war_is_not_relevant():
    """70,000 dead, without a place, are no incident."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    toll = b.dead("2", 70_000, of="2 priests", kind="civilians")
    killing(b, places=(), actors=(), targets=(), period=None, figures=(toll,))
    assert templates_of(b.report, b.claims) == []


def test_destruction_by_nobody_belongs_to_another_event():
    """Houses that are damaged are no attack of their own; those that somebody damages are."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    b.claim("killed", "destruction", targets=(b.who("Santa Ana", "object", kind="residential"),))
    assert templates_of(b.report, b.claims) == []
    b.claim(
        "fought",
        "destruction",
        actors=(b.who("FMLN", "lead", actor="slv-fmln"),),
        targets=(b.who("Santa Ana", "object", kind="residential"),),
    )
    assert filled(b, "type") == [(("ATTACK",), ())]


def test_a_side_without_a_name_is_no_organisation():
    """ "Guerrillas" have no name of their own; the FMLN has."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    killing(b, actors=(b.who("Guerrillas", "lead", actor="slv-rebels"),))
    assert filled(b, "perpetrator") == []
    b = Builder(TEXT, published=date(1990, 2, 4))
    killing(b)
    assert filled(b, "perpetrator") == [((), ("FMLN",))]


@pytest.mark.parametrize(
    ("speaker", "stance", "expected"),
    [
        ({"kind": "state_forces"}, "reported", "REPORTED AS FACT"),
        ({"kind": "witness"}, "reported", "REPORTED AS FACT"),
        ({"kind": "rebels", "actor": "slv-fmln"}, "reported", "CLAIMED OR ADMITTED"),
        ({"kind": "rebels"}, "admitted", "CLAIMED OR ADMITTED"),
    ],
)
def test_only_the_doer_claims_a_deed(speaker, stance, expected):
    """What others only report of the doer is no accusation, whoever they are."""
    b = Builder(TEXT, published=date(1990, 2, 4))
    killing(
        b,
        claimant=b.speaker("The army", **speaker),
        stance=stance,
        actors=(b.who("FMLN", "lead", actor="slv-fmln", blame="claimed"),),
    )
    assert filled(b, "confidence") == [((expected,), ("FMLN",))]


def test_one_person_told_twice_is_one_victim():
    """A fuller name, a pronoun with its name, and the figure of a named victim are one line."""
    b = Builder("Guerrillas murdered Juan Perez. Perez died at once; he fell. Nuns were hurt.")
    b.claim("murdered", "attack", targets=(b.who("Juan Perez", "victim", name="Juan Perez"),))
    b.claim("died", "attack", targets=(b.who("Perez", "victim", name="Juan Perez"),))
    b.claim("fell", "attack", targets=(b.who("he", "victim", name="Juan Perez"),))
    b.claim("hurt", "attack", targets=(b.who("Nuns", "victim", kind="civilians"),))
    assert filled(b, "victims") == [(("1",), ("Juan Perez",))]
    assert filled(b, "effect") == [
        (("DEATH",), ("Juan Perez",)),
        (("INJURY",), ("Nuns",)),
    ]


def test_a_pronoun_that_stands_for_nobody_known_is_left_out():
    """ "They were killed" fills nothing where nobody knows who."""
    b = Builder("In Santa Ana they died.")
    place = b.place("Santa Ana", **SANTA_ANA)
    they = b.who("they", "victim", kind="civilians")
    b.claim("died", "killing", targets=(they,), places=(place,))
    assert filled(b, "victims") == [] and filled(b, "effect") == []


def test_a_row_has_the_dateline_of_its_text():
    """Where a report was sent from and by whom stands in its head."""
    report = report_of({"text": "BOGOTA, 4 JAN 90 (EFE) -- [TEXT] THE ARMY LEFT."})
    assert (report.dateline, report.agency) == ("BOGOTA", "EFE")


def test_persons_are_no_places_and_the_deeper_place_is_taken():
    """A town named like a victim is none; a town goes before its department."""
    b = Builder("In Santa Ana, La Paz department, gunmen killed Juan Perez.")
    department = b.place("La Paz", country="SV", name="La Paz", precision="admin1")
    person = b.place("Perez", country="AR", name="Perez", precision="settlement")
    town = b.place("Santa Ana", **SANTA_ANA)
    juan = b.who("Juan Perez", "victim", name="Juan Perez")
    b.claim("killed", "killing", places=(person, department, town), targets=(juan,))
    assert filled(b, "place") == [(("EL SALVADOR",), ("Santa Ana", "Santa Ana"))]
