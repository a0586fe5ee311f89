"""What falls due after an act, and when; every due date carries its certificate."""

from workflows.deadlines.basis import Basis, Pause
from workflows.deadlines.certificate import Certificate, certify, recompute
from workflows.deadlines.counting import Line
from workflows.deadlines.due import due
from workflows.deadlines.duties import DEADLINES, LIFTING, DutyRow, ended_by, started_by
from workflows.deadlines.extension import (
    Cap,
    ExtensionRequest,
    extension_caps,
    extension_objections,
)
from workflows.deadlines.returning import ReturnAsked, return_objections

__all__ = [
    "DEADLINES",
    "LIFTING",
    "Basis",
    "Cap",
    "Certificate",
    "DutyRow",
    "ExtensionRequest",
    "Line",
    "Pause",
    "ReturnAsked",
    "certify",
    "due",
    "ended_by",
    "extension_caps",
    "extension_objections",
    "recompute",
    "return_objections",
    "started_by",
]
