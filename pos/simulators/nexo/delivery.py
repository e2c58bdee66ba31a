"""Answers of this protocol on their way: sealed and posted back, or made to say something else than what was done."""

from base64 import b64encode
from copy import deepcopy
from decimal import Decimal
from typing import Any

from pos.simulators.nexo import answers, http
from pos.simulators.nexo.fields import Values, text
from pos.simulators.nexo.seals import Seal
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.faults import Due
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.sending import Outgoing, Sending

_BROKEN = "503 Service Unavailable"
_ENDLESS = 70_000


class Delivery:
    """Posts answers back, each the only one on its line."""

    def __init__(self, clock: TerminalClock, seal: Seal) -> None:
        """Have said nothing yet."""
        self._sending = Sending(clock)
        self._seal = seal
        self._said = b""
        self._previous: tuple[Values, Values] | None = None

    async def deliver(self, header: Values, body: Values, line: Line, due: Due) -> None:
        """Answer the request of that header."""
        told = {**header, "MessageType": "Response"}
        before = self._previous or _of_another(told, body)
        self._previous = (told, body)
        earlier = self._frame(*before, {})
        frame = self._frame(*_falsified(told, body, due), due)
        if "drop_after_authorise" not in due:
            self._said = self._seal.last_nonce
        behind = http.answer(text(answers.rejected()).encode())
        await self._sending.send(Outgoing(frame, earlier, behind, hangs_up=True), line, due)

    async def deliver_nothing(self, line: Line, due: Due) -> None:
        """Answer that there is nothing to say."""
        await self._sending.send(Outgoing(http.answer(b""), hangs_up=True), line, due)

    async def reject(self, line: Line) -> None:
        """Answer what is no message."""
        await self._sending.send(Outgoing(http.answer(text(answers.rejected()).encode()), hangs_up=True), line, {})

    def forget(self) -> None:
        """Send no late answer any more."""
        self._sending.forget()

    def _frame(self, header: Values, body: Values, due: Due) -> bytes:
        """Seal an answer, or spoil its seal."""
        if "server_error" in due:
            return http.answer(b"", _BROKEN)
        plain: Values = {"MessageHeader": header, answers.ANSWERS[header["MessageCategory"]]: body}
        if "endless_answer" in due:
            plain["Filler"] = "A" * _ENDLESS
        if "answer_in_clear" in due:
            return http.answer(text({"SaleToPOIResponse": plain}).encode())
        nonce = self._said if "nonce_replayed" in due else b""
        version = self._seal.version + 1 if "wrong_key_version" in due else 0
        blob, trailer = self._seal.close(text({"SaleToPOIResponse": plain}).encode(), nonce=nonce, version=version)
        if "bad_hmac" in due:
            trailer["Hmac"] = b64encode(b"\0" * 32).decode()
        outside = {**header, "ServiceID": _other(header["ServiceID"])} if "header_of_another" in due else header
        sealed = {"MessageHeader": outside, "NexoBlob": blob, "SecurityTrailer": trailer}
        return http.answer(text({"SaleToPOIResponse": sealed}).encode())


def _falsified(header: Values, body: Values, due: Due) -> tuple[Values, Values]:
    """Say something else than what was done."""
    if "wrong_reference" in due:
        return _of_another(header, body)
    body = deepcopy(body)
    amounts: dict[str, Any] = body.get("PaymentResult", {}).get("AmountsResp", {})
    if "wrong_amount" in due and amounts:
        amounts["AuthorizedAmount"] += Decimal(1)
    if "wrong_currency" in due and amounts:
        amounts["Currency"] = "EUR"
    return header, body


def _of_another(header: Values, body: Values) -> tuple[Values, Values]:
    """Make it the answer to another request."""
    other = _other(header["ServiceID"])
    body = deepcopy(body)
    if "SaleData" in body:
        body["SaleData"]["SaleTransactionID"]["TransactionID"] = other
    return {**header, "ServiceID": other}, body


def _other(number: str) -> str:
    return f"{number[:-1]}{'Y' if number[-1:] == 'X' else 'X'}"
