"""The interface for programs: the same functions as the pages, in JSON, described by OpenAPI."""

from fastapi import APIRouter

from onrecord.desk.api import (
    asking,
    claims,
    exporting,
    incidents,
    jobs,
    judging,
    reports,
    reviewing,
)
from onrecord.desk.api.shapes import PROBLEMS

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
for part in (incidents, claims, reports, asking, judging, exporting, jobs, reviewing):
    router.include_router(part.router)

__all__ = ["router"]
