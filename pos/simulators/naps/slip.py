"""The slips of this terminal, and how their lines travel inside one field."""

from collections.abc import Iterable

from pos.simulators.naps.ledger import Capture, Totals
from pos.simulators.naps.refusals import Refusal
from pos.simulators.terminal.slip import RULE, SlipLine, head, money

_NAME = "NAPS PAY"
_TERMINAL = "00000001"


def captured(capture: Capture, copy: str) -> list[SlipLine]:
    """Write the slip of a charged card; `copy` says whose, or why once more."""
    return [
        *head(_NAME, capture.date, capture.time),
        SlipLine(9, capture.brand),
        SlipLine(10, capture.card),
        SlipLine(15, f"Terminal: {_TERMINAL}"),
        SlipLine(17, f"Transaction: {capture.stan}"),
        SlipLine(18, f"Autorisation: {capture.approval}"),
        SlipLine(19, f"STAN: {capture.stan}"),
        SlipLine(20, RULE),
        SlipLine(21, f"MONTANT: {money(capture.amount)} MAD"),
        SlipLine(22, RULE),
        SlipLine(23, "DEBIT"),
        SlipLine(24, copy),
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


def settled(totals: Totals, date: str, time: str) -> list[SlipLine]:
    """Write the paper of a day's end."""
    return [
        *head(_NAME, date, time),
        SlipLine(9, "TOTAUX DU JOUR", "C", bold=True),
        SlipLine(20, f"VENTES: {totals.sales}"),
        SlipLine(21, f"ANNULATIONS: {totals.voids}"),
        SlipLine(22, RULE),
        SlipLine(23, f"MONTANT: {money(totals.net)} MAD"),
    ]


def field(lines: Iterable[SlipLine]) -> str:
    """Put the lines into the value of one field."""
    return "*".join(_sub_fields(line) for line in lines)


def _sub_fields(line: SlipLine) -> str:
    weight = "G" if line.bold else "S"
    return f"030002{line.row:02}031001{weight}032001{line.side}033{len(line.text):03}{line.text}"
