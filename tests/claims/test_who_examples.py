"""Who: actors and targets the right way round. Sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, doers, sufferers, told

# text · trigger · who does it · to whom it is done
PASSIVES = [
    ("The town was shelled by separatist forces on Tuesday.", "shelled", [("separatist forces", "lead")], [("town", "object")]),
    ("Mourners were shot dead by snipers in Baghdad.", "shot dead", [("snipers", "lead")], [("Mourners", "victim")]),
    ("Two teachers were abducted by gunmen in Zamfara.", "abducted", [("gunmen", "lead")], [("teachers", "victim")]),
    ("The cathedral was looted by militiamen.", "looted", [("militiamen", "lead")], [("cathedral", "object")]),
    ("The officer had been detained by police in Minsk.", "detained", [("police", "lead")], [("officer", "victim")]),
    ("Bakhmut was attacked by mercenaries.", "attacked", [("mercenaries", "lead")], []),
    ("Two rockets struck a house in Beirut on Sunday morning.", "struck", [], [("house", "object")]),
    ("Early bombardment killed 20 people in Homs.", "killed", [], [("people", "victim")]),
    ("Nine men were killed in strikes on Titao, Loroum Province.", "killed", [], [("men", "victim")]),
    ("Vehicles were burned by gunmen in Tapalpa.", "burned", [("gunmen", "lead")], [("Vehicles", "object")]),
]  # fmt: skip

RELATIVES = [
    ("Rebels who had shelled the airport in Donetsk fled.", "shelled", [("Rebels", "lead")], [("airport", "object")]),
    ("The bus that militants had attacked in Mardan was full.", "attacked", [("militants", "lead")], [("bus", "object")]),
    ("Peacekeepers ambushed by rebels near Tabit called for help.", "ambushed", [("rebels", "lead")], [("Peacekeepers", "victim")]),
    ("Soldiers, who had been drinking, killed a student.", "killed", [("Soldiers", "lead")], [("student", "victim")]),
    ("The militia, which killed a judge in Basra, denied it.", "killed", [("militia", "lead")], [("judge", "victim")]),
]  # fmt: skip

SERIES = [
    ("Police shot and killed two protesters in Khartoum.", "shot", [("Police", "lead")], [("protesters", "victim")]),
    ("Soldiers and policemen attacked the village.", "attacked", [("Soldiers", "lead"), ("policemen", "lead")], [("village", "object")]),
    ("The militia killed a judge and two lawyers in Basra.", "killed", [("militia", "lead")], [("judge", "victim"), ("lawyers", "victim")]),
    ("Rebels entered the town and burned the church.", "burned", [("Rebels", "lead")], [("church", "object")]),
    ("Seven soldiers and 12 civilians were killed in Kunduz.", "killed", [], [("soldiers", "victim"), ("civilians", "victim")]),
]  # fmt: skip

SHARED = [
    ("Malian and Russian forces killed 30 civilians in Moura.", "killed", [("Russian forces", "lead"), ("Malian", "lead")], [("civilians", "victim")]),
    ("Government and rebel forces clashed in Malakal.", "clashed", [("rebel forces", "opponent"), ("Government", "opponent")], []),
    ("Local and national officials were killed in Herat.", "killed", [], [("national officials", "victim")]),
    ("Troops killed nine militants after repelling an ambush on a convoy.", "killed", [("Troops", "lead")], [("militants", "victim")]),
]  # fmt: skip

STOPPED = [
    ("Its troops repelled an attack of 200 rebel fighters near Donetsk.", "attack", [("rebel fighters", "lead")], [("troops", "victim")]),
    ("The assault by al-Shabab was repelled by soldiers in Bardera.", "assault", [("al-Shabab", "lead")], [("soldiers", "victim")]),
    ("A truck exploded, killing one of the gunmen and several guards.", "exploded", [], [("gunmen", "victim"), ("guards", "victim")]),
    ("Doctors said that a total of 20 people had been injured.", "injured", [], [("people", "victim")]),
]  # fmt: skip

VICTIMS = [
    ("Five hundred rebels died in the town.", "died", [], [("rebels", "victim")]),
    ("Thousands of civilians fled Mosul.", "fled", [], [("civilians", "victim")]),
    ("Three nurses were wounded in Hodeidah.", "wounded", [], [("nurses", "victim")]),
    ("A farmer stepped on a mine and was killed near Kuito.", "killed", [], [("farmer", "victim")]),
    ("The army lost 12 men near Bambari.", "lost", [], [("men", "victim")]),
]  # fmt: skip

NOMINALS = [
    ("The shelling of the town by the army went on for hours.", "shelling", [("army", "lead")], [("town", "object")]),
    ("The army's shelling of the school in Avdiivka killed a teacher.", "killed", [("army", "lead")], [("teacher", "victim"), ("school", "object")]),
    ("The abduction of 276 girls by Boko Haram shocked the country.", "abduction", [("Boko Haram", "lead")], [("girls", "victim")]),
    ("Fighters carried out an attack on a police station.", "attack", [("Fighters", "lead")], [("police station", "object")]),
    ("Clashes between soldiers and rebels erupted in Gao.", "Clashes", [("soldiers", "opponent"), ("rebels", "opponent")], []),
    ("Soldiers clashed with rebels in Gao.", "clashed", [("Soldiers", "opponent"), ("rebels", "opponent")], []),
]  # fmt: skip

BACKERS = [
    ("Militants backed by Pakistan attacked a camp in Uri.", "attacked", [("Militants", "lead"), ("Pakistan", "backer")]),
    ("Rwanda-backed rebels seized Bukavu.", "seized", [("Rwanda-backed rebels", "lead"), ("Rwanda", "backer")]),
    ("Serb forces supported by Belgrade killed 8,000 people in Srebrenica.", "killed", [("Serb forces", "lead"), ("Belgrade", "backer")]),
    ("Houthi fighters armed by Iran shelled Marib.", "shelled", [("Houthi fighters", "lead"), ("Iran", "backer")]),
]  # fmt: skip

OTHERS = [
    ("Aleppo's rebel-held districts were quiet.", "rebel-held", "rebel", "holder"),
    ("The valley has been held by the Taliban.", "held", "Taliban", "holder"),
    ("The town has been in rebel hands for a year.", "hands", "rebel", "holder"),
    ("The army recaptured Palmyra from Islamic State.", "recaptured", "Islamic State", "object"),
    ("The rebels lost Ramadi to Islamic State in May 2015.", "lost", "rebels", "object"),
    ("The rebels lost Ramadi to Islamic State in May 2015.", "lost", "Islamic State", "lead"),
    ("Washington called on Iran to withdraw its troops from Syria.", "withdraw", "Iran", "lead"),
    ("The EU condemned Russia for bombing the theatre in Mariupol.", "condemned", "Russia", "addressee"),
    ("The army drove the rebels out of Vukovar.", "drove", "army", "lead"),
    ("The airport had been in the hands of the armed groups since April.", "hands", "armed groups", "holder"),
    ("The armed groups had held Qusayr for more than a year.", "held", "armed groups", "holder"),
    ("Iran has been supplying rockets to Hamas.", "supplying", "Hamas", "recipient"),
    ("A bomb planted by guerrillas exploded in Lima.", "exploded", "guerrillas", "lead"),
    ("The army plans an offensive on Idlib.", "offensive", "army", "lead"),
    ("Ukraine shot down drones launched by Russia.", "launched", "Russia", "lead"),
]  # fmt: skip

KINDS = [
    ("The army shelled Douma.", "shelled", "army", "state_forces"),
    ("Police fired on protesters in Cairo.", "fired", "Police", "police"),
    ("Rebels shelled Douma.", "shelled", "Rebels", "rebels"),
    ("Militiamen shelled Douma.", "shelled", "Militiamen", "militia"),
    ("Gunmen attacked Tine.", "attacked", "Gunmen", "armed_group"),
    ("Rebels attacked a school in Avdiivka.", "attacked", "school", "school"),
    ("Rebels attacked a hospital in Hajjah.", "attacked", "hospital", "medical"),
    ("Rebels attacked a mosque in Jos.", "attacked", "mosque", "worship"),
    ("Rebels attacked a market in Bol.", "attacked", "market", "market"),
    ("Rebels attacked a bridge in Kherson.", "attacked", "bridge", "infrastructure"),
    ("Rebels attacked a convoy near Gao.", "attacked", "convoy", "vehicle"),
    ("Rebels attacked an army base near Gao.", "attacked", "army base", "military_object"),
    ("Rebels burned 20 houses in Masisi.", "burned", "houses", "residential"),
    ("Rebels killed 20 villagers in Masisi.", "killed", "villagers", "resident"),
    ("Rebels killed a journalist in Masisi.", "killed", "journalist", "media"),
    ("Rebels killed a nurse in Masisi.", "killed", "nurse", "medic"),
    ("Rebels killed an aid worker in Masisi.", "killed", "aid worker", "humanitarian"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [*PASSIVES, *RELATIVES, *SERIES, *SHARED, *STOPPED, *VICTIMS, *NOMINALS],
)
def test_who_does_what_to_whom(
    text: str, trigger: str, actors: list[tuple[str, str]], targets: list[tuple[str, str]]
) -> None:
    """Passives, relative clauses, series, intransitive victims and nouns: never reversed."""
    event = told(text, trigger).event
    assert doers(event) == actors
    assert sufferers(event) == targets


@pytest.mark.parametrize(("text", "trigger", "actors"), BACKERS)
def test_backers_stand_beside_those_they_back(
    text: str, trigger: str, actors: list[tuple[str, str]]
) -> None:
    """Backed by, armed by, supported by: a backer, not the doer."""
    assert doers(told(text, trigger).event) == actors


@pytest.mark.parametrize(("text", "trigger", "words", "role"), OTHERS)
def test_roles_beside_doer_and_victim(text: str, trigger: str, words: str, role: str) -> None:
    """Holders, recipients, those who lost the place, those who are called upon."""
    event = told(text, trigger).event
    assert (words, role) in [*doers(event), *sufferers(event)]


@pytest.mark.parametrize(("text", "trigger", "words", "kind"), KINDS)
def test_kinds_of_those_in_an_event(text: str, trigger: str, words: str, kind: str) -> None:
    """A noun shows what its bearer is, where no registry knows it."""
    event = told(text, trigger).event
    kinds = {p.words.text: p.kind for p in (*event.actors, *event.targets)}
    assert kinds.get(words) == kind


def test_possession_gives_the_owner() -> None:
    """Assad's troops are troops of the Syrian state."""
    event = told("Assad's troops entered the village of Rastan on Monday.", "entered").event
    assert [(a.role, a.kind) for a in event.actors] == [("lead", "state_forces")]


