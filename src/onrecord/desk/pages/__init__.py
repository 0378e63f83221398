"""The pages: a module each, with the routes of what is done there."""

from fastapi import APIRouter

from onrecord.desk import api
from onrecord.desk.pages import (
    <<<<<<< HEAD
    coding,
    =======
    export,
    >>>>>>> 106ed96 (Export: what is on the screen in every format,
    coding_agreement,
    coding_code,
    written by a process of its own; the same for programs,
)

ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    api.router,
    incident.router,
    incident_parts.router,
    incident_judging.router,
    report.router,
    coding.router,
    coding_code.router,
    coding_agreement.router,
    export.router,
)
