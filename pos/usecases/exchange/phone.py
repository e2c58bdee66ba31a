"""A till asks central what phones paid under references of its codes, and believes what central signed."""

from pos.ports.keys import VouchingKey
from pos.wire.canonical import canonical
from pos.wire.identity import till_id
from pos.wire.phone import PhonePayment, PhoneQuestion, SignedTold, proven_told
from pos.wire.reply import Busy, Refused
from pos.wire.statement import Statement


def ask_phone(references: tuple[str, ...], *, key: VouchingKey, now_ms: int) -> tuple[PhoneQuestion, bytes]:
    """Write a till's signed question, which no other moment asks (UTC milliseconds)."""
    asked = PhoneQuestion(till_id(key.public), references, now_ms)
    signature = key.vouch(Statement.PHONE_ASKED, asked.said).hex()
    signed = PhoneQuestion(asked.till, references, now_ms, signature)
    return signed, canonical(signed)


def proven(
    answer: SignedTold | Refused | Busy, central: bytes, question: PhoneQuestion
) -> tuple[PhonePayment, ...] | None:
    """Read what central told of a question; None for what is no answer, or not its own (`central` is its key)."""
    if not isinstance(answer, SignedTold):
        return None
    told = proven_told(answer, central, question)
    return None if told is None else told.paid
