"""答复: written suggestion by suggestion, checked, sent back at times, issued in time or late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from proposals.casework.handle import reply
from proposals.records import Assignment, Deadline
from proposals.rehearsal import handle, words
from proposals.rehearsal.people import Seat
from proposals.rehearsal.scene import Errand, Part, Scene
from proposals.rehearsal.unit import is_first, owed
from workflows.papers.reply import Answer, Promise, ReplyPaper
from workflows.terms import Adoption, AssignmentStage, Duty, Publicity, Rank, UnitRole

ADOPTED = {
    "A": Adoption.ADOPTED,
    "B": Adoption.PARTLY,
    "C": Adoption.PARTLY,
    "D": Adoption.NOT_ADOPTED,
}
DONE = (
    "已列入今年工作并完成，{}，群众可以直接受益",
    "已会同有关单位落实，{}，情况稳定",
    "已出台办法并执行，{}，下一步抓好巩固",
)
PLANNED = (
    "已列入年度计划，{}，按季度推进",
    "先行试点，{}，成熟后全区推开",
    "资金已申报，{}，批复后即组织实施",
)
NOT_YET = (
    "受现行规定限制暂不能办理，{}，我们将向上级反映",
    "因财力和用地条件所限，{}，留作今后规划时参考",
)
OPINION_SETTLED = {AssignmentStage.OPINION_GIVEN, AssignmentStage.DONE}
QUOTED = 30
AHEAD, PRESSED = (13, 45), (3, 8)
"""Working days before the date on which a reply is handed in; with little time, closer to it."""
PROMISED_MONTHS = (60, 220)


def met(scene: Scene, part: Part, row: Assignment) -> Iterator[Errand]:
    """When every co-opinion is in, the reply is written."""
    if row.role is UnitRole.LEAD and _co_missing(row):
        return
    due = owed(row, Duty.REPLY, Duty.REHANDLE)
    if due is None:
        return
    submit = partial(_submit, scene, part, row)
    yield Errand(f"reply:{row.id}", _writing(scene, part, row, due), submit)


def reply_review(scene: Scene, part: Part, row: Assignment) -> Iterator[Errand]:
    """The assigner checks it; what passed is issued."""
    drafted = row.replies[-1]
    if drafted.passed_by:
        yield Errand(f"issue:{row.id}", (0, 1), partial(_issue, scene, row))
    else:
        yield Errand(f"check:{row.id}", (1, 2), partial(_check, scene, part, row))


def replied(scene: Scene, part: Part, row: Assignment) -> Iterator[Errand]:
    """Some units have more to tell afterwards."""
    issued = row.replies[-1] if row.replies else None
    if part.temper.supplemented and is_first(row) and issued is not None and row.round == 1:
        key = f"supplement:{row.id}"
        if key not in part.done:
            yield Errand(key, (4, 8), partial(_supplement, scene, part, row, key))


def _co_missing(row: Assignment) -> bool:
    return any(
        a.living and a.role is UnitRole.CO and a.stage not in OPINION_SETTLED
        for a in row.proposal.assignments
    )


def _writing(scene: Scene, part: Part, row: Assignment, due: Deadline) -> tuple[int, int] | date:
    calendar = scene.work.calendar
    if row.replies and row.replies[-1].rejected_why and row.replies[-1].round == row.round:
        return (1, 3)
    if row.round == 1 and is_first(row) and part.temper.overdue:
        return calendar.add_workdays(due.due_on, part.temper.overdue)
    short = bool(part.temper.extension or part.temper.lingers)
    pressed = row.round > 1 or (short and is_first(row))
    least, most = PRESSED if pressed else AHEAD
    ahead = part.steady(f"reply {row.id} {row.round}", least, most)
    return calendar.add_workdays(due.due_on, -ahead)


def _result(part: Part, row: Assignment) -> str:
    """The first unit's first answer is as the temper says; what is done again is planned."""
    if row.round > 1:
        return "B" if part.temper.result in "AB" else part.temper.result
    return part.temper.result if is_first(row) else "A"


def _submit(scene: Scene, part: Part, row: Assignment) -> None:
    seat, result = scene.cast.seat_of(row.unit_id), _result(part, row)
    suggestions = [s.text for s in row.proposal.text.suggestions]
    paper = ReplyPaper(
        opening=f"{_again(row)}办理中，我们与提案者当面沟通，对所提建议逐条研究，形成以下意见。",
        answers=tuple(
            Answer(number, ADOPTED[result], _answer(part, result, text))
            for number, text in enumerate(suggestions, 1)
        ),
        result_class=result,
        class_reason="现行规划和年度预算已经确定，暂不具备实施条件" if result in "CD" else "",
        evidence="项目验收材料和现场照片已随文报送" if result == "A" else "",
        publicity=Publicity.OPEN if part.rng.random() < 0.9 else Publicity.ON_REQUEST,
        signatory=seat.leader.name,
        signatory_rank=Rank.MAIN_LEADER,
        contact=f"{seat.handler.name}，电话转单位总机",
        promises=(_promise(scene, part, seat, row),) if result == "B" else (),
    )
    reply.submit(scene.work, row, paper, seat.office.at(scene.at))


def _again(row: Assignment) -> str:
    return f"对第{row.round - 1}次答复后反馈的意见，我们再次作了研究。" if row.round > 1 else ""


def _answer(part: Part, result: str, suggestion: str) -> str:
    told = {"A": DONE, "B": PLANNED}.get(result, NOT_YET)
    first = re.split("[，、。；：\n]", suggestion.strip(), maxsplit=1)[0][:QUOTED]
    return f"“{first}”一条，{part.pick(told).format(f'涉及点位{part.rng.randint(2, 60)}处')}。"


def _promise(scene: Scene, part: Part, seat: Seat, row: Assignment) -> Promise:
    days = part.rng.randint(*PROMISED_MONTHS)
    due_on = scene.work.calendar.next_workday(scene.today + timedelta(days=days))
    return Promise(
        item=f"落实{row.proposal.title[:40]}所提首批措施",
        target="首批点位全部完成并投入使用",
        measures="列入年度计划，按月调度，完成后公示",
        due_on=due_on,
        leader=seat.leader.name,
        office=seat.office.name,
        handler=seat.handler.name,
    )


def _check(scene: Scene, part: Part, row: Assignment) -> None:
    assigner = handle.assigner_of(scene, row.proposal).at(scene.at)
    drafted = row.replies[-1]
    wanting = part.temper.reply_rejected and is_first(row) and "rejected" not in part.done
    if wanting:
        part.done.add("rejected")
        reply.reject(scene.work, row, words.REPLY_REJECTED, assigner)
    else:
        reply.approve(scene.work, row, drafted.unit_class, assigner, words.SIMILAR)


def _issue(scene: Scene, row: Assignment) -> None:
    reply.issue(scene.work, row, scene.cast.seat_of(row.unit_id).office.at(scene.at))


def _supplement(scene: Scene, part: Part, row: Assignment, key: str) -> None:
    part.done.add(key)
    handler = scene.cast.seat_of(row.unit_id).handler.at(scene.at)
    reply.supplement(scene.work, row, words.SUPPLEMENTED, handler)
