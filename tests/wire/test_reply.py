from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.wire.head import Head, public_key_of, sign_head
from pos.wire.limits import REPLY_BYTES_MAX
from pos.wire.reply import (
    Acknowledgement,
    Aside,
    Busy,
    Fork,
    Held,
    Missing,
    Refusal,
    Refused,
    Reply,
    is_central_s,
    is_proven_fork,
    read_reply,
    write_reply,
)
from pos.wire.statement import Statement, sign_statement, statement_bytes

CENTRAL, TILL = bytes([7]) * 32, bytes(range(32))
HEAD = Head("t-7f3a", 1, 41, bytes(range(100, 132)))
RIVAL = replace(HEAD, number=43, hash=bytes(32))
TOLD = Acknowledgement(HEAD, 1, 43)
FORK = Fork(40, RIVAL, sign_head(TILL, RIVAL))
HELD = Held(TOLD, sign_statement(CENTRAL, Statement.ACKNOWLEDGEMENT, TOLD.said))


@pytest.mark.parametrize(
    "reply",
    [
        HELD,
        replace(HELD, fork=FORK),
        replace(HELD, aside=Aside(2, 4)),
        Missing(7),
        Refused(Refusal.NOT_SIGNED, "why"),
        Busy(30),
    ],
)
def test_an_answer_comes_back_as_it_was(reply: Reply) -> None:
    assert read_reply(write_reply(reply)) == reply


def test_what_central_signs_is_plain_to_read() -> None:
    said = statement_bytes(Statement.ACKNOWLEDGEMENT, TOLD.said)
    assert said == b'dar-essanaa acknowledgement 1\n["t-7f3a",1,41,"%s",1,43]' % HEAD.hash.hex().encode()


@pytest.mark.parametrize(
    "other",
    [
        replace(TOLD, head=replace(HEAD, till="t-0000")),
        replace(TOLD, head=replace(HEAD, epoch=2)),
        replace(TOLD, head=replace(HEAD, number=42)),
        replace(TOLD, head=RIVAL),
        replace(TOLD, newest_epoch=2),
        replace(TOLD, newest_number=44),
    ],
)
def test_central_vouches_for_one_acknowledgement_only(other: Acknowledgement) -> None:
    central = public_key_of(CENTRAL)
    assert is_central_s(HELD, central)
    assert not is_central_s(replace(HELD, acknowledgement=other), central)
    assert not is_central_s(HELD, public_key_of(TILL))


def test_a_fork_is_proven_by_the_till_s_own_key() -> None:
    public = public_key_of(TILL)
    assert is_proven_fork(FORK, public)
    assert not is_proven_fork(replace(FORK, rival=HEAD), public)
    assert not is_proven_fork(FORK, public_key_of(CENTRAL))
    assert not is_proven_fork(replace(FORK, parted=43), public)


@given(st.binary(max_size=100))
def test_nonsense_is_no_answer(data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        read_reply(data)


@pytest.mark.parametrize(
    "data",
    [
        b'{"reply":"maybe"}',
        b'{"reply":"missing"}',
        b'{"reply":"missing","first":-1}',
        write_reply(HELD).replace(b"t-7f3a", b"../../x"),
        write_reply(HELD)[:-9] + b'"}',
        b"[" * 50_000,
        b'{"reply":"refused","why":"damaged","detail":"' + b"x" * REPLY_BYTES_MAX + b'"}',
    ],
)
def test_an_answer_that_is_not_one_is_not_believed(data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        read_reply(data)
