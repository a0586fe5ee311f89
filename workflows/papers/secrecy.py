"""Secret markings in a paper: it stops here and goes by the off-line route (integrity rule 6)."""

from __future__ import annotations

import re

from workflows.refusals import Objection

# The everyday words 秘密 and 机密 are no markings: only the forms in which a grade is marked.
MARKING = re.compile(
    r"绝\s*密"
    r"|[机秘]\s*密\s*[★☆]"
    r"|密\s*级\s*[:：]?\s*[绝机秘]\s*密"
    r"|(?<!国家)[机秘]密级(?!别)"
    r"|[〔【\[（(]\s*[绝机秘]\s*密\s*[〕】\]）)]"
)


def markings(words: str) -> list[Objection]:
    """The first secret marking found; the refusal repeats the marking and nothing else.

    >>> [objection.rule for objection in markings("机密★10年 ……")], markings("企业商业秘密泄漏")
    (['no_secret_marking'], [])
    """
    found = MARKING.search(words)
    if not found:
        return []
    sentence = f"文中有涉密标志“{found[0]}”，不得在本系统办理；请停止录入，改由机要渠道送提案委员会"
    return [Objection("no_secret_marking", sentence)]
