"""Whose people are meant: members and units take the name of their body."""

from __future__ import annotations

import pytest

from support_claims import claims_in


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("FMLN [Farabundo Marti National Liberation Front] units attacked the post.", "slv-fmln"),
        ("Rebels belonging to the FMLN attacked the post.", "slv-fmln"),
        ("Members of the fifth front of the FARC attacked the post.", "col-farc"),
        ("Two brothers of a member attacked the post.", None),
    ],
)
def test_people_take_the_name_of_their_body(text: str, actor: str | None) -> None:
    """By a name before them, by a clause, or through "of" after "of"."""
    doers = [a.actor for c in claims_in(text) if c.event for a in c.event.actors]
    assert doers[:1] in ([actor], [] if actor is None else [actor])
