"""The papers a till gives out, composed from facts: use cases say which paper, not what stands on it."""

from typing import Protocol

from pos.domain.facts import CashMoved, RefundFinished, SaleFinished, ShiftClosed, ShiftFigures
from pos.domain.payment import Payment
from pos.ports.clock import Moment
from pos.ports.journal import OpenShift, PaperJob, Recorded


class Paper(Protocol):
    """Composes papers; whether the drawer opens with one is the use case's to say.

    `copy` is 0 for the original and counts duplicates from 1; a duplicate says that it is one.
    """

    def sale(self, recorded: Recorded, fact: SaleFinished, signature: bytes, copy: int) -> PaperJob:
        """Compose a receipt, with the till's signature of the head that the sale made (64 bytes)."""
        ...

    def refund(
        self, recorded: Recorded, fact: RefundFinished, sale: SaleFinished, signature: bytes, copy: int
    ) -> PaperJob:
        """Compose the receipt of a refund; `sale` names the goods that came back."""
        ...

    def given_back(self, recorded: Recorded, fact: CashMoved, original: Payment) -> PaperJob:
        """Compose the paper of cash that was given for what a card had paid too much."""
        ...

    def closing(self, recorded: Recorded, fact: ShiftClosed, signature: bytes, copy: int) -> PaperJob:
        """Compose the closing's report (Z)."""
        ...

    def recovery_sheet(self, recorded: Recorded, person: str) -> PaperJob:
        """Compose the recovery sheet that was made for a person, with a gap where its code is to stand."""
        ...

    def test_page(self, of: int, at: Moment) -> PaperJob:
        """Compose the page that shows whether a printer is well; `of` is the newest journal number."""
        ...

    def reading(self, shift: OpenShift, figures: ShiftFigures, person: str, at: Moment) -> PaperJob:
        """Compose a reading of the shift under way (X), which closes nothing and is no fact."""
        ...
