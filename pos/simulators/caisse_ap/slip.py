"""The slips of this terminal, and how one travels in the answer to a till that wants it."""

from base64 import b64encode

from pos.simulators.caisse_ap.fields import Fields, Tag
from pos.simulators.caisse_ap.ledger import Movement
from pos.simulators.caisse_ap.refusals import Refusal
from pos.simulators.terminal.slip import RULE, SlipLine, head, money, text

_NAME = "CARTE BANCAIRE"
_LONGEST = 999
CONTRACT = "6424242"


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


def fields(lines: list[SlipLine]) -> Fields:
    """Put a slip into fields: its length, and as many pieces as it takes."""
    whole = b64encode(text(lines).encode("latin-1", "replace")).decode()
    pieces = [whole[at : at + _LONGEST] for at in range(0, len(whole), _LONGEST)]
    return [(Tag.RECEIPT_LENGTH, f"{len(whole):04}"), *((Tag.RECEIPT, piece) for piece in pieces)]
