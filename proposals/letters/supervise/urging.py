"""提醒, 预警, 催办函, 督办通知 and 通报: what the ladder sends, rung by rung."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from proposals.letters.writing import Sheet, To, write
from proposals.records import Deadline, Letter, Proposal
from proposals.work import Work
from workflows.policies.profile import LadderRow
from workflows.terms import Duty, Rung

NOTICE = Sheet("supervise/notice", "期限提醒")
URGE_LETTER = Sheet("supervise/urge_letter", "提案办理催办函", series="提催")
SUPERVISION_NOTICE = Sheet("supervise/supervision_notice", "提案督办通知", series="提督")
CIRCULAR = Sheet("supervise/circular", "关于提案办理逾期情况的通报", series="提通")

ASKS = {
    Duty.REVIEW: "尽快提出审查意见",
    Duty.REVISE: "修改后重新提交",
    Duty.ASSIGN: "尽快交办到承办单位",
    Duty.SIGN_FOR: "尽快签收；认为不属本单位职责的，在规定期限内申请退办",
    Duty.REQUEST_RETURN: "认为不属本单位职责的，在期限内申请退办",
    Duty.DECIDE_RETURN: "对退办申请作出决定",
    Duty.FIRST_CONTACT: "尽快与提案者取得联系",
    Duty.CO_OPINION: "将会办意见送交主办单位",
    Duty.REPLY: "与提案者面对面后答复",
    Duty.FEEDBACK: "填写征询意见表，直接反馈给提案委员会",
    Duty.REHANDLE: "与提案者再次面商，重新办理并答复",
    Duty.PUBLISH_SUBMITTED: "经保密和隐私审查后公布提案",
    Duty.PUBLISH_REPLY: "公开提案答复",
    Duty.COMMITMENT: "兑现承诺，报告进展并附佐证材料",
    Duty.LOOKBACK: "完成回头看核查",
    Duty.FINDING: "完成整改并报送佐证材料",
}


class Addressee(NamedTuple):
    """Whose inbox it goes to, and how the letter greets him."""

    name: str
    greeting: str


class Late(NamedTuple):
    """One line of the table: a case, what is owed, since when."""

    number: str
    title: str
    proposer: str
    units: str
    duty: str
    assigned_on: date | None
    due_on: date
    overdue: int
    """Working days past the date; negative before it."""


class Block(NamedTuple):
    """The responsibility block (R-41)."""

    lead_leader: str
    lead_office: str
    coop_offices: str
    due_on: date


class Tally(NamedTuple):
    """How one unit stands with all it was given."""

    total: int
    replied: int
    overdue: int


@dataclass(frozen=True)
class Urging:
    """One rung of one duty, with all its letters say."""

    proposal: Proposal
    deadline: Deadline
    rung: LadderRow
    late: Late
    copies: str
    people: str
    """Who in the unit is answerable, by name where the unit has named them."""
    new_date: date
    next_rung: str
    earlier: tuple[str, ...]
    """Earlier reminders of this duty: date, title, number."""
    block: Block | None = None
    tally: Tally | None = None


def notice(work: Work, urging: Urging, to: Addressee, at: datetime) -> Letter:
    """提醒 or 预警: a short notice without a number."""
    title = f"{urging.late.duty}期限{urging.rung.rung.label}"
    return _write(work, replace(NOTICE, title=title), urging, to, at)


def urge_letter(work: Work, urging: Urging, to: Addressee, at: datetime) -> Letter:
    """催办函: the date is missed."""
    return _write(work, URGE_LETTER, urging, to, at)


def supervision_notice(work: Work, urging: Urging, to: Addressee, at: datetime) -> Letter:
    """督办通知: with the responsibility block and the history of earlier reminders."""
    return _write(work, SUPERVISION_NOTICE, urging, to, at)


def circular(work: Work, urging: Urging, to: Addressee, at: datetime) -> Letter:
    """通报: late in spite of all that; where the unit stands with all its cases."""
    return _write(work, CIRCULAR, urging, to, at)


BY_RUNG = {
    Rung.REMIND: notice,
    Rung.WARN: notice,
    Rung.URGE: urge_letter,
    Rung.SUPERVISE: supervision_notice,
    Rung.CIRCULAR: circular,
}


def facts(urging: Urging, to: Addressee) -> dict[str, object]:
    """What the templates of the ladder are told."""
    return {
        "addressee": to.greeting,
        "rung": urging.rung.rung,
        "late": urging.late,
        "lates": (urging.late,),
        "ask": ASKS[urging.deadline.duty],
        "people": urging.people,
        "new_date": urging.new_date,
        "next_rung": urging.next_rung,
        "earlier": urging.earlier,
        "block": urging.block,
        "tally": urging.tally,
    }


def occasion(urging: Urging, to: Addressee) -> str:
    """One rung of one duty as it stands, to one addressee."""
    deadline = urging.deadline
    return f"deadline {deadline.id} v{deadline.version} {urging.rung.name} to {to.name}"


def _write(work: Work, sheet: Sheet, urging: Urging, to: Addressee, at: datetime) -> Letter:
    sheet = replace(sheet, needs_confirmation=urging.rung.confirm, copies=urging.copies)
    given = To(
        to.name,
        at,
        occasion(urging, to),
        urging.proposal,
        deadline_id=urging.deadline.id,
        facts=facts(urging, to),
    )
    return write(work, sheet, given)
