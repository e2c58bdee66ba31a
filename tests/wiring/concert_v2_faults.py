"""Every way a payment can go wrong at a Concert V2 terminal: a cable between two who take turns, and one answer."""

from dataclasses import dataclass, field, replace

from tests.devices.terminal.concert_v2_peer import (
    ACK,
    ENQ,
    EOT,
    ETX,
    NAK,
    STX,
    Act,
    Asked,
    Talk,
    Ways,
    answer,
    approve,
    framed,
)
from tests.wiring.card_faults import Fault

PAN = "4970100000000055"


@dataclass(frozen=True)
class ConcertV2Fault(Fault):
    """What goes wrong and when; `act` is what the terminal does with the request instead of approving it.

    `words` and `answers` are what it says to our asking for the word and to our frame, time after time.
    """

    act: Act = approve
    words: list[bytes] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)

    def ways(self) -> Ways:
        return Ways(list(self.words), list(self.answers))


def in_progress(name: str, act: Act, *, late: bool = False) -> ConcertV2Fault:
    return ConcertV2Fault(name, "in progress", act=act, late=late)


def silent(talk: Talk, asked: Asked) -> None:
    """Charge nothing, say nothing."""


def hang_up(talk: Talk, asked: Asked) -> None:
    talk.hang_up()


def charge_and_hang_up(talk: Talk, asked: Asked) -> None:
    talk.charge(asked)
    talk.hang_up()


def no(talk: Talk, asked: Asked) -> None:
    talk.tell(framed(answer(asked, "7")))


def charged_but(result: str = "0", report: str = "", **changed: str) -> Act:
    """Charge the card, and answer with other values by name."""

    def act(talk: Talk, asked: Asked) -> None:
        talk.charge(asked)
        talk.tell(framed(answer(asked, result, report, **changed)))

    return act


def late(act: Act) -> Act:
    """Do it once nobody waits for it."""

    def later(talk: Talk, asked: Asked) -> None:
        talk.ledger.late.wait(5)
        act(talk, asked)

    return later


def told(*data: bytes) -> Act:
    """Charge the card, and say these things, with the right answer in place of a gap."""

    def act(talk: Talk, asked: Asked) -> None:
        talk.charge(asked)
        talk.tell(b"".join(part or framed(answer(asked)) for part in data))

    return act


def cut(talk: Talk, asked: Asked) -> None:
    talk.charge(asked)
    talk.send(ENQ)
    talk.until(ACK)
    talk.send(framed(answer(asked))[:12])


def previous_first(talk: Talk, asked: Asked) -> None:
    before = replace(asked, reference="QFKX000777", amount=50_00)
    talk.tell(framed(answer(before)))
    approve(talk, asked)


def half(talk: Talk, asked: Asked) -> None:
    part = asked.amount // 2
    talk.charge(asked, part)
    talk.tell(framed(answer(asked, amount=f"{part:08}")))


def twice(talk: Talk, asked: Asked) -> None:
    approve(talk, asked)
    talk.tell(framed(answer(asked)))


def drip(talk: Talk, asked: Asked) -> None:
    talk.charge(asked)
    talk.send(ENQ)
    talk.until(ACK)
    talk.send_slowly(framed(answer(asked)))
    talk.until(ACK)
    talk.send(EOT)


def spoilt(times: int) -> Act:
    """Get the check wrong so many times."""

    def act(talk: Talk, asked: Asked) -> None:
        talk.charge(asked)
        right = framed(answer(asked))
        talk.send(ENQ)
        talk.until(ACK)
        for time in range(3):
            talk.send(right[:-1] + bytes([right[-1] ^ 0x11]) if time < times else right)
            if talk.until(ACK, NAK) == ACK:
                break
        talk.send(EOT)

    return act


def endless(talk: Talk, asked: Asked) -> None:
    talk.charge(asked)
    talk.tell(STX + b"0" * 70_000)


