"""What a desk reckons from the bytes of a fact, and that nothing else passes."""

from dataclasses import replace as with_other

import msgspec
import pytest

from pos.wire.batch import read_batch, write_batch
from pos.wire.desk.drill import HeldFact
from pos.wire.desk.proof import NoProof, check
from tests.central.tills import Till

AMINA = Till("amina").founded().sign_in(3)


def held(number: int = 2, **changes: object) -> HeldFact:
    fact = HeldFact(
        till=AMINA.id,
        branch=0,
        number=number,
        epoch=1,
        kind="signed-in",
        utc_ms=0,
        received_ms=0,
        public_key=AMINA.key.public.hex(),
        batch=AMINA.batch(2),
    )
    return msgspec.structs.replace(fact, **changes)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_each_entry_of_a_batch_is_proven_by_the_head_that_ends_it(number: int) -> None:
    proof = check(held(number))
    assert proof.holds
    assert proof.entry == AMINA.outbox.entries[number - 1]
    assert proof.previous == AMINA.outbox.heads[number - 2].hash
    assert proof.hash == AMINA.outbox.heads[number - 1].hash
    assert proof.head == AMINA.head


def test_the_key_of_another_proves_nothing() -> None:
    proof = check(held(public_key=Till("omar").key.public.hex()))
    assert (proof.named, proof.chained, proof.signed, proof.holds) == (False, True, False, False)


def test_the_batch_of_another_till_proves_nothing() -> None:
    omar = Till("omar").founded().sign_in(3)
    proof = check(held(batch=omar.batch(2), public_key=omar.key.public.hex()))
    assert proof.signed
    assert not proof.named
    assert not proof.holds


def test_an_entry_that_was_changed_on_the_way_breaks_the_chain() -> None:
    batch = read_batch(AMINA.batch(2))
    changed = batch.entries[0].replace(b"p1", b"p2")
    assert changed != batch.entries[0]
    proof = check(held(batch=write_batch(with_other(batch, entries=(changed, *batch.entries[1:])))))
    assert (proof.named, proof.chained, proof.signed, proof.holds) == (True, False, True, False)


@pytest.mark.parametrize("fact", [held(1), held(5), held(batch=b"nothing"), held(public_key="no hex")])
def test_bytes_that_hold_no_such_entry_are_refused(fact: HeldFact) -> None:
    with pytest.raises(NoProof):
        check(fact)
