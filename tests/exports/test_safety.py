"""What is withheld is nowhere in an export: places finer than asked for, private people's names."""

import json
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exports import writer_of
from onrecord.exports.divisions import Divisions
from onrecord.exports.masking import everyday, words_of
from onrecord.exports.naming import people
from onrecord.exports.safety import Publishing
from onrecord.names.fold import fold
from onrecord.names.gazetteer import Gazetteer
from onrecord.reconciling.reconcile import reconcile
from onrecord.records import (
    Claimant,
    Event,
    Evidence,
    Figure,
    FigureOf,
    Participant,
    Place,
    Side,
    Spot,
    Testimony,
    Voice,
    make_report,
    words_at,
)
from support import a_claim
from support_exports import TOWNS, demo_bundle
from support_fielded import a_bundle, an_incident

FORMATS = ("incidents", "claims", "csv", "geojson", "ucdp", "acled", "plover", "hxl", "ftm")
LETTERS = st.text("bdfgklmnprstvz", min_size=3, max_size=5)
NAMES = st.tuples(LETTERS, LETTERS).map(lambda parts: "a".join(parts).capitalize())


@cache
def divisions():
    """Look-ups in the gazetteer."""
    return Divisions(Gazetteer.open())


@st.composite
def stories(draw):
    """A report of deaths in a known town and an unknown village, with people named in it."""
    village, first, last, other = draw(
        st.tuples(NAMES, NAMES, NAMES, NAMES).filter(
            lambda names: (
                len({fold(n) for n in names}) == 4
                and not any(fold(n) in everyday() or words_of(["x"]) & words_of([n]) for n in names)
            )
        )
    )
    town = draw(st.sampled_from(TOWNS))
    kind = draw(st.sampled_from(sorted(people()["private"])))
    lead = f"{first} {last}, who lives in {village}, told of the shelling near {town[0]}."
    body = f"“{first} saw it,” {last} said: 5 people of {village} and {other} {last} died in it."
    title = f"{last} mourns {other} in {town[0]}"
    text = f"{title}\n\n{lead} {body}"
    report = make_report(
        text,
        title=title,
        publisher=draw(st.sampled_from(["Levant Wire", None])),
        published=date(2014, 2, 27),
        url=f"https://example.org/{village}-{last}".lower(),
        dateline=town[0],
    )

    def words(part):
        at = text.index(part)
        return words_at(text, at, at + len(part))

    voice = draw(st.sampled_from([None, Voice(words(first), f"{first} {last}")]))
    who = Claimant(words(f"{first} {last}"), f"{first} {last}", None, kind, True, voice)
    dead = Participant(words(f"{other} {last}"), f"{other} {last}", None, "civilians", "victim")
    doer = Participant(words(first), first, None, kind, "lead", "accused")
    places = (
        Place(words(town[0]), "near", None, *town, precision="settlement"),
        Place(words(village), "in", unresolved="not in the gazetteer"),
    )
    of = FigureOf(words(f"people of {village}"), None, "civilians", "civilian")
    killed = Figure("f1", "killed", words("5"), 5, None, 5, 5, 5, of, place=places[1])
    event = Event(
        *(1, "shelling", False, "accomplished", False, False, words("shelling")),
        *((doer,), (dead,), None, places, None),
    )
    claim = a_claim(
        report,
        event,
        claimant=who,
        via=draw(st.sampled_from([(), (who,)])),
        stance="reported",
        figures=(killed,),
        evidence=(Evidence(words(lead), "indirect"), Evidence(words(body), "direct")),
    )
    told = Testimony(report, claim, f"name:{fold(first)} {fold(last)}")
    return told, town, village, (first, last, other)


def exported(told, town, publishing, folder):
    """Everything that the formats write of a story that was made safe; one folded text."""
    safe = publishing.testimonies([told])
    spot = Spot(*town, precision="settlement")
    event = told.claim.event
    sides = [Side(p.name or "", p.actor, p.kind, p.role) for p in (*event.actors, *event.targets)]
    incident = an_incident(
        "i1",
        safe,
        told=reconcile(safe),
        place=publishing.spot(spot),
        places=(publishing.spot(spot),),
        admin1=None,
        admin2=None,
        types=("shelling",),
        doers=(publishing.side(sides[0]),),
        victims=(publishing.side(sides[1]),),
    )
    texts = []
    for name in FORMATS:
        writer_of(name)(a_bundle(incident), folder / name)
        texts.append((folder / name).read_text("utf-8"))
    return "\n".join(texts)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=stories(), precision=st.sampled_from(["admin2", "admin1", "country"]))
def test_no_format_tells_a_finer_place(tmp_path, story, precision):
    # Neither the town nor the village, nor their coordinates, id, address or quote.
    told, town, village, _ = story
    safe, whole = (Publishing(p, True, None, divisions()) for p in (precision, "exact"))
    assert fold(village) in fold(exported(told, town, whole, tmp_path))
    text, unit = exported(told, town, safe, tmp_path), safe.spot(Spot(*town, "settlement"))
    assert fold(village) not in fold(text)
    assert fold(town[0]) in fold(unit.name) or fold(town[0]) not in fold(text)
    assert town[1] not in text
    assert str(town[3]) not in text and str(town[4]) not in text


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=stories())
def test_no_format_tells_a_private_name(tmp_path, story):
    # Of who speaks, who carries it, who is accused and who died; in fields, quotes and titles.
    told, town, _, names = story
    text = fold(exported(told, town, Publishing("exact", False, None, divisions()), tmp_path))
    assert [name for name in names if fold(name) in text] == []
    assert fold(town[0]) in text and "civilians" in text


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    story=stories(), precision=st.sampled_from(["exact", "admin1", "country"]), names=st.booleans()
)
def test_figures_stay_what_they_are(story, precision, names):
    # What is withheld changes no figure, and of whom it is.
    told = story[0]
    safe = Publishing(precision, names, None, divisions()).testimonies([told])
    one, two = ({a.field: a.value for a in reconcile(t).answers if a.value} for t in ([told], safe))
    assert one == two


@pytest.mark.parametrize(
    "chosen", [{"precision": "admin1"}, {"precision": "country"}, {"without_names": True}]
)
def test_the_demonstration_keeps_its_figures_and_origins(chosen):
    # Real reports: the same incidents, figures of the same people, as many origins.
    def told(**how):
        with demo_bundle(**how) as made:
            return {
                i.id: (i.origins, {a.field: a.value for a in i.told.answers if a.value})
                for i in made.incidents()
            }

    assert told(**chosen) == told()


def test_every_kind_is_public_or_not_with_a_reason():
    # A new kind of the contract has to be put in one of the two.
    from strategies import SCHEMA

    kinds = json.loads(SCHEMA.read_text("utf-8"))["$defs"]["kind"]["enum"]
    table = people()
    assert {k for k in kinds if k} == table["public"].keys() | table["private"].keys()
    assert not table["public"].keys() & table["private"].keys()
    assert all([*table["public"].values(), *table["private"].values()])
