"""What: which words tell of an event, and of which type. Sentences written for these tests."""

from __future__ import annotations

import pytest

from support_claims import claims_in, told, types_in

VERBS = [
    ("The town of Debaltseve was shelled by separatist forces on Tuesday.", "shelled", "shelling"),
    ("Warplanes bombed a refugee camp outside Idlib on Friday.", "bombed", "airstrike"),
    ("Two jets struck a bakery in Halfaya.", "struck", "airstrike"),
    ("A car bomb exploded outside the ministry in Baghdad.", "exploded", "bombing"),
    ("A suicide bomber blew himself up at a checkpoint in Kandahar.", "blew himself up", "bombing"),
    ("Rebels set off a bomb in the market of Ibarra.", "set off a bomb", "bombing"),
    ("Masked men hurled a grenade at the bank in Cali.", "hurled a grenade", "bombing"),
    ("A judge was machinegunned in Medellin.", "machinegunned", "shooting"),
    ("Mourners were gunned down by masked men in Baghdad.", "gunned down", "shooting"),
    ("A patrol was ambushed near Gao on Monday.", "ambushed", "ambush"),
    ("Police raided four houses in Molenbeek.", "raided", "raid"),
    ("Gunmen attacked the village of Tine.", "attacked", "attack"),
    ("Russian forces besieged Mariupol for three months.", "besieged", "siege"),
    ("Air defences shot down a drone over Belgorod.", "shot down", "interception"),
    ("Soldiers clashed with rebels in the hills above Bujumbura.", "clashed", "battle"),
    ("Two French journalists were abducted in Kidal.", "abducted", "abduction"),
    ("The junta arrested 200 activists in Yangon.", "arrested", "detention"),
    ("Guards tortured the prisoners in Sednaya.", "tortured", "torture"),
    ("Soldiers raped dozens of women in Bouake.", "raped", "sexual_violence"),
    ("Thousands of civilians fled Mosul.", "fled", "displacement"),
    ("About 300 militants surrendered to the army in Swat.", "surrendered", "surrender"),
    ("The general defected to the opposition in Benghazi.", "defected", "defection"),
    ("The Houthis captured Sanaa in September 2014.", "captured", "capture"),
    ("Ukrainian forces withdrew from Debaltseve on Wednesday.", "withdrew", "withdrawal"),
    ("Israeli tanks moved into northern Gaza.", "moved into", "advance"),
    ("Kurdish fighters handed over the town of Manbij to the army.", "handed over", "handover"),
    ("Troops were deployed to the border with Eritrea.", "deployed", "deployment"),
    ("The cathedral was looted by militiamen.", "looted", "looting"),
    ("About 40 houses were destroyed in the village.", "destroyed", "destruction"),
    ("Washington imposed sanctions on two generals.", "sanctions", "sanction"),
    ("The opposition rejected the offer.", "rejected", "refusal"),
    ("Separatists violated the truce in Shyrokyne.", "violated the truce", "ceasefire_violation"),
    ("Rebels freed 12 hostages in Sulu.", "freed", "release"),
    ("Turkey sent 300 soldiers to Jarablus.", "sent", "deployment"),
    ("Iran has been supplying rockets to Hamas.", "supplying", "arms_supply"),
    ("A court in The Hague convicted the commander of war crimes.", "convicted", "trial"),
    ("Protesters marched through Minsk on Sunday.", "marched", "protest"),
    ("Rockets hit the outskirts of Kiryat Shmona.", "hit", "shelling"),
    ("Planes dropped barrel bombs on Jobar.", "dropped", "airstrike"),
    ("The army used chlorine gas in Saraqib.", "used", "attack"),
    ("Villagers were forced from their homes by the Janjaweed.", "forced from", "displacement"),
    ("The two sides exchanged 50 prisoners near Horlivka.", "exchanged", "release"),
    ("Rebels and soldiers left the town of Kidal.", "left", "withdrawal"),
    ("Paramilitaries massacred 36 villagers in El Salado.", "massacred", "massacre"),
]  # fmt: skip

NOUNS = [
    ("The shelling of Grozny by Russian artillery lasted two days.", "shelling", "shelling"),
    ("Air strikes on Raqqa killed 20 people on Sunday.", "killed", "airstrike"),
    ("A landmine killed a farmer near Kuito.", "killed", "mine"),
    ("Clashes erupted late on Monday in Tripoli.", "Clashes", "battle"),
    ("Fighting continued on Thursday in Khartoum.", "Fighting", "battle"),
    ("The explosion occurred 12 km north of Hama.", "explosion", "bombing"),
    ("The attack happened last month.", "attack", "attack"),
    ("The siege lasted 44 days.", "siege", "siege"),
    ("Peace talks between the government and the FARC began in Havana.", "Peace talks", "negotiation"),
    ("A ceasefire between Israel and Hamas took effect at dawn on Friday.", "ceasefire", "ceasefire"),
    ("The rebels' defeat in Kilinochchi came in May 2009.", "defeat", "capture"),
    ("Aid convoys reached Madaya on Monday.", "Aid convoys", "aid_delivery"),
    ("The massacre of villagers in Rukumkot took place at night.", "massacre", "massacre"),
]  # fmt: skip

