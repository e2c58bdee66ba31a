"""Changing a line: how many, what price was agreed, what is taken off; and what the ticket would then come to.

What is typed is tried on a copy of the ticket at each key, so the total tells the outcome before anybody says yes.
"""

from dataclasses import field, replace
from enum import Enum, auto

from pos.domain.money import BASIS, Money
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import (
    Discount,
    Ticket,
    agree_price,
    agree_round_sum,
    change_quantity,
    discount_line,
    discount_ticket,
)
from pos.domain.values import dataclass
from pos.words.typed import KeypadEntry, typed_quantity


class Aim(Enum):
    """What is being changed."""

    QUANTITY = auto()
    PRICE = auto()
    DISCOUNT = auto()


@dataclass(frozen=True, slots=True)
class Editing:
    """The sheet of a line (its number; 0 when only the whole ticket is meant) and what is typed on it."""

    line: int
    aim: Aim
    whole: bool = False
    percent: bool = True
    entry: KeypadEntry = field(default_factory=KeypadEntry)


def turn_to(editing: Editing, aim: Aim) -> Editing:
    """Change another thing; what was typed for the one before is forgotten."""
    return Editing(editing.line, aim, whole=editing.whole and aim is not Aim.QUANTITY)


def about_whole(editing: Editing, *, whole: bool) -> Editing:
    """Mean the whole ticket, or the line."""
    return replace(editing, whole=whole or not editing.line)


def in_percent(editing: Editing, *, percent: bool) -> Editing:
    """Type a percentage, or an amount."""
    return Editing(editing.line, editing.aim, editing.whole, percent)


def press(editing: Editing, key: str) -> Editing:
    """Type a key of the pad."""
    return replace(editing, entry=editing.entry.press(key))


def erase(editing: Editing) -> Editing:
    """Take the last key back."""
    return replace(editing, entry=editing.entry.erase())


def preset(editing: Editing, typed: str) -> Editing:
    """Put figures there as if they had been typed."""
    return replace(editing, entry=replace(editing.entry, text=typed))


def outcome(editing: Editing, ticket: Ticket) -> Ticket | Refused | None:
    """Try what is typed on the ticket; None while nothing is typed."""
    if not editing.entry.text:
        return None
    match editing.aim:
        case Aim.QUANTITY:
            quantity = editing.entry.quantity()
            return quantity if isinstance(quantity, Refused) else change_quantity(ticket, editing.line, quantity)
        case Aim.PRICE:
            return _agreed(editing, ticket)
        case Aim.DISCOUNT:
            discount = discount_typed(editing, ticket)
            if isinstance(discount, Refused):
                return discount
            return discount_ticket(ticket, discount) if editing.whole else discount_line(ticket, editing.line, discount)


def discount_typed(editing: Editing, ticket: Ticket) -> Discount | Refused | None:
    """Read what is typed as a reduction, hundredths of a percent are basis points; zero is no reduction."""
    read = _percent_typed(editing.entry.text) if editing.percent else editing.entry.amount(ticket.currency)
    match read:
        case Money(minor=0) | 0:
            return None
        case Money():
            return Discount(amount=read)
        case int():
            return Discount(read) if read <= BASIS else Refused(Rule.DISCOUNT_TOO_LARGE)
        case Refused():
            return read


def _percent_typed(text: str) -> int | Refused:
    typed = typed_quantity(text)
    if isinstance(typed, Refused):
        return 0 if typed.rule is Rule.QUANTITY_NOT_POSITIVE else typed
    whole, rest = divmod(typed.milli, 10)
    return Refused(Rule.AMOUNT_UNREADABLE, detail=text) if rest else whole


def taken_back(editing: Editing, ticket: Ticket) -> Ticket | Refused:
    """Go back to what was asked: no agreed price, or no reduction."""
    if editing.aim is Aim.PRICE and not editing.whole:
        return agree_price(ticket, editing.line, None)
    return discount_ticket(ticket, None) if editing.whole else discount_line(ticket, editing.line, None)


def can_take_back(editing: Editing, ticket: Ticket) -> bool:
    """Tell whether there is anything to go back from."""
    if editing.whole:
        return editing.aim is Aim.DISCOUNT and ticket.discount is not None
    line = ticket.line(editing.line)
    if line is None or editing.aim is Aim.QUANTITY:
        return False
    return (line.agreed if editing.aim is Aim.PRICE else line.discount) is not None


def _agreed(editing: Editing, ticket: Ticket) -> Ticket | Refused:
    amount = editing.entry.amount(ticket.currency)
    if isinstance(amount, Refused):
        return amount
    if editing.whole:
        return agree_round_sum(ticket, tuple(line.number for line in ticket.lines), amount)
    return agree_price(ticket, editing.line, amount)
