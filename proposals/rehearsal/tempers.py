"""How people are: drawn from a proposal's own dice, some cast by hand so that all occur."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Any


@dataclass(frozen=True)
class Temper:
    """What is out of the ordinary about one proposal; the default is a quiet case."""

    late: bool = False
    """Handed in after the cut-off."""
    declines: bool = False
    """The last invited co-signer declines."""
    sent_back: bool = False
    revises_late: bool = False
    edited: bool = False
    withdrawn: str = ""
    """early, or filed."""
    verdict: str = "file"
    """file, reject, or merge (into the latest lead)."""
    key: bool = False
    units: str = "sole"
    """sole, lead (with co units) or split."""
    returned: str = ""
    """granted, denied or cancelled."""
    signs_late: int = 0
    """Working days after the duty to sign fell due."""
    extension: str = ""
    """granted or denied."""
    overdue: int = 0
    """Working days after the duty to reply fell due."""
    meeting: str = "talk"
    """talk, phone, disputed, refused or consent."""
    co: str = ""
    """late or waived."""
    reply_rejected: bool = False
    result: str = "A"
    rating: str = "satisfied"
    """satisfied, basically, silent, dissatisfied or twice."""
    promise: str = "kept"
    """kept, moved or broken."""
    lookback: str = "confirm"
    """confirm, reclassify or reopen."""
    supplemented: bool = False
    publishes_late: bool = False
    lingers: str = ""
    """The stage at which its people take their time until the curtain."""


QUIET = Temper()

FINISHED_YEAR: tuple[dict[str, Any], ...] = (
    {"overdue": 22, "result": "B", "lookback": "reclassify", "units": "lead"},
    {"sent_back": True, "declines": True, "rating": "dissatisfied", "key": True, "result": "B"},
    {"returned": "granted", "key": True, "publishes_late": True},
    {"units": "lead", "edited": True},
    {"verdict": "merge"},
    {"verdict": "merge"},
    {"verdict": "reject", "sent_back": True, "revises_late": True},
    {"withdrawn": "early"},
    {"withdrawn": "filed"},
    {"key": True, "units": "lead"},
    {"meeting": "phone", "extension": "granted", "result": "B", "promise": "moved"},
    {"rating": "twice", "result": "C", "units": "split"},
    {"meeting": "disputed", "returned": "denied", "result": "C"},
    {"meeting": "refused", "rating": "silent", "result": "D"},
    {"signs_late": 22, "extension": "denied", "lookback": "reopen"},
    {"key": True, "units": "lead", "result": "B", "promise": "broken"},
    {"late": True, "meeting": "consent", "rating": "basically"},
    {"units": "lead", "co": "waived", "reply_rejected": True, "supplemented": True, "key": True},
)
RUNNING_YEAR: tuple[dict[str, Any], ...] = (
    {"units": "lead", "co": "late", "key": True, "result": "B"},
    {"key": True, "result": "B", "promise": "moved", "rating": "basically"},
    {"verdict": "merge"},
    {"verdict": "reject"},
    {"key": True, "units": "split"},
    {"overdue": 12, "rating": "dissatisfied"},
    {"withdrawn": "early"},
    {"key": True, "returned": "cancelled"},
    {"key": True, "result": "C", "units": "lead"},
)

LATEST: tuple[tuple[int, dict[str, Any]], ...] = (
    (-2, {}),
    (2, {"lingers": "submitted"}),
    (8, {"lingers": "returned", "sent_back": True}),
    (9, {"lingers": "under_review"}),
    (16, {"lingers": "filed"}),
    (24, {"lingers": "assigned", "units": "lead"}),
    (45, {"lingers": "handling"}),
    (75, {"lingers": "face_to_face"}),
    (109, {"lingers": "replied", "result": "B", "units": "lead"}),
    (143, {"lingers": "rehandling", "rating": "dissatisfied"}),
    (171, {"lingers": "lookback", "lookback": "reopen"}),
)
"""The last of the running year: the day before the curtain on which each is handed in, and how it
goes, so that somebody who looks in on the last day finds a case at every stage."""


def draw(rng: Random) -> Temper:
    """The temper of a proposal nobody cast by hand, in about the proportions committees report."""
    return Temper(
        late=rng.random() < 0.06,
        declines=rng.random() < 0.15,
        sent_back=rng.random() < 0.08,
        edited=rng.random() < 0.10,
        withdrawn=_one(rng, "", 97, "early", 2, "filed", 1),
        verdict=_one(rng, "file", 86, "reject", 9, "merge", 5),
        units=_one(rng, "sole", 57, "lead", 37, "split", 6),
        returned=_one(rng, "", 92, "granted", 4, "denied", 3, "cancelled", 1),
        signs_late=_one(rng, 0, 93, 2, 5, 12, 2),
        extension=_one(rng, "", 93, "granted", 5, "denied", 2),
        overdue=_one(rng, 0, 92, 3, 5, 12, 2, 22, 1),
        meeting=_one(rng, "talk", 86, "phone", 6, "disputed", 3, "refused", 1, "consent", 4),
        co=_one(rng, "", 88, "late", 9, "waived", 3),
        reply_rejected=rng.random() < 0.06,
        result=_one(rng, "A", 48, "B", 36, "C", 12, "D", 4),
        rating=_one(
            rng, "satisfied", 78, "basically", 10, "silent", 8, "dissatisfied", 3, "twice", 1
        ),
        promise=_one(rng, "kept", 84, "moved", 11, "broken", 5),
        lookback=_one(rng, "confirm", 90, "reclassify", 6, "reopen", 4),
        supplemented=rng.random() < 0.03,
        publishes_late=rng.random() < 0.05,
    )


def cast_by_hand(place: int, hands: tuple[dict[str, Any], ...], drawn: Temper) -> Temper:
    """The first of a year are cast by hand, so that even a small play shows everything."""
    return replace(QUIET, **hands[place]) if place < len(hands) else drawn


def _one(rng: Random, *weighed: Any) -> Any:
    """One of several, given as value, weight, value, weight …"""
    return rng.choices(weighed[::2], weighed[1::2])[0]
