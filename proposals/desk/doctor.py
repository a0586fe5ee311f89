"""Whether the installation is in order: what was looked at, what was found, what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import metadata
from typing import NamedTuple

from sqlalchemy import URL
from sqlmodel import col, func, select

from proposals import cabinet
from proposals.printing import clauses, fonts
from proposals.records import Attachment, Deadline, Letter, Setting, migrations
from proposals.work import Work
from workflows import checks
from workflows.refusals import Refusal

OLDEST_PYTHON = (3, 11)
HEARTBEAT = "heartbeat"
QUIET_AFTER = timedelta(minutes=10)


class Finding(NamedTuple):
    """One line of the examination; a remedy only where something is wrong."""

    what: str
    found: str
    remedy: str = ""
    grave: bool = False


def examine(work: Work, at: datetime, today: date) -> Iterator[Finding]:
    """Environment, database, migrations, calendar, clock, letters waiting."""
    yield _python()
    yield _database(work)
    yield _migrations(work)
    yield from _calendar(work, today)
    yield _clock(work, at)
    yield _waiting(work, today)
    yield _attachments(work)
    yield from _fonts()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    grave = sys.version_info[:2] < OLDEST_PYTHON
    return Finding("Python", version, "请改用 Python 3.11 以上版本" if grave else "", grave)


def shown(address: URL) -> str:
    """A database address without its password."""
    return address.render_as_string(hide_password=True)


def _database(work: Work) -> Finding:
    bind = work.get_bind()
    version = metadata.version("sqlalchemy")
    where = shown(bind.engine.url)
    return Finding("数据库", f"{bind.dialect.name}，{where}（SQLAlchemy {version}）")


def _migrations(work: Work) -> Finding:
    stands, newest = migrations.current(work.connection()), migrations.newest()
    if stands == newest:
        return Finding("库表版本", stands)
    return Finding("库表版本", f"{stands or '无'}，应为 {newest}", "请运行 tian migrate", True)


def _calendar(work: Work, today: date) -> Iterator[Finding]:
    faults = list(checks.calendar_faults(work.calendar, today))
    yield from (Finding("放假安排", fault, "请运行 tian import calendar", True) for fault in faults)
    if not faults:
        yield Finding("放假安排", f"{today.year}年：{work.calendar.year(today.year).notice}")
    open_ones = select(func.count()).where(
        col(Deadline.provisional).is_(True),
        col(Deadline.met_at).is_(None),
        col(Deadline.lifted_at).is_(None),
    )
    yield Finding("暂定期限", f"{work.exec(open_ones).one()}项，待放假安排公布后重算")


def _clock(work: Work, at: datetime) -> Finding:
    beat = work.get(Setting, HEARTBEAT)
    if beat is None:
        return Finding("时钟", "从未运行", "请运行 tian clock")
    if at - beat.set_at > QUIET_AFTER:
        return Finding("时钟", f"最后运行于 {beat.set_at:%Y-%m-%d %H:%M}", "请运行 tian clock")
    return Finding("时钟", f"正在运行，最后运行于 {beat.set_at:%Y-%m-%d %H:%M}")


def _fonts() -> Iterator[Finding]:
    """Which fonts print a PDF, and the clauses of GB/T 9704-2012 they meet by substitutes only."""
    try:
        shelf = fonts.here()
    except Refusal as lacking:
        remedy = "；".join(objection.sentence for objection in lacking.objections)
        yield Finding("字体", "不能印制PDF，DOCX不受影响", remedy)
        return
    yield Finding("字体", "；".join(fonts.in_force(shelf)))
    if articles := "、".join(clauses.short(shelf)):
        bought = f"购有公文字体的，将字体文件放入 {fonts.own_folder()} 即可"
        yield Finding("公文格式", f"GB/T 9704—2012第{articles}条以代用字体印制；{bought}")


def _waiting(work: Work, today: date) -> Finding:
    waits = select(func.count()).where(
        col(Letter.posted_at).is_(None),
        col(Letter.cancelled_at).is_(None),
        col(Letter.send_on) < today,
    )
    number = work.exec(waits).one()
    remedy = "请确认待发文书，并检查时钟" if number else ""
    return Finding("待发文书", f"{number}件已过寄送日尚未寄出" if number else "无积压", remedy)


def _attachments(work: Work) -> Finding:
    """A file no record names was left by a crash and harms nobody; a record without file does."""
    folder = work.rules.attachments
    named = set(work.exec(select(Attachment.sha256)))
    if folder is None:
        remedy = "请设置 TIAN_ATTACHMENTS" if named else ""
        return Finding("附件", f"没有存放附件的文件夹，记录{len(named)}份", remedy, bool(named))
    lying = set(cabinet.digests(folder))
    found = f"记录{len(named)}份；缺文件{len(named - lying)}份，无记录的文件{len(lying - named)}份"
    remedy = "请从备份恢复附件文件夹" if named - lying else ""
    return Finding("附件", found, remedy, bool(remedy))
