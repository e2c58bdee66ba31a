"""A nexo terminal of a simulated world: sealed answers that chance spoils, and a memory that the till may ask.

What it remembers is the truth about the card; now and then it does not answer, or lies where nobody was promised that
it would not. Who answers may be another machine, or one with another key: then nothing is asked of it.
"""

from collections.abc import Callable
from random import Random
from typing import Any

from typing_extensions import override

from pos.devices.terminal.nexo.call import Deadlines
from pos.devices.terminal.nexo.terminal import NexoTerminal
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.payment_terminal import Attempt, InquiryAnswer
from tests.devices.terminal.nexo import address
from tests.devices.terminal.nexo_peer import POI, TILL, Act, Asked, NexoPeer, Talk, Values, no, yes
from tests.simulation.card_terminals import Charge, WorldClock
from tests.simulation.card_wired import PATIENT_MS, THREAD_SECONDS, Fates, Turn, WiredTerminal
from tests.wiring import nexo_faults as faults

LISTENING_MS = 600_000
_FORGETS, _STOPPED = "no memory of it", "no longer wanted"
_CONDITIONS = ("Refusal", "InvalidCard", "WrongPIN", "UnreachableHost", "Cancel", "Aborted")


def _kind(attempt: Attempt) -> str:
    return "Reversal" if attempt.kind is PaymentKind.VOID else "Payment"


def _as_charged(charge: Charge) -> Asked:
    """Write what was asked so that a yes to it says what was charged."""
    attempt, minor = charge.attempt, charge.amount or charge.attempt.amount.minor
    header = {"ServiceID": attempt.reference, "MessageCategory": _kind(attempt), "SaleID": TILL, "POIID": POI}
    return Asked(header, {"PaymentTransaction": {"AmountsReq": {"RequestedAmount": minor / 100}}})


def _truth(charge: Charge) -> Values:
    """Say what became of a card; of money that went back in one piece, not how much."""
    if not charge.captured:
        return no("Refusal", "NOT_ENOUGH_BALANCE")
    body = yes(_as_charged(charge))
    if charge.attempt.kind is PaymentKind.VOID:
        del body["PaymentResult"]
    elif charge.captured < charge.attempt.amount.minor:
        body["Response"] = {"Result": "Partial"}
    return body


def _saying(body_of: Callable[[Charge], Values]) -> Callable[[Turn, Random], Callable[[Any], None]]:
    """Answer with that."""
    return lambda turn, _: lambda talk: talk.answer(turn.asked, body_of(turn.charge))


def _sending(write: Callable[[Talk, Asked, Values], bytes]) -> Callable[[Turn, Random], Callable[[Any], None]]:
    """Send the truth, but not as it should be sent."""
    return lambda turn, _: lambda talk: talk.send(write(talk, turn.asked, _truth(turn.charge)))


def _forged(turn: Turn, _: Random) -> Callable[[Any], None]:
    """Let somebody on the line say no, to a card that was charged."""
    return lambda talk: talk.send(faults.in_clear(talk, turn.asked, no("Refusal")))


def _cut(turn: Turn, chance: Random) -> Callable[[Any], None]:
    part = chance.random()

    def act(talk: Talk) -> None:
        whole = talk.sealed(turn.asked, _truth(turn.charge))
        talk.send(whole[: int(part * len(whole))])

    return act


def _refused(turn: Turn, chance: Random) -> Callable[[Any], None]:
    condition = chance.choice(_CONDITIONS)
    return lambda talk: talk.answer(turn.asked, no(condition))


def _more(charge: Charge) -> Values:
    return yes(_as_charged(charge), charge.amount + 1_00)


def _reasoned(charge: Charge) -> Values:
    return {**_truth(charge), "Response": {"Result": "Success", "ErrorCondition": "Refusal"}}


def _hang_up(turn: Turn, _: Random) -> Callable[[Any], None]:
    return lambda talk: None


_FATES: Fates = {
    "yes": (40, _saying(_truth)),
    "part": (6, _saying(_truth)),
    "twice": (3, _sending(lambda talk, asked, body: talk.sealed(asked, body) * 2)),
    "previous first": (3, _sending(lambda talk, asked, body: talk.sealed(asked, body, ServiceID="ABCDEF9999"))),
    "garbage before": (2, _sending(lambda talk, asked, body: b"\0\xff?" + talk.sealed(asked, body))),
    "hang up": (7, _hang_up),
    "cut": (5, _cut),
    "wrong reference": (3, _saying(lambda charge: yes(_as_charged(charge), reference="ABCDEF9999"))),
    "wrong till": (2, _sending(lambda talk, asked, body: talk.sealed(asked, body, SaleID="TILL-2"))),
    "wrong amount": (3, _saying(_more)),
    "wrong currency": (2, _saying(lambda charge: yes(_as_charged(charge), currency="EUR"))),
    "yes with a reason": (2, _saying(_reasoned)),
    "another key": (2, _sending(faults.other_trailer(KeyVersion=2))),
    "check sum spoilt": (2, _sending(faults.other_trailer(Hmac="AAAA"))),
    "heard before": (2, _sending(faults.nonce_again)),
    "header of another": (2, _sending(faults.other_header)),
    "in the clear": (3, _sending(faults.in_clear)),
    "forged refusal": (3, _forged),
    "no answer": (4, _hang_up),
    "no at all": (14, _refused),
    _STOPPED: (0, _saying(lambda _: no("Aborted"))),
}
_MEMORY: tuple[tuple[str, Act], ...] = (
    ("silent", faults.hang_up),
    ("in the clear", faults.forged),
    ("of another", lambda talk, asked: talk.answer(asked, _other(asked))),
    ("not found", faults.not_found),
)
"""How a question goes wrong; the last is a lie, and told only where nothing was promised."""


