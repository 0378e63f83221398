"""The tables of people, inside one transaction: `Archive.people()` opens it."""

from __future__ import annotations

from onrecord.archive.people_restricting import Restricting
from onrecord.archive.people_staying import Staying
from onrecord.archive.people_trails import Trails
from onrecord.archive.people_users import Users


class People(Users, Staying, Restricting, Trails):
    """Users, sessions, tokens, groups, restrictions, settings, tries to log in, the audit trail."""
