"""What phones paid, as the wallets' switches tell it: kept before it is acknowledged, and told to the tills that ask.

A switch tells again until it is acknowledged, so each transaction is kept once, as it was told first. Central cannot
know which references tills have given out (their journals come when there is a network), so it keeps what it is told
under any; nobody ever asks for one that no till has written.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, delete, insert, select
from sqlalchemy.exc import IntegrityError

from pos.central.database import Database
from pos.central.tables import phone_payments, switches, tills
from pos.domain.mobile import transaction_name
from pos.domain.money import Currency
from pos.ports.clock import Clock
from pos.ports.keys import VouchingKey
from pos.wire.canonical import canonical
from pos.wire.enrolment import Station
from pos.wire.phone import (
    FRESH_SECONDS,
    PAID_MAX,
    PhonePayment,
    PhoneQuestion,
    PhoneTold,
    digest_of,
    is_asked_by,
    is_from_switch,
    read_header,
    read_notice,
    read_question,
    write_told,
)
from pos.wire.reply import Refusal, Refused
from pos.wire.statement import Statement

_MS_PER_SECOND = 1_000
_DETAIL_MOST = 200


class Unheard(StrEnum):
    """Why nothing was kept of what a switch told."""

    NOT_SIGNED = "not_signed"
    STALE = "stale"
    DAMAGED = "damaged"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Nothing was kept; `detail` is for the technician."""

    why: Unheard
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PhonePayments:
    """The two doors: for switches, and for tills; `key` is central's."""

    database: Database
    key: VouchingKey
    clock: Clock

    def add_switch(self, name: str, secret: bytes) -> None:
        """Let a switch tell what phones paid, with that secret from now on."""
        with self.database.writing.begin() as connection:
            connection.execute(delete(switches).where(switches.c.name == name))
            connection.execute(insert(switches).values(name=name, secret=secret))

    def take(self, header: str, body: bytes) -> PhonePayment | NotTaken:
        """Keep what a switch tells, durably; told again it is the same."""
        now_ms = self.clock.now().utc_ms
        by = read_header(header)
        with self.database.reading.connect() as connection:
            secret = None if by is None else _secret(connection, by.switch)
        if by is None or secret is None or not is_from_switch(secret, by, body):
            return NotTaken(Unheard.NOT_SIGNED)
        if abs(now_ms - by.sent * _MS_PER_SECOND) > FRESH_SECONDS * _MS_PER_SECOND:
            return NotTaken(Unheard.STALE, f"it is {now_ms // _MS_PER_SECOND} here")
        try:
            paid = read_notice(body)
        except msgspec.DecodeError as error:
            return NotTaken(Unheard.DAMAGED, str(error)[:_DETAIL_MOST])
        return self._keep(by.switch, paid, now_ms)

    def answer(self, data: bytes) -> bytes | Refused:
        """Answer a till's question with what is known under its references, or say why not."""
        try:
            question = read_question(data)
        except msgspec.DecodeError as error:
            return Refused(Refusal.DAMAGED, str(error)[:_DETAIL_MOST])
        with self.database.reading.connect() as connection:
            till = connection.execute(select(tills).where(tills.c.till == question.till)).one_or_none()
            if till is None or till.station != Station.TILL:
                return Refused(Refusal.NOT_ENROLLED, question.till)
            if not is_asked_by(question, till.public_key):
                return Refused(Refusal.NOT_SIGNED, question.till)
            if till.revoked:
                return Refused(Refusal.REVOKED, question.till)
            told = canonical(PhoneTold(digest_of(question), _paid_under(connection, question)))
        return write_told(told, self.key.vouch(Statement.PHONE_TOLD, msgspec.Raw(told)))

    def _keep(self, switch: str, paid: PhonePayment, now_ms: int) -> PhonePayment | NotTaken:
        try:
            with self.database.writing.begin() as connection:
                known = _known(connection, switch, paid.transaction)
                if known is None:
                    connection.execute(insert(phone_payments).values(_row(switch, paid, now_ms)))
        except IntegrityError:
            # The same was told twice in one moment: the other has kept it.
            with self.database.reading.connect() as connection:
                known = _known(connection, switch, paid.transaction)
        if known not in {None, paid}:
            return NotTaken(Unheard.CONTRADICTS, paid.transaction)
        return paid


def _row(switch: str, paid: PhonePayment, now_ms: int) -> dict[str, str | int]:
    return {
        "switch": switch,
        "transaction": paid.transaction,
        "reference": paid.reference,
        "amount": paid.amount,
        "currency": paid.currency,
        "paid_ms": paid.paid_ms,
        "received_ms": now_ms,
        "name": transaction_name(paid.transaction),
    }


def _secret(connection: Connection, switch: str) -> bytes | None:
    return connection.execute(select(switches.c.secret).where(switches.c.name == switch)).scalar()


_SAID = (
    phone_payments.c.transaction,
    phone_payments.c.reference,
    phone_payments.c.amount,
    phone_payments.c.currency,
    phone_payments.c.paid_ms,
)


def _known(connection: Connection, switch: str, transaction: str) -> PhonePayment | None:
    of = (phone_payments.c.switch == switch) & (phone_payments.c.transaction == transaction)
    row = connection.execute(select(*_SAID).where(of)).one_or_none()
    return None if row is None else PhonePayment(row[0], row[1], row[2], Currency(row[3]), row[4])


def _paid_under(connection: Connection, question: PhoneQuestion) -> tuple[PhonePayment, ...]:
    """Find what was paid under the references; one that is empty names nothing."""
    asked = sorted({reference for reference in question.references if reference})
    # Whoever pays under one reference again and again hides no other's payment.
    most = PAID_MAX // max(1, len(asked))
    rows = (row for reference in asked for row in connection.execute(_under(reference).limit(most)))
    return tuple(PhonePayment(row[0], row[1], row[2], Currency(row[3]), row[4]) for row in rows)


def _under(reference: str) -> Select[Any]:
    found = select(*_SAID).where(phone_payments.c.reference == reference)
    return found.order_by(phone_payments.c.paid_ms, phone_payments.c.transaction)