def _other(asked: Asked) -> Values:
    """Repeat the answer to another payment."""
    header = {**asked.header, "MessageCategory": "Payment", "ServiceID": "ABCDEF9999"}
    repeated = {"MessageHeader": header, "RepeatedResponseMessageBody": {"PaymentResponse": no("Refusal")}}
    return {"Response": {"Result": "Success"}, "RepeatedMessageResponse": repeated}


class SealedTerminal(WiredTerminal):
    """Speaks through the driver of nexo."""

    def __init__(self, label: TerminalLabel, clock: WorldClock, chance: Random) -> None:
        """Listen; the line between the two is this machine's own."""
        self.peer = NexoPeer({"Payment": self._take_turn, "Reversal": self._take_turn, "TransactionStatus": self._tell})
        self.deadlines = Deadlines(
            send_ms=PATIENT_MS,
            payment_ms=LISTENING_MS,
            answer_ms=PATIENT_MS,
            look_ms=5,
            linger_ms=PATIENT_MS,
        )
        self.promised = chance.random() < 0.5
        self._spoilt: Act | None = None
        self._forgotten: set[str] = set()
        right = address(self.peer.port, trusting=self.promised)
        strangers = (address(1), address(self.peer.port, pin="ab" * 32), address(self.peer.port, words="other words"))
        where = chance.choice(strangers)
        self.driver = NexoTerminal(label, right, clock, deadlines=self.deadlines)
        self.nobody = NexoTerminal(label, where, clock, deadlines=self.deadlines)
        self.fates = {**_FATES, _FORGETS: (4, self._forget)}
        super().__init__(label, clock, chance)

    def _take_turn(self, talk: Talk, asked: Asked) -> None:
        turn = self.turns[asked.number]
        turn.asked = asked
        turn.arrived.set()
        try:
            turn.go.wait(THREAD_SECONDS)
            turn.act(talk)
        finally:
            talk.hang_up()
            turn.done.set()

    def _tell(self, talk: Talk, asked: Asked) -> None:
        """Say what became of a payment, or fail to."""
        if self._spoilt is not None:
            self._spoilt(talk, asked)
            return
        number = asked.body["MessageReference"]["ServiceID"]
        charge = self.charges.get(number)
        if charge is None or number in self._forgotten:
            faults.not_found(talk, asked)
        elif not charge.at_rest:
            talk.answer(asked, no("InProgress"))
        else:
            header = {**asked.header, "MessageType": "Response", **_as_charged(charge).header}
            body = {f"{_kind(charge.attempt)}Response": _truth(charge)}
            repeated = {"MessageHeader": header, "RepeatedResponseMessageBody": body}
            talk.answer(asked, {"Response": {"Result": "Success"}, "RepeatedMessageResponse": repeated})

    def _forget(self, turn: Turn, _: Random) -> Callable[[Any], None]:
        """Be asked, and know nothing of it afterwards."""
        self._forgotten.add(turn.charge.attempt.reference)
        return lambda talk: None

    @override
    def fate(self) -> str:
        return _STOPPED if self.cancelled and self.chance.random() < 0.6 else super().fate()

    @override
    def be_patient(self, *, in_time: bool) -> None:
        """Give up the wait, and not the connection: a late answer is heard on it."""
        if not in_time:
            self.driver.stop_waiting()

    @override
    def cancel(self) -> None:
        super().cancel()
        self.driver.cancel()

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        self.clock.wait(1_000)
        self.rest()
        ways = _MEMORY[:-1] if self.promised else _MEMORY
        self._spoilt = self.chance.choice(ways)[1] if self.chance.random() < 0.25 else None
        return self.driver.inquire(attempt, trace)

    @override
    def say(self, turn: Turn, act: Callable[[Any], None]) -> None:
        turn.begin(act)
        assert turn.done.wait(THREAD_SECONDS)

    @override
    def late(self, turn: Turn) -> Callable[[Any], None]:
        return lambda talk: talk.answer(turn.asked, _truth(turn.charge))
