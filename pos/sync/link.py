"""The link to central over HTTP: bytes there, the answer back, within limits of size and of time."""

import msgspec
from httpx import Client, HTTPError, InvalidURL, Limits, Response, Timeout
from typing_extensions import override

from pos.ports.central_link import CentralLink, CentralUnavailable
from pos.ports.shelf import CatalogueLink
from pos.wire.enrolment import NotEnrolled, SignedGrant, read_answer
from pos.wire.limits import BATCH_BYTES_MAX, REPLY_BYTES_MAX
from pos.wire.phone import SignedTold
from pos.wire.phone import read_answer as read_phone_answer
from pos.wire.reply import Busy, Refused, Reply, read_reply
from pos.wire.supply import SignedPage
from pos.wire.supply import read_answer as read_page

CONNECT_SECONDS = 10
ANSWER_SECONDS = 60
_OCTETS = {"Content-Type": "application/octet-stream"}


class HttpLink(CentralLink, CatalogueLink):
    """One conversation at a time with the central at an address; used by one thread."""

    def __init__(self, address: str, answer_seconds: int = ANSWER_SECONDS) -> None:
        """Keep the address, and how long an answer may take; nothing is asked yet."""
        self._address = address.rstrip("/")
        timeout = Timeout(answer_seconds, connect=min(CONNECT_SECONDS, answer_seconds))
        # One connection, no redirect: what is sent goes to the address that was given and nowhere else.
        self._client = Client(timeout=timeout, follow_redirects=False, limits=Limits(max_connections=1))

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    @override
    def deliver(self, batch: bytes) -> Reply:
        """Bring a batch."""
        data = self._post("/v1/batches", batch)
        try:
            return read_reply(data)
        except msgspec.DecodeError as error:
            raise CentralUnavailable(f"an answer that is none: {error}") from error

    @override
    def enrol(self, request: bytes) -> SignedGrant | NotEnrolled:
        """Ask to be enrolled."""
        data = self._post("/v1/enrolments", request)
        try:
            return read_answer(data)
        except msgspec.DecodeError as error:
            raise CentralUnavailable(f"an answer that is none: {error}") from error

    @override
    def ask_catalogue(self, question: bytes) -> SignedPage | Refused | Busy:
        """Ask for a page of the catalogue."""
        data = self._post("/v1/catalogue", question, BATCH_BYTES_MAX)
        try:
            return read_page(data)
        except msgspec.DecodeError as error:
            raise CentralUnavailable(f"an answer that is none: {error}") from error

    def ask_phone(self, question: bytes) -> SignedTold | Refused | Busy:
        """Ask what phones paid and give the answer, still unproven; raises `CentralUnavailable`."""
        data = self._post("/v1/phone-payments/asked", question)
        try:
            return read_phone_answer(data)
        except msgspec.DecodeError as error:
            raise CentralUnavailable(f"an answer that is none: {error}") from error

    def _post(self, path: str, body: bytes, at_most: int = REPLY_BYTES_MAX) -> bytes:
        try:
            with self._client.stream("POST", self._address + path, content=body, headers=_OCTETS) as response:
                return _read(response, at_most)
        except (HTTPError, InvalidURL, ValueError) as error:
            raise CentralUnavailable(f"{type(error).__name__}: {error}") from error


def _read(response: Response, at_most: int) -> bytes:
    """Read an answer up to its limit; one that is longer is none."""
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > at_most:
            raise CentralUnavailable(f"an answer of more than {at_most} bytes")
    return bytes(data)
