"""A till is enrolled at central: with a one-time code it is granted its place, its number and its next epoch.

A till that began alone keeps its journal: the new epoch begins in it, and all that was sold before is sent too. A till
that has no journal yet is given the grant, with which it is then set up.
"""

from dataclasses import field, replace

from pos.domain.facts import TillFounded
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.central_link import CentralLink
from pos.ports.journal import Journal
from pos.ports.keys import VouchingKey
from pos.wire.canonical import canonical
from pos.wire.enrol_code import NotACode, code_name, proof_of_code, read_code
from pos.wire.enrolment import EnrolmentRequest, Grant, NotEnrolled, Station, WhyNot, proven_grant, write_signed
from pos.wire.statement import Statement

_RULES = {
    WhyNot.WRONG_CODE: Rule.ENROL_CODE_WRONG,
    WhyNot.USED: Rule.ENROL_CODE_USED,
    WhyNot.EXPIRED: Rule.ENROL_CODE_EXPIRED,
    WhyNot.REVOKED: Rule.TILL_REVOKED,
    WhyNot.NOT_SIGNED: Rule.GRANT_NOT_TRUSTED,
    WhyNot.DAMAGED: Rule.GRANT_NOT_TRUSTED,
}


@dataclass(frozen=True, slots=True)
class EnrolTill:
    """The code as it was typed or read from its square, the address at which central is asked, and what asks."""

    code: str = field(repr=False)
    address: str
    station: Station = Station.TILL


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What the till is now; `founding` is the fact that says so, written already where there was a journal."""

    grant: Grant
    founding: TillFounded


def enrol_till(
    request: EnrolTill, *, journal: Journal, key: VouchingKey, link: CentralLink, program: str
) -> Enrolled | Refused:
    """Enrol this till. Raises `CentralUnavailable`; then nothing was changed, and the same code can be tried again.

    No unit of work is open while central is asked. If the machine stops between the answer and its writing down, the
    same code is answered the same again.
    """
    try:
        secret = read_code(request.code)
    except NotACode:
        return Refused(Rule.ENROL_CODE_MISTYPED)
    head = journal.head()
    epoch = 0 if head is None else head.epoch
    asked = EnrolmentRequest(code_name(secret), key.public.hex(), epoch, request.address, program, request.station)
    signature, proof = key.vouch(Statement.ENROLMENT, asked.said), proof_of_code(secret, canonical(asked.said))
    asked = replace(asked, signature=signature.hex(), proof=proof)
    answer = link.enrol(canonical(asked))
    if isinstance(answer, NotEnrolled):
        return Refused(_RULES[answer.why])
    grant = proven_grant(answer, asked, secret)
    if grant is None:
        return Refused(Rule.GRANT_NOT_TRUSTED)
    word_for_word = write_signed(answer).decode()
    founding = TillFounded(grant.place, grant.public_key, program, grant.epoch, grant.profile, word_for_word)
    if head is not None:
        with journal.unit_of_work() as work:
            work.append(founding)
            work.commit()
    return Enrolled(grant, founding)
