"""Which claims of a report tell of one event. Reports written for these tests."""

from __future__ import annotations

from datetime import date

import pytest

from support_claims import claims_in

BOMB = """A car bomb exploded in a crowded market in Baghdad on Tuesday, killing at least 12 people, police said.

The blast also wounded 30 people, a hospital official said.

In 2006 a similar attack in Samarra killed 40 people."""

PALMYRA = """The Syrian army has retaken the city of Palmyra from Islamic State, state media said on Sunday.

The capture of the city is a blow to the group.

On Monday rebels shelled the airport in Aleppo."""

# title · text · (trigger, mention) in the order of the text
REPORTS = [
    ("Car bomb kills 12 in Baghdad market", BOMB,
     [("kills", 1), ("exploded", 1), ("wounded", 1), ("killed", 2)]),
    ("Army retakes Palmyra", PALMYRA,
     [("retakes", 1), ("retaken", 1), ("capture", 1), ("shelled", 2)]),
    (None, "Militants attacked Gao on Monday. They killed nine soldiers.",
     [("attacked", 1), ("killed", 1)]),
    (None, "Rebels shelled Gao on Monday. Rebels shelled Kidal on Tuesday.",
     [("shelled", 1), ("shelled", 2)]),
    (None, "Rebels shelled Gao on Monday. Rebels shelled Gao on Friday.",
     [("shelled", 1), ("shelled", 2)]),
    (None, "The army denied that it had shelled the hospital. Doctors said the army shelled the hospital on Monday.",
     [("shelled", 1), ("shelled", 1)]),
    (None, "The army took Bambari on Monday. Rebels left the town of Kaga on Friday.",
     [("took", 1), ("left", 2)]),
    (None, "Rockets struck Beirut on Sunday. Across the border the battle for Qusayr went on.",
     [("struck", 1), ("battle", 2)]),
    (None, "Rebels shelled Gao on Monday. The militia has often shelled markets.",
     [("shelled", 1), ("shelled", 2)]),
    (None, "A bomb killed nine men in Basra. A separate attack wounded two.",
     [("killed", 1), ("wounded", 2)]),
    (None, "Gunmen attacked a post in Lodja on Monday. The war has killed more than 40,000 people.",
     [("attacked", 1), ("killed", 2)]),
    (None, "Gunmen killed two nurses. The incident happened in Beni on Monday.",
     [("killed", 1), ("happened", 1)]),
    ("Rebels kill 40 soldiers in ambush", "Rebels ambushed buses on the road to Khanasir on Wednesday and killed 40 soldiers.",
     [("kill", 1), ("ambushed", 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "expected"), REPORTS)
def test_mentions(title: str | None, text: str, expected: list[tuple[str, int]]) -> None:
    """Headline, lead and detail of one event share a number; other events have their own."""
    told = [
        (c.event.trigger.text, c.event.mention) for c in claims_in(text, title=title) if c.event
    ]
    wanted = sorted(expected)
    assert sorted(told) == wanted


def test_the_main_event_is_that_of_the_title() -> None:
    """Number 1 is what the title tells, also where the body begins with something else."""
    text = "In 2011 gunmen attacked a hotel in Kabul.\n\nOn Monday a truck bomb killed 20 people in Herat."
    claims = claims_in(text, title="Truck bomb kills 20 in Herat")
    first = [c.event.places[0].words.text for c in claims if c.event and c.event.mention == 1]
    assert set(first) == {"Herat"}


def test_the_main_event_is_that_of_the_first_paragraph() -> None:
    """Without a title the first paragraph has the main event."""
    claims = claims_in(
        "A truck bomb killed 20 people in Herat on Monday.\n\nRebels shelled Gao on Tuesday."
    )
    assert [(c.event.mention, c.event.type) for c in claims if c.event] == [
        (1, "bombing"),
        (2, "shelling"),
    ]


def test_a_forecast_is_not_the_main_event() -> None:
    """What may come stands behind what happened."""
    claims = claims_in(
        "The army will attack Kidal, the minister said. Rebels shelled Gao on Monday."
    )
    assert [(c.event.mention, c.modality) for c in claims if c.event] == [
        (2, "planned"),
        (1, "actual"),
    ]


def test_the_same_event_again_in_the_same_voice_is_repeated() -> None:
    """A second telling is another claim of the same mention, marked as repeated."""
    text = "Rebels shelled Gao on Monday. The shelling of Gao killed nine people."
    assert [(c.event.mention, c.event.repeated) for c in claims_in(text) if c.event] == [
        (1, False),
        (1, True),
    ]


def test_the_same_event_in_another_voice_is_not_repeated() -> None:
    """Two accounts of one event."""
    text = "The army said rebels had shelled Gao. Doctors said rebels had shelled Gao."
    assert [(c.event.mention, c.event.repeated) for c in claims_in(text) if c.event] == [
        (1, False),
        (1, False),
    ]


def test_last_year_s_event_is_another_one() -> None:
    """Background of the same kind at the same place has its own number."""
    claims = claims_in(
        "Gunmen attacked a church in Jos on Sunday. In 2010 gunmen attacked a church in Jos.",
        published=date(2012, 3, 14),
    )
    assert [(c.event.mention, c.event.background) for c in claims if c.event] == [
        (1, False),
        (2, True),
    ]


def test_a_toll_of_years_is_not_the_incident_s() -> None:
    """A running toll tells of another event than the shelling of Monday."""
    text = "Shells killed nine people in Homs on Monday. More than 70,000 people have been killed in Syria since March 2011."
    first, second = (c for c in claims_in(text) if c.event)
    assert first.event and second.event and first.event.mention != second.event.mention


def test_where_the_incident_happened() -> None:
    """What a sentence says of "the incident" is the place of the event told before it, too."""
    claims = claims_in(
        "Gunmen killed two nurses. The incident took place in Bunia on Monday, police said."
    )
    told = [(c.event.type, [p.words.text for p in c.event.places]) for c in claims if c.event]
    assert told == [("killing", ["Bunia"]), ("killing", ["Bunia"])]
    assert [p.inferred for c in claims if c.event for p in c.event.places] == [True, False]


def test_sides_blamed_for_something_else() -> None:
    """Blame for what is no harm is no claim about the harm told before."""
    claims = claims_in("Rebels shelled Uvira. Both sides blamed delays on the other.")
    assert [c.event.type for c in claims if c.event] == ["shelling", "accusation"]


def test_fighting_that_dragged_on_is_told() -> None:
    """What a source says of how long it went on is no opinion."""
    claims = claims_in("A source said the fighting dragged on for 24 hours in Tumaco.")
    assert [c.event.type for c in claims if c.event] == ["battle"]


def test_a_rival_toll_is_of_the_event_told_before() -> None:
    """Another speaker's other number is a second toll of the ambush, not another event."""
    text = (
        "Rebels ambushed a convoy near Gao on Monday and killed 40 soldiers, a rebel commander said. "
        "The army could confirm only six dead."
    )
    told = [(c.event.mention, f.stated) for c in claims_in(text) if c.event for f in c.figures]
    assert told == [(1, 40), (1, 6)]
