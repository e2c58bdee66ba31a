"""How a product stands when several hands change it: each field as the latest hand left it.

A booth's catalogue is the booth's: what was changed there stays when the organizer's catalogue comes. Two tills of a
booth may change one product while neither hears of the other; both then come to the same, in whatever order the changes
reach them, because a field carries when and where it was last changed. Whoever changes what they have heard of comes
after it, whatever their clock says. What the organizer withdrew is off the shelf, and nothing that was changed of it is
forgotten: it may come back, and then it comes back the same everywhere.
"""

from collections.abc import Mapping
from dataclasses import fields, replace

from pos.domain.product import Product
from pos.domain.till_facts import ProductChanged, Stamp
from pos.domain.values import dataclass

FIELDS = tuple(field.name for field in fields(Product) if field.name != "id")
"""What can be changed of a product."""

Stamps = Mapping[str, Stamp]
"""The fields that were changed at the booth, each with its latest change."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A product as it stands, and what of it was changed at the booth."""

    product: Product
    stamps: Stamps


def changed_fields(was: Product | None, now: Product) -> tuple[str, ...]:
    """Name the fields in which a product is no longer what it was; all of a new one."""
    if was is None:
        return FIELDS
    return tuple(name for name in FIELDS if getattr(was, name) != getattr(now, name))


def said_fields(change: ProductChanged) -> tuple[str, ...]:
    """Name the fields that a change says; all where it names none."""
    return tuple(name for name in FIELDS if name in change.fields) if change.fields else FIELDS


def knowing(change: ProductChanged, before: Stood | None) -> ProductChanged:
    """Give a change with what it replaces, as far as this till has heard."""
    if before is None:
        return change
    over = {before.stamps[name] for name in said_fields(change) if name in before.stamps}
    return replace(change, over=tuple(sorted(over)))


def stamp_of(change: ProductChanged, utc_ms: int, till: str, number: int) -> Stamp:
    """Say when a change was made by the clock of its till, or just after what it replaces if that clock is behind."""
    return max(utc_ms, *(1 + ms for ms, _, _ in change.over), 0), till, number


def edited(before: Stood | None, change: ProductChanged, stamp: Stamp) -> Stood:
    """Give a product after a change at the booth; a field that was changed later than that stays as it is."""
    said = said_fields(change)
    if before is None:
        return Stood(change.product, dict.fromkeys(said, stamp))
    later = [name for name in said if _is_later(name, change.product, stamp, before)]
    product = replace(before.product, **{name: getattr(change.product, name) for name in later})
    return Stood(product, {**before.stamps, **dict.fromkeys(later, stamp)})


def supplied(before: Stood | None, product: Product) -> Stood:
    """Give a product after the organizer's catalogue came; what the booth changed stays as the booth left it."""
    if before is None:
        return Stood(product, {})
    own = {name: getattr(before.product, name) for name in before.stamps if name in FIELDS}
    return Stood(replace(product, **own), before.stamps)


def _is_later(name: str, product: Product, stamp: Stamp, before: Stood) -> bool:
    there = before.stamps.get(name)
    if there != stamp:
        return there is None or there < stamp
    # Two disks of one till can say two things under one number at one moment: any order does that is everybody's.
    return repr(getattr(before.product, name)) < repr(getattr(product, name))
