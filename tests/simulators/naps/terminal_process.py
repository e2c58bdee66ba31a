"""Runs the real terminal simulator as a child process, and reads what it captured."""

from collections import Counter
from pathlib import Path

from tests.simulators.device_process import DeviceProcess
from tests.simulators.naps.till import Answer, Till, confirmation, payment


class TerminalProcess(DeviceProcess):
    """A simulated card terminal with its journal in `folder`."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._numbers = 0
        super().__init__("naps", folder / "journal.jsonl", "--journal", str(folder / "journal.jsonl"), *options)

    def renew(self) -> None:
        """Put everything right, and look from now on only at what is done afterwards."""
        if self.process.poll() is not None:
            self.start()
        self.do("by_hand", on=False, pause_ms=0)
        self._restart()
        while self._held():
            self.do("advance", seconds=200)
        if self.do("status")["prompt"] != "idle":
            self._restart()
        self.look_from_here()

    def _restart(self) -> None:
        """Lose customers and late answers, and every fault."""
        self.do("pull_plug")
        self.do("restore")

    def _held(self) -> set[str]:
        """Name the transactions that wait for a confirmation."""
        over = {event["stan"] for event in self.events("confirmed", "reversed", "voided")}
        return {event["stan"] for event in self.events("captured")} - over

    def till(self) -> Till:
        return Till(self.port)

    def ns(self) -> str:
        """Give a number that no payment has had."""
        self._numbers += 1
        return f"{self._numbers:06}"

    def pay(self, till: Till, amount: int) -> Answer:
        """Ask for a payment and give the first answer."""
        return till.ask(payment(amount, self.ns()))

    def pay_and_confirm(self, till: Till, amount: int) -> Answer:
        """Bring a payment to its end, and give the first answer."""
        answer = self.pay(till, amount)
        assert till.ask(confirmation(answer["008"], answer["004"]))["013"] == "000"
        return answer

    def money(self) -> Counter[str]:
        """Add up what the journal says became of the money, in centimes."""
        money: Counter[str] = Counter()
        for event in self.events("captured", "confirmed", "reversed", "voided"):
            money[event["event"]] += event["amount"]
        return money
