"""The terminal itself, as this protocol has it: it can be asked what it did."""

from pathlib import Path

from typing_extensions import override

from pos.simulators.journal import DeviceJournal
from pos.simulators.nexo.memory import Memory
from pos.simulators.terminal.numbered import NumberedTerminal


class NexoTerminal(NumberedTerminal):
    """Remembers its answers."""

    def __init__(self, journal: DeviceJournal, slips: Path | None, pause_ms: int) -> None:
        """Start with the power on."""
        super().__init__("nexo", journal, slips, pause_ms)
        self.memory = Memory(journal, self.clock)
        self.memory.remember()

    @override
    def remember(self) -> None:
        """Read the journal again."""
        super().remember()
        self.memory.remember()
