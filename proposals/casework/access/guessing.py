"""Guessing at 验证码: misses are on record, so that every process counts the same ones."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from proposals.casework.access.locking import LOOKED_BACK, MINUTES, barred_until
from proposals.records import CodeMiss
from proposals.settings import settings
from proposals.work import Work
from workflows.refusals import NotYou, Objection

BARRED = Objection("codes_guessed", f"查询不存在的验证码次数过多，请{MINUTES}分钟后再试")


def require_patience(work: Work, address: str, at: datetime) -> None:
    """Raise `NotYou` while this address has missed too often, by the same measure as sign-in."""
    asked = select(CodeMiss.at).where(CodeMiss.address == address, CodeMiss.at >= at - LOOKED_BACK)
    moments = work.exec(asked.order_by(col(CodeMiss.id)))
    until = barred_until(moments, settings().lock_address_after)
    if until is not None and at < until:
        raise NotYou(BARRED)


def note(work: Work, address: str, at: datetime) -> None:
    """One miss."""
    work.add(CodeMiss(address=address, at=at))