LIGHT = [
    ("Fighters carried out an attack on a police station in Maiduguri.", "attack", "attack"),
    ("The air force carried out two air strikes on Douma.", "air strikes", "airstrike"),
    ("Government soldiers launched an offensive against rebels in Goma.", "offensive", "battle"),
    ("Gunmen staged an ambush near Mardan.", "ambush", "ambush"),
    ("The army laid siege to Faluja.", "siege", "siege"),
    ("The rebels took control of the airport in Benina.", "took control", "capture"),
    ("Both presidents held talks in Rambouillet.", "talks", "negotiation"),
]  # fmt: skip

STATES = [
    ("Aleppo's rebel-held eastern districts were quiet.", "rebel-held"),
    ("Government-controlled Donetsk suburbs were hit by rockets.", "Government-controlled"),
    ("The town of Bambari has been in rebel hands for the last year.", "hands"),
    ("Most of the province of Helmand is under Taliban control.", "control"),
    ("The rebels now control most of the city of Bukavu.", "control"),
    ("The army holds the rest of the city of Bukavu.", "holds"),
    ("For the last two years the valley has been held by the Taliban.", "held"),
]  # fmt: skip

SEVERAL = [
    ("Rebels shelled the barracks in Gao and captured the airport.", ["shelling", "capture"]),
    ("Militants attacked Baga, kidnapped 40 boys and burned 300 houses.", ["attack", "abduction", "destruction"]),
    ("The army withdrew from Kutum after rebels ambushed a convoy.", ["withdrawal", "ambush"]),
    ("Rebels who had surrounded the airport in Donetsk fired mortars at the terminal.", ["siege", "shelling"]),
    ("Soldiers arrested 14 men and released three of them.", ["detention", "release"]),
    ("Nine men were killed and 12 were injured in a shooting in Salamanca.", ["shooting"]),
    ("Five people are killed in two airstrikes carried out by the navy near Hodeidah.", ["airstrike"]),
]  # fmt: skip

NOTHING = [
    "The minister of defence is 58 years old.",
    "The battle group's headquarters is in Rostock.",
    "The museum shows paintings of the eighteenth century.",
    "The novel tells of two brothers in Buenos Aires.",
    "The striker was released by the club in June.",
    "Shares of the bank fell by three per cent on Monday.",
    "The bridge is 300 metres long.",
    "The party itself has published no toll.",
    "He was armed with a pen and a notebook.",
    "The ministry withdrew the statement a day later.",
    "The oceanographer died of pneumonia in La Jolla.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "kind"), VERBS)
def test_verbs_tell_of_events(text: str, trigger: str, kind: str) -> None:
    """A verb of fighting, of moving, of talking has the type that the ontology gives it."""
    assert told(text, trigger).event.type == kind


@pytest.mark.parametrize(("text", "trigger", "kind"), NOUNS)
def test_nouns_tell_of_events(text: str, trigger: str, kind: str) -> None:
    """A noun tells of an event where it is said to happen or brings somebody or something."""
    assert told(text, trigger).event.type == kind


@pytest.mark.parametrize(("text", "trigger", "kind"), LIGHT)
def test_light_verbs_leave_the_meaning_to_their_noun(text: str, trigger: str, kind: str) -> None:
    """Carry out, launch, stage, hold: one event, told by the noun."""
    assert told(text, trigger).event.type == kind
    assert len(types_in(text)) == 1


@pytest.mark.parametrize(("text", "trigger"), STATES)
def test_states_say_who_holds_a_place(text: str, trigger: str) -> None:
    """Rebel-held, in rebel hands, under control: a state, not a capture."""
    assert told(text, trigger).event.type == "control"


@pytest.mark.parametrize(("text", "kinds"), SEVERAL)
def test_a_sentence_may_tell_of_several_events(text: str, kinds: list[str]) -> None:
    """Each event of a sentence has a claim, in the order of the text."""
    assert types_in(text) == kinds


@pytest.mark.parametrize("text", NOTHING)
def test_other_sentences_tell_of_no_event(text: str) -> None:
    """Words that are like those of war in sentences that are not."""
    assert types_in(text) == []


def test_a_war_as_a_whole_is_a_conflict() -> None:
    """The war in Bosnia is no incident."""
    text = "More than 100,000 people died in the war in Bosnia between 1992 and 1995."
    assert types_in(text) == ["conflict"]


def test_a_casualty_clause_takes_the_type_of_its_event() -> None:
    """Forty dead in an air strike: the claim is of an air strike, not of a killing."""
    text = "Forty civilians died in an air strike on a market in Taiz."
    assert types_in(text) == ["airstrike"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Forty civilians died in an air strike on a market in Taiz.", "air strike", "aircraft"),
        ("A roadside bomb wounded four soldiers in Ghazni province.", "roadside bomb", "planted"),
        ("Up to 18 rockets were fired at Baalbek.", "rockets", "rocket"),
        ("The village was hit by a missile on Sunday.", "missile", "missile"),
        ("Rebels fired mortars at the terminal in Donetsk.", "mortars", "mortar"),
        ("A drone struck a convoy near Tarhuna.", "drone", "drone"),
    ],
)  # fmt: skip
def test_the_weapon_is_the_instrument(text: str, words: str, kind: str) -> None:
    """What strikes is an instrument, with its kind, and never an actor."""
    event = next(c.event for c in claims_in(text) if c.event and c.event.instrument)
    assert event.instrument and (event.instrument.words.text, event.instrument.kind) == (
        words,
        kind,
    )
    assert words not in [a.words.text for a in event.actors]
