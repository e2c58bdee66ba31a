"""A payment by phone among those by card: which it is, and which of a pair of messages tells it.

The same conversation serves both; only words and pages differ, since a phone has no paper to read and no terminal.
"""

from typing import Final

from pos.domain.mobile import DRIVER
from pos.domain.payment_facts import TerminalLabel
from pos.domain.tender import Means
from pos.usecases.card.view import CardView

PHONE: Final = "_phone"
"""What the name of a message ends with that is told of phones instead of cards."""


def by_phone(terminal: TerminalLabel) -> bool:
    """Tell whether what takes the money is a code for phones."""
    return terminal.driver == DRIVER


def means_of(view: CardView | None) -> Means:
    """Say by which means a payment is asked for; where there is none, a card is the usual one."""
    return Means.MOBILE if view is not None and by_phone(view.terminal) else Means.CARD


def told_of(message: str, terminal: TerminalLabel) -> str:
    """Name the message of a pair that tells of this terminal."""
    return f"{message}{PHONE}" if by_phone(terminal) else message
