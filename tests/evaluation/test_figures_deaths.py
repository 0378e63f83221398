"""The dead of one incident, as a table of one number a report takes them from the claims."""

from dataclasses import replace

from onrecord.evaluation.figures import incident_of
from onrecord.evaluation.incident import deaths_of
from support_eval import Builder

TEXT = (
    "Jets of the Syrian army bombed Manbij and killed 12 civilians, three children, "
    "and 30 rebels; 42 died, toll rose to 45."
)
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


def grouped(figure, group):
    """The figure as one of children or women."""
    return replace(figure, of=replace(figure.of, group=group))


def test_civilians_and_combatants_are_added():
    """Without a total the dead are the sum of two groups that do not overlap."""
    b = Builder(TEXT)
    bombed(b, b.dead("12", 12, "civilian"), b.dead("30", 30, "combatant"))
    assert deaths_of(b.claims) == 42


def test_a_part_is_not_added():
    """Three children among twelve civilians do not raise the toll."""
    b = Builder(TEXT)
    bombed(b, b.dead("12", 12, "civilian"), b.dead("three", 3, "civilian", part_of="f12"))
    assert deaths_of(b.claims) == 12


def test_a_later_total_wins():
    """A toll that rose replaces the total told before it."""
    b = Builder(TEXT)
    bombed(b, b.dead("42", 42), b.dead("45", 45, scope="update"))
    assert deaths_of(b.claims) == 45


def test_a_smaller_update_does_not_win():
    """A toll that an older report gave is no later total."""
    b = Builder(TEXT)
    bombed(b, b.dead("42", 42), b.dead("45", 30, scope="update"))
    assert deaths_of(b.claims) == 42


def test_dozens_give_way_to_a_number():
    """A headline's vague word yields to the number that the text tells, of whatever mention."""
    b = Builder(TEXT)
    bombed(b, b.dead("Jets", None, low=24, qualifier="dozens"))
    assert deaths_of(b.claims) == 24
    b.claim("killed", mention=2, figures=(b.dead("42", 42),))
    assert deaths_of(b.claims) == 42


def test_children_alone_give_way_to_all():
    """Three children, told first, are part of the twelve people told after them."""
    b = Builder(TEXT)
    bombed(b, grouped(b.dead("three", 3), "children"))
    b.claim("killed", figures=(b.dead("12", 12),))
    assert deaths_of(b.claims) == 12


def test_children_and_women_are_added():
    """Where no whole is told, the groups of one claim are."""
    b = Builder(TEXT)
    bombed(b, grouped(b.dead("three", 3), "children"), grouped(b.dead("12", 12), "women"))
    assert deaths_of(b.claims) == 15


def test_what_adds_to_another_is_another_incident():
    """The key holds one incident: "12 civilians … and 30 more elsewhere" are 12."""
    b = Builder(TEXT)
    bombed(b, b.dead("12", 12), b.dead("30", 30, additional=True))
    assert deaths_of(b.claims) == 12


def test_a_running_toll_is_not_the_incidents():
    """A count since the war began says nothing of this event."""
    b = Builder(TEXT)
    bombed(b, b.dead("45", 45, scope="period"))
    assert deaths_of(b.claims) is None
    assert incident_of(b.claims).killed == 1  # the key holds deadly incidents only


def test_named_victims_are_counted():
    """Two people named as killed are two dead."""
    b = Builder(TEXT)
    bombed(b, b.dead("Jets", 1, qualifier="implied"), b.dead("Manbij", 1, qualifier="implied"))
    assert deaths_of(b.claims) == 2
