"""附件: a file of a case, handed out only to its people."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from proposals.desk import attachments
from proposals.web.doorway import Id, Visit, entering
from workflows.terms import FileKind, View

router = APIRouter()
IN_THE_BROWSER = frozenset(kind.media_type for kind in (FileKind.PDF, FileKind.JPG, FileKind.PNG))
"""What a browser shows itself; everything else is saved."""


@router.get("/attachments/{id}", name="attachment")
def hand_out(id: Id, visit: Visit = entering(View.ATTACHMENT)) -> Response:
    """The file under its cleaned name, as what its content is."""
    file = attachments.opened(visit.work, visit.actor, id)
    way = "inline" if file.media_type in IN_THE_BROWSER else "attachment"
    return FileResponse(
        file.path,
        media_type=file.media_type,
        filename=file.name,
        content_disposition_type=way,
        # Nothing in a file may run in the office's name.
        headers={"content-security-policy": "default-src 'none'; sandbox"},
    )
