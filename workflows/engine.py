"""Lifecycles as tables of moves, carried by `transitions`; the only file that knows it.

A machine answers *may it* and *where to*; what is done about it stands in casework.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from transitions import Machine

from workflows.refusals import NotNow, Objection
from workflows.terms import Act, Duty, Role, Stage


class Docket(Protocol):
    """The facts of a case that its rules may ask for; its stage is one of them."""

    @property
    def stage(self) -> Stage:
        """Where the case stands."""


D = TypeVar("D", bound=Docket)
S = TypeVar("S", bound=Stage)
Need = Callable[[D], bool]


@dataclass(frozen=True)
class Move(Generic[D]):
    """One row of a lifecycle: an act leads from any source to the target when its needs are met."""

    act: Act
    sources: tuple[Stage, ...]
    target: Stage | None = None
    """Where it leads; None: the case stays where it is."""
    needs: tuple[Need[D], ...] = ()

    def unmet(self, docket: D) -> tuple[Objection, ...]:
        """Every need this docket does not meet, in the words of the need's docstring."""
        return tuple(objection(need) for need in self.needs if not need(docket))


@dataclass(frozen=True)
class Wait:
    """A stage in which somebody is waited for: who owes the next step, under which duty."""

    stage: Stage
    owners: tuple[Role, ...]
    duty: Duty


def objection(need: Need[Any]) -> Objection:
    """Name an unmet need: its docstring is the sentence the user reads."""
    assert need.__doc__, f"{need.__name__} must say in Chinese what is asked"
    return Objection(need.__name__, need.__doc__.strip())


def facts_of(need: Need[Any]) -> tuple[str, ...]:
    """The facts a need reads: a need is pure, so the names in its code are its facts."""
    return need.__code__.co_names


class Lifecycle(Generic[S, D]):
    """One table of moves and the one machine compiled from it at import."""

    def __init__(
        self, name: str, stages: type[S], moves: tuple[Move[D], ...], waits: tuple[Wait, ...] = ()
    ) -> None:
        """Compile the table; `name` is the Chinese noun of the case (提案, 承办, 督办 …)."""
        self.name = name
        self.stages = stages
        self.moves = moves
        self.waits = waits
        self.acts = tuple(dict.fromkeys(move.act for move in moves))
        self._asked: dict[tuple[Stage, Act | None], frozenset[str]] = {}
        self._machine = Machine(
            model=None,
            states=list(stages),
            transitions=list(_rows(moves)),
            initial=None,
            auto_transitions=False,
            ignore_invalid_triggers=True,
            send_event=True,
            model_attribute="stage",
        )

    def perform(self, act: Act, docket: D) -> S:
        """Move the docket one step; return its new stage or raise `NotNow` naming every need."""
        known = self.moves_from(docket.stage, act)
        if not known or not self._machine.events[act].trigger(docket):
            raise NotNow(*self.objections(act, docket))
        return self.stages(docket.stage)

    def objections(self, act: Act, docket: D) -> tuple[Objection, ...]:
        """Why the act is not possible now, if it is not; of sibling moves the nearest speaks."""
        moves = self.moves_from(docket.stage, act)
        if not moves:
            return (self._wrong_stage(act, docket),)
        return min((move.unmet(docket) for move in moves), key=len)

    def open_acts(self, docket: D) -> tuple[Act, ...]:
        """The acts that are possible now, whoever may do them."""
        return tuple(act for act in self.acts_at(docket.stage) if not self.objections(act, docket))

    def acts_at(self, stage: Stage) -> tuple[Act, ...]:
        """The acts this stage knows, needs met or not."""
        return tuple(dict.fromkeys(m.act for m in self.moves if stage in m.sources))

    def moves_from(self, stage: Stage, act: Act) -> tuple[Move[D], ...]:
        """The sibling moves of an act out of one stage."""
        return tuple(m for m in self.moves if m.act == act and stage in m.sources)

    def facts_asked(self, stage: Stage, act: Act | None = None) -> frozenset[str]:
        """The facts of the docket that one act (or any act) at this stage asks for."""
        if (stage, act) not in self._asked:
            self._asked[stage, act] = frozenset(
                fact
                for move in self.moves
                if stage in move.sources and act in {None, move.act}
                for need in move.needs
                for fact in facts_of(need)
            )
        return self._asked[stage, act]

    def diagram(self) -> str:
        """The lifecycle as a Mermaid state diagram, printed from the same rows."""
        lines = [f"    {stage}: {stage.label}" for stage in self.stages]
        lines += [
            f"    {source} --> {move.target}: {move.act.label}"
            for move in self.moves
            if move.target is not None
            for source in move.sources
        ]
        return "\n".join(["stateDiagram-v2", *lines])

    def table(self) -> str:
        """The lifecycle as a Markdown table: act, from, to, needs."""
        rows = [
            f"| {m.act.label} `{m.act}` | {'、'.join(s.label for s in m.sources)} "
            f"| {m.target.label if m.target else '不变'} "
            f"| {'；'.join(objection(need).sentence for need in m.needs) or '—'} |"
            for m in self.moves
        ]
        return "\n".join(["| 动作 | 从 | 到 | 条件 |", "|---|---|---|---|", *rows])

    def _wrong_stage(self, act: Act, docket: D) -> Objection:
        at = dict.fromkeys(s.label for m in self.moves if m.act == act for s in m.sources)
        where = f"，须在“{'、'.join(at)}”时办理" if at else ""
        sentence = f"{self.name}现为“{docket.stage.label}”，不能{act.label}{where}"
        return Objection("stage_allows_act", sentence)


def _rows(moves: tuple[Move[D], ...]) -> Iterator[dict[str, object]]:
    for move in moves:
        for source in move.sources:
            yield {
                "trigger": move.act,
                "source": source,
                "dest": move.target or source,
                "conditions": [_asking(need) for need in move.needs],
            }


def _asking(need: Need[D]) -> Callable[[Any], bool]:
    return lambda event: need(event.model)
