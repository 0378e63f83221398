"""The pages: a module each, with the routes of what is done there."""

from fastapi import APIRouter

from onrecord.desk import api
from onrecord.desk.pages import home

ROUTERS: tuple[APIRouter, ...] = (home.router, api.router)
