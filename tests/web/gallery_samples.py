"""Sample values for the gallery: made-up cases in the shapes the pages hand over."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace as Said
from typing import Any

from proposals.casework.actor import Actor
from proposals.settings import zone
from workflows.deadlines import Basis, Certificate, Pause, certify
from workflows.journey import Passing, Stop
from workflows.refusals import Objection
from workflows.terms import Duty, Period, Role, Rung, Station
from workflows.workdays import load_calendar

TODAY = date(2026, 4, 8)
NOW = datetime(2026, 4, 8, 9, 30, tzinfo=zone())
TITLES = (
    "关于在老旧小区加装电梯的提案",
    "关于完善社区养老助餐服务的提案",
    "关于优化中小学校门口交通组织、增设错峰接送车位的提案",
    "关于整治背街小巷照明的提案",
)
UNITS = ("区住房和城乡建设局", "区民政局", "区教育局", "区城市管理局")
RULES = ("reply_due", "meeting_confirmed")


def link(label: str, href: str = "#", **more: Any) -> Said:
    """Something with a label and an address."""
    return Said(label=label, href=href, **more)


def frame() -> dict[str, Any]:
    """What the frame is always given, and what it may be given."""
    labels = ("工作台", "提案", "督办台", "日历", "文书", "统计", "名册", "制度", "记录")
    places = ("/", "/proposals", "/board", "#", "#", "#", "#", "#", "#")
    counts = (5, 0, 2, 0, 3, 0, 0, 0, 0)
    rows = zip(labels, places, counts, strict=True)
    return {
        "visit": Said(actor=Actor("林秘书", Role.CLERK, NOW)),
        "nav": [link(a, b, count=n, current=a == "提案") for a, b, n in rows],
        "committee": "示例区政协",
        "version": "0.2.0",
        "csrf": "sample",
        "today": TODAY,
        "late": 3,
        "crumbs": [link("提案", "/proposals"), link("第0123号", "")],
        "flash": "已签收，答复期限为2026年7月8日。",
        "demo": demo(),
    }


def demo() -> Said:
    """The demo bar."""
    moves = (("day", "+1天"), ("week", "+1周"), ("next", "到下一个期限"))
    people = ("提案委", "委员", "承办单位", "政府办", "主席", "公众")
    return Said(
        day=TODAY,
        moves=[Said(value=value, label=label) for value, label in moves],
        people=[Said(value=name, label=name, current=name == "提案委") for name in people],
    )


def stops(*passings: str) -> list[Any]:
    """The seven stations; a case at its second round by default."""
    come = passings or ("done", "done_twice", "now", "not_yet", "done", "not_needed", "not_yet")
    notes = ("3月2日", "3月9日", "42天", "", "催办2次", "", "")
    return [
        Said(**Stop(station, Passing(passing), 2 if "twice" in passing else 1)._asdict(), note=note)
        for station, passing, note in zip(Station, come, notes, strict=True)
    ]


def clock(label: str, days: int, rung: str = "", **more: Any) -> Said:
    """A duty with so many working days left; negative is late."""
    given = {"state": "running", "debtor": UNITS[0], "provisional": False, "href": "#", **more}
    due_on = TODAY + timedelta(days=days)
    left = Said(label=label, due_on=due_on, overdue=days < 0, days_left=days, days_unit="工作日")
    return Said(**vars(left), rung=rung, **given)


def clocks() -> list[Said]:
    """Clocks on every rung, on time and done."""
    return [
        clock("签收", 4, state="已办"),
        clock("会办意见", 9),
        clock("首次联系", 0, "remind"),
        clock("答复", 4, "warn", provisional=True),
        clock("答复", -3, "urge"),
        clock("二次办理", -12, "supervise"),
        clock("督办整改", -20, "circular", href=""),
    ]


def certificates() -> list[Certificate]:
    """One counted in working days over a holiday with a pause, one counted in months."""
    shared = {"instrument": "《提案工作条例》第二十六条", "profile_version": "2026-1"}
    workdays = Basis(
        duty=Duty.FIRST_CONTACT,
        started_by="承办单位签收",
        started_on=date(2026, 4, 22),
        period=Period.parse("15wd"),
        pauses=(Pause(date(2026, 5, 13), date(2026, 5, 16)),),
        **shared,
    )
    months = Basis(
        duty=Duty.REPLY,
        started_by="交办",
        started_on=date(2026, 3, 31),
        period=Period.parse("6m"),
        extension_until=date(2027, 1, 15),
        extension_by="区政府督查室",
        **shared,
    )
    return [certify(each, load_calendar()) for each in (workdays, months)]


def lines() -> list[Said]:
    """A timeline."""
    empty = {"was": "", "became": "", "note": "", "kind": "", "href": "", "role": "提案委办公室"}
    made: list[dict[str, Any]] = [
        {
            "who": "林秘书",
            "act": "立案",
            "was": "审查中",
            "became": "已立案",
            "note": "案号第0123号",
        },
        {"who": "林秘书", "act": "交办通知", "kind": "文书", "href": "#"},
        {
            "who": "系统时钟",
            "role": "",
            "act": "提醒",
            "kind": "通知",
            "note": "距答复期限还有15个工作日",
        },
        {"who": "周敏", "role": "经办人", "act": "记录面商", "note": "此后有人修改"},
    ]
    return [Said(**{**empty, **each, "at": NOW + timedelta(days=n)}) for n, each in enumerate(made)]


def cards() -> list[Said]:
    """The board by rung."""
    rows = list(zip(TITLES, UNITS, strict=True))
    per_rung = (rows[:2], rows[2:], rows[1:3], rows[:1], [])
    return [
        Said(rung=rung, cards=[card(rung, title, unit) for title, unit in found])
        for rung, found in zip(Rung, per_rung, strict=True)
    ]


def card(rung: Rung, title: str, unit: str) -> Said:
    """One case on the board."""
    late = clock("答复", -3, rung.value, debtor="", href="")
    acts = [link("领衔督办")] if rung is Rung.SUPERVISE else []
    return Said(href="#", number="第0123号", title=title, unit=unit, clock=late, acts=acts)


def weeks() -> list[list[Said]]:
    """April and the days around it."""
    calendar, first = load_calendar(), date(2026, 3, 30)
    days = [first + timedelta(days=n) for n in range(35)]
    told = [month_day(day, calendar.why(day)) for day in days]
    return [told[n : n + 7] for n in range(0, 35, 7)]


def month_day(day: date, why: str) -> Said:
    """One day of the month."""
    kinds = {"假": "holiday", "调": "made_up", "周": "weekend", "星": "weekend"}
    kind = next((kind for mark, kind in kinds.items() if mark in why), "")
    items = [link("第0123号 答复", rung="urge"), link("第0087号 会办意见", rung="")]
    word = why.partition("（")[0] if kind in {"holiday", "made_up"} else ""
    here = items if day.day in {9, 15} and day.month == 4 else []
    return Said(day=day, inside=day.month == 4, kind=kind, word=word, items=here)


def differences() -> list[Said]:
    """A title left alone and a suggestion that was edited."""
    return [
        Said(label="案由", before=[("same", TITLES[0])], after=[("same", TITLES[0])]),
        Said(
            label="建议",
            before=[("same", "由街道牵头，"), ("out", "三个月内"), ("same", "完成摸底。")],
            after=[
                ("same", "由街道牵头，"),
                ("in", "年底前"),
                ("same", "完成摸底，"),
                ("in", "并公布名单。"),
            ],
        ),
    ]


def objections() -> list[Objection]:
    """Two unmet rules."""
    sentences = ("答复前须有提案者确认的面商记录。", "会办意见尚缺1份，请先请区财政局提交。")
    return [Objection(rule, said) for rule, said in zip(RULES, sentences, strict=True)]


def table() -> dict[str, Any]:
    """Head and rows of a list of cases."""
    columns = (("进程", ""), ("案号", "ascending"), ("案由", ""), ("主办单位", ""), ("联名", ""))
    head = [
        link(label, "#" if sorted_by else "", sorted=sorted_by, number=label == "联名")
        for label, sorted_by in columns
    ]
    return {"head": head, "titles": list(zip(TITLES, UNITS, strict=True))}
