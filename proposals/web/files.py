"""download(): something to be kept as a file, under a Chinese name."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import Response

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def download(name: str, content: bytes) -> Response:
    """The bytes as an attachment of that name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    kind = KINDS[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers={"content-disposition": disposition})
