"""The slips of a terminal that answers once: money that moved, and money that did not."""

from dataclasses import dataclass

from pos.simulators.terminal.ledger import Movement
from pos.simulators.terminal.slip import RULE, SlipLine, head, money

_NAME = "CARTE BANCAIRE"
CONTRACT = "6424242"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no in the words of a protocol: the reason's code, and its message for the paper and the small screen."""

    code: str
    message: str


def moved(movement: Movement, what: str) -> list[SlipLine]:
    """Write the slip of money that moved; `what` is DEBIT or CREDIT."""
    return [
        *head(_NAME, movement.date, movement.time),
        SlipLine(9, movement.brand),
        SlipLine(10, movement.card),
        SlipLine(15, f"Contrat: {CONTRACT}"),
        SlipLine(17, f"Transaction: {movement.number}"),
        SlipLine(18, f"Autorisation: {movement.approval}"),
        SlipLine(20, RULE),
        SlipLine(21, f"MONTANT: {money(movement.amount)} MAD"),
        SlipLine(22, RULE),
        SlipLine(23, what),
    ]


def declined(refusal: Refusal, asked: int, date: str, time: str) -> list[SlipLine]:
    """Write the slip of a card that was not charged."""
    return [
        *head(_NAME, date, time),
        SlipLine(21, f"MONTANT: {money(asked)} MAD"),
        SlipLine(22, RULE),
        SlipLine(23, f"REFUSE {refusal.code}"),
        SlipLine(24, refusal.message),
    ]
