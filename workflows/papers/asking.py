"""What a unit asks of the assigner in writing: to give the case back."""

from __future__ import annotations

from typing import NamedTuple

from workflows.papers.completeness import said
from workflows.refusals import Objection


class ReturnPaper(NamedTuple):
    """退办申请 as the unit signs it."""

    reason: str
    suggested_unit: str
    signed_by: str
    new_facts: str = ""
    """What was not known when an earlier request was refused."""


def signature_objections(paper: ReturnPaper) -> list[Objection]:
    """The request is signed by somebody who answers for the unit."""
    sentence = "退办申请须由单位负责人签字，请写明签字人"
    return said(paper.signed_by, "signed_by_leader", sentence)
