"""The facts of a 提案, one function a fact, grouped by phase."""

from proposals.records.dockets.proposal import file, handle, submit, supervise

FACTS = {**submit.FACTS, **file.FACTS, **handle.FACTS, **supervise.FACTS}
