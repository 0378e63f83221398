"""Every closed value of a claim is defined, and no other."""

import json
from pathlib import Path

import pytest

from onrecord.errors import SettingsError
from onrecord.ontology.definitions import definitions

DEFS = json.loads((Path(__file__).parents[2] / "schema" / "claim.schema.json").read_text("utf-8"))
ENUMS = {
    "stance": DEFS["properties"]["stance"]["enum"],
    "modality": DEFS["properties"]["modality"]["enum"],
    "realised": DEFS["$defs"]["event"]["properties"]["realised"]["enum"],
    "blame": DEFS["$defs"]["blame"]["enum"],
    "measure": DEFS["$defs"]["figure"]["properties"]["measure"]["enum"],
    "scope": DEFS["$defs"]["figure"]["properties"]["scope"]["enum"],
    "kind": DEFS["$defs"]["kind"]["enum"],
}


@pytest.mark.parametrize("field", ENUMS)
def test_values_are_exactly_those_of_the_contract(field):
    """The definitions name each value of the contract once, in its order, and no other."""
    assert list(definitions(field)) == [value for value in ENUMS[field] if value]


@pytest.mark.parametrize("field", ENUMS)
def test_each_value_has_its_own_definition_and_example(field):
    """Definitions are sentences; no two values of a field share one, nor an example."""
    values = definitions(field).values()
    assert all(v.definition.endswith(".") and v.example for v in values)
    assert len({v.definition for v in values}) == len({v.example for v in values}) == len(values)


def test_a_field_without_closed_values_is_refused_by_name():
    """Asking for the values of a free field says what can be asked for."""
    with pytest.raises(SettingsError, match=r"trigger.*stance"):
        definitions("trigger")
