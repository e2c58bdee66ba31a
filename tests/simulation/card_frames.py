"""Card terminals that say anything at all: messages changed, cut, joined and mixed with noise, in whatever pieces.

No reader may break, none may tell a message that depends on how the bytes were cut up, and none may take what does not
repeat a request for a yes to it.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from pos.devices.terminal.caisse_ap import frames as caisse_ap
from pos.devices.terminal.caisse_ap import judging as caisse_ap_judging
from pos.devices.terminal.caisse_ap import messages as caisse_ap_messages
from pos.devices.terminal.concert_v2 import frames as concert_v2
from pos.devices.terminal.concert_v2 import judging as concert_v2_judging
from pos.devices.terminal.concert_v2 import messages as concert_v2_messages
from pos.devices.terminal.naps import frames as naps
from pos.devices.terminal.naps import judging as naps_judging
from pos.devices.terminal.naps import messages as naps_messages
from pos.devices.terminal.nexo.wire import BadMessage
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind
from pos.ports.payment_terminal import Approved, Attempt
from pos.simulators.caisse_ap.fields import RequestReader as CaisseApRequests
from pos.simulators.concert_v2.letters import Listener
from pos.simulators.naps.fields import RequestReader as NapsRequests
from pos.simulators.nexo.http import RequestReader as NexoRequests
from tests.simulation import nexo_frames

DATA = Path(__file__).parents[1] / "devices" / "data"
PRICES = {
    name: Money(minor, Currency.MAD)
    for name, minor in (("naps", 100_00), ("caisse-ap", 125_50), ("concert-v2", 125_50))
}
REFERENCES = {"naps": "000042", "caisse-ap": "1001-J9ZK3V7Q", "concert-v2": "0000000042"}
BROKEN = (naps.BadFrame, caisse_ap.BadFrame, BadMessage)


@dataclass(frozen=True)
class Dialect:
    """A protocol: messages that were published, and both sides' readers of bytes cut into pieces."""

    name: str
    known: tuple[bytes, ...]
    answers: Callable[[list[bytes]], list[object]]
    requests: Callable[[list[bytes]], list[object]]
    believed: Callable[[object], Approved | None]


def attempt(name: str) -> Attempt:
    return Attempt(PaymentKind.SALE, PRICES[name], REFERENCES[name], 0, 60)


def _heard_by_caisse_ap(pieces: list[bytes]) -> list[object]:
    reader = caisse_ap.FrameReader()
    found: list[object] = [frame for piece in pieces for frame in reader.feed(piece)]
    return [*found, reader.silence()]


def _heard_by_naps(pieces: list[bytes]) -> list[object]:
    reader = naps.FrameReader()
    found: list[object] = [frame for piece in pieces for frame in reader.feed(piece)]
    return [*found, reader.silence()]


def _heard_by_concert_v2(pieces: list[bytes]) -> list[object]:
    reader = concert_v2.FrameReader()
    return [*(heard for piece in pieces for heard in reader.feed(piece)), reader.within]


def _asked_of(reader: CaisseApRequests | NapsRequests | Listener | NexoRequests, pieces: list[bytes]) -> list[object]:
    found: list[object] = [request for piece in pieces for request in reader.feed(piece)]
    return [*found, *reader.give_up()]


def _believed_by_caisse_ap(frame: object) -> Approved | None:
    if not isinstance(frame, caisse_ap.Frame):
        return None
    answer, register = caisse_ap_messages.read_answer(frame), caisse_ap_messages.Register()
    said = caisse_ap_judging.judged(answer, attempt("caisse-ap"), register)
    caisse_ap_judging.orphan_of(answer, register)
    repeats = (answer.reference, answer.register, answer.currency, answer.reason) == (
        REFERENCES["caisse-ap"],
        "01",
        "504",
        "",
    )
    return said if isinstance(said, Approved) and not repeats else None


def _believed_by_naps(frame: object) -> Approved | None:
    if not isinstance(frame, naps.Frame):
        return None
    answer, register = naps_messages.read_answer(frame), naps_messages.Register()
    said = naps_judging.judged(answer, attempt("naps"), register)
    naps_judging.orphan_of(answer)
    repeats = (answer.sequence, answer.currency) == (REFERENCES["naps"], "504")
    return said if isinstance(said, Approved) and not repeats else None


