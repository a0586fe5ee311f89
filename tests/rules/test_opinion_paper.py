"""The paper of an opinion: 不满意 says why (integrity rule 32)."""

from __future__ import annotations

import pytest

from workflows.papers import feedback as papers
from workflows.papers.feedback import Opinion
from workflows.terms import Adoption, Rating

GOOD, BAD = Rating.SATISFIED, Rating.DISSATISFIED


@pytest.mark.parametrize(
    ("opinion", "rules"),
    [
        pytest.param(Opinion(GOOD, GOOD), [], id="satisfied"),
        pytest.param(Opinion(BAD, GOOD), ["dissatisfied_says_why"], id="rule_32-work-without-why"),
        pytest.param(
            Opinion(GOOD, BAD), ["dissatisfied_says_why"], id="rule_32-result-without-why"
        ),
        pytest.param(
            Opinion(GOOD, BAD, reason="，。"), ["dissatisfied_says_why"], id="rule_32-why-of-dots"
        ),
        pytest.param(Opinion(GOOD, BAD, reason="没有时间表"), [], id="dissatisfied-with-reason"),
        pytest.param(
            Opinion(GOOD, GOOD, {3: Adoption.ADOPTED}),
            ["suggestion_exists"],
            id="rule_31-no-such-suggestion",
        ),
    ],
)
def test_an_opinion_is_read(opinion: Opinion, rules: list[str]) -> None:
    assert [objection.rule for objection in papers.objections(opinion, 2)] == rules
