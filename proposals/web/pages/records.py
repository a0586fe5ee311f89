"""/history 记录 over all cases, and /jobs 任务与投递: what the clock did and how letters went."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from proposals.acting import table
from proposals.desk import joblog, record
from proposals.desk.joblog import Attempted, Ran
from proposals.desk.page import Page
from proposals.web import narrowing
from proposals.web.doorway import Visit, entering
from proposals.web.forms import FormField
from workflows.policies.sights import READS_ACCOUNTS, SEES, SEES_CASES
from workflows.scheduler import TIMETABLE
from workflows.terms import AccountAct, Act, Role, View

router = APIRouter()


@router.get("/history", name="history")
def history(request: Request, visit: Visit = entering(View.HISTORY)) -> Response:
    """Who did what in which case, and whether the record still proves itself."""
    wanted = _wanted(request)
    found = record.record(visit.work, visit.actor, wanted)
    return visit.show(
        "records/history.html",
        found=found,
        form=narrowing.filters(request, _fields(wanted, visit.actor.role)),
        pages=narrowing.pager(request, found),
        broken=sorted({row.case for row in found.rows if not row.proven}),
    )


@router.get("/jobs", name="jobs")
def jobs(
    request: Request,
    visit: Visit = entering(View.JOBS),
    show: str = "",
    name: str = "",
    failed: str = "",
    page: int = 1,
) -> Response:
    """The timetable with its latest runs; the runs; the deliveries and what waits."""
    troubled = joblog.deliveries(visit.work, troubled=True).total
    found: Page[Attempted] | Page[Ran]
    if show in {"deliveries", "waiting"}:
        found = joblog.deliveries(visit.work, troubled=show == "waiting", number=page)
        fields: list[FormField] = []
    else:
        show, found = "runs", joblog.runs(visit.work, name=name, failed=bool(failed), number=page)
        slots = [(key, slot.sentence) for key, slot in TIMETABLE.items()]
        fields = [
            narrowing.one_of("name", "任务", slots, name),
            narrowing.ticked("failed", "只看未成的", on=bool(failed)),
        ]
    return visit.show(
        "records/jobs.html",
        found=found,
        show=show,
        tabs=_tabs(show, troubled),
        form=narrowing.filters(request, fields, kept=("show",)),
        pages=narrowing.pager(request, found),
        timetable=joblog.timetable(visit.work),
        reads=visit.actor.role in SEES[View.LETTERS],
    )


def _tabs(current: str, troubled: int) -> list[dict[str, object]]:
    ways = (("runs", "运行", 0), ("deliveries", "投递", 0), ("waiting", "未送达", troubled))
    return [
        {"label": label, "href": f"/jobs?show={way}", "current": way == current, "count": count}
        for way, label, count in ways
    ]


def _wanted(request: Request) -> record.Wanted:
    asked = request.query_params
    page, act = asked.get(narrowing.PAGE, ""), asked.get("act", "")
    return record.Wanted(
        asked.get("who", ""),
        narrowing.term(Role, asked.get("role", "")),
        narrowing.term(Act, act) or narrowing.term(AccountAct, act),
        narrowing.day(asked.get("since", "")),
        narrowing.day(asked.get("until", "")),
        asked.get("case", "").strip(),
        int(page) if page.isdecimal() else 1,
    )


def _fields(wanted: record.Wanted, reader: Role) -> list[FormField]:
    reads = reader in SEES_CASES
    role, act = (word.value if word else "" for word in (wanted.role, wanted.act))
    return [
        *([narrowing.typed("case", "案号或收件号", wanted.case)] if reads else []),
        narrowing.typed("who", "何人", wanted.who),
        narrowing.one_of("role", "身份", narrowing.words_of(Role), role),
        narrowing.one_of("act", "动作", narrowing.words_of(_acts(reader)), act),
        narrowing.dated("since", "自", wanted.since),
        narrowing.dated("until", "至", wanted.until),
    ]


def _acts(reader: Role) -> list[Act | AccountAct]:
    """What somebody may find on record: of cases or only of rosters, and of accounts."""
    acts = Act if reader in SEES_CASES else table.KEEPING
    return [*acts, *(AccountAct if reader in READS_ACCOUNTS else ())]
