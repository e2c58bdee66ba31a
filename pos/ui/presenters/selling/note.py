"""A few words being written on the ticket in hand: they reach it however the writing ends, but by going back."""

from dataclasses import replace

from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.desk import write_on


class Note:
    """What is written so far, for the ticket on its bench."""

    def __init__(self, bench: Bench) -> None:
        """Begin with what stands on the ticket."""
        self._bench = bench
        self.text = bench.ticket.note

    def begin(self) -> None:
        """Take up what stands on the ticket; what was written and not kept is given up."""
        self.text = self._bench.ticket.note

    def keep(self) -> None:
        """Put what was written on the ticket; it goes into the sale and onto its paper."""
        ticket, note = self._bench.ticket, self.text.strip()
        if note != ticket.note:
            self._bench.move(write_on(self._bench.desk, replace(ticket, note=note)))
