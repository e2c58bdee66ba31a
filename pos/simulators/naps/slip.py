"""The slip: 32 columns of plain letters, as lines that travel inside one field, and as text for a person to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pos.simulators.naps.cards import Refusal
from pos.simulators.naps.ledger import Capture, Totals

COLUMNS = 32
_RULE = "-" * COLUMNS
_TERMINAL = "00000001"

Side = Literal["C", "G", "D"]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line: its row (rows left out stay blank), its text, its side (centre, left, right) and its weight."""

    row: int
    text: str
    side: Side = "G"
    bold: bool = False


def captured(capture: Capture, copy: str) -> list[SlipLine]:
    """Write the slip of a charged card; `copy` says whose, or why once more."""
    return [
        *_head(capture.date, capture.time),
        SlipLine(9, capture.brand),
        SlipLine(10, capture.card),
        SlipLine(15, f"Terminal: {_TERMINAL}"),
        SlipLine(17, f"Transaction: {capture.stan}"),
        SlipLine(18, f"Autorisation: {capture.approval}"),
        SlipLine(19, f"STAN: {capture.stan}"),
        SlipLine(20, _RULE),
        SlipLine(21, f"MONTANT: {_money(capture.amount)} MAD"),
        SlipLine(22, _RULE),
        SlipLine(23, "DEBIT"),
        SlipLine(24, copy),
    ]


def declined(refusal: Refusal, asked: int, date: str, time: str) -> list[SlipLine]:
    """Write the slip of a card that was not charged."""
    return [
        *_head(date, time),
        SlipLine(21, f"MONTANT: {_money(asked)} MAD"),
        SlipLine(22, _RULE),
        SlipLine(23, f"REFUSE {refusal.code}"),
        SlipLine(24, refusal.message),
    ]


def settled(totals: Totals, date: str, time: str) -> list[SlipLine]:
    """Write the paper of a day's end."""
    return [
        *_head(date, time),
        SlipLine(9, "TOTAUX DU JOUR", "C", bold=True),
        SlipLine(20, f"VENTES: {totals.sales}"),
        SlipLine(21, f"ANNULATIONS: {totals.voids}"),
        SlipLine(22, _RULE),
        SlipLine(23, f"MONTANT: {_money(totals.net)} MAD"),
    ]


def field(lines: Iterable[SlipLine]) -> str:
    """Put the lines into the value of one field."""
    return "*".join(_sub_fields(line) for line in lines)


def text(lines: Iterable[SlipLine]) -> str:
    """Set the lines as they stand on the paper."""
    rows: list[str] = []
    for line in lines:
        rows += [""] * (line.row - len(rows))
        rows.append(_set(line).rstrip())
    return "\n".join(rows) + "\n"


def _head(date: str, time: str) -> list[SlipLine]:
    when = f"{date[:2]}/{date[2:4]}/{date[4:]} {time[:2]}:{time[2:4]}:{time[4:]}"
    return [
        SlipLine(0, "NAPS PAY", "C", bold=True),
        SlipLine(2, _RULE),
        SlipLine(3, when),
        SlipLine(4, "SIMULATEUR"),
        SlipLine(6, "SANS VALEUR"),
        SlipLine(7, _RULE),
    ]


def _sub_fields(line: SlipLine) -> str:
    weight = "G" if line.bold else "S"
    return f"030002{line.row:02}031001{weight}032001{line.side}033{len(line.text):03}{line.text}"


def _set(line: SlipLine) -> str:
    match line.side:
        case "C":
            return line.text.center(COLUMNS)
        case "D":
            return line.text.rjust(COLUMNS)
        case "G":
            return line.text


def _money(centimes: int) -> str:
    return f"{centimes // 100}.{centimes % 100:02}"
