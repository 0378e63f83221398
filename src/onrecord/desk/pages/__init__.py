"""The pages: a module each, with the routes of what is done there."""

from fastapi import APIRouter

from onrecord.desk import api
from onrecord.desk.pages import (
    actor,
    add,
    api_page,
    coding,
    coding_agreement,
    coding_code,
    export,
    forecasts,
    history,
    home,
    incident,
    incident_judging,
    incident_parts,
    login,
    me,
    origin,
    people,
    place,
    report,
    review,
    review_pairs,
)

ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    login.router,
    me.router,
    people.router,
    api.router,
    incident.router,
    incident_parts.router,
    incident_judging.router,
    report.router,
    review.router,
    review_pairs.router,
    history.router,
    place.router,
    actor.router,
    origin.router,
    forecasts.router,
    coding.router,
    coding_code.router,
    coding_agreement.router,
    export.router,
    add.router,
    api_page.router,
)
