"""The one Jinja environment of what we ship: strict, with the filters official papers need."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from proposals.rendering.words import FILTERS, must_be_said
from proposals.settings import TEMPLATES


@cache
def environment() -> Environment:
    """The stationery, compiled once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=must_be_said,
        auto_reload=False,
    )
    made.filters.update(FILTERS)
    return made


def render(template: str, facts: Mapping[str, object]) -> str:
    """Fill one template; a missing fact is an error."""
    return environment().get_template(template).render(facts)
