"""Every type is matched to a code that exists, and every code is reached or explained."""

import pytest

from onrecord.ontology.loading import load_yaml
from onrecord.ontology.schemes import crosswalk, schemes
from onrecord.ontology.types import event_types

KINDS = list(event_types().values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_a_type_is_matched_to_codes_that_exist(kind):
    # A mode or sub-event is one of its event's; a root of CAMEO is listed; UCDP is by sides.
    codes = schemes()
    if kind.plover_event.value:
        modes = codes["plover"][kind.plover_event.value]["modes"]
        assert kind.plover_mode.value is None or kind.plover_mode.value in modes
    if kind.acled_event.value:
        subs = codes["acled"][kind.acled_event.value]
        assert kind.acled_sub_event.value is None or kind.acled_sub_event.value in subs
    assert kind.cameo.value is None or kind.cameo.value in codes["cameo"]
    assert kind.ucdp.value in (None, "by sides")


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_no_mode_is_said_only_of_events_without_modes(kind):
    # "This event has no modes" must be true of the scheme.
    if kind.plover_mode.why_not == "this event has no modes":
        assert schemes()["plover"][kind.plover_event.value]["modes"] == []


def _acled_reached():
    data = crosswalk()
    yield from (k.acled_sub_event.value for k in KINDS)
    yield from data["acled_weapon"].values()
    yield from (sub for _, sub in data["acled_hit"].values())
    yield from data["acled_taker"].values()
    yield from data["acled_protest"].values()
    yield data["acled_arrest_by_others"][1]


def _left(codes, reached, explained):
    reached = set(reached)
    assert not set(explained) & reached, "explained, and yet reached"
    assert set(explained) <= set(codes), "explained, and no code"
    return set(codes) - reached - set(explained)


def test_every_code_of_acled_is_reached_or_explained():
    # 25 sub-events of six events.
    codes = [sub for subs in schemes()["acled"].values() for sub in subs]
    assert len(codes) == 25
    assert _left(codes, _acled_reached(), schemes()["none_of_ours"]["acled"]) == set()


def test_every_root_of_cameo_is_reached_or_explained():
    # 20 roots.
    reached = {k.cameo.value for k in KINDS}
    assert len(schemes()["cameo"]) == 20
    assert _left(schemes()["cameo"], reached, schemes()["none_of_ours"]["cameo"]) == set()


def test_every_event_of_plover_is_reached_or_explained():
    # 16 events.
    reached = {k.plover_event.value for k in KINDS}
    assert len(schemes()["plover"]) == 16
    assert _left(schemes()["plover"], reached, schemes()["none_of_ours"]["plover"]) == set()


@pytest.mark.parametrize("event", schemes()["plover"])
def test_every_mode_of_plover_is_reached_or_explained(event):
    # Modes of an assault are reached by the weapon, of a demand or threat by the act as well.
    modes = schemes()["plover"][event]["modes"]
    reached = {k.plover_mode.value for k in KINDS if k.plover_event.value == event}
    if event == "ASSAULT":
        reached |= set(crosswalk()["plover_mode"].values())
    reached |= set(crosswalk().get(f"plover_{event.lower()}", {}).values())
    explained = schemes()["none_of_ours"]["plover_mode"].get(event, {})
    if "all" in explained:
        assert list(explained) == ["all"] and not reached & set(modes)
    else:
        assert _left(modes, reached & set(modes), explained) == set()


def test_every_type_of_violence_of_ucdp_is_reached():
    # State-based, non-state and one-sided, by the sides.
    assert set(crosswalk()["ucdp_sides"].values()) == set(schemes()["ucdp"])


def test_acts_of_the_crosswalk_are_types():
    # A type that is renamed must be renamed here as well, and has an event of PLOVER's.
    for said in ("plover_threaten", "plover_demand"):
        for name, mode in crosswalk()[said].items():
            assert event_types()[name].plover_event.value
            assert mode in schemes()["plover"][said.removeprefix("plover_").upper()]["modes"]


def test_weapons_of_the_crosswalk_are_kinds_of_weapon():
    # A kind that is renamed must be renamed here as well.
    data = crosswalk()
    kinds = set(load_yaml("instruments.yaml")["kinds"])
    assert set(data["plover_mode"]) <= kinds and set(data["acled_weapon"]) <= kinds
    assert set(data["plover_mode"].values()) <= set(schemes()["plover"]["ASSAULT"]["modes"])
