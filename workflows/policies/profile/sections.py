"""The sections of a profile, one value class each: every number a committee may set, typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from workflows.policies.result_classes import UnsatisfiedRule
from workflows.terms import FileKind, Period, Rank, ReviewLevel

Notice = Literal["circular", "supervision_notice", "unit_supervision_notice"]
Pressing = Literal[Notice, "urge_letter", "unit_urge_letter"]
"""What may be urgent: all that is written when something is late."""
Joining = Literal["urge_letter", "supervision_notice"]
"""What may tell one unit of several cases (一单位一函)."""


@dataclass(frozen=True)
class CalendarRules:
    """How days are counted."""

    zone: str
    holiday_rule: Literal["extend", "none"]


@dataclass(frozen=True)
class IntakeRules:
    """提: windows, lengths, likeness."""

    plenary_window_opens: Period
    body_chars_low: int
    body_chars_warn: int
    body_chars_max: int
    title_chars_max: int
    sector_in_recess: bool
    similar_warn: float
    similar_check: float
    revise_returned: Period


@dataclass(frozen=True)
class FilingRules:
    """立: levels of review, reasons, numbers."""

    review: Period
    levels: tuple[ReviewLevel, ...]
    local_reasons: tuple[str, ...]
    number_format: str
    merge_needs_consent: bool


@dataclass(frozen=True)
class AssignmentRules:
    """办: handing over, signing for, giving back."""

    meeting_within: Period
    assign_recess: Period
    sign_for: Period
    request_return: Period
    decide_return: Period
    returns_max_per_unit: int


@dataclass(frozen=True)
class HandlingRules:
    """办: contact, meeting, opinions, replying in time."""

    first_contact: Period
    face_to_face_required: bool
    refusals_for_waiver: int
    co_opinion_mode: Literal["after_assignment", "before_main_deadline"]
    co_opinion: Period
    reply_plenary: Period
    reply_recess: Period
    extension_total: Period
    extension_single: Period
    extension_times: int
    sign_off_normal: Rank
    sign_off_key: Rank


@dataclass(frozen=True)
class ReplyRules:
    """What a reply must carry."""

    classes: str
    public_attribute_required: bool
    publish_within: Period
    same_text_warn: float


@dataclass(frozen=True)
class FeedbackRules:
    """征询意见: how long, and whose word counts."""

    window: Period
    unsatisfied_rule: UnsatisfiedRule
    satisfaction_denominator: Literal["forms_received", "all_replied"]
    second_feedback: bool
    amend_within: Period


@dataclass(frozen=True)
class RehandlingRules:
    """二次办理."""

    deadline: Period
    max_rounds: int


@dataclass(frozen=True)
class LookbackRules:
    """回头看: this year's by a day (month-day), the next year's between two months."""

    same_year_by: str
    next_year_from_month: int
    next_year_until_month: int
    scope: tuple[Literal["A_sample", "A_all", "B_all", "C_all"], ...]


@dataclass(frozen=True)
class KeyProposalRules:
    """重点提案: how many, and how many special committees supervise one."""

    count_min: int
    count_max: int
    committees_min: int


@dataclass(frozen=True)
class PublicationRules:
    """公开: when, and what stays back."""

    submitted_within: Period
    hide_units_months: int
    strip_contacts: bool


@dataclass(frozen=True)
class AwardRules:
    """表彰: quotas as shares of all."""

    excellent_share: float
    national_share: float
    advanced_units_share: float


@dataclass(frozen=True)
class PaperRules:
    """文书: red heads, urgency, one letter a unit or one a case, how long a volume is kept."""

    red_head: tuple[Notice, ...]
    urgent: tuple[Pressing, ...]
    """加急."""
    most_urgent: tuple[Pressing, ...]
    """特急."""
    per_unit: tuple[Joining, ...]
    """一单位一函; what is not listed goes out 一事一单, one letter for each case."""
    retention: Literal["permanent", "30y", "10y"]


@dataclass(frozen=True)
class AttachmentRules:
    """附件: kinds, sizes in megabytes, numbers."""

    kinds: tuple[FileKind, ...]
    size_mb_max: int
    count_max: int
    name_chars_max: int
    unpacked_mb_max: int
    parts_max: int
