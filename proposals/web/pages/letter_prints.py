"""/letters/{id}/paper.docx|pdf and /letters/print: letters carried away, one or many at once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from proposals.desk import correspondence
from proposals.web import narrowing, prints
from proposals.web.doorway import Id, Visit, entering, handed, reading
from proposals.web.files import download, streamed
from proposals.web.posting import require_own
from proposals.web.prints import Bundle, Form
from workflows.refusals import Incomplete, Objection
from workflows.terms import View

router = APIRouter()
Handed = Annotated[FormData, Depends(handed)]
HOW = Objection("bundle_chosen", "请选定打印方式：合印为一个 PDF，或者打包为 ZIP")


@router.get("/letters/{id}/paper.{form}", name="letter_file")
def one(id: Id, form: Form, visit: Visit = entering(View.LETTERS)) -> Response:
    """One letter as it was sent, to seal or to keep."""
    (found,) = correspondence.prints(visit.work, visit.actor, [id])
    return download(f"{found.name}.{form}", prints.printed(found.copy, form))


@router.post("/letters/print", name="print_letters")
def many(request: Request, form: Handed) -> Response:
    """Those ticked in a list; a ZIP goes out while it is made."""
    with reading(request, View.LETTERS) as visit:
        require_own(request, form, visit.visitor)
        bundle = narrowing.term(Bundle, str(form.get("bundle", "")))
        if bundle is None:
            raise Incomplete(HOW)
        numbers = (narrowing.number(str(raw)) for raw in form.getlist("id"))
        ids = list(dict.fromkeys(number for number in numbers if number is not None))
        found = correspondence.prints(visit.work, visit.actor, ids)
        name = f"文书{len(found)}件 {visit.actor.today}"
    if bundle is Bundle.ONE_PDF:
        return download(f"{name}.pdf", prints.together(found))
    return streamed(f"{name}.zip", prints.zipped(found, bundle))