def check_like_an_end(talk: Talk, asked: Asked) -> None:
    """Answer at length, so that the check has the value of an end."""
    check = framed(answer(asked, report=" " * 55))[-1] ^ ETX[0]
    charged_but(report=f"{chr(0x40)}{chr(0x40 ^ check)}".ljust(55))(talk, asked)


def handled_then(act: Act) -> Act:
    def first(talk: Talk, asked: Asked) -> None:
        talk.tell(framed(answer(asked, "9")))
        act(talk, asked)

    return first


def without_end(talk: Talk, asked: Asked) -> None:
    talk.charge(asked)
    talk.send(ENQ)
    talk.until(ACK)
    talk.send(framed(answer(asked)))


def asks_and_falls_silent(talk: Talk, asked: Asked) -> None:
    talk.send(ENQ + EOT)
    approve(talk, asked)


def not_understood(name: str, answers: list[bytes], act: Act = approve) -> ConcertV2Fault:
    return ConcertV2Fault(name, "in progress", act=act, answers=answers)


CONCERT_V2_FAULTS = (
    ConcertV2Fault("connect_refused", "connecting", gone=True),
    ConcertV2Fault("word_unanswered", "connecting", words=[b""] * 3),
    ConcertV2Fault("word_refused", "connecting", words=[NAK] * 3),
    ConcertV2Fault("word_refused_once", "connecting", words=[NAK]),
    ConcertV2Fault("collision", "connecting", words=[ENQ + framed("010000050001504QFKX000777") + EOT]),
    not_understood("nak_x1", [NAK]),
    not_understood("nak_forever", [NAK] * 3),
    not_understood("ack_lost", [b""]),
    not_understood("ack_and_payment_lost", [b""], silent),
    in_progress("declined", no),
    in_progress("silence", silent),
    in_progress("drop_before_authorise", hang_up),
    in_progress("drop_after_authorise", charge_and_hang_up),
    in_progress("drop_mid_frame", cut),
    in_progress("answer_late", late(approve), late=True),
    in_progress("refusal_late", late(no), late=True),
    in_progress("answer_twice", twice),
    in_progress("answer_of_previous", previous_first),
    in_progress("wrong_reference", charged_but(reference="QFKX000777")),
    in_progress("reference_replaced", charged_but(reference="0000000042")),
    in_progress("wrong_register", charged_but(register="02")),
    in_progress("wrong_mode", charged_but(mode="C")),
    in_progress("wrong_amount", charged_but(amount="00012100")),
    in_progress("wrong_currency", charged_but(currency="978")),
    in_progress("partial_approval", half),
    in_progress("garbage_before_frame", told(b"\x00\xff?~", b"")),
    in_progress("split_1_byte", drip),
    in_progress("coalesced_with_next", told(b"", EOT + ENQ)),
    in_progress("bad_lrc_x1", spoilt(1)),
    in_progress("bad_lrc_forever", spoilt(3)),
    in_progress("lrc_equals_etx", check_like_an_end),
    in_progress("long_answer_with_a_number", charged_but(report=PAN.ljust(55))),
    in_progress("no_answer_at_all", told(framed("01"))),
    in_progress("endless_answer", endless),
    in_progress("eot_lost", without_end),
    in_progress("enq_then_eot", asks_and_falls_silent),
    in_progress("handled_only", handled_then(charge_and_hang_up)),
    in_progress("handled_then_answer", handled_then(approve)),
    in_progress("unknown_result", charged_but("5")),
    ConcertV2Fault("cancel_not_possible", "in progress", act=approve, cancels=True),
    ConcertV2Fault("till_killed", "before the request is written", killed_at="commit 1"),
    ConcertV2Fault("till_killed", "before the attempt is written", killed_at="commit 2"),
    ConcertV2Fault("till_killed", "before the first byte", killed_at="start"),
    ConcertV2Fault("till_killed", "in progress", killed_at="sent", act=charge_and_hang_up),
    ConcertV2Fault("till_killed", "before the approval and the sale are written", killed_at="commit 3"),
)
