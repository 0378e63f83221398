"""In what two records of one incident differ: figures, places, days, types, sides."""

from dataclasses import replace
from datetime import date

import pytest

from onrecord.ontology.bounds import Bounds
from onrecord.reconciling.compared import compared
from onrecord.reconciling.compared_values import Told
from onrecord.records import Counted, Side, Spot

DAY = date(2013, 6, 5)
ARMY = Side("Syrian Army", "syr-army", "state_forces", "lead")
STATE = Side("Syrian government", "syr-government", "government", "opponent")
FSA = Side("Free Syrian Army", "syr-fsa", "rebels", "opponent")
TOLD = Told(
    id="x",
    number=2,
    title=None,
    start=DAY,
    end=DAY,
    precision="day",
    place=Spot("Homs", None, "SY", 34.73, 36.72, "settlement"),
    types=("shelling",),
    violence=None,
    figures=(Counted("killed", "", 4, 5, 6),),
    doers=(ARMY,),
    victims=(),
)


def differ(**changes):
    """What a record tells otherwise than another: name, whether it contradicts, the gap."""
    found, _ = compared((TOLD,), (replace(TOLD, **changes),))
    return [(d.what, d.contradicts, d.gap) for d in found]


def killed(*bounds, of=""):
    """A figure of those killed."""
    return {"figures": (Counted("killed", of, *bounds),)}


def spot(latitude, name="Rastan", precision="settlement"):
    """A place north of Homs."""
    return {"place": Spot(name, None, "SY", latitude, 36.72, precision)}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, []),
        (killed(6, 7, 9), [("killed", False, 2)]),
        (killed(9, 9, 9), [("killed", True, 4)]),
        (killed(1, 1, 2), [("killed", True, -4)]),
        (spot(34.8), [("place", False, 7.8)]),
        (spot(35.5), [("place", True, 85.6)]),
        (spot(35.1, precision="admin1"), [("place", False, 41.1)]),
        (spot(34.73, "Homs", "admin1"), []),
        (spot(34.73, "Homs Governorate", "admin1"), [("place", False, 0.0)]),
        ({"place": None}, []),
        ({"start": date(2013, 6, 7), "end": date(2013, 6, 7)}, [("period", True, 2)]),
        ({"start": date(2013, 6, 3), "end": date(2013, 6, 9)}, [("period", False, -2)]),
        ({"start": None, "end": None}, []),
        ({"types": ("airstrike",)}, [("type", True, None)]),
        ({"types": ("attack",)}, []),
        ({"types": ("meeting",)}, [("type", True, None)]),
        ({"doers": (STATE,)}, []),
        ({"doers": (FSA,)}, [("doers", True, None)]),
        ({"doers": ()}, []),
    ],
)
def test_what_differs_and_whether_both_can_be_true(changes, wanted):
    # Bounds that overlap, places within their precisions and general types do not contradict.
    assert differ(**changes) == wanted


def test_a_part_is_held_against_the_whole():
    # 40 of some and 30 of all cannot be; 40 of some and 60 of all can.
    part = replace(TOLD, **killed(40, 40, 40, of="rebels"))
    for whole, contradicts in ((30, True), (60, False)):
        (found,), _ = compared((part,), (replace(TOLD, **killed(whole, whole, whole)),))
        assert (found.of, found.contradicts) == ("rebels", contradicts)
    assert compared((part,), (replace(TOLD, **killed(40, 40, 40)),))[1][0] == "killed"


def test_figures_of_parts_are_added_up():
    # Two rows of one incident; a sum where both give the bound.
    parts = [replace(TOLD, **killed(2, 2, None)), replace(TOLD, **killed(2, 3, 9))]
    (found,), _ = compared((TOLD,), parts)
    assert (found.left, found.right) == (Bounds(4, 5, 6), Bounds(4, 5, None))


def test_the_coders_own_types_are_compared_where_both_have_them():
    # UCDP's types of violence, in its words.
    one, other = (replace(TOLD, violence=v) for v in ("state-based violence", "non-state violence"))
    (found,), _ = compared((one,), (other,))
    assert (found.what, found.contradicts) == ("violence", True)
    assert "violence" in compared((one,), (one,))[1]
