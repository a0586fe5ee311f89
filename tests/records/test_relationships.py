"""Rows that belong to one row stand in an order of their own, on every database the same."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import RelationshipProperty
from sqlmodel import SQLModel

LISTS = sorted(
    (
        relationship
        for mapper in SQLModel._sa_registry.mappers
        for relationship in mapper.relationships
        if relationship.uselist
    ),
    key=str,
)


@pytest.mark.parametrize("listed", LISTS, ids=str)
def test_rows_are_listed_in_an_order(listed: RelationshipProperty[SQLModel]) -> None:
    assert listed.order_by
