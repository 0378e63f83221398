"""Words that move or widen a place, and the areas they stand for."""

from __future__ import annotations

import pytest

from onrecord.grounding.place_area import area_of
from onrecord.grounding.place_geometry import distance_km, midpoint, moved, town_radius_km
from onrecord.grounding.place_types import Modifier
from onrecord.grounding.place_words import modifier_of, split_kind
from onrecord.names.gazetteer import PlaceEntry

HOMS = PlaceEntry("t:1", "Homs", "settlement", "SY", "11", 34.72, 36.72, 775_404, "test")
HAMA = PlaceEntry("t:2", "Hama", "settlement", "SY", "10", 35.13, 36.75, 460_602, "test")


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("12 km north of Homs", Modifier("bearing", 12.0, 0.0)),
        ("12 kilometres (7 miles) to the north of Homs", Modifier("bearing", 12.0, 0.0)),
        ("a village north-west of Homs", Modifier("bearing", None, 315.0)),
        ("10 km from Homs", Modifier("distance", 10.0)),
        ("on the outskirts of Homs", Modifier("outskirts")),
        ("in the countryside of Homs", Modifier("countryside")),
        ("near Homs", Modifier("near")),
        ("Homs countryside", Modifier("countryside")),
        ("on the road between Homs and Hama", Modifier("between", other="Hama")),
        ("in Homs", None),
    ],
)
def test_modifiers_are_read_from_the_words_around(text: str, modifier: Modifier | None) -> None:
    at = text.index("Homs")
    assert modifier_of(text, at, at + 4) == modifier


def test_miles_become_kilometres() -> None:
    found = modifier_of("30 miles south-east of Homs", 23, 27)
    assert found is not None
    assert (round(found.distance_km or 0, 2), found.bearing) == (48.28, 135.0)


def test_a_bearing_is_a_point_on_the_great_circle_with_a_radius() -> None:
    # a fifth of twelve kilometres, and the town's own seven
    area = area_of(HOMS, Modifier("bearing", 12.0, 0.0))
    assert area is not None
    point, radius, words = area
    assert distance_km((34.72, 36.72), point) == pytest.approx(12, abs=0.1)
    assert point[0] > 34.72
    assert radius == pytest.approx(2.4 + town_radius_km(775_404))
    assert "computed" in words


def test_between_is_half_way() -> None:
    area = area_of(HOMS, Modifier("between", other="Hama"), HAMA)
    assert area is not None
    point, radius, _ = area
    assert point == midpoint((34.72, 36.72), (35.13, 36.75))
    assert radius == pytest.approx(distance_km((34.72, 36.72), (35.13, 36.75)) / 2)


def test_between_without_a_known_second_place_is_left_as_it_is() -> None:
    assert area_of(HOMS, Modifier("between", other="Nowhere")) is None


def test_near_is_never_less_than_ten_kilometres() -> None:
    village = PlaceEntry("t:3", "Akruma", "settlement", "SY", None, 34.6, 36.3, 900, "test")
    area = area_of(village, Modifier("near"))
    assert area is not None
    assert area[1] == 10.0


def test_a_point_moves_over_the_date_line() -> None:
    # 179.9 east, and 30 km further east
    assert moved((0.0, 179.9), 90, 30)[1] == pytest.approx(-179.8302, abs=0.001)
    assert midpoint((0.0, 179.0), (0.0, -179.0))[1] in (180.0, -180.0)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Homs province", "Homs", "admin1"),
        ("Province of Homs", "Homs", "admin1"),
        ("Qusayr district", "Qusayr", "admin2"),
        ("Homs countryside", "Homs", "countryside"),
        ("Homs", "Homs", None),
        ("Province", "Province", None),
    ],
)
def test_the_word_for_a_kind_is_told_from_the_name(text: str, name: str, kind: str | None) -> None:
    assert split_kind(text) == (name, kind)
