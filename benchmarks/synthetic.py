"""Made-up accounts of made-up incidents, for measures of speed: the same for the same seed.

Each incident has one to six accounts, which differ as reports do: a day off, a week for a day, a
town or only its province, a toll as told early or late, a doer named, described or left out, some
of the words. Towns and days grow with the root of the number, so that as many incidents fall on
one town in one week in a small set as in a large one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import Account, Side, Spot, Toll

FIRST = date(2012, 1, 1)
TYPES = ("attack", "airstrike", "shelling", "bombing", "battle", "raid", "shooting", "mine")
KINDS = ("state_forces", "rebels", "militia", "armed_group", "police")
COUNTRIES = ("SY", "IQ", "AF", "YE", "SD", "ML", "SO", "UA")
SOURCES = ("Reuters", "AFP", "AP", "SANA", "RT", "BBC")
WORDS = tuple(f"word{n}" for n in range(4000))
SHARES = (0.35, 0.25, 0.16, 0.11, 0.08, 0.05)  # of incidents with one to six accounts; mean 2.5


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened: what the accounts of one incident tell with more or less care."""

    day: date
    town: Spot
    province: Spot
    type: str
    doer: Side
    victims: Side
    killed: int
    words: tuple[str, ...]


def accounts_made(number: int, seed: int = 0) -> list[Account]:
    """So many accounts; an id is the report's number, the mention 1; the incident is in `names`."""
    chance = random.Random(seed)
    towns = _towns(max(20, int(900 * (number / 50_000) ** 0.5)), chance)
    days = max(30, int(1500 * (number / 50_000) ** 0.5))
    found: list[Account] = []
    incident = 0
    while len(found) < number:
        true = _incident(chance, towns, days)
        for _ in range(chance.choices(range(1, 7), SHARES)[0]):
            found.append(_account(len(found), incident, true, chance))
        incident += 1
    return found[:number]


def _towns(many: int, chance: random.Random) -> list[tuple[Spot, Spot]]:
    """Towns, each with its province: forty degrees by forty, five countries' width apart."""
    found = []
    for n in range(many):
        country = n % len(COUNTRIES)
        at = chance.uniform(10 + country, 18 + country), chance.uniform(10, 20) + 8 * country
        town = Spot(f"Town {n}", f"t:{n}", COUNTRIES[country], *at, "settlement")
        near = f"Province {country} {n // 200}", f"p:{country}:{n // 200}"
        found.append((town, Spot(*near, COUNTRIES[country], *at, "admin1")))
    return found


def _incident(chance: random.Random, towns: list[tuple[Spot, Spot]], days: int) -> Incident:
    town, province = chance.choice(towns)
    actor = chance.randrange(60)
    return Incident(
        day=FIRST + timedelta(chance.randrange(days)),
        town=town,
        province=province,
        type=chance.choice(TYPES),
        doer=Side(f"Group {actor}", f"g{actor}", KINDS[actor % len(KINDS)], "lead"),
        victims=Side("", None, chance.choice(("civilians", *KINDS)), "victim"),
        killed=int(chance.paretovariate(1.0)),
        words=tuple(chance.sample(WORDS, 25)),
    )


def _account(number: int, incident: int, true: Incident, chance: random.Random) -> Account:
    day = true.day + timedelta(chance.choices((0, 1, -1), (0.85, 0.12, 0.03))[0])
    week = chance.random() < 0.08
    killed = max(0, round(true.killed * chance.choice((1, 1, 1, 1, 0.6, 1.4))))
    described = Side("", None, true.doer.kind, "lead")
    doers = chance.choices(((true.doer,), (described,), ()), (0.5, 0.3, 0.2))[0]
    return Account(
        id=f"r{number:06}:1",
        report=f"r{number:06}",
        claims=(f"c{number:06}a", f"c{number:06}b"),
        types=(true.type if chance.random() < 0.8 else "attack",),
        start=day - timedelta(7 if week else 0),
        end=day,
        precision="week" if week else "day",
        dated=True,
        places=(true.town, true.province) if chance.random() < 0.92 else (true.province,),
        doers=doers,
        victims=(true.victims,) if chance.random() < 0.7 else (),
        instrument=None,
        tolls=(Toll("killed", killed, killed, killed),) if chance.random() < 0.75 else (),
        words=tuple(sorted({*chance.sample(true.words, 8), *chance.sample(WORDS, 5)})),
        names=(f"incident {incident}",),
        published=day + timedelta(1),
        source=chance.choice(SOURCES),
    )
