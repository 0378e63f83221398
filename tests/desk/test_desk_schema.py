"""The interface does what it describes: schemathesis asks everything, sense and nonsense."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord import commands

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
EXAMPLES = 12


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_route_keeps_to_its_description(desk, mode):
    # No server error, no status, content type or shape that is not described; the same examples
    # each time.
    schema = schemathesis.openapi.from_url(f"{desk}/api/openapi.json")
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            verbosity=Verbosity.quiet,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def ask(case):
            answer = case.call(timeout=30)
            case.validate_response(answer, checks=CHECKS)

        try:
            ask()
        except Exception as error:
            if "Unsatisfiable" not in type(error).__name__:
                raise
            continue  # a route without anything to get wrong
        asked += 1
    assert asked > 15


def test_real_ids_are_asked_for_too(archive, desk):
    # What random ids never reach: one whole answer of each route that takes an id.
    first, second = list(commands.incidents(archive))[:2]
    report, claim = next(iter(commands.claims(archive)))
    real = {
        "/api/v1/incidents/{id}": first.sketch.id,
        "/api/v1/incidents/{id}/history": first.sketch.id,
        "/api/v1/claims/{id}": claim.id,
        "/api/v1/reports/{id}": report.id,
        "/api/v1/reports/{id}/text": report.id,
    }
    schema = schemathesis.openapi.from_url(f"{desk}/api/openapi.json")
    for path, id_ in real.items():
        case = schema[path]["GET"].Case(path_parameters={"id": id_})
        assert case.call_and_validate(checks=CHECKS).status_code == 200
    both = {"a": first.sketch.id, "b": second.sketch.id}
    case = schema["/api/v1/explain"]["GET"].Case(query=both)
    assert case.call_and_validate(checks=CHECKS).status_code == 200
