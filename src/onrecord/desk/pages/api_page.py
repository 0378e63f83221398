"""The interface for programs, described for people: every route, in plain HTML."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from onrecord.desk.access import Reader
from onrecord.desk.rendering import render

router = APIRouter(include_in_schema=False)
DESCRIPTION = "/api/openapi.json"
Route = dict[str, Any]


@router.get("/api", response_class=HTMLResponse)
def described(request: Request, person: Reader) -> HTMLResponse:
    """List the routes of the interface, by what they are about."""
    whole = request.app.openapi()
    about: dict[str, list[Route]] = defaultdict(list)
    for path, methods in whole["paths"].items():
        for method, told in methods.items():
            about[told.get("tags", ["desk"])[0]].append(_route(path, method, told, whole))
    values: Route = {"about": about, "base": str(request.base_url), "description": DESCRIPTION}
    return render(request, "api.html.jinja", title="Interface for programs", **values)


def _route(path: str, method: str, told: Route, whole: Route) -> Route:
    parameters = [
        {
            "name": one["name"],
            "required": one.get("required", False),
            "kind": _kind(one["schema"]),
            "about": one.get("description", ""),
        }
        for one in told.get("parameters", ())
    ]
    body = told.get("requestBody", {}).get("content", {})
    parameters += [p for form in body.values() for p in _fields(form["schema"], whole)]
    answers = {
        status: one["description"] for status, one in told["responses"].items() if status < "300"
    }
    return {
        "path": path,
        "method": method.upper(),
        "about": told.get("description", ""),
        "parameters": parameters,
        "sends": next(iter(body), None),
        "answers": answers,
    }


def _fields(schema: Route, whole: Route) -> list[Route]:
    if name := schema.get("$ref", "").rpartition("/")[2]:
        schema = whole["components"]["schemas"][name]
    wanted = schema.get("required", ())
    return [
        {
            "name": name,
            "required": name in wanted,
            "kind": _kind(one),
            "about": one.get("description", ""),
        }
        for name, one in schema.get("properties", {}).items()
    ]


def _kind(schema: Route) -> str:
    """Name what a value is, in a word or two."""
    if "anyOf" in schema:
        return " or ".join(_kind(one) for one in schema["anyOf"] if one.get("type") != "null")
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    kind = {"date": "day", "binary": "file"}.get(schema.get("format", ""), schema.get("type", ""))
    most = f", {schema.get('minimum', 0)}–{schema['maximum']}" if "maximum" in schema else ""
    return f"{kind}{most}"
