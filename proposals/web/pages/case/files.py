"""附件: a file is added to a case, and handed out only to the people of the case."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import FileResponse, Response

from proposals.casework import attaching, once
from proposals.casework.attaching import Upload
from proposals.desk import attachments
from proposals.web.doorway import Id, Visit, entering, handed, reading, writing
from proposals.web.pages.case.opened import opened
from proposals.web.pages.case.text import drawn
from proposals.web.refusals import status_of
from workflows.refusals import Incomplete, Objection, Refusal
from workflows.terms import BelongsTo, FileKind, View

router = APIRouter()
IN_THE_BROWSER = frozenset(kind.media_type for kind in (FileKind.PDF, FileKind.JPG, FileKind.PNG))
"""What a browser shows itself; everything else is saved."""
NO_FILE = Objection("file_chosen", "请选择要添加的文件")
NO_PURPOSE = Objection("attachment_belongs", "请选定附件的用途")


@router.post("/proposals/{id}/attachments", name="attach_file")
def add(request: Request, id: Id, form: Annotated[FormData, Depends(handed)]) -> Response:
    """Look into the file first, keep it second; refused, the page says why."""
    try:
        return _added(request, id, form)
    except Refusal as refusal:
        with reading(request, View.CASE) as visit:
            page = opened(visit, id, View.CASE)
            return drawn(page, refused=refusal.objections, status=status_of(refusal))


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


def _added(request: Request, id: int, form: FormData) -> Response:
    here = f"/proposals/{id}#files"
    with writing(request, View.CASE, form) as visit:
        token = str(form.get("once", ""))
        if once.led_to(visit.work, token, visit.visitor.account_id):
            return visit.go(here, "这个附件已经添加，没有重复添加")
        page = opened(visit, id, View.CASE)
        upload, belongs, note = _given(form)
        row = attaching.attach(visit.work, page.case, upload, belongs, visit.actor, note)
        once.remember(visit.work, token, visit.visitor.account_id, here, visit.at)
        return visit.go(here, f"已添加附件“{row.name}”")


def _given(form: FormData) -> tuple[Upload, BelongsTo, str]:
    part: Any = form.get("file")
    belongs = str(form.get("belongs", ""))
    lacking = [] if isinstance(part, UploadFile) and part.filename else [NO_FILE]
    lacking += [] if belongs in set(BelongsTo) else [NO_PURPOSE]
    if lacking:
        raise Incomplete(*lacking)
    upload = Upload(part.filename or "", part.file.read())
    return upload, BelongsTo(belongs), str(form.get("note", "")).strip()
