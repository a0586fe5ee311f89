"""Uploaded scans: kept in a transaction of their own, claimed by the case once its act is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.datastructures import UploadFile

from proposals.acting.asking import Field, Widget
from proposals.casework import attaching
from proposals.casework.actor import Actor
from proposals.casework.attaching import Upload
from proposals.web import forms
from proposals.web.doorway import Site


def kept(site: Site, actor: Actor, part: UploadFile) -> str:
    """Keep one file and give its digest, so that a refused form need not be given it again."""
    upload = Upload(part.filename or "", part.file.read())
    with site.office.transaction() as work:
        return attaching.kept(work, upload, actor)


def digests(fields: Iterable[Field], given: Mapping[str, Any]) -> list[str]:
    """The scans a form carries."""
    return [forms.found(given, f.name) or "" for f in fields if f.widget is Widget.SCAN]
