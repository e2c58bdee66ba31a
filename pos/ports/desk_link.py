"""The socket an organizer's desk asks central through: it signs in, then reads.

Whoever signed in is kept in the link until they sign out; a token whose time is over must be got anew.
"""

from datetime import date
from typing import Protocol

from pos.wire.desk.codes import CodeFor, NewCode
from pos.wire.desk.days import Acceptance, BoothDay, BoothSummary, FairSummary, ShiftSummary, Sum, TillSummary
from pos.wire.desk.drill import HeldFact, Paper, PaperSummary, PaymentStep
from pos.wire.desk.incidents import Incidents
from pos.wire.desk.phones import LoosePhone
from pos.wire.desk.session import Given, NotGiven

Place = tuple[str, int, int]
"""A till, one of its histories, a journal number."""


class SignInAgain(Exception):
    """Nobody is signed in, or the time of who was is over; nothing was read."""


class NotHeld(LookupError):
    """Central has no such fair, booth or fact, or none that this account may see."""


class DeskLink(Protocol):
    """A way to central for a desk; used by one thread.

    Every call but `sign_in` raises `SignInAgain` and `NotHeld`; all raise `CentralUnavailable`.
    """

    def sign_in(self, account: str, password: str) -> Given | NotGiven:
        """Sign in to read reports, or hear why not."""
        ...

    def sign_out(self) -> None:
        """Let the token be good for nothing."""
        ...

    def fairs(self) -> list[FairSummary]:
        """List the fairs this account may see."""
        ...

    def booths(self, fair: str) -> list[BoothSummary]:
        """List the booths of a fair."""
        ...

    def tills(self, fair: str) -> list[TillSummary]:
        """List the tills and desks of a fair, where they stand now."""
        ...

    def booth_days(self, fair: str, first: date, last: date) -> list[BoothDay]:
        """Compare what was declared, synced and counted, a booth and a day a row."""
        ...

    def shifts(self, fair: str, day: date, booth: str = "") -> list[ShiftSummary]:
        """List the shifts of a day, of one booth if it is named."""
        ...

    def sums(self, fair: str, day: date, booth: str = "") -> list[Sum]:
        """Add a day up by means, chain and seller, for one booth if it is named."""
        ...

    def acceptances(self, fair: str, day: date) -> list[Acceptance]:
        """List what desks accepted of a day, as far as it reached central."""
        ...

    def papers(self, fair: str, shift: Place) -> list[PaperSummary]:
        """List all papers of a shift."""
        ...

    def paper(self, fair: str, place: Place) -> Paper:
        """Give a paper with its lines and payments."""
        ...

    def payment(self, fair: str, place: Place) -> list[PaymentStep]:
        """List the facts of a payment, by the place of its request."""
        ...

    def fact(self, fair: str, place: Place) -> HeldFact:
        """Give an entry with the bytes that prove it."""
        ...

    def incidents(self, fair: str) -> Incidents:
        """List what is not as it should be."""
        ...

    def loose_phones(self, fair: str, since_ms: int, until_ms: int) -> list[LoosePhone]:
        """List what phones paid from a moment up to another (UTC milliseconds) that no sale accounts for."""
        ...

    def new_code(self, fair: str, wanted: CodeFor) -> NewCode:
        """Make a one-time code by which a till or a desk is enrolled."""
        ...
