"""Of whom a figure counts: civilians, combatants of a camp, a group of age and sex, or untold."""

from __future__ import annotations

from onrecord.reconciling.sides import Sides, Who
from onrecord.reconciling.tables import table
from onrecord.reconciling.telling import tells_harm
from onrecord.records import Claim, Figure, Participant

UNTOLD = "people"
CIVILIANS = "civilians"
COMBATANTS = "combatants"
OF = " of "  # between the class and the side


def class_of(figure: Figure, sides: Sides) -> str:
    """The class of those whom a figure counts, by which figures can be compared.

    `people` where the words do not say of whom; things are told apart by their noun.
    """
    whom = figure.of
    if figure.measure in table("classes.yaml")["things"]:
        return whom.words.text.split()[-1].lower() if whom and whom.words.text else ""
    if whom is None:
        return UNTOLD
    if whom.group in table("classes.yaml")["groups"]:
        return str(whom.group)
    return _class(whom.words.text, Who(whom.actor, whom.kind), whom.status, sides)


def classes_harmed(claim: Claim, sides: Sides) -> tuple[str, ...]:
    """The classes of people whom a claim says, or denies, to have been harmed, each once.

    Groups of age and sex are left out: they are part of another class.
    """
    event, data = claim.event, table("classes.yaml")
    if event is None:
        return ()
    counted = [f for f in claim.figures if f.measure in data["harms"] and (f.low or f.best)]
    found = [class_of(f, sides) for f in counted]
    if tells_harm(event.type, event.trigger.text):
        found += [class_of_victim(p, sides) for p in event.targets if p.role == "victim"]
    return tuple(dict.fromkeys(c for c in found if c not in data["groups"]))


def class_of_victim(victim: Participant, sides: Sides) -> str:
    """The class of one to whom an event is done."""
    return _class(victim.words.text, Who(victim.actor, victim.kind), None, sides)


def _class(text: str, who: Who, status: str | None, sides: Sides) -> str:
    if who.actor is None and is_untold(text):
        return UNTOLD
    if status == "combatant" or (status is None and sides.fights(who)):
        return _fighters(who, sides)
    return CIVILIANS if status == "civilian" or who.kind == "civilians" else UNTOLD


def _fighters(who: Who, sides: Sides) -> str:
    """The camp, and the side within it where it is known: "state combatants of syr-government"."""
    camp, side = sides.camp(who), sides.side(who)
    name = f"{camp} {COMBATANTS}" if camp else COMBATANTS
    return f"{name}{OF}{side}" if side else name


def is_untold(text: str) -> bool:
    """Whether words do not say of whom they tell ("people", "victims", none at all)."""
    words = text.lower().split()
    return not words or words[-1] in table("classes.yaml")["untold"]
