"""A year's holiday notice into the records; the one it replaces stays for what it counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlmodel import col, func, select

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.casework.importing import importers
from proposals.casework.rosters import roll
from proposals.records import Setting
from proposals.records.setting import CALENDAR, imported_years
from proposals.work import Work
from workflows.papers.completeness import require, said
from workflows.refusals import Objection
from workflows.terms import Act
from workflows.workdays import Year, load_calendar, parse_year


def import_calendar(work: Work, text: str, actor: Actor, reason: str = "") -> Year:
    """导入放假安排: a year announced before is replaced only for a reason, on record (design 4).

    The ladder of every duty, whether its date moves or not, goes by the new days at once.
    """
    importers.require(actor, importers.ROSTERS)
    year = parse_year(text)
    held = work.calendar.announced(year.year)
    require([*_notice_faults(year), *(_replacing(held, year, reason) if held else ())])
    work.add(Setting(name=_next_name(work, year), text=text, set_by=actor.name, set_at=actor.at))
    replaced = {"before": held.notice, "reason": reason} if held else {}
    facts = {"called": f"{year.year}年", "notices": year.notice, **replaced}
    roll.record(work, Act.IMPORT_CALENDAR, f"calendar:{year.year}", actor, **facts)
    _go_by_it(work)
    duties.look_again(work)
    return year


def _go_by_it(work: Work) -> None:
    imported = [parse_year(row.text) for row in work.exec(imported_years())]
    work.rules = replace(work.rules, calendar=load_calendar(*imported))


def _notice_faults(year: Year) -> Iterator[Objection]:
    if year.is_projected:
        sentence = f"{year.year}年的文件是推算（projected），请导入正式的放假通知"
        yield Objection("calendar_confirmed", sentence)
    if unnamed := "、".join(year.unnamed):
        sentence = f"{year.year}年的文件没有列出{unnamed}，请按放假通知写全一年的安排"
        yield Objection("calendar_whole", sentence)


def _replacing(held: Year, year: Year, reason: str) -> Iterator[Objection]:
    if held == year:
        sentence = f"{year.year}年放假安排（{held.notice}）已在用，内容相同，无须再导入"
        yield Objection("calendar_changed", sentence)
    else:
        sentence = f"{year.year}年已有放假安排（{held.notice}），确需更换的，请用 --reason 写明理由"
        yield from said(reason, "reason_given", sentence)


def _next_name(work: Work, year: Year) -> str:
    """Nothing imported is written over: `calendar/2027/1` stays beside `calendar/2027/2`."""
    before = f"{CALENDAR}{year.year}"
    asked = select(func.count()).select_from(Setting).where(col(Setting.name).startswith(before))
    return f"{before}/{work.exec(asked).one() + 1}"
