"""The event types are the contract's, explained and matched to other schemes."""

import json
import typing
from pathlib import Path

import pytest

from onrecord.ontology.types import CROSSWALK, EventType, Family, event_types

SCHEMA = json.loads((Path(__file__).parents[2] / "schema" / "claim.schema.json").read_text("utf-8"))
TYPES = SCHEMA["$defs"]["event"]["properties"]["type"]["enum"]
ACLED = {
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
}


def test_types_are_exactly_those_of_the_contract():
    """No type of the contract is missing and none is added, in the same order."""
    assert list(event_types()) == TYPES


@pytest.mark.parametrize("kind", event_types().values(), ids=lambda t: t.name)
def test_each_type_maps_or_says_why_not(kind: EventType):
    """Each crosswalk is a value or a reason, never both and never neither."""
    for scheme in CROSSWALK:
        match = getattr(kind, scheme)
        assert bool(match.value) != bool(match.why_not), scheme


@pytest.mark.parametrize("kind", event_types().values(), ids=lambda t: t.name)
def test_each_type_is_defined_with_an_example(kind: EventType):
    """A definition is one sentence, and the example another."""
    assert kind.family in typing.get_args(Family)
    assert kind.definition.endswith(".") and ". " not in kind.definition
    assert kind.example.endswith(".") and kind.example != kind.definition


def test_definitions_and_examples_are_all_different():
    """No two types share a definition or an example."""
    kinds = event_types().values()
    assert len({k.definition for k in kinds}) == len({k.example for k in kinds}) == len(kinds)


def test_crosswalk_values_exist_in_their_schemes():
    """CAMEO roots are 01 to 20, ACLED has six event types, UCDP types depend on sides."""
    for kind in event_types().values():
        assert kind.cameo.value is None or 1 <= int(kind.cameo.value) <= 20
        assert kind.acled_event.value is None or kind.acled_event.value in ACLED
        assert kind.ucdp.value in (None, "by sides")


def test_a_sub_event_or_mode_needs_its_event():
    """Where a scheme has no event for a type, it has no finer value either."""
    for kind in event_types().values():
        assert kind.acled_event.value or not kind.acled_sub_event.value, kind.name
        assert kind.plover_event.value or not kind.plover_mode.value, kind.name


def test_types_cannot_be_changed():
    """The table is read-only: a caller cannot spoil it for others."""
    with pytest.raises(TypeError):
        event_types()["battle"] = event_types()["siege"]  # type: ignore[index]
