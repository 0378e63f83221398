"""Templates against templates, and claims into templates, as the task of 1992 had it."""

from datetime import date

import pytest

from onrecord.evaluation.muc_key import SLOTS, Fill, Template, key_templates
from onrecord.evaluation.templates import score_templates, templates_outcome
from support_eval import Builder

TEXT = (
    "Guerrillas of the FMLN killed 2 priests and Juan Perez in Santa Ana. The army fought rebels."
)
SANTA_ANA = {"country": "SV", "name": "Santa Ana", "precision": "settlement"}
DAY = date(1990, 2, 2)


def template(optional=False, **fills):
    """A template with the fills given and no others."""
    return Template({slot: fills.get(slot, ()) for slot in SLOTS}, optional)


def score(key, given, slot):
    """Hit, possible and actual of one slot, for one template on each side."""
    counts = score_templates([template(**{slot: key})], [template(**{slot: given})])[slot]
    return counts.hit, counts.possible, counts.actual


@pytest.mark.parametrize(
    ("key", "given", "hit"),
    [
        ("02 FEB 90", "1990-02-02..1990-02-02", 1.0),
        ("- 02 FEB 90", "..1990-02-02", 1.0),
        ("- 04 FEB 90", "1990-02-02..1990-02-02", 0.5),
        ("01 FEB 90 - 03 FEB 90", "1990-02-03..1990-02-05", 0.5),
        ("02 FEB 90", "1990-02-03..1990-02-03", 0.0),
    ],
)
def test_dates(key, given, hit):
    """Equal days are right, overlapping ones half right."""
    assert score((Fill((key,)),), (Fill((given,)),), "date") == (hit, 1, 1)


@pytest.mark.parametrize(
    ("country", "name", "hit"),
    [
        ("EL SALVADOR", "Santa Ana", 1.0),
        ("EL SALVADOR", "La Paz", 0.5),
        ("EL SALVADOR", None, 0.5),
        ("PERU", "Lima", 0.0),
    ],
)
def test_places(country, name, hit):
    """The deepest place is right, a shallower one half right."""
    key = (Fill(("EL SALVADOR: LA PAZ (DEPARTMENT): SANTA ANA (CITY)",)),)
    given = (Fill((country,), (name,) if name else ()),)
    assert score(key, given, "place") == (hit, 1, 1)


def test_any_alternative_and_any_head_is_right():
    """One of several strings suffices, and its head word does."""
    key = (Fill((), ("FARABUNDO MARTI NATIONAL LIBERATION FRONT", "FMLN")),)
    assert score(key, (Fill((), ("the fmln guerrillas",)),), "perpetrator") == (1, 1, 1)
    assert score(key, (Fill((), ("the army",)),), "perpetrator") == (0, 1, 1)


def test_a_right_value_of_the_wrong_one_is_half_right():
    """DEATH of somebody else earns a half."""
    key = (Fill(("DEATH",), ("PRIESTS",)),)
    assert score(key, (Fill(("DEATH",), ("two priests",)),), "effect") == (1, 1, 1)
    assert score(key, (Fill(("DEATH",), ("Juan Perez",)),), "effect") == (0.5, 1, 1)


def test_an_optional_fill_is_excused():
    """An optional fill costs nothing when absent and earns when given."""
    key = (Fill((), ("FMLN",), optional=True),)
    assert score(key, (), "perpetrator") == (0, 0, 0)
    assert score(key, (Fill((), ("FMLN",)),), "perpetrator") == (1, 1, 1)


def test_a_spurious_template_costs_its_slots_and_an_optional_one_nothing():
    """Two of ours for one of the key: the better is paired, the other is spurious."""
    attack, bomb = (Fill(("ATTACK",)),), (Fill(("BOMBING",)),)
    key = [template(type=attack), template(type=(Fill(("ARSON",)),), optional=True)]
    counts = score_templates(key, [template(type=bomb), template(type=attack)])["type"]
    assert (counts.hit, counts.possible, counts.actual) == (1, 1, 2)


def test_templates_are_paired_by_the_highest_total():
    """The first of the key goes to the second of ours, for both together agree best."""
    key = [
        template(type=(Fill((t,)),), date=(Fill(("02 FEB 90",)),)) for t in ("ATTACK", "BOMBING")
    ]
    same = (Fill(("1990-02-02..1990-02-02",)),)
    given = [template(type=(Fill((t,)),), date=same) for t in ("BOMBING", "ATTACK")]
    assert score_templates(key, given)["type"].hit == 2


def test_the_key_is_read_with_alternatives_and_without_plural():
    """Values and strings of all alternatives count; PLURAL asks for no number."""
    item = {"optional": False, "raw": "x", "alts": [{"value": "PLURAL", "strings": ["NUNS"]}]}
    either = {
        "optional": False,
        "raw": "x",
        "alts": [
            {"value": "DEATH", "strings": ["NUNS"]},
            {"value": "INJURY", "strings": ["TWO NUNS"]},
        ],
    }
    gold = {"templates": [{"HUM TGT: NUMBER": [item], "HUM TGT: EFFECT OF INCIDENT": [either]}]}
    (read,) = key_templates(gold)
    assert read.fills["victims"] == ()
    assert read.fills["effect"] == (Fill(("DEATH", "INJURY"), ("NUNS", "TWO NUNS")),)


def test_a_report_is_scored_against_its_row():
    """A report without claims loses what its key holds, and the failure shows the key."""
    fill = {"optional": False, "raw": "ATTACK", "alts": [{"value": "ATTACK", "strings": []}]}
    gold = {"templates": [{"INCIDENT: TYPE": [fill]}]}
    b = Builder(TEXT, published=date(1990, 2, 4))
    outcome = templates_outcome({"id": "1", "text": TEXT, "gold": gold}, b.report, [])
    assert outcome.counts["type"].possible == 1 and outcome.counts["type"].hit == 0
    assert "ATTACK" in outcome.failure().expected and outcome.failure().given == "none"
