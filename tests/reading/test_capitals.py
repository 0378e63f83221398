"""Texts all in capitals: names keep their capital, words do not."""

from __future__ import annotations

import pytest

from support_claims import reading_of


@pytest.mark.parametrize(
    ("text", "shadow"),
    [
        ("THE REBELS TRIED TO MAKE PEACE IN ORDER TO WIN.", None),
        ("THEY SAID IN EARLY MAY THAT THE CHIEF OF STAFF IS IN CHARGE.", "They said in early may"),
        ("ON 3 MAY GUNMEN SHOT WOMEN IN LIMA.", "On 3 May gunmen shot women in Lima."),
        ("THE U.S. EMBASSY IN COSTA RICA WAS BOMBED.", "The U.S. embassy in Costa Rica"),
        ("THE COLOMBIAN ARMY ATTACKED.", "The Colombian army attacked."),
        ("GENERAL LUIS CARLOS ORTEGA DIED. ORTEGA WAS 60.", "General Luis Carlos Ortega died. O"),
        ("GUNMEN KILLED A NUN IN SAN SALVADOR.", "Gunmen killed a nun in San Salvador."),
        ('THE MAYOR SAID: "I SAW IT," AND LEFT.', 'The mayor said: "I saw it," and left.'),
    ],
)
def test_case_of_names(text: str, shadow: str | None) -> None:
    """A verb after "to" is no town; months, nations, parts of persons' names keep capitals."""
    reading = reading_of(text)
    assert reading.shadow.startswith(shadow or text.capitalize())