THEIRS = [
    ("The Syrian army entered Homs, but it has not retaken Rastan.", "retaken", "syr-army"),
    ("Officials said the Syrian army left Homs before it was shelled.", "shelled", "syr-army"),
    ("Turkey sent tanks into Syria. Its troops seized Jarablus.", "seized", "tur-state-forces"),
    ("Russia shelled Aleppo. Its ministry spoke. Its troops left Homs.", "left", "rus-state-forces"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actor"), THEIRS)
def test_it_and_its_are_those_of_the_body_told_before(text: str, trigger: str, actor: str) -> None:
    """A body that was the subject before, not the speaker nor the report's country."""
    event = told(text, trigger).event
    assert [a.actor for a in (*event.actors, *event.targets)] == [actor]


def test_what_strikes_is_no_actor() -> None:
    """A shell has no guilt: nobody is named, so nobody did it."""
    event = told("A shell hit their house in Donetsk.", "hit").event
    assert event.actors == ()


def test_weapons_that_are_dropped_by_somebody():
    # One event, done by the army, with the bombs as its instrument.
    claims = claims_in("Barrel bombs were dropped on the town by the army, killing 12 people.")
    assert len(claims) == 1
    assert doers(claims[0].event) == [("army", "lead")]
    assert claims[0].event.instrument.kind == "barrel_bomb"


def test_who_says_that_an_attack_killed_is_not_its_doer():
    # "an attack that rebels say killed hundreds": the rebels speak.
    one = told(
        "Envoys met to discuss a gas attack that opposition groups say killed 90 people.",
        "killed",
    )
    assert doers(one.event) == [] and one.claim.claimant.words.text == "opposition groups"


def test_a_capital_at_the_start_makes_no_doer():
    # "Homemade" only begins the sentence; the group behind the mines is the doer.
    text = "Homemade land mines planted by the Islamic State group have killed 20 civilians."
    assert doers(told(text, "killed").event) == [("Islamic State group", "lead")]
