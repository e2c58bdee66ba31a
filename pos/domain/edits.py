"""How a product stands when several hands change it: each field as the latest hand left it.

A booth's catalogue is the booth's: what was changed there stays when the organizer's catalogue comes. Two tills of a
booth may change one product while neither hears of the other; both then come to the same, in whatever order the changes
reach them, because a field carries when and where it was last changed.
"""

from collections.abc import Mapping
from dataclasses import fields, replace

from pos.domain.product import Product
from pos.domain.till_facts import ProductChanged
from pos.domain.values import dataclass

FIELDS = tuple(field.name for field in fields(Product) if field.name != "id")
"""What can be changed of a product."""

Stamp = tuple[int, str, int]
"""When and where something was changed: UTC milliseconds, the till, the number in its journal. The later is greater."""

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


def edited(before: Stood | None, change: ProductChanged, stamp: Stamp) -> Stood:
    """Give a product after a change at the booth; a field that was changed later than that stays as it is."""
    said = [name for name in change.fields or FIELDS if name in FIELDS]
    if before is None:
        return Stood(change.product, dict.fromkeys(said, stamp))
    later = [name for name in said if name not in before.stamps or before.stamps[name] < stamp]
    product = replace(before.product, **{name: getattr(change.product, name) for name in later})
    return Stood(product, {**before.stamps, **dict.fromkeys(later, stamp)})


def supplied(before: Stood | None, product: Product) -> Stood:
    """Give a product after the organizer's catalogue came; what the booth changed stays as the booth left it."""
    if before is None:
        return Stood(product, {})
    own = {name: getattr(before.product, name) for name in before.stamps if name in FIELDS}
    return Stood(replace(product, **own), before.stamps)
