"""What phones paid that no sale of the fair accounts for: money that is some customer's until somebody looks."""

from enum import StrEnum

from msgspec import Struct

MOST = 200
"""Payments in one answer, the newest ones."""

MOST_MS = 16 * 86_400_000
"""How long a time can be asked for at once."""


class WhyLoose(StrEnum):
    """Why a payment stands beside no sale.

    `NOT_SOLD`: a till took it, and no sale counts it yet. `GIVEN_UP`: its till no longer waited for it, or has not
    heard of it. `NO_REFERENCE`: no till has told of a code with that reference.
    """

    TWICE = "twice"
    AMOUNT = "amount"
    NOT_SOLD = "not_sold"
    GIVEN_UP = "given_up"
    NO_REFERENCE = "no_reference"


class LoosePhone(Struct, frozen=True):
    """A payment as the wallet's `switch` told it, and why it is loose.

    Amounts are minor units; `asked` is what the till asked for and `counted` what it counts, 0 where it said nothing.
    `paid_ms` is UTC milliseconds. `booth` and `stand` say whose code it was, as far as that is known; `acquirer` is as
    the till calls it.
    """

    switch: str
    transaction: str
    reference: str
    amount: int
    currency: str
    paid_ms: int
    why: WhyLoose
    booth: str = ""
    stand: str = ""
    acquirer: str = ""
    asked: int = 0
    counted: int = 0
