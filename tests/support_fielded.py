"""Incidents made by hand as exports are given them, for tests of the formats of the field."""

from datetime import date, datetime

from onrecord.exports import About, Bundle, Exported
from onrecord.reconciling.reconcile import reconcile
from onrecord.records import Side, Spot
from support_reconciling import Telling, tool

DAY = date(2014, 2, 26)
OTAIBA = Spot("Otaiba", "geonames:1", "SY", 33.48, 36.61, "settlement")
ARMY = Side("Syrian Arab Army", "syr-army", "state_forces", "lead")
FSA = Side("Free Syrian Army", "syr-fsa", "rebels", "victim")
CIVILIANS = Side("villagers", None, "civilians", "victim")
ABOUT = About("0.1", "archive.db", datetime(2026, 1, 2, 3, 4, 5), "range")
HOSTILE = '=HYPERLINK("http://x")\n\u202eabc\u202c e\u0301\x00'


def an_incident(id_, testimonies, *, rule="range", **changes):
    """An air strike of the army on villagers in Otaiba, told by these testimonies."""
    reports = {t.report.id: t.report for t in testimonies}.values()
    days = [r.published for r in reports if r.published]
    told = {
        "id": id_,
        "types": ("airstrike",),
        "place": OTAIBA,
        "places": (OTAIBA,),
        "admin1": "Rif-dimashq",
        "admin2": "Douma",
        "start": DAY,
        "end": DAY,
        "precision": "day",
        "dated": True,
        "doers": (ARMY,),
        "victims": (CIVILIANS,),
        "instruments": ("aircraft",),
        "reports": len(reports),
        "origins": len({t.origin for t in testimonies}),
        "publishers": tuple(sorted({r.publisher for r in reports if r.publisher})),
        "first_published": min(days, default=None),
        "last_published": max(days, default=None),
        "part_of": None,
        "told": reconcile(testimonies, rule),
        "testimonies": tuple(testimonies),
    }
    return Exported(**told | changes)


def dead(origin, number, of, bounds, **whom):
    """One report of an origin: so many of those were killed in the strike."""
    text = f"{number} {of} were killed in an air strike near Otaiba, {origin} says."
    telling = Telling(text, origin, DAY, publisher=origin.upper(), title=f"Dead, says {origin}")
    figure = telling.count(number, *bounds, of=of, **whom)
    army = telling.who(origin, "lead", actor="syr-army", kind="state_forces")
    strike = tool(telling, "air strike", "aircraft")
    return telling.says("killed", "airstrike", figures=(figure,), actors=(army,), instrument=strike)


def villagers(origin, number, bounds):
    """One report of dead civilians."""
    return dead(origin, number, "villagers", bounds, kind="civilians", status="civilian")


def soldiers(origin, number, bounds):
    """One report of dead soldiers of the army."""
    return dead(
        origin,
        number,
        "soldiers",
        bounds,
        kind="state_forces",
        status="combatant",
        actor="syr-army",
    )


def fighters(origin, number, bounds):
    """One report of dead fighters of the Free Syrian Army."""
    return dead(
        origin, number, "fighters", bounds, kind="rebels", status="combatant", actor="syr-fsa"
    )


def a_bundle(*incidents):
    """What an export is given that holds these incidents and their claims."""
    pairs = {t.claim.id: (t.report, t.claim) for i in incidents for t in i.testimonies}
    return Bundle(
        about=ABOUT,
        incidents=lambda: iter(incidents),
        claims=lambda: iter(pairs.values()),
        control=lambda: iter(()),
        forecasts=lambda: iter(()),
        judgements=lambda: iter(()),
    )


def hostile_incident():
    """An incident whose every text is an attack on who reads it."""
    telling = Telling(f"5 villagers died. {HOSTILE}", "sohr", DAY, publisher=HOSTILE, title=HOSTILE)
    figure = telling.count("5", 5, 5, 5, of="villagers", kind="civilians", status="civilian")
    told = telling.says("died", "airstrike", figures=(figure,))
    where = Spot(HOSTILE, None, "SY", 33.5, -36.6, "settlement")
    side = Side(HOSTILE, None, "rebels", "lead")
    return an_incident("i1", [told], place=where, places=(where,), doers=(side,), admin1=HOSTILE)
