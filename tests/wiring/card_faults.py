"""Every way a payment by card can go wrong, with a terminal on a line and with one that only a person can reach."""

from dataclasses import dataclass, field, replace

from pos.domain.money import Currency, Money
from pos.usecases.card.requests import TypeAnswer, TypedResult
from tests.devices.terminal.peer import (
    Act,
    Conversation,
    Fields,
    approval,
    approve,
    authorise,
    capture,
    common,
    confirmation,
    refusal,
    written,
)

PRICE = 120_00


@dataclass(frozen=True)
class Fault:
    """What goes wrong and when, with a terminal on a line: what it does instead of what it should, by message.

    `gone`: nobody listens. `cancels`: the cashier has it cancelled. `late`: something comes when nobody waits any more.
    `killed_at` is where the till is killed: before a commit counted from 1, or at something that is asked of the
    terminal or said by it.
    """

    name: str
    when: str
    acts: dict[str, Act] = field(default_factory=dict)
    gone: bool = False
    cancels: bool = False
    late: bool = False
    killed_at: str = ""


def nothing(talk: Conversation, asked: Fields) -> None:
    """Say nothing."""


def hang_up(talk: Conversation, asked: Fields) -> None:
    talk.hang_up()


def authorise_and_hang_up(talk: Conversation, asked: Fields) -> None:
    authorise(talk, asked)
    talk.hang_up()


def cut(talk: Conversation, asked: Fields) -> None:
    talk.send(approval(asked, authorise(talk, asked))[:120])
    talk.hang_up()


def changed(**values: str) -> Act:
    """Authorise as asked, and answer with other values by tag."""
    return lambda talk, asked: talk.send(approval(asked, authorise(talk, asked), **values))


def previous_first(talk: Conversation, asked: Fields) -> None:
    old = talk.ledger.authorise(50_00, "000777")
    old.state = "lapsed"
    talk.send(approval({**asked, "004": "000777", "002": "5000"}, old))
    approve(talk, asked)


