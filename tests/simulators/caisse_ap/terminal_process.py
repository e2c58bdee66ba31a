"""Runs the real terminal simulator as a child process."""

from tests.simulators.caisse_ap.till import Answer, Till, request
from tests.simulators.final_process import FinalProcess


class TerminalProcess(FinalProcess):
    """A simulated Caisse-AP terminal."""

    device = "caisse_ap"

    def till(self) -> Till:
        return Till(self.port)

    def pay(self, amount: int, **changed: str) -> Answer:
        """Ask for a payment on a connection of its own."""
        with self.till() as till:
            return till.ask(request(amount, self.reference(), **changed))
