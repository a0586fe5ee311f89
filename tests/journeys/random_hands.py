"""How a random hand does each act: plausible papers, whoever may do it, on any case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import Any

from proposals.casework import actor as actors
from proposals.casework.actor import Actor
from proposals.casework.file import decision, key, merging, publication, review
from proposals.casework.handle import (
    assignment,
    consultation,
    extension,
    feedback,
    opinion,
    reply,
    returning,
    rounds,
)
from proposals.casework.submit import drafting, intake
from proposals.casework.supervise import archive, commitment, lookback
from proposals.records import Assignment, Commitment, Lookback, Proposal
from proposals.records.dockets.assignment import DISPUTABLE
from proposals.work import Work
from workflows.papers.asking import ReturnPaper
from workflows.papers.draft import Draft
from workflows.papers.feedback import Opinion
from workflows.papers.key import KeyDecision
from workflows.papers.lookback import Check
from workflows.papers.meeting import Meeting, Network
from workflows.papers.proposal_text import ProposalText
from workflows.papers.publication import Screening
from workflows.papers.reply import Answer, Promise, ReplyPaper
from workflows.papers.ruling import Filing, Rejection
from workflows.papers.units import UnitChoice
from workflows.policies import permits
from workflows.refusals import NotNow, Objection
from workflows.terms import (
    Act,
    Adoption,
    FormState,
    MeetingForm,
    MeetingOutcome,
    ProposerKind,
    Publicity,
    Rank,
    Rating,
    Role,
    UnitRole,
    WaiverGround,
)

TEXT = ProposalText(
    title="关于改善背街小巷照明的提案",
    facts="我区有背街小巷147条，其中58条没有路灯或者路灯损坏，居民夜间出行不便。",
    analysis="权属不清、电费没有着落、维护没有责任单位，是长期没有解决的原因。",
    suggestions=("逐条查清权属并列入改造计划。", "明确维护单位和经费来源。"),
)
SOLE = (UnitChoice(1, UnitRole.SOLE),)
LEAD_AND_CO = (UnitChoice(1, UnitRole.LEAD), UnitChoice(2, UnitRole.CO))
SPLIT = (UnitChoice(1, UnitRole.SPLIT), UnitChoice(3, UnitRole.SPLIT))
Hand = Callable[[Work, Any, Actor, int], object]


def draft(work: Work, actor: Actor) -> Proposal:
    """A member starts a proposal."""
    return drafting.draft(work, Draft(ProposerKind.INDIVIDUAL, TEXT, "社会"), actor)


def _first(options: Iterator[Any]) -> Any:
    """The paper the act is about; a hand that holds none cannot even try."""
    for option in options:
        return option
    raise NotNow(Objection("paper_in_hand", "没有可办的文书"))


def _pick(options: tuple[Any, ...], luck: int) -> Any:
    return options[luck % len(options)]


def _merge(work: Work, child: Proposal, actor: Actor, luck: int) -> None:
    lead = work.get_one(Proposal, 1 + luck % child.key)
    merging.merge(work, child, "同一事项", actor, lead)


def _consent(work: Work, child: Proposal, actor: Actor, luck: int) -> None:
    lead = work.get_one(Proposal, 1 + luck % child.key)
    merging.consent(work, child, lead, actor, scan="扫描1")


def _key(work: Work, proposal: Proposal, actor: Actor, _luck: int) -> None:
    ruling = KeyDecision("主席会议", actor.today, "副主席戊", Role.VICE_CHAIR, "城建环资委员会")
    key.decide(work, proposal, ruling, actor)


def _reply(work: Work, row: Assignment, actor: Actor, luck: int) -> None:
    count = len(row.proposal.text.suggestions)
    result = _pick(("A", "B", "C"), luck)
    due_on = actor.today + timedelta(days=30 + luck % 60)
    promise = Promise(
        "补装路灯", "58条巷道全部亮灯", "分两批施工", due_on, "局长庚", "市政科", "经办辛"
    )
    paper = ReplyPaper(
        opening="经会同有关单位研究，现答复如下",
        answers=tuple(
            Answer(n, Adoption.ADOPTED, f"第{n}条建议已经采纳，列入年度计划。")
            for n in range(1, count + 1)
        ),
        result_class=result,
        class_reason="" if result in "AB" else "现行规划未安排该路段用地",
        evidence="验收单" if result == "A" else "",
        publicity=Publicity.OPEN,
        signatory="局长庚",
        signatory_rank=Rank.MAIN_LEADER,
        contact="市政科",
        promises=(promise,) if result == "B" else (),
        unit=row.unit_name,
    )
    reply.submit(work, row, paper, actor)


def _record(work: Work, row: Assignment, actor: Actor, luck: int) -> None:
    form = _pick((MeetingForm.TALK, MeetingForm.ON_SITE, MeetingForm.PHONE), luck)
    meeting = Meeting(
        actor.today,
        "现场",
        form,
        "副局长壬",
        Rank.DEPUTY_LEADER,
        points="电话约请两次，委员表示不必见面" if luck % 5 == 0 else "改造范围和时间",
        refused=luck % 5 == 0,
    )
    consultation.record(work, row, meeting, actor)


def _waiting(row: Assignment) -> Any:
    return _first(c for c in row.consultations if c.outcome == MeetingOutcome.RECORDED)


def _deniable(row: Assignment) -> Any:
    held = (c for c in row.consultations if c.round == row.round)
    return _first(c for c in held if c.outcome in DISPUTABLE)


def _rate(work: Work, proposal: Proposal, actor: Actor, luck: int) -> None:
    form = _first(f for f in proposal.forms if f.state == FormState.OPEN)
    result = _pick((Rating.SATISFIED, Rating.DISSATISFIED, Rating.BASICALLY), luck)
    reason = "路灯仍未亮" if result == Rating.DISSATISFIED else ""
    feedback.rate(work, form, Opinion(Rating.SATISFIED, result, reason=reason), actor, "扫描2")


def _lapse(work: Work, proposal: Proposal, actor: Actor, _luck: int) -> None:
    form = _first(f for f in proposal.forms if f.state == FormState.OPEN)
    feedback.lapse(work, form, actor)


def _propose(work: Work, proposal: Proposal, actor: Actor, luck: int) -> None:
    choices = _pick((SOLE, LEAD_AND_CO, SPLIT), luck)
    assignment.propose_units(work, proposal, choices, actor)


def _other_unit(luck: int) -> tuple[UnitChoice, ...]:
    return (UnitChoice(_pick((4, 5), luck), UnitRole.SOLE),)


CHECK = Check("现场查看，已经亮灯", "照片12张")
SCREENED = Screening("办公室丙", secrecy_ok=True, privacy_ok=True)

ON_PROPOSAL: dict[Act, Hand] = {
    Act.DRAFT: lambda w, p, a, n: drafting.rewrite(
        w, p, TEXT._replace(facts=f"{TEXT.facts}{n}"), a, "扫描0"
    ),
    Act.SUBMIT: lambda w, p, a, _n: intake.submit(w, p, a, scan="扫描1"),
    Act.WITHDRAW: lambda w, p, a, _n: intake.withdraw(w, p, "情况已经变化", a, "扫描3"),
    Act.CONSENT_WITHDRAWAL: lambda w, p, a, _n: intake.consent_withdrawal(w, p, "同意", a),
    Act.ACCEPT: lambda w, p, a, _n: review.accept(w, p, a),
    Act.SEND_BACK: lambda w, p, a, _n: review.send_back(w, p, "请补充建议", a),
    Act.ADVANCE: lambda w, p, a, _n: review.advance(w, p, "同意", a),
    Act.HOLD: lambda w, p, a, _n: review.hold(w, p, "疑似涉密", a),
    Act.RELEASE: lambda w, p, a, _n: review.release(w, p, "经核不涉密", a),
    Act.FILE: lambda w, p, a, _n: decision.file(w, p, Filing("同意立案", "社会"), a),
    Act.REJECT: lambda w, p, a, n: decision.reject(
        w, p, Rejection(("VAGUE",), "没有具体建议", _pick(("kept", "suggestion"), n)), a
    ),
    Act.CONSENT_CONVERSION: lambda w, p, a, _n: decision.consent_conversion(w, p, a, "扫描4"),
    Act.CONVERT: lambda w, p, a, _n: decision.convert(w, p, "区委办公室", a),
    Act.CONSENT_MERGE: _consent,
    Act.MERGE: _merge,
    Act.UNMERGE: lambda w, p, a, _n: merging.unmerge(w, p, "事项不同", a),
    Act.PUBLISH_PROPOSAL: lambda w, p, a, _n: publication.publish_proposal(w, p, SCREENED, a),
    Act.PUBLISH_REPLY: lambda w, p, a, _n: publication.publish_reply(w, p, SCREENED, a),
    Act.NOMINATE_KEY: lambda w, p, a, _n: key.nominate(w, p, "群众关心", a),
    Act.OPINE_KEY: lambda w, p, a, _n: key.opine(w, p, "赞成", a),
    Act.DECIDE_KEY: _key,
    Act.PROPOSE_UNITS: _propose,
    Act.ASSIGN: lambda w, p, a, _n: assignment.assign(w, p, a),
    Act.RATE: _rate,
    Act.LAPSE: _lapse,
    Act.SPECIAL_CONSULT: lambda w, p, a, _n: rounds.special_consult(w, p, "会议纪要", a),
    Act.PLAN_LOOKBACK: lambda w, p, a, _n: lookback.plan(w, p, a, ad_hoc=True, why="抽查"),
    Act.ARCHIVE: lambda w, p, a, _n: archive.archive(w, p, a),
    Act.AMEND: lambda w, p, a, _n: archive.amend(
        w, p, archive.Amendment("收件日期", "3月2日", "3月3日", "笔误"), a
    ),
}
ON_ASSIGNMENT: dict[Act, Hand] = {
    Act.SIGN_FOR: lambda w, r, a, _n: assignment.sign_for(
        w, r, Network("副局长壬", "办公室", "经办辛"), a
    ),
    Act.REQUEST_RETURN: lambda w, r, a, _n: returning.request(
        w, r, ReturnPaper("不属本单位职责", "区交通局", "局长庚"), a
    ),
    Act.CANCEL_RETURN: lambda w, r, a, _n: returning.cancel(w, r, a),
    Act.APPROVE_RETURN: lambda w, r, a, n: returning.approve(w, r, _other_unit(n), "同意", a),
    Act.DENY_RETURN: lambda w, r, a, _n: returning.deny(w, r, "仍由你单位办理", a),
    Act.REPLACE: lambda w, r, a, n: assignment.replace(w, r, _other_unit(n), "职责调整", a),
    Act.CONTACT: lambda w, r, a, _n: consultation.contact(w, r, "电话", a),
    Act.RECORD_MEETING: _record,
    Act.CONFIRM_MEETING: lambda w, r, a, _n: consultation.confirm(w, _waiting(r), a, "扫描5"),
    Act.DISPUTE_MEETING: lambda w, r, a, _n: consultation.dispute(
        w, _deniable(r), "未曾见面", a, "扫描6"
    ),
    Act.WAIVE_MEETING: lambda w, r, a, _n: consultation.waive(
        w, r, WaiverGround.CONSENT, a, "扫描7"
    ),
    Act.REQUEST_EXTENSION: lambda w, r, a, n: extension.request(
        w, r, "施工须避开汛期", "已完成勘察", a.today + timedelta(days=60 + n % 60), a
    ),
    Act.GRANT_EXTENSION: lambda w, r, a, _n: extension.grant(w, r, "同意", a),
    Act.DENY_EXTENSION: lambda w, r, a, _n: extension.deny(w, r, "请按期办理", a),
    Act.GIVE_OPINION: lambda w, r, a, _n: opinion.give(w, r, "我局同意安排维护经费。", "经办辛", a),
    Act.WAIVE_OPINION: lambda w, r, a, _n: opinion.waive(w, r, "不涉及经费", a),
    Act.SUBMIT_REPLY: _reply,
    Act.REJECT_REPLY: lambda w, r, a, _n: reply.reject(w, r, "请逐条答复", a),
    Act.PASS_REPLY: lambda w, r, a, _n: reply.approve(
        w, r, _first(iter(r.replies[-1:])).unit_class, a, note="与他件相近，内容属实"
    ),
    Act.ISSUE_REPLY: lambda w, r, a, _n: reply.issue(w, r, a),
    Act.SUPPLEMENT: lambda w, r, a, _n: reply.supplement(w, r, "第二批路灯已经亮灯。", a),
}
ON_COMMITMENT: dict[Act, Hand] = {
    Act.REPORT_PROMISE: lambda w, c, a, _n: commitment.report(w, c, "已完工", "照片", a),
    Act.OPINE_PROMISE: lambda w, c, a, _n: commitment.opine(w, c, "属实", a, "扫描8"),
    Act.VERIFY_PROMISE: lambda w, c, a, _n: commitment.verify(w, c, a),
    Act.BREAK_PROMISE: lambda w, c, a, _n: commitment.break_promise(w, c, "逾期未完成", a),
    Act.MOVE_PROMISE: lambda w, c, a, _n: commitment.move(
        w, c, a.today + timedelta(days=45), "汛期停工", a
    ),
}
ON_LOOKBACK: dict[Act, Hand] = {
    Act.START_LOOKBACK: lambda w, b, a, _n: lookback.start(w, b, a),
    Act.OPINE_LOOKBACK: lambda w, b, a, _n: lookback.hear(w, b, "属实", a, "扫描9"),
    Act.CONFIRM_LOOKBACK: lambda w, b, a, _n: lookback.confirm(w, b, CHECK, a),
    Act.RECLASSIFY: lambda w, b, a, _n: lookback.reclassify(w, b, CHECK, "A", a),
    Act.FAIL_LOOKBACK: lambda w, b, a, _n: lookback.fail(w, b, CHECK, a),
}
HANDS: dict[type[Any], dict[Act, Hand]] = {
    Proposal: ON_PROPOSAL,
    Assignment: ON_ASSIGNMENT,
    Commitment: ON_COMMITMENT,
    Lookback: ON_LOOKBACK,
}


ENDING = frozenset(
    {Act.WITHDRAW, Act.ARCHIVE, Act.AMEND, Act.HOLD, Act.REJECT, Act.SEND_BACK, Act.REPLACE}
    | {Act.MERGE, Act.APPROVE_RETURN, Act.REQUEST_RETURN, Act.CONSENT_MERGE}
)


def role_for(act: Act, case: Any, dice: Random) -> Role:
    """A role that may do it, mostly one that has the case on its desk."""
    may = sorted(permits.MAY[act])
    if isinstance(case, Assignment) and not case.role.answers and Role.CO_UNIT in may:
        return Role.CO_UNIT
    if Role.CLERK in may and dice.random() < 0.6:
        return Role.CLERK
    likely = [r for r in may if r not in {Role.CO_UNIT, Role.CONVENOR, Role.ORG_PROPOSER}]
    return dice.choice(likely or may)


def somebody(role: Role, case: Any, at: Any, dice: Random) -> Actor:
    """A person of this role who has to do with this case."""
    proposal = case if isinstance(case, Proposal) else case.proposal
    if role == Role.CLOCK:
        return actors.clock(at)
    if role in {Role.MEMBER, Role.CONVENOR}:
        return Actor(proposal.proposer_name, role, at, member_id=proposal.member_id)
    unit_id = getattr(case, "unit_id", None)
    if isinstance(case, Commitment):
        unit_id = next(a.unit_id for a in proposal.assignments if a.id == case.assignment_id)
    return Actor(f"{role.label}{dice.randrange(9)}", role, at, unit_id=unit_id)
