"""A till asks central for its place: the journal goes on in a new epoch, and every no is told for what it is."""

from dataclasses import dataclass, replace

import msgspec
import pytest

from pos.domain.facts import TillFounded
from pos.domain.refusals import Refused, Rule
from pos.ports.central_link import CentralUnavailable
from pos.usecases.enrol_till import Enrolled, EnrolTill, enrol_till
from pos.usecases.set_up_till import SetUpTill, set_up_till
from pos.wire.canonical import canonical
from pos.wire.enrol_code import code_text
from pos.wire.enrolment import (
    EnrolmentRequest,
    Grant,
    NotEnrolled,
    SignedGrant,
    WhyNot,
    is_signed,
    knows_code,
    read_request,
    read_signed,
    sign_grant,
    signed_by_central,
)
from pos.wire.head import public_key_of
from pos.wire.identity import till_id
from pos.wire.reply import Reply
from pos.wire.statement import Statement, sign_statement
from tests.fakes.journal import facts_of
from tests.fakes.stall import BOWL, PLACE
from tests.usecases.till import PIN, Till

SECRET = bytes(range(16))
CODE = code_text(SECRET)
CENTRAL = bytes([9]) * 32


@dataclass
class OneCentral:
    """A central that grants whatever is asked with its code, or says why not."""

    refuses: WhyNot | None = None
    secret: bytes = SECRET
    gone: bool = False
    asked: EnrolmentRequest | None = None

    def deliver(self, batch: bytes) -> Reply:
        raise NotImplementedError

    def enrol(self, request: bytes) -> SignedGrant | NotEnrolled:
        if self.gone:
            raise CentralUnavailable("no route")
        self.asked = asked = read_request(request)
        if self.refuses is not None:
            return NotEnrolled(self.refuses, 5)
        key = bytes.fromhex(asked.public_key)
        place = replace(PLACE, booth="C3", till="T4")
        grant = Grant(
            *(till_id(key), asked.public_key, place, asked.epoch + 1, "FES26-C3-T4.2", "fair"),
            *(public_key_of(CENTRAL).hex(), (asked.address,), 5),
        )
        data = canonical(grant)
        return sign_grant(data, sign_statement(CENTRAL, Statement.GRANT, msgspec.Raw(data)), self.secret)


def ask(till: Till, central: OneCentral, code: str = CODE) -> Enrolled | Refused:
    request = EnrolTill(code, "http://central")
    return enrol_till(request, journal=till.journal, key=till.key, link=central, program="0.1.0")


def test_a_till_that_began_alone_goes_on_in_a_new_epoch_with_its_journal_intact(till: Till) -> None:
    before = facts_of(till.journal)
    central = OneCentral()
    enrolled = ask(till, central)
    assert isinstance(enrolled, Enrolled)
    facts = facts_of(till.journal)
    assert facts[: len(before)] == before
    assert facts[len(before) :] == [enrolled.founding]
    head = till.journal.head()
    assert head is not None
    assert head.epoch == 2
    assert till.journal.place() == replace(PLACE, booth="C3", till="T4")
    till.sell(BOWL)
    assert till.journal.sales()[0].series == "FES26-C3-T4.2-000001"


def test_what_central_granted_can_be_proven_from_the_journal_alone(till: Till) -> None:
    ask(till, OneCentral())
    founding = facts_of(till.journal)[-1]
    assert isinstance(founding, TillFounded)
    grant = signed_by_central(read_signed(founding.grant.encode()))
    assert grant is not None
    assert (grant.epoch, grant.profile, grant.addresses) == (2, "fair", ("http://central",))
    assert (founding.epoch, founding.profile, founding.public_key) == (2, "fair", till.key.public.hex())


def test_the_till_proves_its_key_and_the_code_and_sends_neither(till: Till) -> None:
    central = OneCentral()
    ask(till, central)
    assert central.asked is not None
    assert is_signed(central.asked)
    assert knows_code(central.asked, SECRET)
    assert central.asked.epoch == 1


def test_a_till_without_a_journal_is_given_what_it_is_then_set_up_with(bare: Till) -> None:
    enrolled = ask(bare, OneCentral())
    assert isinstance(enrolled, Enrolled)
    assert facts_of(bare.journal) == []
    request = SetUpTill(enrolled.grant.place, "Amina", PIN, enrolled.founding)
    set_up_till(request, journal=bare.journal, ids=bare.ids, pins=bare.pins, key=bare.key, program="0.1.0")
    assert facts_of(bare.journal)[0] == enrolled.founding
    assert bare.journal.place() == enrolled.grant.place


@pytest.mark.parametrize("code", ["", "ABCD", CODE[:-1] + ("0" if CODE[-1] != "0" else "1")])
def test_a_mistyped_code_is_told_before_anybody_is_asked(till: Till, code: str) -> None:
    central = OneCentral()
    assert ask(till, central, code) == Refused(Rule.ENROL_CODE_MISTYPED)
    assert central.asked is None


@pytest.mark.parametrize(
    ("why", "rule"),
    [
        (WhyNot.WRONG_CODE, Rule.ENROL_CODE_WRONG),
        (WhyNot.USED, Rule.ENROL_CODE_USED),
        (WhyNot.EXPIRED, Rule.ENROL_CODE_EXPIRED),
        (WhyNot.REVOKED, Rule.TILL_REVOKED),
        (WhyNot.NOT_SIGNED, Rule.GRANT_NOT_TRUSTED),
        (WhyNot.DAMAGED, Rule.GRANT_NOT_TRUSTED),
    ],
)
def test_why_central_does_not_enrol_is_told_and_nothing_changes(till: Till, why: WhyNot, rule: Rule) -> None:
    before = facts_of(till.journal)
    assert ask(till, OneCentral(refuses=why)) == Refused(rule)
    assert facts_of(till.journal) == before


def test_a_central_that_does_not_know_the_code_cannot_enrol_the_till(till: Till) -> None:
    before = facts_of(till.journal)
    assert ask(till, OneCentral(secret=bytes(16))) == Refused(Rule.GRANT_NOT_TRUSTED)
    assert facts_of(till.journal) == before


def test_without_a_network_nothing_changes_and_the_code_can_be_tried_again(till: Till) -> None:
    before = facts_of(till.journal)
    central = OneCentral(gone=True)
    with pytest.raises(CentralUnavailable):
        ask(till, central)
    assert facts_of(till.journal) == before
    central.gone = False
    assert isinstance(ask(till, central), Enrolled)
