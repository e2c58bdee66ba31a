"""The till's shelf as the exchange with central stocks it: how far it is stocked, and a page that goes on it."""

from typing import Protocol

from pos.wire.reply import Busy, Refused
from pos.wire.supply import Cursor, Page, SignedPage


class Shelf(Protocol):
    """Asked on the thread of the exchange; both raise `JournalUnavailable`."""

    def question(self) -> tuple[Cursor, bytes]:
        """Give where the shelf stands, and the signed question for what follows."""
        ...

    def take(self, page: Page) -> bool:
        """Put a page on the shelf, durably; tells whether it followed what stood there."""
        ...


class CatalogueLink(Protocol):
    """The way to central's catalogue."""

    def ask_catalogue(self, question: bytes) -> SignedPage | Refused | Busy:
        """Ask for the next page and give the answer, still unproven; raises `CentralUnavailable`."""
        ...
