"""What phones paid is kept once, from switches that prove themselves, and told to tills that do."""

import json
import threading
from dataclasses import replace

import msgspec
import pytest

from pos.central.database import Database
from pos.central.phone import NotTaken, PhonePayments, Unheard
from pos.central.registry import Registry
from pos.domain.money import Currency
from pos.usecases.exchange.phone import ask_phone, proven
from pos.wire.canonical import canonical
from pos.wire.phone import PhonePayment, PhoneQuestion, notice_signature, read_answer
from pos.wire.reply import Refusal, Refused
from tests.central.tills import CENTRAL, NamedKey, Till, enrol, stand
from tests.journal.booth import HandClock

SECRET = bytes(range(32))
PAID = PhonePayment("W1", "QWERTY1", 120_00, Currency.MAD, 1_770_897_600_000)


class Doors:
    """A central that knows a switch, and Amina's till."""

    def __init__(self, database: Database) -> None:
        self.clock, self.database = HandClock(), database
        self.phones = PhonePayments(database, CENTRAL, self.clock)
        self.phones.add_switch("hps", SECRET)
        self.amina = Till("amina")
        enrol(database, self.amina)

    def tell(self, paid: PhonePayment | bytes, secret: bytes = SECRET, late_s: int = 0, switch: str = "hps") -> object:
        body = paid if isinstance(paid, bytes) else canonical(paid)
        sent = self.clock.now().utc_ms // 1_000 - late_s
        header = f"switch={switch},sent={sent},v1={notice_signature(secret, sent, body)}"
        return self.phones.take(header, body)

    def asked(self, *references: str) -> list[tuple[str, int]]:
        question, data = ask_phone(references, key=self.amina.key, now_ms=5)
        answer = self.phones.answer(data)
        assert isinstance(answer, bytes)
        told = proven(read_answer(answer), CENTRAL.public, question)
        assert told is not None
        return [(paid.transaction, paid.amount) for paid in told]


@pytest.fixture
def doors(database: Database) -> Doors:
    return Doors(database)


def why(answer: object) -> Unheard | None:
    return answer.why if isinstance(answer, NotTaken) else None


def test_a_payment_that_is_told_twice_is_kept_once_and_told_by_its_reference(doors: Doors) -> None:
    assert doors.tell(PAID) == doors.tell(PAID) == PAID
    doors.tell(replace(PAID, transaction="W0", paid_ms=PAID.paid_ms + 1))
    doors.tell(replace(PAID, transaction="W2", reference="OTHER"))
    doors.tell(replace(PAID, transaction="W3", reference=""))
    assert doors.asked("QWERTY1") == [("W1", 120_00), ("W0", 120_00)]
    assert doors.asked("QWERTY1", "OTHER") == [("W2", 120_00), ("W1", 120_00), ("W0", 120_00)]
    assert doors.asked("NEVER", "") == []


def test_told_by_two_at_once_it_is_kept_once(doors: Doors) -> None:
    answers: list[object] = []
    tellers = [threading.Thread(target=lambda: answers.append(doors.tell(PAID))) for _ in range(4)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    assert answers == [PAID] * 4
    assert doors.asked("QWERTY1") == [("W1", 120_00)]


def test_nothing_is_kept_of_what_is_not_proved(doors: Doors) -> None:
    assert why(doors.tell(PAID, secret=bytes(32))) is Unheard.NOT_SIGNED
    assert why(doors.tell(PAID, switch="nobody")) is Unheard.NOT_SIGNED
    assert why(doors.phones.take("", canonical(PAID))) is Unheard.NOT_SIGNED
    assert why(doors.tell(PAID, late_s=301)) is Unheard.STALE
    assert why(doors.tell(PAID, late_s=-301)) is Unheard.STALE
    doors.phones.add_switch("hps", bytes(32))
    assert why(doors.tell(PAID)) is Unheard.NOT_SIGNED
    assert doors.asked("QWERTY1") == []


@pytest.mark.parametrize(
    "change",
    [{"amount": 0}, {"amount": 1.5}, {"currency": "XXX"}, {"transaction": ""}, {"reference": "\0"}, {"paid_ms": -1}],
)
def test_nonsense_that_is_signed_is_refused(doors: Doors, change: dict[str, object]) -> None:
    said = json.dumps({**msgspec.to_builtins(PAID), **change}).encode()
    assert why(doors.tell(said)) is Unheard.DAMAGED


def test_a_transaction_told_otherwise_than_before_changes_nothing(doors: Doors) -> None:
    doors.tell(PAID)
    assert why(doors.tell(replace(PAID, amount=1_00))) is Unheard.CONTRADICTS
    assert doors.asked("QWERTY1") == [("W1", 120_00)]


def test_only_an_enrolled_till_is_told(doors: Doors) -> None:
    doors.tell(PAID)
    question, data = ask_phone(("QWERTY1",), key=doors.amina.key, now_ms=5)
    forged = canonical(PhoneQuestion(question.till, ("OTHER",), 5, question.signature))
    assert refusal(doors, forged) is Refusal.NOT_SIGNED
    assert refusal(doors, ask_phone(("QWERTY1",), key=NamedKey("stranger"), now_ms=5)[1]) is Refusal.NOT_ENROLLED
    assert refusal(doors, b"[]") is Refusal.DAMAGED
    desk = Till("desk")
    stand(doors.database, desk, "DESK", station="desk")
    assert refusal(doors, ask_phone(("QWERTY1",), key=desk.key, now_ms=5)[1]) is Refusal.NOT_ENROLLED
    Registry(doors.database, CENTRAL, doors.clock).revoke(doors.amina.id)
    assert refusal(doors, data) is Refusal.REVOKED


def refusal(doors: Doors, data: bytes) -> Refusal | None:
    answer = doors.phones.answer(data)
    return answer.why if isinstance(answer, Refused) else None


def test_an_answer_is_believed_for_its_own_question_and_from_central_alone(doors: Doors) -> None:
    doors.tell(PAID)
    question, data = ask_phone(("QWERTY1",), key=doors.amina.key, now_ms=5)
    later, _ = ask_phone(("QWERTY1",), key=doors.amina.key, now_ms=6)
    answer = doors.phones.answer(data)
    assert isinstance(answer, bytes)
    assert proven(read_answer(answer), CENTRAL.public, later) is None
    assert proven(read_answer(answer), NamedKey("other").public, question) is None
    assert proven(read_answer(answer.replace(b"12000", b"12001")), CENTRAL.public, question) is None
