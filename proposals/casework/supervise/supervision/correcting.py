"""督办整改: findings in four parts, each with its date, each verified with evidence."""

from __future__ import annotations

from collections.abc import Sequence

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.casework.supervise.supervision.covering import may_be_covered, proposals_of
from proposals.letters import supervise as letters
from proposals.records import Assignment, Finding, Proposal, Supervision
from proposals.work import Work
from workflows.papers import finding as papers
from workflows.papers.completeness import require, said
from workflows.papers.finding import FindingPaper
from workflows.refusals import Incomplete, NotNow, Objection
from workflows.terms import Act, Duty


def findings(
    work: Work, supervision: Supervision, given: Sequence[FindingPaper], actor: Actor
) -> list[Finding]:
    """Put on record what is to be put right; each unit gets one letter and owes it by dates."""
    cases = {p.key: p for p in proposals_of(work, supervision)}
    require(_objections(given, cases, actor))
    may_be_covered(cases[paper.proposal_id] for paper in given)
    units = [_responsible(cases[paper.proposal_id]) for paper in given]
    problems = [paper.problem for paper in given]
    step.take(work, Act.RECORD_FINDINGS, supervision, actor, findings=problems)
    made = [_record(work, supervision, paper, cases[paper.proposal_id]) for paper in given]
    work.flush()
    for found, unit in zip(made, units, strict=True):
        _owe(work, supervision, found, unit, actor)
    _tell(work, supervision, made, units, actor)
    return made


def verify_finding(
    work: Work, supervision: Supervision, finding: Finding, evidence: str, actor: Actor
) -> None:
    """One finding is settled, and what proves it."""
    require(said(evidence, "evidence_given", "核查整改须有佐证材料"))
    if finding.verified_at is not None:
        raise NotNow(Objection("finding_unverified", "该项整改已经核查"))
    about = finding.id
    step.take(work, Act.VERIFY_FINDING, supervision, actor, about, finding=about, evidence=evidence)
    finding.verified_by, finding.verified_at, finding.evidence = actor.name, actor.at, evidence


def _objections(
    given: Sequence[FindingPaper], cases: dict[int, Proposal], actor: Actor
) -> list[Objection]:
    if not given:
        return [Objection("finding_given", "请至少提出一项整改意见；没有问题的，直接核查办结")]
    outside = [
        Objection("case_covered", "整改意见须针对本次督办的提案")
        for paper in given
        if paper.proposal_id not in cases
    ]
    return outside + [each for paper in given for each in papers.objections(paper, actor.today)]


def _responsible(proposal: Proposal) -> Assignment:
    """The unit that answers the proposer owes the correction."""
    if not proposal.answering:
        sentence = f"{proposal.number}没有承办单位，不能提出整改意见"
        raise Incomplete(Objection("unit_responsible", sentence))
    return proposal.answering[0]


def _record(
    work: Work, supervision: Supervision, paper: FindingPaper, proposal: Proposal
) -> Finding:
    made = Finding(supervision_id=supervision.key, **paper._asdict())
    made.proposal = proposal
    supervision.findings.append(made)
    work.add(made)
    return made


def _owe(
    work: Work, supervision: Supervision, finding: Finding, unit: Assignment, actor: Actor
) -> None:
    duties.start(
        work,
        Duty.FINDING,
        unit,
        actor,
        debtor=unit.unit_name,
        about=finding.id,
        named_on=finding.due_on,
        named_by=f"“{supervision.theme}”督办整改意见",
    )


def _tell(
    work: Work,
    supervision: Supervision,
    made: Sequence[Finding],
    units: Sequence[Assignment],
    actor: Actor,
) -> None:
    for name in dict.fromkeys(unit.unit_name for unit in units):
        theirs = [
            (found.proposal, found)
            for found, unit in zip(made, units, strict=True)
            if unit.unit_name == name
        ]
        letters.findings_notice(work, supervision, theirs, name, actor.at)
