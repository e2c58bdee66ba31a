"""Who may do what, and how another person's PIN lets it happen in place, once, without changing places."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The parts people play at a till."""

    EXHIBITOR = "exhibitor"
    CASHIER = "cashier"
    MANAGER = "manager"


class Action(StrEnum):
    """What can be asked for and is not everybody's to give."""

    SELL = "sell"
    DISCOUNT = "discount"
    DISCOUNT_LARGE = "discount_large"
    BREAK_FLOOR = "break_floor"
    CASH_OVER_LIMIT = "cash_over_limit"
    RESOLVE_PAYMENT = "resolve_payment"
    PAY_AGAIN = "pay_again"
    ACCEPT_ON_SIGHT = "accept_on_sight"
    OPEN_DRAWER = "open_drawer"
    REFUND = "refund"
    CLOSE_SHIFT = "close_shift"
    ADD_PERSON = "add_person"
    IMPORT_CATALOGUE = "import_catalogue"
    ENROL = "enrol"
    RECOVERY_SHEET = "recovery_sheet"
    CHANGE_SETTING = "change_setting"


class Right(StrEnum):
    """The answer to a request."""

    ALLOWED = "allowed"
    NEEDS_APPROVAL = "needs_approval"


LARGE_DISCOUNT_BP = 2_000
"""A discount above this, in basis points of the asking price, is a large one (a house rule, not a law)."""

_CASHIER = frozenset({Action.SELL, Action.DISCOUNT, Action.CLOSE_SHIFT})


@dataclass(frozen=True, slots=True)
class Approval:
    """Another person's yes to one action on one ticket; it is written into the fact it allowed."""

    action: Action
    by: str


def right(role: Role, action: Action) -> Right:
    """Say whether `role` may do `action` alone."""
    if role is Role.CASHIER and action not in _CASHIER:
        return Right.NEEDS_APPROVAL
    return Right.ALLOWED


def allowed(role: Role, action: Action, approvals: tuple[Approval, ...] = ()) -> bool:
    """Say whether the action may go on now, with the approvals given in place."""
    return right(role, action) is Right.ALLOWED or any(given.action is action for given in approvals)


def may_approve(role: Role, action: Action) -> bool:
    """Say whether a person of `role` can approve `action` for somebody else."""
    return right(role, action) is Right.ALLOWED
