"""An answer is believed only when it repeats what was asked, whatever else it says (rule R6)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.devices.terminal.naps.frames import Frame
from pos.devices.terminal.naps.judging import Elsewhere, confirmed, judged, orphan_of, remembered
from pos.devices.terminal.naps.line import Deadlines, Line
from pos.devices.terminal.naps.messages import Answer, Register, read_answer
from pos.devices.terminal.naps.tags import Tag
from pos.domain.card import holds_card_number
from pos.domain.payment_facts import PaymentKind
from pos.ports.payment_terminal import (
    Approved,
    Cancelled,
    Confirmed,
    Declined,
    Doubt,
    Lost,
    NotFound,
    NotSent,
    Sent,
    Shown,
    Unreachable,
    Unsent,
)
from tests.devices.terminal.naps import PRICE, attempt, driver, said
from tests.devices.terminal.peer import Peer

ASKED = attempt()
VOID = attempt(kind=PaymentKind.VOID, trace="480539")
TILL = Register()
FIELDS: dict[Tag, bytes] = {
    Tag.MESSAGE: b"101",
    Tag.REGISTER: b"0100001",
    Tag.SEQUENCE: b"000042",
    Tag.CODE: b"000",
    Tag.AMOUNT: b"10000",
    Tag.CURRENCY: b"504",
    Tag.TRACE: b"480539",
    Tag.CARD: b"516794******3315",
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
        assert (heard.message, heard.sequence, heard.code, heard.currency) == ("101", "000042", "000", "504")
        assert heard.register in {"", "0100001"}
        assert (verdict.amount, verdict.trace, verdict.final) == (heard.amount, heard.trace, False)
        assert verdict.trace


@given(changes)
def test_nothing_that_is_read_can_hold_a_card_number(changed: dict[Tag, bytes]) -> None:
    heard = answer({**changed, Tag.ENTRY_MODE: b"4242424242424242", Tag.APPROVAL: b"5555 5555 5555 4444"})
    texts = (heard.code, heard.trace, heard.approval, heard.entry_mode, *heard.slip)
    assert not any(map(holds_card_number, texts))


@given(changes)
def test_a_confirmation_is_believed_for_its_own_payment_only(changed: dict[Tag, bytes]) -> None:
    heard = answer({Tag.MESSAGE: b"102", **changed})
    if isinstance(confirmed(heard, ASKED, "480539", TILL), Confirmed):
        assert (heard.message, heard.sequence, heard.code, heard.trace) == ("102", "000042", "000", "480539")


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Approved),
        ({Tag.CODE: b"051"}, Declined),
        ({Tag.CODE: b"480"}, Cancelled),
        ({Tag.SEQUENCE: b"000041"}, Elsewhere),
        ({Tag.SEQUENCE: b"000041", Tag.CODE: b"051"}, Elsewhere),
        ({Tag.REGISTER: b"0100002"}, Elsewhere),
        ({Tag.MESSAGE: b"102"}, Elsewhere),
        ({Tag.CURRENCY: b"978"}, Lost),
        ({Tag.CURRENCY: b""}, Lost),
        ({Tag.AMOUNT: b"1e4"}, Lost),
        ({Tag.TRACE: b""}, Lost),
    ],
)
def test_each_thing_that_must_be_repeated_counts(changed: dict[Tag, bytes], verdict: type) -> None:
    assert isinstance(judged(answer(changed), ASKED, TILL), verdict)


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Approved),
        ({Tag.VOID_SEQUENCE: b"000042"}, Approved),
        ({Tag.VOID_SEQUENCE: b"000041"}, Elsewhere),
        ({Tag.TRACE: b"480540"}, Elsewhere),
        ({Tag.MESSAGE: b"101"}, Elsewhere),
        ({Tag.CODE: b"302"}, Declined),
    ],
)
def test_a_void_repeats_the_payment_it_takes_back(changed: dict[Tag, bytes], verdict: type) -> None:
    heard = answer({Tag.MESSAGE: b"103", Tag.AMOUNT: b"0", Tag.SEQUENCE: b"000001", **changed})
    found = judged(heard, VOID, TILL)
    assert isinstance(found, verdict)
    if isinstance(found, Approved):
        assert (found.amount, found.final) == (PRICE, True)


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Shown),
        ({Tag.AMOUNT: b"0"}, Shown),
        ({Tag.CODE: b"302"}, NotFound),
        ({Tag.CODE: b"482"}, NotFound),
        ({Tag.CODE: b"096"}, Unreachable),
        ({Tag.TRACE: b"480540"}, Unreachable),
        ({Tag.MESSAGE: b"101"}, Elsewhere),
    ],
)
def test_the_paper_of_a_payment_is_that_of_its_trace(changed: dict[Tag, bytes], verdict: type) -> None:
    found = remembered(answer({Tag.MESSAGE: b"108", **changed}), ASKED, "480539", trusted=True)
    assert isinstance(found, verdict)
    if isinstance(found, Shown):
        assert found.approved.amount == PRICE


def test_the_answer_to_a_void_is_not_taken_for_that_of_the_first_payment() -> None:
    # Answers to voids say 000001 where a payment's sequence number stands.
    heard = answer({Tag.MESSAGE: b"103", Tag.SEQUENCE: b"000001"})
    assert (orphan_of(heard).reference, orphan_of(heard).outcome) == ("", None)


@pytest.mark.parametrize("changed", [{Tag.CURRENCY: b"978"}, {Tag.AMOUNT: b"x"}])
def test_an_approval_that_cannot_be_read_settles_nothing_even_late(changed: dict[Tag, bytes]) -> None:
    assert orphan_of(answer(changed)).outcome is None
    assert isinstance(orphan_of(answer({})).outcome, Approved)


@pytest.mark.parametrize(
    ("gone", "expected"), [(0, [NotSent(Unsent.REFUSED)]), (5, [Sent(), Lost(Doubt.HUNG_UP)])], ids=["nothing", "some"]
)
def test_not_one_byte_gone_is_harmless_and_one_byte_is_not(
    gone: int, expected: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Peer() as peer:
        terminal = driver(peer.port)
        terminal.diagnose()
        said(terminal)
        really_send = Line.send
        monkeypatch.setattr(
            Line, "send", lambda line, data: gone if data.startswith(b"001003001") else really_send(line, data)
        )
        assert said(terminal, replace(ASKED, reference="000043")) == expected


def test_the_terminal_gives_up_before_we_do() -> None:
    patient = Deadlines()
    assert patient.payment_ms > 120_000
    assert driver(1).capabilities.confirm_seconds * 1_000 <= patient.confirm_ms == 40_000
