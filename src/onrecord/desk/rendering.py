"""Pages made of templates: everything from outside is escaped, and what is hidden is shown."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse

from onrecord.desk.state import desk_of
from onrecord.desk.tokens import token_for

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The templates, with the words of values that they ask for (`saying`, `phrases`)."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from onrecord import __version__
    from onrecord.commands import phrases, saying
    from onrecord.desk.addresses import url_of_actor, url_of_origin, url_of_place
    from onrecord.desk.brief import Brief, brief
    from onrecord.desk.visible import visible

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[Brief],
    )
    made.globals |= {"saying": saying, "phrases": phrases, "version": __version__}
    made.globals |= {"url_of_place": url_of_place, "url_of_actor": url_of_actor}
    made.globals |= {"url_of_origin": url_of_origin}
    made.filters["brief"] = brief
    return made


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Make a page, or, for a template whose name begins with `_`, a part of one."""
    values |= {"desk": desk_of(request), "person": getattr(request.state, "person", None)}
    values |= {"path": request.url.path, "status": status, "token": token_for(request)}
    return HTMLResponse(environment().get_template(template).render(values), status)
