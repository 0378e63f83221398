"""Wires in capitals and texts without apostrophes and commas. Written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, doers, sufferers, told

# text · trigger · type · doers · sufferers · places
CAPITALS = [
    ("REBELS KILLED FOUR POLICEMEN IN CAUCA ON 12 MARCH.", "KILLED", "killing", [("REBELS", "lead")], [("POLICEMEN", "victim")], ["CAUCA"]),
    ("THE GUERRILLAS ATTACKED A BARRACKS IN USULUTAN LAST NIGHT.", "ATTACKED", "attack", [("GUERRILLAS", "lead")], [("BARRACKS", "object")], ["USULUTAN"]),
    ("THE GUERRILLAS ATTACKED A BARRACKS IN SAN SALVADOR LAST NIGHT.", "ATTACKED", "attack", [("GUERRILLAS", "lead")], [("BARRACKS", "object")], ["SAN SALVADOR"]),
    ("A BOMB EXPLODED IN LIMA ON FRIDAY.", "EXPLODED", "bombing", [], [], ["LIMA"]),
    ("TWO OIL WORKERS WERE KIDNAPPED BY GUERRILLAS IN ARAUCA.", "KIDNAPPED", "abduction", [("GUERRILLAS", "lead")], [("OIL WORKERS", "victim")], ["ARAUCA"]),
    ("SOLDIERS CLASHED WITH REBELS NEAR GOTERA, THE ARMY SAID.", "CLASHED", "battle", [("SOLDIERS", "opponent"), ("REBELS", "opponent")], [], ["GOTERA"]),
    ("THE ARMY DENIED THAT ITS TROOPS HAD MURDERED SIX PRIESTS.", "MURDERED", "killing", [("TROOPS", "lead")], [("PRIESTS", "victim")], []),
]  # fmt: skip

PLAIN = [
    ("regime warplanes bombed the town of Duma on Friday killing 20 civilians", "bombed", "airstrike", [("regime warplanes", "lead")], [("civilians", "victim")], ["Duma"]),
    ("isis fighters captured the town of Sinjar the kurdish commander said", "captured", "capture", [("isis fighters", "lead")], [], ["Sinjar"]),
    ("SANA said terrorists fired mortar shells at Jaramana killing two men", "fired", "shelling", [("terrorists", "lead")], [("men", "victim")], ["Jaramana"]),
    ("Rebels killed at least 12 soldiers in Jobar according to the local council", "killed", "killing", [("Rebels", "lead")], [("soldiers", "victim")], ["Jobar"]),
    ("regime warplanes bombed Duma killing 20 people and injuring dozens the syrian observatory for human rights said", "bombed", "airstrike", [("regime warplanes", "lead")], [("people", "victim")], ["Duma"]),
    ("13 civilians died in artillery shelling by regime forces in Saqba the network said", "died", "shelling", [("regime forces", "lead")], [("civilians", "victim")], ["Saqba"]),
    ("The armys soldiers shelled Daraya for hours", "shelled", "shelling", [("armys soldiers", "lead")], [], ["Daraya"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors", "targets", "places"), [*CAPITALS, *PLAIN]
)
def test_rough_texts(
    text: str,
    trigger: str,
    kind: str,
    actors: list[tuple[str, str]],
    targets: list[tuple[str, str]],
    places: list[str],
) -> None:
    """Who, what, whom and where survive the loss of case and of punctuation."""
    event = told(text, trigger).event
    assert event.type == kind
    assert (doers(event), sufferers(event)) == (actors, targets)
    assert [p.words.text for p in event.places] == places


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("REBELS SHELLED GOTERA, THE ARMY SAID.", "THE ARMY"),
        ("isis fighters captured the town of Sinjar the kurdish commander said", "the kurdish commander"),
        ("regime forces shelled the town of Saqba killing 14 civilians the network said", "the network"),
        ("Activists: regime forces shell Daraya", "Activists"),
        ("Regime forces shell Daraya, killing 20 – activists", "activists"),
    ],
)  # fmt: skip
def test_speakers_of_rough_texts(text: str, speaker: str) -> None:
    """Speakers without commas, with a colon, and behind a dash."""
    said = [c.claimant.words.text if c.claimant else None for c in claims_in(text)]
    assert said and set(said) == {speaker}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("FARC REBELS KILLED FOUR POLICEMEN IN CAUCA.", "col-farc"),
        ("THE FMLN ATTACKED A POWER STATION IN USULUTAN.", "slv-fmln"),
        ("BOKO HARAM ATTACKED BAGA.", "nga-boko-haram"),
    ],
)
def test_groups_by_name_in_capitals(text: str, actor: str) -> None:
    """The registry knows its groups in capitals too."""
    assert [a.actor for c in claims_in(text) if c.event for a in c.event.actors] == [actor]


def test_figures_in_capitals() -> None:
    """AT LEAST SIX is a bound."""
    claim = told("GUERRILLAS KILLED AT LEAST SIX SOLDIERS IN USULUTAN.", "KILLED").claim
    assert [(f.words.text, f.low, f.best) for f in claim.figures] == [("AT LEAST SIX", 6, None)]
