"""What the terminal did with cards, and the one way to do it: a line in the journal first.

The journal's lines are the truth that a till is judged by. `captured`: the card is charged, and stays so unless a
`reversed` follows; `refunded`: the card got money; `declined`: nothing moved.
"""

from dataclasses import asdict, dataclass

from pos.simulators.journal import DeviceJournal

_NUMBERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that moved. `asked` and `amount` are minor units; `date` is DDMMYYYY, `time` HHMMSS, by its own clock.

    `reference` is the till's, empty where it gave none; `number` the terminal's own.
    """

    register: str
    reference: str
    number: str
    approval: str
    asked: int
    amount: int
    currency: str
    card: str
    brand: str
    date: str
    time: str


class Ledger:
    """Numbers the movements on, over power cuts and new beginnings."""

    def __init__(self, journal: DeviceJournal) -> None:
        """Go on where the journal stops."""
        self._journal = journal
        self._number = sum(journal.count(kind) for kind in ("captured", "refunded", "declined"))

    def next_number(self) -> str:
        """Give the number after the last one."""
        return f"{(self._number + 1) % _NUMBERS:06}"

    def capture(self, movement: Movement) -> None:
        """Charge the card."""
        self._write("captured", **asdict(movement))

    def refund(self, movement: Movement) -> None:
        """Give the card money."""
        self._write("refunded", **asdict(movement))

    def decline(self, register: str, reference: str, asked: int, code: str, why: str) -> None:
        """Move nothing."""
        self._write("declined", register=register, reference=reference, asked=asked, code=code, why=why)

    def reverse(self, movement: Movement, why: str) -> None:
        """Undo a movement because the terminal forgot it (`memory_lost`)."""
        self._journal.write(
            "reversed", reference=movement.reference, number=movement.number, amount=movement.amount, why=why
        )

    def _write(self, kind: str, **values: str | int) -> None:
        self._journal.write(kind, **values)
        self._number += 1
