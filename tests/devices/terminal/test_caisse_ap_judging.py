"""A yes is believed only when it repeats what was asked, whatever else it says (rule R6); a no may say less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.terminal.caisse_ap.call import Deadlines
from pos.devices.terminal.caisse_ap.frames import Frame
from pos.devices.terminal.caisse_ap.judging import Elsewhere, Taken, judged, orphan_of
from pos.devices.terminal.caisse_ap.messages import Answer, Register, read_answer
from pos.devices.terminal.caisse_ap.tags import Tag
from pos.devices.terminal.line import Line
from pos.domain.card import CardReference, holds_card_number
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind
from pos.ports.payment_terminal import Approved, Cancelled, Declined, Doubt, Lost, NotSent, Sent, Unsent
from tests.devices.terminal.caisse_ap import PRICE, REFERENCE, attempt, driver, said
from tests.devices.terminal.caisse_ap_peer import CaisseApPeer

ASKED = attempt()
TILL = Register()
FIELDS: dict[Tag, bytes] = {
    Tag.VERSION: b"0300",
    Tag.REGISTER: b"01",
    Tag.STATUS: b"10",
    Tag.APPROVAL: b"348368",
    Tag.CARD: b"205774######5942",
    Tag.REFERENCE: REFERENCE.encode(),
    Tag.AMOUNT: b"12550",
    Tag.ACTION: b"0",
    Tag.CURRENCY: b"504",
}
values = st.sampled_from(list(FIELDS.values())) | st.binary(max_size=20)
changes = st.dictionaries(st.sampled_from([*Tag]), values, max_size=4)


def answer(changed: dict[Tag, bytes], *without: Tag) -> Answer:
    fields = {**FIELDS, **changed}
    return read_answer(Frame(tuple((tag, value) for tag, value in fields.items() if tag not in without)))


@given(changes, st.lists(st.sampled_from([*Tag]), max_size=3))
def test_an_approval_repeats_everything_that_was_asked(changed: dict[Tag, bytes], without: list[Tag]) -> None:
    heard = answer(changed, *without)
    verdict = judged(heard, ASKED, TILL)
    if isinstance(verdict, Approved):
        assert (heard.status, heard.reason, heard.reference, heard.register) == ("10", "", REFERENCE, "01")
        assert (heard.action, heard.currency, heard.minor) == ("0", "504", verdict.amount.minor)
        assert verdict.final


@given(changes)
def test_nothing_that_is_read_can_hold_a_card_number(changed: dict[Tag, bytes]) -> None:
    paper = b"Q0IgNDI0MjQyNDI0MjQyNDI0MgpNT05UQU5U"
    heard = answer({**changed, Tag.APPROVAL: b"5555 5555 5555 4444", Tag.PAPER: paper})
    assert not any(map(holds_card_number, (heard.status, heard.reason, heard.approval, heard.entry_mode, *heard.slip)))
    assert heard.slip == ("CB ****************", "MONTANT")


@pytest.mark.parametrize(
    ("changed", "without", "verdict"),
    [
        ({}, (), Approved),
        ({Tag.REASON: b"09"}, (), Lost),
        ({Tag.REFERENCE: b"1001-OTHER"}, (), Elsewhere),
        ({}, (Tag.REFERENCE,), Lost),
        ({Tag.REGISTER: b"02"}, (), Lost),
        ({}, (Tag.REGISTER,), Lost),
        ({Tag.ACTION: b"1"}, (), Lost),
        ({Tag.CURRENCY: b"978"}, (), Lost),
        ({}, (Tag.CURRENCY,), Lost),
        ({Tag.AMOUNT: b"12.50"}, (), Lost),
        ({Tag.AMOUNT: b"5"}, (), Lost),
        ({Tag.AMOUNT: b"06275"}, (), Approved),
        ({Tag.STATUS: b"11"}, (), Taken),
        ({Tag.STATUS: b"12"}, (), Lost),
        ({Tag.STATUS: b"01", Tag.REASON: b"04"}, (), Declined),
        ({Tag.STATUS: b"01", Tag.REASON: b"06"}, (Tag.REFERENCE, Tag.AMOUNT, Tag.CURRENCY, Tag.REGISTER), Cancelled),
        ({Tag.STATUS: b"01"}, (), Declined),
        ({Tag.STATUS: b"01", Tag.REASON: b"01"}, (), Lost),
        ({Tag.STATUS: b"01", Tag.REASON: b"04", Tag.REFERENCE: b"1001-OTHER"}, (), Elsewhere),
        ({Tag.STATUS: b"01", Tag.REASON: b"04", Tag.REGISTER: b"02"}, (), Lost),
    ],
)
def test_each_thing_that_must_be_repeated_counts(
    changed: dict[Tag, bytes], without: tuple[Tag, ...], verdict: type
) -> None:
    assert isinstance(judged(answer(changed, *without), ASKED, TILL), verdict)


@pytest.mark.parametrize(
    ("changed", "doubt"),
    [
        ({Tag.REGISTER: b"02"}, Doubt.WRONG_REFERENCE),
        ({Tag.CURRENCY: b"978"}, Doubt.WRONG_CURRENCY),
        ({Tag.AMOUNT: b"x"}, Doubt.BAD_FRAME),
    ],
)
def test_a_yes_that_is_not_believed_leaves_what_a_person_can_compare(changed: dict[Tag, bytes], doubt: Doubt) -> None:
    assert judged(answer(changed), ASKED, TILL) == Lost(doubt, "AE 10 348368")


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (b"02", Declined("02", DeclineCategory.NOT_PERMITTED)),
        (b"04", Declined("04", DeclineCategory.NOT_PERMITTED)),
        (b"06", Cancelled("customer")),
        (b"07", Declined("07", DeclineCategory.TECHNICAL)),
        (b"08", Cancelled("terminal")),
        (b"11", Cancelled("operator")),
        (b"13", Declined("13", DeclineCategory.TECHNICAL)),
        (b"2A", Declined("2A", DeclineCategory.TECHNICAL)),
    ],
)
def test_a_no_keeps_its_reason_and_says_what_it_means(reason: bytes, expected: Declined | Cancelled) -> None:
    assert judged(answer({Tag.STATUS: b"01", Tag.REASON: reason}), ASKED, TILL) == expected


def test_money_that_goes_back_is_another_action() -> None:
    back = attempt(kind=PaymentKind.REFUND)
    assert isinstance(judged(answer({Tag.ACTION: b"1"}), back, TILL), Approved)
    assert isinstance(judged(answer({}), back, TILL), Lost)


@pytest.mark.parametrize(
    ("application", "identifier", "scheme"),
    [
        (b"00B", b"A0000000031010", "VISA"),
        (b"001", b"A0000000041010", "MASTERCARD"),
        (b"00B", b"", "CB"),
        (b"00D", b"", "AMEX"),
        (b"607", b"", ""),
    ],
)
def test_a_card_is_known_by_its_end_and_its_scheme(application: bytes, identifier: bytes, scheme: str) -> None:
    heard = answer({Tag.APPLICATION: application, Tag.APPLICATION_ID: identifier, Tag.ENTRY_MODE: b"2"})
    assert (heard.card, heard.entry_mode) == (CardReference("5942", scheme), "contactless")


def test_what_comes_late_settles_a_payment_only_if_it_can_be_read() -> None:
    late = orphan_of(answer({}), TILL)
    assert isinstance(late.outcome, Approved)
    assert (late.reference, late.outcome.amount) == (REFERENCE, PRICE)
    for changed in ({Tag.CURRENCY: b"999"}, {Tag.AMOUNT: b"x"}, {Tag.REGISTER: b"02"}, {Tag.REASON: b"09"}):
        assert orphan_of(answer(changed), TILL).outcome is None


def test_a_late_no_that_names_nothing_is_one_to_what_its_line_was_opened_for() -> None:
    silent_no = answer({Tag.STATUS: b"01", Tag.REASON: b"04"}, Tag.REFERENCE)
    assert orphan_of(silent_no, TILL, REFERENCE).reference == REFERENCE
    assert orphan_of(answer({}, Tag.REFERENCE), TILL, REFERENCE).reference == ""


def test_a_currency_of_another_fair_is_asked_for_and_compared_by_its_number() -> None:
    euros = attempt(Money(500, Currency.EUR))
    heard = answer({Tag.CURRENCY: b"978", Tag.AMOUNT: b"500"})
    verdict = judged(heard, euros, TILL)
    assert isinstance(verdict, Approved)
    assert verdict.amount == Money(500, Currency.EUR)


@pytest.mark.parametrize(
    ("gone", "expected"), [(0, [NotSent(Unsent.REFUSED)]), (5, [Sent(), Lost(Doubt.HUNG_UP)])], ids=["nothing", "some"]
)
def test_not_one_byte_gone_is_harmless_and_one_byte_is_not(
    gone: int, expected: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Line, "send", lambda line, data: gone)
    with CaisseApPeer() as peer:
        assert said(driver(peer.port)) == expected


def test_the_terminal_gives_up_before_we_do() -> None:
    assert Deadlines().payment_ms > 120_000
    assert driver(1).capabilities.answer_seconds == 0
