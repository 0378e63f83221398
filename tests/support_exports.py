"""Archives to be exported: the demonstration, and as many made-up reports as are asked for."""

import random
import tempfile
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from onrecord import commands
from onrecord.archive import Archive
from onrecord.archive.models import ClaimRow, EngineRow, OriginalRow, ReadingRow, ReportRow
from onrecord.records import (
    Claim,
    Claimant,
    Engine,
    Event,
    Evidence,
    Figure,
    FigureOf,
    Instrument,
    Participant,
    Period,
    Place,
    claim_id,
    make_report,
    words_at,
)

ENGINE = Engine("by-hand", "1", "none")
DEMO = Path(__file__).parents[1] / "demo" / "reports"
FIRST = date(2013, 1, 7)
# name, GeoNames id, country, latitude, longitude
TOWNS = (
    ("Al Quşayr", "geonames:173322", "SY", 34.5078, 36.5803),
    ("Jayrūd", "geonames:169304", "SY", 33.8072, 36.7403),
    ("Douma", "geonames:170017", "SY", 33.5718, 36.4017),
    ("Idlib", "geonames:169389", "SY", 35.9306, 36.6339),
    ("Mosul", "geonames:99072", "IQ", 36.335, 43.1189),
    ("Sanaa", "geonames:71137", "YE", 15.3547, 44.2067),
)
DEEDS = (("air strike", "airstrike", "aircraft"), ("shelling", "shelling", "artillery"))
KILLED = (("civilians", "civilians", "civilian"), ("rebels", "rebels", "combatant"))
SPEAKERS = (("The army", "syr-army", "state_forces"), ("A monitor", None, "monitor"))
PUBLISHERS = ("Levant Wire", "North Desk", "Gulf Daily", "=Harbour & Sons")


@cache
def demo_archive():
    """The demonstration archive: read and linked once for all tests of a run; its path."""
    path = Path(tempfile.mkdtemp(prefix="onrecord-exports-")) / "demo.db"
    for _ in commands.demo(DEMO, path):
        pass
    return path


def large_archive(folder, reports=2000, seed=0):
    """An archive of so many made-up reports, joined as they were made; its path."""
    path = Path(folder) / f"large-{reports}.db"
    fill(path, reports, seed)
    join(path, reports, seed)
    return path


@contextmanager
def bundle(archive, **chosen):
    """What an exporter is given of an archive, under the choices of `commands.export`."""
    from onrecord.commands.bundling import Wanted, bundled

    told = {
        "asked": commands.IncidentFilter(),
        "ids": (),
        "rule": "range",
        "ranks": None,
        "as_of": None,
        "recorded_by": None,
        "precision": "exact",
        "delay": 0,
        "without_names": False,
        "licence": None,
        "texts": False,
    }
    with bundled(archive, Wanted(**told | chosen)) as made:
        yield made


def demo_bundle(**chosen):
    """What an exporter is given of the demonstration; a context."""
    return bundle(demo_archive(), **chosen)


def fill(path, reports, seed=0):
    """Write so many made-up reports to an archive, straight into its tables, and link nothing."""
    from onrecord.archive import rows
    from onrecord.archive.writing import now

    with Archive.open(path, create=True) as archive, archive._transaction(writes=True) as db:
        db.execute(EngineRow.__table__.insert(), [{"id": 1} | _fields(ENGINE)])
        for at in range(0, reports, 5000):
            made = [a_story(n, seed) for n in range(at, min(at + 5000, reports))]
            at_ = {"recorded_at": now()}
            db.execute(ReportRow.__table__.insert(), [_fields(r) | at_ for r, _ in made])
            original = {"content": b"x\x9cK\x04\x00\x00b\x00b", "media_type": "text/plain"}
            originals = [{"report_id": r.id, "source": f"{r.id}.txt"} for r, _ in made]
            db.execute(OriginalRow.__table__.insert(), [original | o for o in originals])
            readings = [
                {"id": at + n + 1, "report_id": r.id, "engine_id": 1, "head": rows.head_of(r)}
                for n, (r, _) in enumerate(made)
            ]
            db.execute(ReadingRow.__table__.insert(), [r | at_ for r in readings])
            told = [
                rows.claim_row(c, r, place) | {"reading_id": at + n + 1}
                for n, (r, claims) in enumerate(made)
                for place, c in enumerate(claims)
            ]
            db.execute(ClaimRow.__table__.insert(), told)


