"""A real simulator of a terminal whose yes is final, and what its journal says became of the money."""

from collections import Counter
from itertools import count
from pathlib import Path

from tests.simulators.device_process import DeviceProcess

_NUMBERS = count(1)


class FinalProcess(DeviceProcess):
    """A simulated card terminal with its journal in `folder`."""

    device: str

    def __init__(self, folder: Path, *options: str) -> None:
        journal = folder / "journal.jsonl"
        super().__init__(self.device, journal, "--journal", str(journal), *options)

    def renew(self) -> None:
        """Put everything right, and look from now on only at what is done afterwards."""
        if self.process.poll() is not None:
            self.start()
        self.do("by_hand", on=False, pause_ms=0)
        self.do("pull_plug")
        self.do("restore")
        self.look_from_here()

    def reference(self) -> str:
        """Give a reference that no payment has had."""
        return f"QFKX{next(_NUMBERS):06}"

    def money(self) -> Counter[str]:
        """Add up what the journal says became of the money, in centimes."""
        money: Counter[str] = Counter()
        for event in self.events("captured", "refunded", "reversed"):
            money[event["event"]] += event["amount"]
        return money
