"""Two list pages by FastAPI and SQLModel as usually written, for ours to be timed beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from fastapi import Cookie, Depends, FastAPI, HTTPException
from fastapi.responses import HTMLResponse
from itsdangerous import URLSafeSerializer
from jinja2 import Template
from sqlalchemy.orm import selectinload
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from proposals.casework.access import sessions
from proposals.database import Office
from proposals.records import Account, Entry, Proposal, WebSession
from proposals.settings import secret
from workflows import journey
from workflows.journey import Stop
from workflows.terms import ProposalStage

LOADED = (Proposal.assignments, Proposal.deadlines, Proposal.lead)
BARE = """<table>{% for row in rows %}<tr>
<td><a href="/proposals/{{ row.id }}">{{ row.case_no }}</a></td><td>{{ row.title }}</td>
<td>{{ row.proposer_name }}</td><td>{{ row.category }}</td><td>{{ row.stage.label }}</td>
<td>{{ row.submitted_at }}</td></tr>{% endfor %}</table>{{ total }}"""
WHOLE = """<p>{{ account.name }}</p><table>{% for row in rows %}<tr>
<td>{{ row.case_no }}</td><td><a href="/proposals/{{ row.id }}">{{ row.title }}</a>
{% if row.is_key %}重点{% endif %}</td><td>{{ row.proposer_name }}</td>
<td>{{ row.stage.label }}{% if row.lead %}并入{{ row.lead.case_no }}{% endif %}</td>
<td><span aria-label="{% for stop in stops[row.id] %}{{ stop.station.label }}
{{ stop.passing.label }}{% endfor %}">{% for stop in stops[row.id] %}
<span class="{{ stop.passing.value }}"></span>{% endfor %}</span></td>
<td>{% for unit in row.assignments %}{{ unit.unit_name }}{{ unit.role.label }}{% endfor %}</td>
<td>{% for each in row.deadlines if not each.met_at and not each.lifted_at %}
{{ each.duty.label }}{{ each.due_on }}{{ each.debtor }}{% endfor %}</td>
</tr>{% endfor %}</table>{{ total }}"""


def bare(office: Office) -> FastAPI:
    """Six columns of one table as tutorials write it, to anybody and without a frame."""
    app, template = FastAPI(), Template(BARE, autoescape=True)

    def session() -> Iterator[Session]:
        with Session(office.engine.execution_options(looking=True)) as opened:
            yield opened

    @app.get("/proposals")
    def proposals(stage: str, page: int, session: Session = Depends(session)) -> HTMLResponse:
        rows, total = _found(session, _asked(stage), page)
        return HTMLResponse(template.render(rows=rows, total=total))

    return app


def whole(office: Office) -> FastAPI:
    """Every column that ours shows, from objects loaded with care, behind a sign-in.

    It has no row rules, no filters to choose from and no frame with what the person owes.
    """
    app, template = FastAPI(), Template(WHOLE, autoescape=True)

    def session() -> Iterator[Session]:
        with Session(office.engine.execution_options(looking=True)) as opened:
            yield opened

    def account(tian: str = Cookie(), session: Session = Depends(session)) -> Account:
        token = URLSafeSerializer(secret(), salt="session").loads(tian)
        kept = WebSession.digest == sessions.digest(token)
        found = session.exec(select(WebSession).where(kept)).first()
        if found is None or found.closed_at is not None:
            raise HTTPException(403)
        return session.get_one(Account, found.account_id)

    @app.get("/proposals")
    def proposals(
        stage: str,
        page: int,
        account: Account = Depends(account),
        session: Session = Depends(session),
    ) -> HTMLResponse:
        loaded = [selectinload(each) for each in LOADED]  # type: ignore[arg-type]
        rows, total = _found(session, _asked(stage).options(*loaded), page)
        stops = _stops(session, rows)
        return HTMLResponse(template.render(rows=rows, total=total, account=account, stops=stops))

    return app


def _asked(stage: str) -> SelectOfScalar[Proposal]:
    wanted = col(Proposal.category).in_(("经济", "社会"))
    return select(Proposal).where(Proposal.stage == stage, wanted)


def _found(
    session: Session, asked: SelectOfScalar[Proposal], page: int
) -> tuple[Sequence[Proposal], int]:
    total = session.exec(select(func.count()).select_from(asked.subquery())).one()
    newest = asked.order_by(col(Proposal.submitted_at).desc(), col(Proposal.id).desc())
    return session.exec(newest.limit(50).offset(50 * (page - 1))).all(), total


def _stops(session: Session, rows: Sequence[Proposal]) -> dict[int, tuple[Stop, ...]]:
    chains = {f"proposal:{row.key}": row for row in rows}
    asked = (
        select(Entry).where(col(Entry.chain).in_(chains)).order_by(Entry.chain, col(Entry.number))
    )
    became: dict[int, list[ProposalStage]] = defaultdict(list)
    for entry in session.exec(asked):
        if entry.subject == entry.chain and entry.was != entry.became:
            became[chains[entry.chain].key].append(ProposalStage(entry.became))
    return {row.key: journey.stops([*became[row.key], row.stage]) for row in rows}
