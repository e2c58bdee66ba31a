"""Defects of the catalogue's way, planted in the real program to see that a simulated fair finds them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest.mock import patch

from sqlalchemy import Connection, Row, select

from pos.central import supply as central_s
from pos.central.tables import tills
from pos.domain import edits
from pos.domain.edits import Stood
from pos.domain.facts import ProductChanged
from pos.domain.till_facts import Stamp
from pos.journal import supply as till_s
from pos.wire.supply import SupplyRequest

Planted = AbstractContextManager[object]

_really_edited = edits.edited


def a_till_where_what_came_last_counts() -> Planted:
    def edited(before: Stood | None, change: ProductChanged, stamp: Stamp) -> Stood:
        return _really_edited(before and Stood(before.product, {}), change, stamp)

    return patch.object(edits, "edited", edited)


def a_till_that_forgets_what_was_changed_of_a_piece_that_is_withdrawn() -> Planted:
    really = till_s._lay_aside  # noqa: SLF001 -- defects are planted there
    return patch.object(till_s, "_lay_aside", lambda connection, stood: really(connection, Stood(stood.product, {})))


def a_till_that_believes_its_clock() -> Planted:
    """Whoever changes what a sibling with a fast clock changed is not heard."""

    def knowing(_: object, change: ProductChanged) -> ProductChanged:
        return change

    return patch.object(till_s, "knowing", knowing)


def a_central_that_tells_no_till_of_its_other_history() -> Planted:
    def history(_: Connection, __: SupplyRequest) -> dict[int, int]:
        return {}

    return patch.object(central_s, "_history", history)


def a_central_that_tells_every_booth() -> Planted:
    def siblings(connection: Connection, till: Row[tuple[object, ...]]) -> dict[str, list[tuple[int, int | None]]]:
        everybody = connection.execute(select(tills.c.till).where(tills.c.till != till.till)).scalars()
        return {one: [(0, None)] for one in everybody}

    return patch.object(central_s, "_siblings", siblings)


def a_central_that_believes_every_till_s_version() -> Planted:
    return patch.object(central_s, "_is_known", lambda *_: True)


DEFECTS: tuple[Callable[[], Planted], ...] = (
    a_till_where_what_came_last_counts,
    a_till_that_forgets_what_was_changed_of_a_piece_that_is_withdrawn,
    a_till_that_believes_its_clock,
    a_central_that_tells_no_till_of_its_other_history,
    a_central_that_tells_every_booth,
    a_central_that_believes_every_till_s_version,
)
