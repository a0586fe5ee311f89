"""download() and streamed(): something to be kept as a file, under a Chinese name."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}


def download(name: str, content: bytes) -> Response:
    """The bytes as an attachment of that name."""
    return Response(content, media_type=_kind(name), headers=_headers(name))


def streamed(name: str, pieces: Iterator[bytes]) -> Response:
    """An attachment that goes out as it is made; a server in front must not wait for its end."""
    headers = _headers(name) | {"x-accel-buffering": "no"}
    return StreamingResponse(pieces, media_type=_kind(name), headers=headers)


def _kind(name: str) -> str:
    return KINDS[name.rpartition(".")[2]]


def _headers(name: str) -> dict[str, str]:
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
