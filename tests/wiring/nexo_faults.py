"""Every way a payment can go wrong at a nexo terminal: what was lost is asked for, what was forged is not believed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.devices.terminal.nexo_peer import Act, Asked, Talk, Values, approve, no, post, tell_status, yes
from tests.wiring.card_faults import Fault


@dataclass(frozen=True)
class NexoFault(Fault):
    """What goes wrong and when; `act` is what the terminal does with the request, `others` with all other kinds.

    `wrong_pin` and `wrong_words`: the till was told another certificate, or another passphrase.
    """

    act: Act = approve
    others: dict[str, Act] = field(default_factory=dict)
    wrong_pin: bool = False
    wrong_words: bool = False


def in_progress(name: str, act: Act, status: Act = tell_status, *, late: bool = False) -> NexoFault:
    return NexoFault(name, "in progress", act=act, others={"TransactionStatus": status}, late=late)


def asking_again(name: str, status: Act) -> NexoFault:
    return NexoFault(name, "asking again", act=charge_and_hang_up, others={"TransactionStatus": status})


def hang_up(talk: Talk, asked: Asked) -> None:
    talk.hang_up()


def silent(talk: Talk, asked: Asked) -> None:
    talk.wait_for_the_end()


def charge_and_hang_up(talk: Talk, asked: Asked) -> None:
    talk.charge(asked)
    talk.hang_up()


def refuse(condition: str, message: str = "") -> Act:
    def act(talk: Talk, asked: Asked) -> None:
        talk.remember(asked, {**no(condition, message), "SaleData": yes(asked)["SaleData"]})
        talk.answer(asked, no(condition, message))

    return act


def charged_but(change: Callable[[Asked], Values]) -> Act:
    """Charge the card, and say something else."""

    def act(talk: Talk, asked: Asked) -> None:
        talk.charge(asked)
        talk.answer(asked, change(asked))

    return act


def sent(answer: Callable[[Talk, Asked, Values], bytes]) -> Act:
    """Charge the card, and send these bytes."""

    def act(talk: Talk, asked: Asked) -> None:
        body = talk.charge(asked)
        talk.send(answer(talk, asked, body))

    return act


def cut(talk: Talk, asked: Asked) -> None:
    talk.send(talk.sealed(asked, talk.charge(asked))[:200])
    talk.hang_up()


def late(act: Act) -> Act:
    """Do it once nobody waits for it."""

    def later(talk: Talk, asked: Asked) -> None:
        talk.ledger.late.wait(5)
        act(talk, asked)

    return later


def half(talk: Talk, asked: Asked) -> None:
    talk.answer(asked, talk.charge(asked, asked.minor // 2))


def drip(talk: Talk, asked: Asked) -> None:
    talk.send_slowly(talk.sealed(asked, talk.charge(asked)))


def under_way_then_paid(talk: Talk, asked: Asked) -> None:
    """Be lost from sight while the customer pays, which is seen at the second question."""
    talk.ledger.under_way.add(asked.number)
    talk.charge(asked)
    talk.hang_up()


def first_at_it(talk: Talk, asked: Asked) -> None:
    tell_status(talk, asked)
    talk.ledger.under_way.clear()


def lie(talk: Talk, asked: Asked) -> None:
    """Charge what was asked, say more, and say it again."""
    talk.charge(asked)
    more = yes(asked, asked.minor + 1_00)
    talk.remember(asked, more)
    talk.answer(asked, more)


def other_header(talk: Talk, asked: Asked, body: Values) -> bytes:
    envelope = talk.envelope(asked, body)
    outside = envelope["SaleToPOIResponse"]["MessageHeader"]
    envelope["SaleToPOIResponse"]["MessageHeader"] = {**outside, "ServiceID": "ABCDEF9999"}
    return post(envelope)


def other_trailer(**changed: str | int) -> Callable[[Talk, Asked, Values], bytes]:
    def spoilt(talk: Talk, asked: Asked, body: Values) -> bytes:
        envelope = talk.envelope(asked, body)
        envelope["SaleToPOIResponse"]["SecurityTrailer"] |= changed
        return post(envelope)

    return spoilt


def in_clear(talk: Talk, asked: Asked, body: Values) -> bytes:
    header = {**asked.header, "MessageType": "Response"}
    return post({"SaleToPOIResponse": {"MessageHeader": header, "PaymentResponse": body}})


def nonce_again(talk: Talk, asked: Asked, body: Values) -> bytes:
    return post(talk.envelope(asked, body, nonce=talk.seal.last_nonce))


def abort_wins(talk: Talk, asked: Asked) -> None:
    assert talk.ledger.aborted.wait(5)
    refuse("Aborted")(talk, asked)


def abort_too_late(talk: Talk, asked: Asked) -> None:
    assert talk.ledger.aborted.wait(5)
    approve(talk, asked)


def not_found(talk: Talk, asked: Asked) -> None:
    talk.answer(asked, no("NotFound"))


def of_another(talk: Talk, asked: Asked) -> None:
    """Repeat the answer to another payment."""
    _, body = talk.ledger.answers[asked.body["MessageReference"]["ServiceID"]]
    header = {**asked.header, "MessageCategory": "Payment", "ServiceID": "ABCDEF9999"}
    repeated = {"MessageHeader": header, "RepeatedResponseMessageBody": {"PaymentResponse": body}}
    talk.answer(asked, {"Response": {"Result": "Success"}, "RepeatedMessageResponse": repeated})


def forged(talk: Talk, asked: Asked) -> None:
    talk.send(in_clear(talk, asked, no("NotFound")))


NEXO_FAULTS = (
    NexoFault("connect_refused", "connecting", gone=True),
    NexoFault("another_certificate", "connecting", wrong_pin=True),
    NexoFault("another_key", "connecting", wrong_words=True),
    NexoFault("silent_before_payment", "connecting", others={"Diagnosis": silent}),
    in_progress("declined", refuse("Refusal", "NOT_ENOUGH_BALANCE")),
    in_progress("cancelled_by_customer", refuse("Cancel")),
    in_progress("busy", refuse("Busy")),
    in_progress("silence", silent),
    in_progress("drop_before_authorise", hang_up),
    in_progress("drop_after_authorise", charge_and_hang_up),
    in_progress("drop_mid_frame", cut),
    in_progress("refused_then_drop", lambda talk, asked: talk.remember(asked, no("Refusal"))),
    in_progress("still_at_it", under_way_then_paid, first_at_it),
    in_progress("answer_late", late(approve), hang_up, late=True),
    in_progress("refusal_late", late(refuse("Refusal")), hang_up, late=True),
    in_progress("answer_twice", sent(lambda talk, asked, body: talk.sealed(asked, body) * 2)),
    in_progress("answer_of_previous", sent(lambda talk, asked, body: talk.sealed(asked, body, ServiceID="ABCDEF9999"))),
    in_progress("wrong_reference", charged_but(lambda asked: yes(asked, reference="ABCDEF9999"))),
    in_progress("wrong_till", sent(lambda talk, asked, body: talk.sealed(asked, body, SaleID="TILL-2"))),
    in_progress("wrong_terminal", sent(lambda talk, asked, body: talk.sealed(asked, body, POIID="V400m-1"))),
    in_progress("wrong_amount", charged_but(lambda asked: yes(asked, asked.minor + 1_00))),
    in_progress("wrong_amount_twice", lie),
    in_progress("wrong_currency", charged_but(lambda asked: yes(asked, currency="EUR"))),
    in_progress("partial_approval", half),
    in_progress(
        "yes_with_a_reason",
        charged_but(lambda asked: {**yes(asked), "Response": {"Result": "Success", "ErrorCondition": "Refusal"}}),
    ),
    in_progress("no_with_an_amount", charged_but(lambda asked: {**yes(asked), **no("Refusal")})),
    in_progress("garbage_before_frame", sent(lambda talk, asked, body: b"\0\xff?" + talk.sealed(asked, body))),
    in_progress("split_1_byte", drip),
    in_progress("no_json", sent(lambda talk, asked, body: post(b'{"SaleToPOIResponse":'))),
    in_progress("endless_answer", sent(lambda talk, asked, body: post(b" " * 70_000))),
    in_progress("wrong_key_version", sent(other_trailer(KeyVersion=2))),
    in_progress("bad_hmac", sent(other_trailer(Hmac="AAAA"))),
    in_progress("nonce_replayed", sent(nonce_again)),
    in_progress("header_of_another", sent(other_header)),
    in_progress("answer_in_clear", sent(in_clear)),
    asking_again("status_silent", silent),
    asking_again("status_not_found", not_found),
    asking_again("status_of_another", of_another),
    asking_again("status_in_clear", forged),
    NexoFault("abort_wins", "in progress", act=abort_wins, cancels=True),
    NexoFault("abort_loses_race", "in progress", act=abort_too_late, cancels=True),
    NexoFault("abort_unanswered", "in progress", act=charge_and_hang_up, others={"Abort": hang_up}, cancels=True),
    NexoFault("till_killed", "before the request is written", killed_at="commit 1"),
    NexoFault("till_killed", "before the attempt is written", killed_at="commit 2"),
    NexoFault("till_killed", "before the first byte", killed_at="start"),
    NexoFault("till_killed", "in progress", killed_at="sent", act=charge_and_hang_up),
    NexoFault("till_killed", "before the approval and the sale are written", killed_at="commit 3"),
)
