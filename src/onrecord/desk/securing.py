"""How a program shows who it is, named in the description of the interface."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

SCHEMES = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token that its user made on their page, or `onrecord users token`.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-onrecord",
        "description": "The session of a browser (`onrecord` where the desk is not reached by "
        "https). What changes something then takes the page's token too, as `X-CSRF-Token`.",
    },
}
NEEDED: list[dict[str, list[str]]] = [{"token": []}, {"session": []}]
OPEN = "On the loopback address nobody logs in: a request takes neither token nor session."


def name_security(app: FastAPI) -> None:
    """Let an application's description say how a program shows who it is."""
    made = app.openapi

    def described() -> dict[str, Any]:
        whole = made()
        whole.setdefault("components", {})["securitySchemes"] = SCHEMES
        whole["security"] = NEEDED
        whole["info"].setdefault("description", OPEN)
        return whole

    app.openapi = described  # type: ignore[method-assign]
