"""The paper of a terminal: 32 columns of plain letters, set as text for a person to read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

COLUMNS = 32
RULE = "-" * COLUMNS

Side = Literal["C", "G", "D"]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line: its row (rows left out stay blank), its text, its side (centre, left, right) and its weight."""

    row: int
    text: str
    side: Side = "G"
    bold: bool = False


def head(name: str, date: str, time: str) -> list[SlipLine]:
    """Write what every slip begins with; `date` is DDMMYYYY, `time` HHMMSS."""
    when = f"{date[:2]}/{date[2:4]}/{date[4:]} {time[:2]}:{time[2:4]}:{time[4:]}"
    return [
        SlipLine(0, name, "C", bold=True),
        SlipLine(2, RULE),
        SlipLine(3, when),
        SlipLine(4, "SIMULATEUR"),
        SlipLine(6, "SANS VALEUR"),
        SlipLine(7, RULE),
    ]


def text(lines: Iterable[SlipLine]) -> str:
    """Set the lines as they stand on the paper."""
    rows: list[str] = []
    for line in lines:
        rows += [""] * (line.row - len(rows))
        rows.append(_set(line).rstrip())
    return "\n".join(rows) + "\n"


def money(centimes: int) -> str:
    """Write an amount of two decimals."""
    return f"{centimes // 100}.{centimes % 100:02}"


def _set(line: SlipLine) -> str:
    match line.side:
        case "C":
            return line.text.center(COLUMNS)
        case "D":
            return line.text.rjust(COLUMNS)
        case "G":
            return line.text
