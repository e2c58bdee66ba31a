"""A terminal that remembers nothing a till could ask for: it numbers its transactions on, and that is all."""

from pathlib import Path

from typing_extensions import override

from pos.simulators.control import Values
from pos.simulators.journal import DeviceJournal
from pos.simulators.terminal.device import CardTerminal
from pos.simulators.terminal.ledger import Ledger


class NumberedTerminal(CardTerminal):
    """Keeps the number of its last transaction; `model` is what its status calls it."""

    def __init__(self, model: str, journal: DeviceJournal, slips: Path | None, pause_ms: int) -> None:
        """Start with the power on."""
        super().__init__(journal, slips, pause_ms)
        self.ledger = Ledger(journal)
        self._model = model

    @override
    def told(self) -> Values:
        """Tell what it is."""
        return {"model": self._model}

    @override
    def forget(self) -> None:
        """Nothing but the payment was in memory."""

    @override
    def remember(self) -> None:
        """Read the last number again."""
        self.ledger = Ledger(self.journal)
