"""Uploaded scans: kept in a transaction of their own, claimed by the case once its act is done."""

from __future__ import annotations

from starlette.datastructures import UploadFile

from proposals.casework import attaching
from proposals.casework.actor import Actor
from proposals.casework.attaching import Upload
from proposals.web.doorway import Site


def kept(site: Site, actor: Actor, part: UploadFile) -> str:
    """Keep one file and give its digest, so that a refused form need not be given it again."""
    upload = Upload(part.filename or "", part.file.read())
    with site.office.transaction() as work:
        return attaching.kept(work, upload, actor)
