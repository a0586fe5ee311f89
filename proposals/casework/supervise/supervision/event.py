"""督办 as it is held: it starts, who came is recorded, it is verified and closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.records import Supervision
from proposals.settings import zone
from proposals.work import Work
from workflows.papers.completeness import require, said
from workflows.refusals import Objection
from workflows.terms import Act


def start(work: Work, supervision: Supervision, held_on: date, place: str, actor: Actor) -> None:
    """It takes place: on a day that has come, and somewhere."""
    planned_on = supervision.planned_at.astimezone(zone()).date()
    come = planned_on <= held_on <= actor.today
    late = [] if come else [Objection("held_by_today", "督办日期须在拟定方案之后、今日以前")]
    require([*late, *said(place, "place_given", "请写明督办地点")])
    step.take(work, Act.START_SUPERVISION, supervision, actor, held_on=held_on, place=place)
    supervision.held_on, supervision.place = held_on, place


def attendance(
    work: Work, supervision: Supervision, present: Mapping[str, bool], actor: Actor
) -> None:
    """Record of every guest whether he came."""
    names = [g.name for g in supervision.guests]
    unsaid = [name for name in names if name not in present]
    strangers = [name for name in present if name not in names]
    require(
        [Objection("attendance_complete", f"请逐一登记到场情况，漏登：{name}") for name in unsaid]
        + [Objection("guest_invited", f"{name}不在邀请名单中，请先补邀") for name in strangers]
    )
    came = [name for name in names if present[name]]
    step.take(work, Act.RECORD_ATTENDANCE, supervision, actor, present=came)
    for guest in supervision.guests:
        guest.attended = present[guest.name]


def verify(work: Work, supervision: Supervision, report: str, actor: Actor) -> None:
    """All findings are settled; the written report says so."""
    require(said(report, "report_given", "请附督办报告"))
    step.take(work, Act.VERIFY_SUPERVISION, supervision, actor, findings=len(supervision.findings))
    supervision.report = report


def close(work: Work, supervision: Supervision, actor: Actor) -> None:
    """The supervision is over."""
    step.take(work, Act.CLOSE_SUPERVISION, supervision, actor)
    supervision.closed_at = actor.at
