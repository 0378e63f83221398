"""The application: its pages, what all answers carry, and how errors are told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from onrecord.desk.door import AtTheDoor
from onrecord.desk.headers import SafeHeaders
from onrecord.desk.pages import ROUTERS
from onrecord.desk.securing import name_security
from onrecord.desk.state import Desk, Door
from onrecord.desk.static_files import PackedFiles
from onrecord.desk.telling import tell_errors
from onrecord.desk.warming import Warming
from onrecord.desk.work import Works

if TYPE_CHECKING:
    from onrecord.commands import Where

STATIC = Path(__file__).parent / "static"


def make(archive: Where, door: Door) -> FastAPI:
    """Make the application of an archive; raises ArchiveError where there is none."""
    from onrecord import __version__
    from onrecord.commands import Foretelling, Ground, Origins, Overview, held, uploads

    with held(archive) as found:
        address = str(found)

    @asynccontextmanager
    async def open_archive(app: FastAPI) -> AsyncIterator[None]:
        with held(archive) as opened:
            works = Works(address, uploads(address))
            works.open()
            kept = Overview(opened), Foretelling(opened), Origins(opened), Ground(opened)
            app.state.desk = Desk(opened, address, door, works, *kept)
            warming = Warming(*kept)
            try:
                yield
            finally:
                warming.close()
                kept[1].close()
                works.close()

    app = FastAPI(
        title="onrecord",
        version=__version__,
        lifespan=open_archive,
        docs_url=None,  # their pages load scripts from other hosts
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    name_security(app)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", PackedFiles(directory=STATIC), name="static")
    app.add_middleware(AtTheDoor)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(SafeHeaders)
    tell_errors(app)
    return app