def half(talk: Conversation, asked: Fields) -> None:
    part = str(int(asked["002"]) // 2)
    approve(talk, {**asked, "002": part})


def drip(talk: Conversation, asked: Fields) -> None:
    talk.send_slowly(approval(asked, authorise(talk, asked)))


def twice(talk: Conversation, asked: Fields) -> None:
    answer = approval(asked, authorise(talk, asked))
    talk.send(answer + answer)


def unmarked(talk: Conversation, asked: Fields) -> None:
    talk.send(approval(asked, authorise(talk, asked)).removesuffix(b"?"))


def noisy(talk: Conversation, asked: Fields) -> None:
    talk.send(b"\x00\xff?001garbage" + approval(asked, authorise(talk, asked)))


def endless(talk: Conversation, asked: Fields) -> None:
    authorise(talk, asked)
    talk.send(b"001003101013003000" + (b"010999" + b"x" * 999) * 70)


def traceless(talk: Conversation, asked: Fields) -> None:
    payment = authorise(talk, asked)
    talk.send(approval(asked, payment).replace(f"008006{payment.trace}".encode(), b""))


def reset_and_stop(talk: Conversation, asked: Fields) -> None:
    talk.send(written(("001", "112"), ("003", asked["003"]), ("013", "000")))
    talk.send(refusal({**asked, "004": "000001", "002": str(PRICE)}, "480"))


def reset_too_late(talk: Conversation, asked: Fields) -> None:
    talk.send(written(("001", "112"), ("003", asked["003"]), ("013", "000")))
    approve(talk, {**asked, "004": "000001", "002": str(PRICE), "014": "", "015": ""})


def captured_then(then: Act) -> Act:
    def act(talk: Conversation, asked: Fields) -> None:
        capture(talk, asked)
        then(talk, asked)

    return act


def confirmed_wrongly(talk: Conversation, asked: Fields) -> None:
    talk.send(confirmation(asked, capture(talk, asked), trace="999999"))


def confirm_again(talk: Conversation, asked: Fields) -> None:
    talk.send(confirmation(asked))


def lapsed_before(talk: Conversation, asked: Fields) -> None:
    talk.ledger.payments[-1].state = "lapsed"
    talk.send(confirmation(asked, "302"))


def late(act: Act) -> Act:
    """Do it once nobody waits for it."""

    def later(talk: Conversation, asked: Fields) -> None:
        talk.ledger.late.wait(5)
        act(talk, asked)

    return later


def no(code: str) -> Act:
    return lambda talk, asked: talk.send(refusal(asked, code))


@dataclass(frozen=True)
class Misread:
    """What goes wrong with a terminal that only a person can reach: what is typed, one after the other.

    `charged` is what the terminal really charged (minor units). With nothing typed the person walks away.
    """

    name: str
    charged: int
    typed: tuple[TypeAnswer, ...] = ()
    killed_at: str = ""


LOST = {"002": captured_then(hang_up)}

FAULTS = (
    Fault("connect_refused", "connecting", gone=True),
    Fault("silent_before_payment", "connecting", {"013": nothing}),
    Fault("drop_before_payment", "connecting", {"013": hang_up}),
    Fault("declined", "in progress", {"001": no("051")}),
    Fault("cancelled_by_customer", "in progress", {"001": no("480")}),
    Fault("busy", "in progress", {"001": no("909")}),
    Fault("silence", "in progress", {"001": nothing}),
    Fault("drop_before_authorise", "in progress", {"001": hang_up}),
    Fault("drop_after_authorise", "in progress", {"001": authorise_and_hang_up}),
    Fault("drop_mid_frame", "in progress", {"001": cut}),
    Fault("answer_late", "in progress", {"001": late(approve)}, late=True),
    Fault("refusal_late", "in progress", {"001": late(no("051"))}, late=True),
    Fault("answer_twice", "in progress", {"001": twice}),
    Fault("answer_of_previous", "in progress", {"001": previous_first}),
    Fault("wrong_reference", "in progress", {"001": changed(t004="000777")}),
    Fault("wrong_register", "in progress", {"001": changed(t003="0900001")}),
    Fault("wrong_amount", "in progress", {"001": changed(t002="12001")}),
    Fault("wrong_currency", "in progress", {"001": changed(t012="978")}),
    Fault("partial_approval", "in progress", {"001": half}),
    Fault("garbage_before_frame", "in progress", {"001": noisy}),
    Fault("split_1_byte", "in progress", {"001": drip}),
    Fault("no_end_sign", "in progress", {"001": unmarked}),
    Fault("endless_answer", "in progress", {"001": endless}),
    Fault("approval_without_trace", "in progress", {"001": traceless}),
    Fault("abort_wins", "in progress", {"001": nothing, "012": reset_and_stop}, cancels=True),
    Fault("abort_loses_race", "in progress", {"001": nothing, "012": reset_too_late}, cancels=True),
    Fault("abort_unanswered", "in progress", {"001": nothing, "012": nothing}, cancels=True),
    Fault("confirmation_lost", "confirming", LOST),
    Fault("confirmation_silent", "confirming", {"002": captured_then(nothing)}),
    Fault("confirmation_late", "confirming", {"002": captured_then(late(confirm_again))}, late=True),
    Fault("confirmation_never_arrives", "confirming", {"002": hang_up}),
    Fault("auto_reversed", "confirming", {"002": lapsed_before}),
    Fault("confirmation_of_another", "confirming", {"002": confirmed_wrongly}),
    Fault("duplicate_refused", "asking again", {**LOST, "008": lambda t, a: t.send(written(*common("108", a, "302")))}),
    Fault("duplicate_silent", "asking again", {**LOST, "008": nothing}),
    Fault("till_killed", "before the request is written", killed_at="commit 1"),
    Fault("till_killed", "before the attempt is written", killed_at="commit 2"),
    Fault("till_killed", "before the first byte", killed_at="start"),
    Fault("till_killed", "in progress", {"001": authorise_and_hang_up}, killed_at="sent"),
    Fault("till_killed", "before the approval is written", killed_at="commit 3"),
    Fault("till_killed", "before the confirmation leaves", killed_at="confirm"),
    Fault("till_killed", "before the sale is written", killed_at="commit 4"),
)

WHOLE, PART, MORE = (Money(minor, Currency.MAD) for minor in (PRICE, 100_00, 1_200_00))
READ = TypeAnswer(TypedResult.APPROVED, WHOLE, WHOLE, "762773", "000481")
MISREAD = (
    Misread("paper_says_yes", PRICE, (READ,)),
    Misread("paper_says_no", 0, (replace(READ, result=TypedResult.DECLINED),)),
    Misread("cancelled_on_terminal", 0, (replace(READ, result=TypedResult.CANCELLED),)),
    Misread("paper_not_clear", PRICE, (replace(READ, result=TypedResult.NOT_CLEAR),)),
    Misread("amount_mistyped_once", PRICE, (replace(READ, amount_again=Money(12_00, Currency.MAD)), READ)),
    Misread("less_on_the_paper", 100_00, (replace(READ, amount=PART, amount_again=PART),)),
    Misread("more_on_the_paper", 0, (replace(READ, amount=MORE, amount_again=MORE),)),
    Misread("no_number_typed", PRICE, (replace(READ, approval="", slip=""), READ)),
    Misread("card_number_typed", PRICE, (replace(READ, slip="4242 4242 4242 4242"), READ)),
    Misread("dialog_left", PRICE),
    Misread("till_killed", PRICE, killed_at="waiting"),
)
