"""The terminal itself, as this protocol has it: it remembers nothing that a till could ask for."""

from pathlib import Path

from typing_extensions import override

from pos.simulators.caisse_ap.ledger import Ledger
from pos.simulators.control import Values
from pos.simulators.journal import DeviceJournal
from pos.simulators.terminal.device import CardTerminal


class Terminal(CardTerminal):
    """Keeps the number of its last transaction."""

    def __init__(self, journal: DeviceJournal, slips: Path | None, pause_ms: int) -> None:
        """Start with the power on."""
        super().__init__(journal, slips, pause_ms)
        self.ledger = Ledger(journal)

    @override
    def told(self) -> Values:
        """Tell what it is."""
        return {"model": "Caisse-AP"}

    @override
    def forget(self) -> None:
        """Nothing but the payment was in memory."""

    @override
    def remember(self) -> None:
        """Read the last number again."""
        self.ledger = Ledger(self.journal)
