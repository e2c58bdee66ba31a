"""Answers of a central whose key everybody knows, and a till's head to give them to."""

from pos.wire.head import Head, public_key_of, sign_head
from pos.wire.reply import Acknowledgement, Fork, Held
from pos.wire.statement import Statement, sign_statement

CENTRAL_SEED, TILL_SEED = bytes([9]) * 32, bytes(range(32))
CENTRAL, TILL = public_key_of(CENTRAL_SEED), public_key_of(TILL_SEED)


def head(number: int, epoch: int = 1) -> Head:
    return Head("t-7f3a", epoch, number, bytes([number % 256]) * 32)


def held(sent: Head, newest: Head | None = None, fork: Fork | None = None, seed: bytes = CENTRAL_SEED) -> Held:
    newest = newest or sent
    told = Acknowledgement(sent, newest.epoch, newest.number)
    return Held(told, sign_statement(seed, Statement.ACKNOWLEDGEMENT, told.said), fork)


def fork(parted: int, rival: Head, seed: bytes = TILL_SEED) -> Fork:
    return Fork(parted, rival, sign_head(seed, rival))
