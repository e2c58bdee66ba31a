"""A bad network between a till and central: each connection has its fault, one after the other."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from itertools import count
from random import Random  # noqa: TID251 -- seeded, so that a red run is red again

Port = int | Callable[[], int]
CHUNK = 65_536
SECONDS = 5


class Fault(Enum):
    """What happens to a connection."""

    NONE = "none"
    REFUSED = "refused"
    REQUEST_CUT = "request cut"
    REQUEST_FLIPPED = "request flipped"
    ANSWER_LOST = "answer lost"
    ANSWER_CUT = "answer cut"
    ANSWER_FLIPPED = "answer flipped"
    SENT_TWICE = "sent twice"


@dataclass
class Bad:
    """The proxy's plan: which fault comes next, and chance for the places."""

    plan: Iterator[Fault]
    chance: Random
    met: list[Fault]


@contextmanager
def bad_network(port: Port, plan: Iterator[Fault], chance: Random) -> Iterator[tuple[str, list[Fault]]]:
    """Stand between; gives the address to talk to, and the faults that were met.

    A central that comes back on another port is asked for it each time.
    """
    bad = Bad(plan, chance, [])
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=_serve, args=(listening, port, bad), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", bad.met
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(SECONDS)


def _serve(listening: socket.socket, port: Port, bad: Bad) -> None:
    for _ in count():
        try:
            client, _ = listening.accept()
        except OSError:
            return
        client.settimeout(SECONDS)
        with client, suppress(OSError):
            _carry(client, port if isinstance(port, int) else port(), bad)


def _carry(client: socket.socket, port: int, bad: Bad) -> None:
    """Carry one question and its answer, then hang up."""
    fault = next(bad.plan)
    bad.met.append(fault)
    if fault is Fault.REFUSED:
        return
    request = _read_message(client)
    answer = _ask_badly(port, request, fault, bad.chance) if request else b""
    if not answer:
        return
    match fault:
        case Fault.ANSWER_LOST:
            return
        case Fault.ANSWER_CUT:
            answer = answer[: bad.chance.randrange(1, len(answer))]
        case Fault.ANSWER_FLIPPED:
            answer = _flipped(answer, bad.chance)
        case _:
            pass
    client.sendall(answer)


def _ask_badly(port: int, request: bytes, fault: Fault, chance: Random) -> bytes:
    """Ask central, with what is wrong with the question; there may be no answer."""
    match fault:
        case Fault.REQUEST_CUT:
            _cut_off(port, request[: chance.randrange(1, len(request))])
            return b""
        case Fault.REQUEST_FLIPPED:
            request = _flipped(request, chance)
        case Fault.SENT_TWICE:
            _ask(port, request)
        case _:
            pass
    return _ask(port, request)


def _ask(port: int, request: bytes) -> bytes:
    """Ask central, and give what it answers within a second: a length that was flipped is waited for by both."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as central:
        central.settimeout(1)
        central.sendall(request)
        answer = bytearray()
        with suppress(OSError):
            while chunk := central.recv(CHUNK):
                answer += chunk
                if len(answer) >= _length(bytes(answer)):
                    break
    return bytes(answer)


def _cut_off(port: int, part: bytes) -> None:
    """Send a part of a question and hang up."""
    with socket.create_connection(("127.0.0.1", port), SECONDS) as central:
        central.sendall(part)


def _read_message(client: socket.socket) -> bytes:
    data = bytearray()
    while len(data) < _length(bytes(data)):
        chunk = client.recv(CHUNK)
        if not chunk:
            break
        data += chunk
    return bytes(data)


def _length(data: bytes) -> int:
    """Tell how long a message will be; one byte more than there is while its head is not whole."""
    head, end, _ = data.partition(b"\r\n\r\n")
    if not end:
        return len(data) + 1
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return len(head) + len(end) + int(line.partition(b":")[2])
    return len(data)


def _flipped(data: bytes, chance: Random) -> bytes:
    """Turn one bit somewhere behind the head of the message, or in it."""
    turned = bytearray(data)
    place = chance.randrange(len(data) * 8)
    turned[place // 8] ^= 1 << place % 8
    return bytes(turned)
