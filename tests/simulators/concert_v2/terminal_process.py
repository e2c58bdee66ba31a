"""Runs the real terminal simulator as a child process."""

from tests.simulators.concert_v2.till import Answer, Till, request
from tests.simulators.final_process import FinalProcess


class TerminalProcess(FinalProcess):
    """A simulated Concert V2 terminal."""

    device = "concert_v2"

    def till(self) -> Till:
        return Till(self.port)

    def pay(self, amount: int, **changed: str) -> Answer:
        """Ask for a payment, and hear its answer."""
        with self.till() as till:
            return till.ask(request(amount, self.reference(), **changed))
