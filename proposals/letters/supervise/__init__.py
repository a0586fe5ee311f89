"""Letters of 督: what urges, supervises, looks back, archives and corrects."""

from proposals.letters.supervise.archive import archive_catalogue
from proposals.letters.supervise.dates import publish_list, redate_notice
from proposals.letters.supervise.lookback import (
    lookback_result,
    lookback_sheet,
    reclass_slip,
    reopen_notice,
)
from proposals.letters.supervise.missed import contact_missed, promise_missed
from proposals.letters.supervise.promise import promise_result
from proposals.letters.supervise.supervision import (
    findings_notice,
    supervision_cancelled,
    supervision_invitation,
    supervision_plan,
)
from proposals.letters.supervise.together import unit_supervision_notice, unit_urge_letter
from proposals.letters.supervise.urging import (
    circular,
    notice,
    supervision_notice,
    urge_letter,
)
from proposals.letters.supervise.voiding import void_notice

__all__ = [
    "archive_catalogue",
    "circular",
    "contact_missed",
    "findings_notice",
    "lookback_result",
    "lookback_sheet",
    "notice",
    "promise_missed",
    "promise_result",
    "publish_list",
    "reclass_slip",
    "redate_notice",
    "reopen_notice",
    "supervision_cancelled",
    "supervision_invitation",
    "supervision_notice",
    "supervision_plan",
    "unit_supervision_notice",
    "unit_urge_letter",
    "urge_letter",
    "void_notice",
]
