"""The main event's dead, place, doer and cause, as the key of fakes_syria would have them."""

import pytest

from onrecord.evaluation.figures import figures_outcome, incident_of, key_incident
from onrecord.evaluation.governorates import governorate_of
from onrecord.evaluation.incident import main_claims
from onrecord.records import Place, Words
from support_eval import Builder, fakes_row

TEXT = (
    "Jets of the Syrian army bombed Manbij and killed 12 civilians, three children, "
    "and 30 rebels; 42 died, toll rose to 45."
)
ISIS = "the organization of the islamic state in iraq and the levant - isis"  # the key's own name
MANBIJ = {"country": "SY", "latitude": 36.53, "longitude": 37.95, "precision": "settlement"}


def bombed(b, *figures, **more):
    """The air strike on Manbij with the figures given."""
    return b.claim(
        "bombed",
        "airstrike",
        actors=(b.who("Syrian army", "lead", actor="syr-army"),),
        places=(b.place("Manbij", **MANBIJ),),
        figures=figures,
        **more,
    )


def test_the_main_event_is_the_first_deadly_one():
    """Where nobody died in mention 1, the first event with dead stands for the report."""
    b = Builder(TEXT)
    b.claim("bombed", "airstrike")
    deadly = b.claim("killed", "battle", mention=2, figures=(b.dead("12", 12),))
    assert main_claims(b.claims) == [deadly]


@pytest.mark.parametrize(
    "more", [{"modality": "planned"}, {"stance": "denied"}, {"background": True}]
)
def test_what_did_not_happen_now_is_no_main_event(more):
    """A plan, a denial and an older event never stand for the report."""
    b = Builder(TEXT)
    bombed(b, b.dead("12", 12), **more)
    assert main_claims(b.claims) == []


def test_a_whole_incident_scores_all():
    """Dead, governorate, class of doer and class of cause all agree with the key."""
    b = Builder(TEXT)
    bombed(b, b.dead("12", 12, "civilian"), b.dead("30", 30, "combatant"))
    outcome = figures_outcome(fakes_row(), b.claims)
    assert {name: c.f for name, c in outcome.counts.items()} == dict.fromkeys(outcome.counts, 1.0)
    assert outcome.failure() is None


def test_a_near_number_is_within_ten_per_cent():
    """40 for 42 is near; it is not exact, and both answers are shown."""
    b = Builder(TEXT)
    bombed(b, b.dead("42", 40))
    outcome = figures_outcome(fakes_row(), b.claims)
    assert outcome.counts["killed_exact"].f == 0.0
    assert outcome.counts["killed_within_10"].f == 1.0
    assert "killed=42" in outcome.failure().expected and "killed=40" in outcome.failure().given


def test_no_claims_give_the_keys_empty_answers():
    """A report of which nothing was read has no place and an unknown doer and cause."""
    given = incident_of([])
    assert (given.place, given.actor, given.cause) == (None, "unknown", "unknown")


@pytest.mark.parametrize(
    ("words", "actor", "expected"),
    [
        ("Jets", None, "unknown"),
        ("rebels", "syr-rebels", "armed opposition groups"),
        ("Syrian army", "isil", ISIS),
        ("Syrian army", None, "syrian government or russian troops"),
    ],
)
def test_doers_fall_into_the_keys_classes(words, actor, expected):
    """An id, a name or the words decide the class; what fits none is unknown."""
    b = Builder(TEXT)
    b.claim("bombed", actors=(b.who(words, "lead", actor=actor),))
    assert incident_of(b.claims).actor == expected


def test_a_denied_doer_is_no_doer():
    """Who is said not to have done it is not counted."""
    b = Builder(TEXT)
    b.claim("bombed", actors=(b.who("rebels", "lead", actor="syr-rebels", blame="denied"),))
    assert incident_of(b.claims).actor == "unknown"


def test_a_doer_is_looked_for_where_people_died():
    """The main event names nobody; the claim that tells of dead does."""
    b = Builder(TEXT)
    b.claim("bombed", "attack", figures=(b.dead("12", 12),))
    b.claim(
        "killed",
        mention=2,
        actors=(b.who("rebels", "lead", actor="syr-rebels"),),
        figures=(b.dead("30", 30),),
    )
    assert incident_of(b.claims).actor == "armed opposition groups"


def test_an_armys_bombs_are_shelling():
    """A bombing is an explosion, but that of an army or a coalition comes from the air."""
    b = Builder(TEXT)
    b.claim("bombed", "bombing")
    assert incident_of(b.claims).cause == "explosion"
    b = Builder(TEXT)
    b.claim("bombed", "bombing", actors=(b.who("Syrian army", "lead", actor="syr-army"),))
    assert incident_of(b.claims).cause == "shelling"


def test_poison_wins_over_the_weapon_that_carried_it():
    """A gas shell is chemical, not shelling."""
    b = Builder("Shells with sarin gas fell; shelling went on.")
    b.claim("shelling", "shelling")
    b.claim("fell", "shelling", instrument=b.tool("sarin gas", "chemical"))
    assert incident_of(b.claims).cause == "chemical and toxic gases"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"country": "SY", "latitude": 33.57, "longitude": 36.40}, "damascus"),  # Douma
        ({"country": "SY", "latitude": 35.33, "longitude": 40.15}, "deir ezzor"),
        ({"country": "LB", "latitude": 34.0, "longitude": 36.2}, None),
        ({"country": "SY", "latitude": 35.0, "longitude": 38.0, "precision": "country"}, None),
        ({"country": "SY"}, None),
    ],
)
def test_places_lie_in_governorates(place, expected):
    """By the nearest settlement; a country, a place abroad and an unresolved one have none."""
    assert governorate_of(Place(Words("x", 0, 1), **place)) == expected


def test_children_count_where_nobody_else_does():
    """A key with children alone still has its dead."""
    assert key_incident(fakes_row(nb_civilians=0, nb_noncivilians=0)).killed == 3