def join(path, reports, seed=0):
    """Join the made-up reports of an archive as they were made, without comparing any."""
    from onrecord.incidents.accounts import accounts_of

    with Archive.open(path) as archive, archive.joined(writes=True) as tables:
        working = tables.begin("link", "as made")
        held, incidents, anchors, last = [], {}, {}, ""
        for number, reading in enumerate(tables.fresh()):
            accounts = accounts_of(reading.report, reading.claims, ())
            held.append((reading, accounts))
            if not (number and tells_again(number, seed)):
                last = f"i{reading.report.id[:12]}"
                anchors[last] = reading.claims[0].id
            incidents |= {a.id: last for a in accounts}
        assert len(held) == reports
        tables.keep_readings(working, held)
        tables.keep_groups(working, incidents, anchors, {})
        tables.keep_signatures({r.report.id: b"" for r, _ in held}, {})


def tells_again(number, seed=0):
    """Whether a report tells again what the one before it tells: about one in five."""
    return random.Random(f"{seed}:{number}").random() < 0.2


def a_story(number, seed=0):
    """The `number`-th report with its claims: a strike or shelling, sometimes with a second voice.

    About one in five tells again what the one before it tells.
    """
    chance = random.Random(f"{seed}:{number}")
    chance.random()
    first = number
    while first and tells_again(first, seed):
        first -= 1
    true = random.Random(f"{seed}:{first}:event")
    town, deed = true.choice(TOWNS), true.choice(DEEDS)
    whom, dead = true.choice(KILLED), int(true.paretovariate(1.0))
    day = FIRST + timedelta(true.randrange(3000))
    publisher, speaker = chance.choice(PUBLISHERS), chance.choice(SPEAKERS)
    head = f"{deed[0].capitalize()} on {town[0]} kills {dead}"
    told = f"{dead} {whom[0]} were killed in {deed[0]} no. {number} near {town[0]} on {day:%A}."
    second = f"{speaker[0]} said that at least {dead + 1} {whom[0]} had died in {town[0]}."
    two = chance.random() < 0.3
    text = "\n\n".join([head, told + (f" {second}" if two else "")])
    report = make_report(
        text,
        title=head,
        body_start=len(head) + 2,
        publisher=publisher,
        published=day + timedelta(1),
        url=f"https://example.org/{seed}/{number}",
    )
    claims = [_claim(report, told, town, deed, whom, day, str(dead), (dead, dead, dead), None)]
    if two:
        bounds, count = (dead + 1, None, None), f"at least {dead + 1}"
        claims.append(_claim(report, second, town, deed, whom, day, count, bounds, speaker))
    return report, tuple(claims)


def _claim(report, sentence, town, deed, whom, day, count, bounds, speaker):
    start = report.text.index(sentence)

    def words(text):
        at = report.text.index(text, start)
        return words_at(report.text, at, at + len(text))

    place = Place(words(town[0]), "near", None, *town, precision="settlement")
    told_day = f"{day:%A}"
    stated = words(told_day) if told_day in sentence else None
    trigger = words(deed[0]) if deed[0] in sentence else words("died")
    period = Period(stated, day, day, "day", inferred=stated is None)
    victim = Participant(words(whom[0]), None, None, whom[1], "victim")
    lead = Participant(trigger, "Syrian Arab Army", "syr-army", "state_forces", "lead", "stated")
    of = FigureOf(words(whom[0]), None, whom[1], whom[2])
    stance = "reported" if speaker else "asserted"
    figure = Figure(
        "f2" if speaker else "f1", "killed", words(count), bounds[0], None, *bounds, of=of
    )
    who = Claimant(words(speaker[0]), speaker[0], *speaker[1:], named=False) if speaker else None
    event = Event(
        1,
        deed[1],
        False,
        "accomplished",
        False,
        speaker is not None,
        trigger,
        (lead,),
        (victim,),
        Instrument(trigger, deed[2]),
        (place,),
        period,
    )
    return Claim(
        id=claim_id(
            report.text_sha256, trigger.span, who.words.span if who else None, "actual", ()
        ),
        report_id=report.id,
        claimant=who,
        via=(),
        stance=stance,
        modality="actual",
        event=event,
        figures=(figure,),
        about=(),
        evidence=(Evidence(words_at(report.text, start, start + len(sentence)), "indirect"),),
        engine=ENGINE,
        confidence=(("claim", 0.9), ("figures", 0.9)),
    )


def _fields(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
