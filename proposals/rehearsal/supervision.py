"""督办: a few times a year a leader goes through several proposals with units and proposers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from proposals.casework.supervise import supervision
from proposals.casework.supervise.supervision import SupervisionPlan
from proposals.records import Proposal, Supervision
from proposals.rehearsal import words
from proposals.rehearsal.agenda import moment
from proposals.rehearsal.people import Person
from proposals.rehearsal.scene import Part, Scene
from workflows.papers.finding import FindingPaper
from workflows.terms import ProposalStage, SupervisionForm

COVERED = 3
STANDING = {
    ProposalStage.ASSIGNED,
    ProposalStage.HANDLING,
    ProposalStage.FACE_TO_FACE,
    ProposalStage.REPLIED,
    ProposalStage.REHANDLING,
    ProposalStage.CLOSED,
    ProposalStage.TRACKING,
}


@dataclass
class Event:
    """One supervision from its plan to its end, step by step."""

    theme: str
    leader: str
    key_cases: bool
    form: SupervisionForm
    parts: tuple[Part, ...] = ()
    id: int | None = None

    def begin(self, scene: Scene) -> None:
        """Choose the cases and draw up the plan; without cases there is nothing to supervise."""
        self.parts = tuple(_to_supervise(scene, self.key_cases))[:COVERED]
        if not self.parts:
            return
        leader = scene.officer(self.leader)
        plan = SupervisionPlan(
            theme=self.theme,
            form=self.form,
            proposals=[part.proposal for part in self.parts if part.proposal],
            lead_leader=leader.name,
            lead_role=leader.role,
            lead_office="提案委员会",
            coop_offices=["经济科技委员会", "社会法制委员会"],
            due_on=scene.workday(45),
        )
        self.id = supervision.plan(scene.work, plan, _office(scene).at(scene.at)).key
        for part in self.parts:
            part.done.add("supervised")
        self._then(scene, 2, self._approve)

    def _then(self, scene: Scene, days: int, step: Callable[[Scene, Supervision], None]) -> None:
        at = moment(scene.workday(days), 30 + len(self.theme))
        scene.agenda.plan(at, lambda now: step(now, now.work.get_one(Supervision, self.id)))

    def _approve(self, scene: Scene, row: Supervision) -> None:
        supervision.approve(scene.work, row, scene.officer(self.leader).at(scene.at))
        self._then(scene, 1, self._invite)

    def _invite(self, scene: Scene, row: Supervision) -> None:
        supervision.invite(scene.work, row, (), _office(scene).at(scene.at))
        self._then(scene, 6, self._hold)

    def _hold(self, scene: Scene, row: Supervision) -> None:
        office = _office(scene).at(scene.at)
        supervision.start(scene.work, row, scene.today, "区政协委员之家", office)
        present = {guest.name: place % 5 != 4 for place, guest in enumerate(row.guests)}
        supervision.attendance(scene.work, row, present, office)
        self._then(scene, 1, self._find)

    def _find(self, scene: Scene, row: Supervision) -> None:
        covered = (part.proposal for part in self.parts)
        papers = [_finding(scene, case, row) for case in covered if case and _answered(case)]
        if papers:
            supervision.findings(scene.work, row, papers, _office(scene).at(scene.at))
        self._then(scene, 18, self._verify)

    def _verify(self, scene: Scene, row: Supervision) -> None:
        office = _office(scene).at(scene.at)
        for finding in row.findings:
            supervision.verify_finding(scene.work, row, finding, words.FINDING_EVIDENCE, office)
        supervision.verify(scene.work, row, words.REPORT, office)
        self._then(scene, 2, self._close)

    def _close(self, scene: Scene, row: Supervision) -> None:
        supervision.close(scene.work, row, scene.officer(self.leader).at(scene.at))
        for part in self.parts:
            scene.wake(part)


EVENTS = (
    (date(2025, 4, 15), words.THEMES[0], "vice-chair-1", True, SupervisionForm.SYMPOSIUM),
    (date(2025, 6, 17), words.THEMES[1], "vice-chair-2", True, SupervisionForm.INSPECTION),
    (date(2025, 7, 22), words.THEMES[2], "chair", False, SupervisionForm.MEETING),
    (date(2026, 4, 14), words.THEMES[0], "vice-chair-3", True, SupervisionForm.SURVEY),
    (date(2026, 6, 16), words.THEMES[2], "vice-chair-4", False, SupervisionForm.VISIT),
    (date(2026, 10, 27), words.THEMES[1], "vice-chair-2", True, SupervisionForm.FOLLOW_UP),
)


def events() -> Iterator[tuple[date, Event]]:
    """The supervisions of the two years."""
    for day, theme, leader, key_cases, form in EVENTS:
        yield day, Event(f"{day.year}年{theme}", leader, key_cases, form)


def _to_supervise(scene: Scene, key_cases: bool) -> Iterator[Part]:
    for part in scene.parts:
        proposal = part.proposal
        if proposal is None or "supervised" in part.done:
            continue
        if proposal.is_key == key_cases and _answered(proposal):
            yield part


def _answered(proposal: Proposal) -> bool:
    return proposal.stage in STANDING and bool(proposal.answering)


def _office(scene: Scene) -> Person:
    return scene.officer("office-proposals")


def _finding(scene: Scene, proposal: Proposal, row: Supervision) -> FindingPaper:
    return FindingPaper(
        proposal_id=proposal.key,
        problem=words.PROBLEM,
        target=words.TARGET,
        measures=words.MEASURES,
        due_on=scene.workday(16),
        lead_leader=row.lead_leader,
        lead_office=row.lead_office,
        coop_offices="、".join(row.coop_offices),
    )
