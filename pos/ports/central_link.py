"""The way to central: it takes bytes there and brings the answer, or says that it could not."""

from typing import Protocol

from pos.wire.enrolment import NotEnrolled, SignedGrant
from pos.wire.reply import Reply


class CentralUnavailable(Exception):
    """Central could not be asked, or gave no answer that can be read. It may have kept what was sent all the same."""

    def __init__(self, detail: str) -> None:
        """Keep a detail for the technician."""
        super().__init__(detail)
        self.detail = detail


class CentralLink(Protocol):
    """A conversation of one question and one answer; all raise `CentralUnavailable`."""

    def deliver(self, batch: bytes) -> Reply:
        """Bring a batch to central and give its answer, still unproven."""
        ...

    def enrol(self, request: bytes) -> SignedGrant | NotEnrolled:
        """Bring a request to be enrolled and give the answer, still unproven."""
        ...
