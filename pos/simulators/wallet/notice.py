"""One notification on its way to central: signed, posted, and what was answered; HTTP as far as that takes it.

The signature is HMAC-SHA256 over the moment of sending, a full stop and the body, in one header with the switch's name.
"""

import asyncio
import hashlib
import hmac
import json
import ssl
from dataclasses import dataclass
from urllib.parse import urlsplit

PATH = "/v1/phone-payments"
ANSWER_SECONDS = 10
_HEAD_END = b"\r\n\r\n"
_ANSWER_MOST = 65_536
_STATUS_PARTS = 2
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Central:
    """Where notifications go, and the name and the secret that central knows the switch by."""

    address: str
    name: str
    secret: bytes


def body_of(paid: dict[str, str | int]) -> bytes:
    """Write what is told."""
    return json.dumps(paid, separators=(",", ":")).encode()


def signature(secret: bytes, sent: int, body: bytes) -> str:
    """Sign what is told at that moment (seconds since 1970)."""
    return hmac.new(secret, f"{sent}.".encode() + body, hashlib.sha256).hexdigest()


async def post(central: Central, body: bytes, header: str, *, hang_up: bool = False) -> int:
    """Bring a notification to central, and give the status it answers; raises `OSError` where it does not answer.

    With `hang_up` the answer is not waited for: it is lost.
    """
    there = urlsplit(central.address)
    host, port = there.hostname or "127.0.0.1", there.port or _PORTS.get(there.scheme, 80)
    context = ssl.create_default_context() if there.scheme == "https" else None
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            reader, writer = await asyncio.open_connection(host, port, ssl=context, limit=_ANSWER_MOST)
            try:
                writer.write(_request(f"{host}:{port}", there.path.rstrip("/") + PATH, header, body))
                await writer.drain()
                head = await reader.readuntil(_HEAD_END)
            finally:
                writer.close()
    except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise OSError(f"no answer: {error}") from error
    if hang_up:
        raise OSError("the answer was lost")
    status = head.split(b"\r\n", 1)[0].split(b" ")
    if len(status) < _STATUS_PARTS or not status[1].isdigit():
        raise OSError("an answer that is none")
    return int(status[1])


def _request(host: str, path: str, header: str, body: bytes) -> bytes:
    head = (
        f"POST {path} HTTP/1.1",
        f"Host: {host}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        f"Wallet-Signature: {header}",
        "Connection: close",
    )
    return "\r\n".join(head).encode() + _HEAD_END + body
