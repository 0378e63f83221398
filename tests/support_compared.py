"""An archive of incidents made by hand, for tests of what is compared with it."""

from datetime import date

from onrecord import commands
from onrecord.archive import Archive
from onrecord.records import Figure, FigureOf, Participant, Period, Place
from support import ENGINE, a_claim, a_report, an_event, words
from support_incidents import ORIGINAL

PLACES = {
    "Qusayr": ("Al Quşayr", "geonames:173322", "SY", 34.5, 36.58),
    "Harim": ("Harim", "geonames:1", "SY", 36.2, 36.52),
    "Daraya": ("Daraya", "geonames:2", "SY", 33.46, 36.23),
    "Inkhil": ("Inkhil", "geonames:3", "SY", 33.02, 36.13),
    "Tessalit": ("Tessalit", "geonames:4", "ML", 20.2, 1.01),
}
ARMY = ("Syrian Army", "syr-army", "state_forces")
REBELS = ("Syrian rebels", "syr-rebels", "rebels")
PEOPLE = (None, None, "civilians")


def record(path, text, *, trigger, type_, place, day, lead=None, hit=None, dead=None):
    """Add a report of one event; `lead` and `hit` are (words, who), `dead` (words, number)."""
    report = a_report(text, publisher="Wire", published=day)
    name, id_, country, latitude, longitude = PLACES[place]
    where = Place(
        words(report, place),
        name=name,
        id=id_,
        country=country,
        latitude=latitude,
        longitude=longitude,
        precision="settlement",
    )
    when = Period(words(report, "on Wednesday"), day, day, "day")
    doer = [Participant(words(report, lead[0]), *lead[1], "lead", "stated")] if lead else []
    sufferer = [Participant(words(report, hit[0]), *hit[1], "victim")] if hit else []
    figures = []
    if dead:
        told, number = words(report, dead[0]), dead[1]
        of = FigureOf(words(report, hit[0]), hit[1][1], hit[1][2])
        figures = [Figure("f1", "killed", told, number, None, number, number, number, of)]
    event = an_event(
        report,
        trigger,
        type=type_,
        actors=tuple(doer),
        targets=tuple(sufferer),
        places=(where,),
        period=when,
    )
    with Archive.open(path, create=True) as archive:
        archive.add(report, ORIGINAL, (a_claim(report, event, figures=tuple(figures)),), ENGINE)


def a_small_war(path):
    """Seven reports of seven events, linked."""
    record(
        path,
        "Fight\n\nThe army fought rebels in Qusayr on Wednesday and 40 rebels died.",
        trigger="fought",
        type_="battle",
        place="Qusayr",
        day=date(2013, 6, 5),
        lead=("The army", ARMY),
        hit=("rebels", REBELS),
        dead=("40", 40),
    )
    record(
        path,
        "Raid\n\nJets bombed a bakery in Harim on Wednesday and 23 villagers died.",
        trigger="bombed",
        type_="airstrike",
        place="Harim",
        day=date(2013, 6, 12),
        hit=("villagers", PEOPLE),
        dead=("23", 23),
    )
    record(
        path,
        "Shells\n\nThe army shelled Daraya on Wednesday and 4 villagers died.",
        trigger="shelled",
        type_="shelling",
        place="Daraya",
        day=date(2013, 6, 19),
        lead=("The army", ARMY),
        hit=("villagers", PEOPLE),
        dead=("4", 4),
    )
    record(
        path,
        "Shells again\n\nThe army shelled Inkhil on Wednesday, with nobody hurt.",
        trigger="shelled",
        type_="shelling",
        place="Inkhil",
        day=date(2013, 6, 12),
        lead=("The army", ARMY),
    )
    record(
        path,
        "Talks\n\nElders met in Qusayr on Wednesday over the roads.",
        trigger="met",
        type_="meeting",
        place="Qusayr",
        day=date(2013, 6, 12),
    )
    record(
        path,
        "Elsewhere\n\nGunmen attacked Tessalit on Wednesday and 3 villagers died.",
        trigger="attacked",
        type_="attack",
        place="Tessalit",
        day=date(2013, 6, 12),
        hit=("villagers", PEOPLE),
        dead=("3", 3),
    )
    record(
        path,
        "Later\n\nThe army shelled Daraya on Wednesday and 9 villagers died.",
        trigger="shelled",
        type_="shelling",
        place="Daraya",
        day=date(2013, 11, 6),
        lead=("The army", ARMY),
        hit=("villagers", PEOPLE),
        dead=("9", 9),
    )
    commands.link(path)
    return path


GED = (
    "id,type_of_violence,side_a,side_b,source_original,source_headline,where_prec,"
    "where_coordinates,adm_1,adm_2,latitude,longitude,country,event_clarity,date_prec,"
    "date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high"
)


def ged(path, *rows):
    """A file of GED rows, each told by what differs from a fight at Qusayr with 40 dead."""
    names = GED.split(",")
    plain = dict.fromkeys(names, "") | {
        "type_of_violence": "1",
        "side_a": "Government of Syria",
        "side_b": "Syrian insurgents",
        "source_original": "A monitor",
        "source_headline": "Army fights rebels in Qusayr",
        "where_prec": "1",
        "where_coordinates": "Al Qusayr town",
        "adm_1": "Homs Governorate",
        "adm_2": "Al Qusayr district",
        "latitude": "34.5",
        "longitude": "36.58",
        "country": "Syria",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2013-06-05",
        "date_end": "2013-06-05",
        "deaths_a": "0",
        "deaths_b": "40",
        "deaths_civilians": "0",
        "deaths_unknown": "0",
        "low": "40",
        "best": "40",
        "high": "40",
    }
    lines = [
        ",".join((plain | {"id": str(n)} | row)[c] for c in names) for n, row in enumerate(rows)
    ]
    path.write_text("\n".join([GED, *lines]) + "\n", encoding="utf-8")
    return path


FIVE = (  # rows of a file that has what the archive has, and has not
    {},
    {
        "where_coordinates": "Harim town",
        "latitude": "36.28",
        "longitude": "36.6",
        "source_headline": "Air raid on Harim bakery",
        "date_start": "2013-06-12",
        "date_end": "2013-06-12",
        "deaths_b": "0",
        "deaths_civilians": "9",
        "low": "9",
        "best": "9",
        "high": "11",
    },
    {
        "where_coordinates": "Raqqa city",
        "latitude": "35.95",
        "longitude": "39.01",
        "source_headline": "Clashes at Raqqa",
        "date_start": "2013-06-01",
        "date_end": "2013-06-01",
        "deaths_b": "2",
        "low": "2",
        "best": "2",
        "high": "2",
    },
    {"low": "5", "best": "4", "high": "3", "where_coordinates": "Hama city"},
    {
        "where_coordinates": "Hama Governorate",
        "adm_1": "Hama Governorate",
        "where_prec": "4",
        "latitude": "35.1",
        "longitude": "36.9",
        "source_headline": "Month of clashes in Hama",
        "date_prec": "4",
        "date_start": "2013-07-01",
        "date_end": "2013-07-31",
        "deaths_b": "0",
        "deaths_unknown": "70",
        "low": "60",
        "best": "70",
        "high": "90",
    },
)