def _believed_by_concert_v2(heard: object) -> Approved | None:
    answer = concert_v2_messages.read_answer(heard.body) if isinstance(heard, concert_v2.Frame) else None
    if answer is None:
        return None
    register = concert_v2_messages.Register()
    said = concert_v2_judging.judged(answer, attempt("concert-v2"), register)
    concert_v2_judging.orphan_of(answer, register)
    echoes = (answer.reference, answer.register, answer.currency, answer.mode, answer.result)
    return said if isinstance(said, Approved) and echoes != (REFERENCES["concert-v2"], "01", "504", "1", "0") else None


def dialects() -> tuple[Dialect, ...]:
    """Read what is published."""
    vectors = json.loads((DATA / "caisse_ap_v3_vectors.json").read_text(encoding="utf-8"))["vectors"]
    exchanges = json.loads((DATA / "naps_m2m_emulator_exchanges.json").read_text(encoding="utf-8"))
    heard = tuple(exchange[way].encode() for exchange in exchanges for way in ("request", "response"))
    conversations = json.loads((DATA / "concert_v2_transcripts.json").read_text(encoding="utf-8"))
    turns = tuple(bytes.fromhex(said) for each in conversations for _, said, _ in each["transcript"])
    texts = tuple(vector["text"].encode() for vector in vectors)
    return (
        Dialect(
            "caisse-ap",
            texts,
            _heard_by_caisse_ap,
            lambda of: _asked_of(CaisseApRequests(), of),
            _believed_by_caisse_ap,
        ),
        Dialect(
            "concert-v2",
            turns,
            _heard_by_concert_v2,
            lambda of: _asked_of(Listener(), of),
            _believed_by_concert_v2,
        ),
        Dialect("naps", heard, _heard_by_naps, lambda of: _asked_of(NapsRequests(), of), _believed_by_naps),
        Dialect(
            "nexo",
            nexo_frames.known(),
            nexo_frames.heard,
            lambda of: _asked_of(NexoRequests(), of),
            nexo_frames.believed,
        ),
    )


def noise(chance: Random, known: tuple[bytes, ...]) -> bytes:
    """Make something that could have been a few messages."""
    data = bytearray()
    for _ in range(chance.randrange(1, 4)):
        data += chance.choice(known)
        if chance.random() < 0.2:
            data += chance.randbytes(chance.randrange(20))
    for _ in range(chance.randrange(6)):
        place = chance.randrange(len(data) or 1)
        match chance.randrange(4):
            case 0:
                data[place : place + 1] = chance.randbytes(1)
            case 1:
                del data[place : place + chance.randrange(1, 30)]
            case 2:
                data[place:place] = data[place : place + chance.randrange(1, 60)]
            case _:
                data[place : place + 3] = f"{chance.randrange(1000):03}".encode()
    return bytes(data)


def outcome(read: Callable[[list[bytes]], list[object]], pieces: list[bytes]) -> list[object] | str:
    """Say what a reader makes of pieces; a refusal to read on is an answer too."""
    try:
        return read(pieces)
    except BROKEN:
        return "broken"


def faults(dialect: Dialect, chance: Random) -> list[str]:
    """Try one stretch of noise on both sides; gives what was wrong."""
    data = noise(chance, dialect.known)
    places = sorted({0, len(data), *(chance.randrange(len(data) + 1) for _ in range(chance.randrange(8)))})
    pieces = [data[start:end] for start, end in pairwise(places)]
    found: list[str] = []
    for side, read in (("answers", dialect.answers), ("requests", dialect.requests)):
        whole, cut = outcome(read, [data]), outcome(read, pieces)
        if whole != cut:
            found.append(f"{dialect.name} {side} depend on how they are cut: {pieces!r}")
    heard = outcome(dialect.answers, [data])
    if isinstance(heard, list) and any(dialect.believed(frame) for frame in heard):
        found.append(f"{dialect.name} believes {data!r}")
    return found


def run(minutes: float, seed: int) -> list[str]:
    """Try noise for so long; gives what was wrong."""
    until, chance, spoken, tried = time.monotonic() + minutes * 60, Random(seed), dialects(), 0
    wrong: list[str] = []
    while time.monotonic() < until and not wrong:
        wrong = [fault for dialect in spoken for fault in faults(dialect, chance)]
        tried += len(spoken)
    print(f"card-frames: {tried} stretches of noise, {len(wrong)} wrong")
    return wrong
