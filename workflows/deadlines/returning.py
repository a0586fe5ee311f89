"""May this unit ask to give the proposal back? (integrity rule 21)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from workflows.policies.profile import Profile
from workflows.refusals import Objection


class ReturnAsked(NamedTuple):
    """A request to return, and what the case says about it."""

    asked_on: date
    window_ends_on: date
    reason: str
    suggested_unit: str
    reply_under_review: bool = False
    refused_before: int = 0
    new_facts: str = ""


def return_objections(asked: ReturnAsked, profile: Profile) -> list[Objection]:
    """Everything that forbids the request; empty when it may be filed."""
    return [*_of_the_paper(asked), *_of_the_case(asked, profile)]


def _of_the_paper(asked: ReturnAsked) -> Iterator[Objection]:
    if not asked.reason.strip():
        yield Objection("reason_given", "请写明退办理由")
    if not asked.suggested_unit.strip():
        yield Objection("unit_suggested", "请写明建议改由哪个单位承办")


def _of_the_case(asked: ReturnAsked, profile: Profile) -> Iterator[Objection]:
    if asked.asked_on > asked.window_ends_on:
        sentence = f"申请退办的期限已于{asked.window_ends_on}届满，请继续办理"
        yield Objection("return_in_window", sentence)
    if asked.reply_under_review:
        yield Objection("no_reply_under_review", "答复已送审，不能退办；如需退办请先撤回答复")
    spent = asked.refused_before >= profile.assignment.returns_max_per_unit
    if spent and not asked.new_facts.strip():
        sentence = f"退办申请已有{asked.refused_before}次未获同意，再次申请须写明新的事实"
        yield Objection("return_new_facts", sentence)
