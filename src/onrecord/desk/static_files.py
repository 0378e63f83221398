"""Styles, scripts and the base map: packed once, and asked after anew by every page."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

LEAST = 1_000  # bytes: less is not worth packing
TEXTS = {".css", ".js", ".mjs", ".json", ".svg", ".txt"}
KEPT = ("etag", "last-modified", "content-type", "cache-control")


class PackedFiles(StaticFiles):
    """Files of a folder; each is packed by gzip when it is first asked for, and kept so."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._packed: dict[tuple[str, float], bytes] = {}

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Answer with a file, packed where the browser takes it so; not where it has it already."""
        plain = super().file_response(full_path, stat_result, scope, status_code)
        plain.headers["cache-control"] = "no-cache"  # kept, but asked after: a new version shows
        path, asked = Path(full_path), Headers(scope=scope)
        small = stat_result.st_size < LEAST or path.suffix not in TEXTS
        if small or "gzip" not in asked.get("accept-encoding", "") or "range" in asked:
            return plain
        if not isinstance(plain, FileResponse) or scope["method"] != "GET":
            return plain
        headers = {name: plain.headers[name] for name in KEPT if name in plain.headers}
        headers |= {"content-encoding": "gzip", "vary": "accept-encoding"}
        return Response(self._pack(path, stat_result.st_mtime), status_code, headers)

    def _pack(self, path: Path, changed: float) -> bytes:
        key = (str(path), changed)
        if key not in self._packed:
            self._packed[key] = gzip.compress(path.read_bytes(), 6, mtime=0)
        return self._packed[key]
