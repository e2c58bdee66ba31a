"""The desk's link to central over HTTP: an organizer signs in, then reads, within limits of size and of time."""

from datetime import date
from typing import TypeVar
from urllib.parse import quote

import msgspec
from httpx import Client, HTTPError, InvalidURL, Limits, Response, Timeout
from typing_extensions import override

from pos.ports.central_link import CentralUnavailable
from pos.ports.desk_link import DeskLink, NotHeld, Place, SignInAgain
from pos.sync.link import ANSWER_SECONDS, CONNECT_SECONDS
from pos.wire.desk.codes import CodeFor, NewCode
from pos.wire.desk.days import Acceptance, BoothDay, BoothSummary, FairSummary, ShiftSummary, Sum, TillSummary
from pos.wire.desk.drill import HeldFact, Paper, PaperSummary, PaymentStep
from pos.wire.desk.incidents import Incidents
from pos.wire.desk.phones import LoosePhone
from pos.wire.desk.session import Given, NotGiven, Scope, SignIn

T = TypeVar("T")

ANSWER_BYTES_MAX = 16 << 20
"""The days of a fair of 1 300 booths take some; what is longer is no answer."""

_OK = range(200, 300)
_UNAUTHORIZED, _NOT_FOUND, _LOCKED = 401, 404, 429
_JSON = {"Content-Type": "application/json"}


class HttpDeskLink(DeskLink):
    """One question at a time to the central at an address; used by one thread."""

    def __init__(self, address: str) -> None:
        """Keep the address; nothing is asked yet, and nobody is signed in."""
        self._address = address.rstrip("/") + "/v1"
        self._token = ""
        timeout = Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS)
        # No redirect: a token goes to the address that was given and nowhere else.
        self._client = Client(timeout=timeout, follow_redirects=False, limits=Limits(max_connections=1))

    def close(self) -> None:
        """Let go of the connection, and forget who signed in."""
        self._token = ""
        self._client.close()

    @override
    def sign_in(self, account: str, password: str) -> Given | NotGiven:
        """Sign in to read reports and to make codes, or hear why not."""
        asked = msgspec.json.encode(SignIn(account, password, [Scope.REPORTS, Scope.CODES]))
        status, data = self._asked("POST", "/session", asked)
        if status in {_UNAUTHORIZED, _LOCKED}:
            return _read(data, NotGiven)
        given = _read(_good(status, data), Given)
        self._token = given.token
        return given

    @override
    def sign_out(self) -> None:
        """Let the token be good for nothing; it is forgotten here whatever becomes of that."""
        try:
            self._asked("DELETE", "/session")
        finally:
            self._token = ""

    @override
    def fairs(self) -> list[FairSummary]:
        """List the fairs this account may see."""
        return self._get("/fairs", list[FairSummary])

    @override
    def booths(self, fair: str) -> list[BoothSummary]:
        """List the booths of a fair."""
        return self._get(f"{_fair(fair)}/booths", list[BoothSummary])

    @override
    def tills(self, fair: str) -> list[TillSummary]:
        """List the tills and desks of a fair."""
        return self._get(f"{_fair(fair)}/tills", list[TillSummary])

    @override
    def booth_days(self, fair: str, first: date, last: date) -> list[BoothDay]:
        """Compare what was declared, synced and counted, a booth and a day a row."""
        return self._get(f"{_fair(fair)}/days", list[BoothDay], first=first.isoformat(), last=last.isoformat())

    @override
    def shifts(self, fair: str, day: date, booth: str = "") -> list[ShiftSummary]:
        """List the shifts of a day."""
        return self._get(f"{_fair(fair)}/days/{day.isoformat()}/shifts", list[ShiftSummary], booth=booth)

    @override
    def sums(self, fair: str, day: date, booth: str = "") -> list[Sum]:
        """Add a day up by means, chain and seller."""
        return self._get(f"{_fair(fair)}/days/{day.isoformat()}/sums", list[Sum], booth=booth)

    @override
    def acceptances(self, fair: str, day: date) -> list[Acceptance]:
        """List what desks accepted of a day."""
        return self._get(f"{_fair(fair)}/days/{day.isoformat()}/acceptances", list[Acceptance])

    @override
    def papers(self, fair: str, shift: Place) -> list[PaperSummary]:
        """List all papers of a shift, asking on until there are no more."""
        papers: list[PaperSummary] = []
        path = f"{_fair(fair)}/shifts/{_path(shift)}"
        while True:
            after = (papers[-1].branch, papers[-1].number) if papers else (0, 0)
            more = self._get(path, list[PaperSummary], after_branch=after[0], after_number=after[1])
            if not more or (more[-1].branch, more[-1].number) <= after:
                return papers
            papers += more

    @override
    def paper(self, fair: str, place: Place) -> Paper:
        """Give a paper with its lines and payments."""
        return self._get(f"{_fair(fair)}/papers/{_path(place)}", Paper)

    @override
    def payment(self, fair: str, place: Place) -> list[PaymentStep]:
        """List the facts of a payment."""
        return self._get(f"{_fair(fair)}/payments/{_path(place)}", list[PaymentStep])

    @override
    def fact(self, fair: str, place: Place) -> HeldFact:
        """Give an entry with the bytes that prove it."""
        return self._get(f"{_fair(fair)}/facts/{_path(place)}", HeldFact)

    @override
    def incidents(self, fair: str) -> Incidents:
        """List what is not as it should be."""
        return self._get(f"{_fair(fair)}/incidents", Incidents)

    @override
    def loose_phones(self, fair: str, since_ms: int, until_ms: int) -> list[LoosePhone]:
        """List what phones paid that no sale accounts for."""
        path = f"{_fair(fair)}/loose-phone-payments"
        return self._get(path, list[LoosePhone], since_ms=since_ms, until_ms=until_ms)

    @override
    def new_code(self, fair: str, wanted: CodeFor) -> NewCode:
        """Make a one-time code by which a till or a desk is enrolled."""
        status, data = self._asked("POST", f"{_fair(fair)}/codes", msgspec.json.encode(wanted))
        return _read(_good(status, data), NewCode)

    def _get(self, path: str, kind: type[T], **query: str | int) -> T:
        status, data = self._asked("GET", path, query=query)
        return _read(_good(status, data), kind)

    def _asked(
        self, method: str, path: str, body: bytes | None = None, query: dict[str, str | int] | None = None
    ) -> tuple[int, bytes]:
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        if body is not None:
            headers |= _JSON
        try:
            asked = self._client.stream(
                method, self._address + path, content=body, headers=headers, params=query or None
            )
            with asked as response:
                return response.status_code, _all_of(response)
        except (HTTPError, InvalidURL, ValueError) as error:
            raise CentralUnavailable(f"{type(error).__name__}: {error}") from error


def _fair(fair: str) -> str:
    return f"/fairs/{quote(fair, safe='')}"


def _path(place: Place) -> str:
    till, branch, number = place
    return f"{quote(till, safe='')}/{branch}/{number}"


def _good(status: int, data: bytes) -> bytes:
    """Let pass what was answered; raises what else it was."""
    if status in _OK:
        return data
    if status == _UNAUTHORIZED:
        raise SignInAgain
    if status == _NOT_FOUND:
        raise NotHeld
    raise CentralUnavailable(f"answer {status}")


def _read(data: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise CentralUnavailable(f"an answer that is none: {error}") from error


def _all_of(response: Response) -> bytes:
    """Read an answer up to its limit; one that is longer is none."""
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > ANSWER_BYTES_MAX:
            raise CentralUnavailable(f"an answer of more than {ANSWER_BYTES_MAX} bytes")
    return bytes(data)
