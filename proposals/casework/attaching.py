"""附件: a file is looked into first, kept second and written down last; a removed one stays."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import col, func, select

from proposals import cabinet
from proposals.casework import standing, step
from proposals.casework.actor import Actor
from proposals.casework.submit import cosigning
from proposals.reading.uploads import Examined, Upload, examined
from proposals.records import Assignment, Attachment, Entry, Proposal
from proposals.work import Work
from workflows.papers import attachment as papers
from workflows.papers import completeness
from workflows.policies import permits
from workflows.policies.permits import COMMITTEE, PROPOSERS
from workflows.refusals import NotFound, NotNow, NotYou, Objection
from workflows.terms import Act, BelongsTo, ProposalStage, Role

__all__ = ["Upload", "attach", "claim", "kept", "remove"]

BEFORE_HANDING_IN = {ProposalStage.DRAFT, ProposalStage.RETURNED}


def attach(
    work: Work,
    proposal: Proposal,
    upload: Upload,
    belongs: BelongsTo,
    actor: Actor,
    note: str = "",
) -> Attachment:
    """Add one file to a case; what is marked secret is refused before anything is stored."""
    permits.require(actor.role, Act.ATTACH)
    assignment = _entitled(proposal, belongs, actor)
    held = _count(work, Attachment.proposal_id == proposal.id)
    file = examined(upload, held, work.profile_on(actor.today).attachments, note)
    entry = step.take(
        work,
        Act.ATTACH,
        proposal,
        actor,
        name=file.name,
        sha256=file.digest,
        size=file.size,
        belongs=belongs.label,
        unsearched=file.unsearched,
        note=note,
    )
    row = _kept(work, upload, file, belongs, actor)
    row.proposal_id, row.note = proposal.key, note
    row.assignment_id = assignment.id if assignment else None
    _confirm_anew(work, proposal, row, entry)
    return row


def remove(work: Work, attachment: Attachment, reason: str, actor: Actor) -> None:
    """Take a file off its case: it is no longer shown, and stays on record with the reason."""
    completeness.require(completeness.said(reason, "reason_given", "请写明移除附件的理由"))
    proposal = work.get(Proposal, attachment.proposal_id) if attachment.proposal_id else None
    if proposal is None or attachment.removed_at is not None:
        raise NotNow(Objection("attachment_stands", "该附件不在案卷内或已经移除，无须再办"))
    _may_remove(proposal, attachment, actor)
    entry = step.take(
        work,
        Act.REMOVE_ATTACHMENT,
        proposal,
        actor,
        name=attachment.name,
        sha256=attachment.sha256,
        reason=reason,
    )
    attachment.removed_at, attachment.removed_by = actor.at, actor.name
    attachment.removed_why = reason
    _confirm_anew(work, proposal, attachment, entry)


def kept(work: Work, upload: Upload, actor: Actor) -> str:
    """Keep the scan handed in with an act's form; its digest is what the act puts on record."""
    permits.require(actor.role, Act.ATTACH)
    waiting = _count(
        work,
        col(Attachment.proposal_id).is_(None),
        Attachment.uploaded_by == actor.name,
        Attachment.role == actor.role,
    )
    file = examined(upload, waiting, work.profile_on(actor.today).attachments)
    return _kept(work, upload, file, BelongsTo.SCAN, actor).sha256


def claim(work: Work, proposal: Proposal, digests: Iterable[str], actor: Actor) -> None:
    """Give a case the scans kept for it by the person who did the act."""
    for digest in filter(None, digests):
        asked = select(Attachment).where(Attachment.sha256 == digest).order_by(col(Attachment.id))
        rows = work.exec(asked).all()
        mine = [
            row
            for row in rows
            if row.proposal_id is None and row.handed_in_by(actor.name, actor.role)
        ]
        if not mine and not any(row.proposal_id == proposal.id for row in rows):
            raise NotFound(Objection("scan_kept", "没有找到这份扫描件，请重新选择文件后提交"))
        for row in mine:
            row.proposal_id = proposal.key


def _confirm_anew(work: Work, proposal: Proposal, row: Attachment, entry: Entry) -> None:
    """Who put his name to a draft put it to its files as well (integrity rule 11)."""
    if row.belongs == BelongsTo.TEXT and proposal.stage in BEFORE_HANDING_IN:
        cosigning.ask_again(work, proposal, entry)


def _kept(
    work: Work, upload: Upload, file: Examined, belongs: BelongsTo, actor: Actor
) -> Attachment:
    """The file first, whole and on the disk; only then the row that names it."""
    folder = work.rules.attachments
    if folder is None:
        sentence = "没有设置存放附件的文件夹，请系统管理员设置 TIAN_ATTACHMENTS"
        raise NotNow(Objection("attachments_kept", sentence))
    row = Attachment(
        belongs=belongs,
        name=file.name,
        kind=file.kind,
        size=file.size,
        sha256=cabinet.put(folder, upload.content),
        unsearched="、".join(file.unsearched),
        uploaded_by=actor.name,
        role=actor.role,
        uploaded_at=actor.at,
    )
    work.add(row)
    work.flush()
    return row


def _count(work: Work, *which: object) -> int:
    asked = select(func.count()).select_from(Attachment)
    standing_ones = asked.where(col(Attachment.removed_at).is_(None), *which)  # type: ignore[arg-type]
    return work.exec(standing_ones).one()


def _entitled(proposal: Proposal, belongs: BelongsTo, actor: Actor) -> Assignment | None:
    """Whose file it may be; for a unit its own row of the case."""
    if actor.role not in papers.BY[belongs]:
        may = "、".join(role.label for role in Role if role in papers.BY[belongs])
        sentence = f"“{belongs.label}”的附件由{may}添加，请改选附件的用途"
        raise NotYou(Objection("attachment_belongs", sentence))
    if belongs == BelongsTo.TEXT:
        standing.author(proposal, actor, proposal.proxy_scan)
        _before_handing_in(proposal)
    elif actor.role in PROPOSERS:
        standing.any_proposer(proposal, actor)
    elif actor.unit_id is not None:
        return _own_row(proposal, actor)
    return None


def _before_handing_in(proposal: Proposal) -> None:
    if proposal.stage not in BEFORE_HANDING_IN:
        sentence = "提案已提交，正文附件不能再增减；补充材料请交提案委员会办公室"
        raise NotNow(Objection("text_frozen", sentence))


def _own_row(proposal: Proposal, actor: Actor) -> Assignment:
    for assignment in proposal.assignments:
        if assignment.living and assignment.unit_id in actor.units:
            return assignment
    raise NotYou(Objection("own_assignment", "本案不由本单位承办，不能添加附件"))


def _may_remove(proposal: Proposal, attachment: Attachment, actor: Actor) -> None:
    """The committee any; everybody else his own, as long as it has not gone out of his hands."""
    if actor.role in COMMITTEE:
        return
    if not attachment.handed_in_by(actor.name, actor.role):
        raise NotYou(Objection("own_attachment", "只能移除自己添加的附件，其他请提案委员会办理"))
    if attachment.belongs == BelongsTo.TEXT:
        standing.author(proposal, actor)
        _before_handing_in(proposal)
    elif attachment.assignment_id is None or attachment.gone_out:
        sentence = "附件已随文送出或留作凭据，不能自行移除；确须移除的请提案委员会办理"
        raise NotNow(Objection("attachment_gone_out", sentence))
