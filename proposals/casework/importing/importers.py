"""Who may take files over, into which term."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.records import Term
from proposals.work import Work
from workflows.refusals import NotNow, NotYou, Objection
from workflows.terms import Role

ROSTERS = frozenset({Role.CLERK, Role.SYSADMIN})


def require(actor: Actor, roles: frozenset[Role]) -> None:
    """Raise `NotYou` unless this role may import."""
    if actor.role not in roles:
        may = "、".join(r.label for r in Role if r in roles)
        raise NotYou(Objection("role_may_import", f"导入由{may}办理，{actor.role.label}不能办理"))


def current_term(work: Work, today: date) -> Term:
    """The term that runs today."""
    statement = select(Term).where(col(Term.begins_on) <= today, col(Term.ends_on) >= today)
    term = work.exec(statement).first()
    if term is None:
        raise NotNow(Objection("term_recorded", "尚未登记本届的起止日期，请先登记届次再导入"))
    return term
