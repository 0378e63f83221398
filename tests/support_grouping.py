"""Short ways to write accounts, links and judgements in the tests of groups."""

from datetime import date, datetime

from onrecord.records import Account, Judgement, Link, Side, Spot, Toll

DAY = date(2014, 2, 26)
TOWNS = {
    "Qusayr": (34.51, 36.58),
    "Buwayda": (34.60, 36.66),
    "Homs": (34.73, 36.72),
    "Aleppo": (36.20, 37.16),
}


def account(id_, *, day=DAY, until=None, precision="day", town=None, **more):
    """An account of an attack, with one claim named after it."""
    fields = {
        "claims": (f"{id_}-claim",),
        "types": ("attack",),
        "start": day,
        "end": until or day,
        "precision": precision,
        "dated": day is not None,
        **dict.fromkeys(("places", "doers", "victims", "tolls", "words", "names"), ()),
        **dict.fromkeys(("instrument", "source")),
        "published": day,
    }
    if town:
        fields["places"] = (settlement(town),)
    return Account(id=id_, report=id_.partition(":")[0], **(fields | more))


def settlement(town, country="SY"):
    """A town as the gazetteer gives it."""
    latitude, longitude = TOWNS[town]
    return Spot(town, f"t:{town}", country, latitude, longitude, "settlement")


def side(actor, role="lead"):
    """Somebody of the registry."""
    return Side(actor, actor, None, role)


def killed(number):
    """An exact toll."""
    return Toll("killed", number, number, number)


def by_id(*accounts):
    """Accounts as `group` takes them."""
    return {a.id: a for a in accounts}


def links(**pairs):
    """Links from `a_b=weight`."""
    return [Link(*sorted(pair.split("_")), weight) for pair, weight in pairs.items()]


def judged(number, decision, a, b, *, by="ana", withdrawn=False, reason=None):
    """A judgement on the claims of two accounts."""
    at = datetime(2014, 3, number % 28 + 1)
    gone = (at, by) if withdrawn else (None, None)
    return Judgement(number, decision, f"{a}-claim", f"{b}-claim", by, at, reason, *gone)
