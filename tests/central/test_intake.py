"""Every entry is held once, under one till, one epoch and one number, whatever is sent how often in which order."""

from dataclasses import replace
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from pos.central.database import Database
from pos.central.inbox.intake import Intake
from pos.central.tables import batches, tills
from pos.wire.batch import read_batch, write_batch
from pos.wire.reply import Held, Missing, Refusal, Refused, Reply, is_central_s, is_proven_fork
from tests.central.tills import CENTRAL, Till, ends, enrol, held_entries, succeed

ONE_AFTER_THE_OTHER = count()


def took(intake: Intake, *deliveries: bytes) -> list[Reply]:
    return [intake.take([delivery])[0] for delivery in deliveries]


def held(reply: Reply) -> Held:
    assert isinstance(reply, Held), reply
    assert is_central_s(reply, CENTRAL.public)
    return reply


@pytest.fixture
def till(database: Database) -> Till:
    till = Till().founded().sign_in(9)
    enrol(database, till)
    return till


def all_of(till: Till) -> list[tuple[int, int, bytes]]:
    return [(0, number, data) for number, data in enumerate(till.outbox.entries, start=1)]


def test_a_batch_is_kept_as_the_bytes_it_came_in_and_acknowledged(
    till: Till, intake: Intake, database: Database
) -> None:
    (reply,) = took(intake, till.batch())
    told = held(reply).acknowledgement
    assert (told.head, told.newest_epoch, told.newest_number) == (till.head, 1, 10)
    with database.reading.connect() as connection:
        assert connection.execute(select(batches.c.data)).scalars().all() == [till.batch()]
    assert held_entries(database, till.id) == all_of(till)


def test_a_journal_comes_in_parts(till: Till, intake: Intake, database: Database) -> None:
    for reply, head in zip(
        took(intake, till.batch(1, 4), till.batch(5, 4), till.batch(9)),
        (till.outbox.heads[3], till.outbox.heads[7], till.head),
        strict=True,
    ):
        assert held(reply).acknowledgement.head == head
    assert held_entries(database, till.id) == all_of(till)


def test_what_comes_again_is_acknowledged_again_and_kept_once(till: Till, intake: Intake, database: Database) -> None:
    again = [till.batch(1, 4), till.batch(5, 6), till.batch(1, 4), till.batch(2, 2), till.batch(3, 6), till.batch()]
    answers = took(intake, *again, *again)
    assert [held(reply).fork for reply in answers] == [None] * 12
    assert held_entries(database, till.id) == all_of(till)
    assert ends(database, till.id) == [(0, 10, False)]


def test_a_batch_that_overlaps_brings_only_what_is_new(till: Till, intake: Intake, database: Database) -> None:
    took(intake, till.batch(1, 6), till.batch(3))
    assert held_entries(database, till.id) == all_of(till)
    with database.reading.connect() as connection:
        assert connection.execute(select(batches.c.first).order_by(batches.c.id)).scalars().all() == [1, 7]


def test_a_gap_is_asked_for_and_nothing_is_kept_of_what_comes_after_it(
    till: Till, intake: Intake, database: Database
) -> None:
    assert took(intake, till.batch(5)) == [Missing(1)]
    took(intake, till.batch(1, 3))
    assert took(intake, till.batch(7)) == [Missing(4)]
    assert len(held_entries(database, till.id)) == 3


def test_a_till_that_says_where_it_stands_hears_whether_central_stands_there_too(till: Till, intake: Intake) -> None:
    where = till.batch(11)
    assert took(intake, where) == [Missing(1)]
    took(intake, till.batch(1, 4))
    assert took(intake, where) == [Missing(5)]
    took(intake, till.batch(5))
    assert held(took(intake, where)[0]).acknowledgement.head == till.head


def test_several_batches_share_a_commit(database: Database, intake: Intake) -> None:
    known = [Till(f"till-{count}").founded().sign_in(3) for count in range(5)]
    enrol(database, *known)
    deliveries = [known[0].batch(1, 2), b"nonsense", *(till.batch() for till in known), known[0].batch()]
    replies = intake.take(deliveries)
    assert isinstance(replies[1], Refused)
    assert [held(reply).acknowledgement.head.till for reply in replies[2:-1]] == [till.id for till in known]
    for till in known:
        assert held_entries(database, till.id) == all_of(till)


class TestTwoHistories:
    """A restored backup or a cloned disk: both are kept, the till is told, nothing is overwritten."""

    def test_a_clone_is_told_and_both_are_kept(self, till: Till, intake: Intake, database: Database) -> None:
        clone = till.copy()
        till.sign_in(3)
        clone.sign_in(2, "p2")
        took(intake, till.batch())
        (reply,) = took(intake, clone.batch(9))
        fork = held(reply).fork
        assert fork is not None
        assert (fork.parted, fork.rival) == (10, till.head)
        assert is_proven_fork(fork, till.key.public)
        assert ends(database, till.id) == [(0, 13, False), (10, 12, True)]
        parted = [(1, 11, clone.outbox.entries[10]), (1, 12, clone.outbox.entries[11])]
        assert held_entries(database, till.id) == all_of(till) + parted

    def test_each_of_both_goes_on_and_is_told_each_time(self, till: Till, intake: Intake, database: Database) -> None:
        clone = till.copy()
        took(intake, till.sign_in().batch(), clone.sign_in(1, "p2").batch())
        for _ in range(3):
            for one in (till, clone):
                number = one.head.number + 1
                (reply,) = took(intake, one.sign_in().batch(number))
                fork = held(reply).fork
                assert fork is not None
                assert fork.parted == 10
                assert fork.rival not in one.outbox.heads
        assert ends(database, till.id) == [(0, 14, False), (10, 14, True)]

    def test_a_third_history_parts_from_where_it_was_copied(
        self, till: Till, intake: Intake, database: Database
    ) -> None:
        second = till.copy().sign_in(4, "p2")
        third = second.copy().sign_in(2, "p3")
        fourth = till.copy().sign_in(1, "p4")
        took(intake, till.sign_in().batch(), second.sign_in().batch(), third.batch(), fourth.batch())
        assert ends(database, till.id) == [(0, 11, False), (10, 15, True), (14, 16, True), (10, 11, True)]

    def test_where_they_part_is_found_even_when_it_was_long_ago(
        self, till: Till, intake: Intake, database: Database
    ) -> None:
        clone = till.copy().sign_in(50, "p2")
        took(intake, till.sign_in(50).batch(1, 30), till.batch(31))
        first, asked = 55, []
        while isinstance(reply := took(intake, clone.batch(first, 5))[0], Missing):
            asked.append(reply.first)
            first = reply.first
        assert all(later < earlier for earlier, later in pairwise([55, *asked]))
        while first <= clone.head.number:
            held(took(intake, clone.batch(first, 5))[0])
            first += 5
        assert ends(database, till.id) == [(0, 60, False), (10, 60, True)]

    def test_a_restored_till_hears_that_central_has_seen_more_of_it(self, till: Till, intake: Intake) -> None:
        backup = till.copy()
        took(intake, till.sign_in(5).batch())
        told = held(took(intake, backup.batch(11))[0]).acknowledgement
        assert (told.newest_epoch, told.newest_number) == (1, 15)

    def test_a_restored_till_that_is_enrolled_again_is_no_fork(
        self, till: Till, intake: Intake, database: Database
    ) -> None:
        backup = till.copy()
        took(intake, till.sign_in(5).batch())
        succeed(backup, 2)
        told = held(took(intake, backup.sign_in(2).batch())[0])
        assert told.fork is None
        assert (told.acknowledgement.newest_epoch, told.acknowledgement.newest_number) == (2, 13)
        assert ends(database, till.id) == [(0, 15, False), (10, 13, False)]
        before = held(took(intake, till.sign_in().batch())[0])
        assert (before.fork, before.acknowledgement.newest_epoch) == (None, 2)

    def test_a_fork_is_over_for_the_one_that_is_enrolled_again(self, till: Till, intake: Intake) -> None:
        clone = till.copy()
        took(intake, till.sign_in().batch(), clone.sign_in(1, "p2").batch())
        succeed(clone, 2)
        assert held(took(intake, clone.batch())[0]).fork is None
        assert held(took(intake, till.sign_in().batch())[0]).fork is not None

    def test_one_that_parted_in_an_old_epoch_is_told_of_another_that_parts_from_it_now(
        self, till: Till, intake: Intake
    ) -> None:
        clone = till.copy()
        took(intake, till.sign_in().batch(), clone.sign_in(1, "p2").batch())
        succeed(clone, 2)
        again = clone.copy()
        took(intake, clone.sign_in().batch(), again.sign_in(1, "p3").batch())
        for one in (clone, again):
            fork = held(took(intake, one.batch())[0]).fork
            assert fork is not None
            assert fork.parted == 12

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
    @given(data=st.data())
    def test_whatever_is_sent_in_whatever_order_each_history_is_held_once(
        self, data: st.DataObject, intake: Intake, database: Database
    ) -> None:
        trunk = Till(f"till-{next(ONE_AFTER_THE_OTHER)}").founded()
        enrol(database, trunk)
        histories = [trunk]
        for step in range(data.draw(st.integers(1, 25))):
            one = data.draw(st.sampled_from(histories))
            match data.draw(st.sampled_from(["append", "copy", "send", "send"])):
                case "append":
                    one.sign_in(data.draw(st.integers(1, 4)), f"p{step}-{len(histories)}")
                case "copy" if len(histories) < 4:
                    histories.append(one.copy())
                case _:
                    first = data.draw(st.integers(1, one.head.number + 1))
                    took(intake, one.batch(first, data.draw(st.integers(1, 6))))
        for one in histories:
            took(intake, one.batch())
        held_bytes = [entry for _, _, entry in held_entries(database, trunk.id)]
        assert len(held_bytes) == len(set(held_bytes))
        assert set(held_bytes) == {entry for one in histories for entry in one.outbox.entries}


class TestWhatIsRefused:
    """Nothing is kept of what is not proven, and nothing else is disturbed by it."""

    @pytest.fixture(autouse=True)
    def _nothing_is_kept(self, database: Database) -> object:
        yield
        with database.reading.connect() as connection:
            assert connection.execute(select(batches.c.id)).all() == []

    def why(self, intake: Intake, data: bytes) -> Refusal:
        (reply,) = intake.take([data])
        assert isinstance(reply, Refused)
        return reply.why

    def test_a_till_that_nobody_enrolled(self, intake: Intake, till: Till) -> None:
        assert self.why(intake, Till("stranger").founded().batch()) is Refusal.NOT_ENROLLED

    def test_a_till_that_was_revoked(self, intake: Intake, till: Till, database: Database) -> None:
        with database.writing.begin() as connection:
            connection.execute(update(tills).values(revoked=True))
        assert self.why(intake, till.batch()) is Refusal.REVOKED

    def test_a_forged_signature(self, intake: Intake, till: Till) -> None:
        batch = read_batch(till.batch())
        assert self.why(intake, write_batch(replace(batch, signature=bytes(64)))) is Refusal.NOT_SIGNED

    def test_another_till_s_batch_under_this_till_s_name(self, intake: Intake, till: Till, database: Database) -> None:
        other = Till("other").founded()
        with database.writing.begin() as connection:
            connection.execute(update(tills).values(number="T9"))
        enrol(database, other)
        batch = read_batch(other.batch())
        stolen = replace(batch, head=replace(batch.head, till=till.id))
        assert self.why(intake, write_batch(stolen)) is Refusal.NOT_SIGNED

    def test_an_entry_that_was_changed_on_the_way(self, intake: Intake, till: Till) -> None:
        batch = read_batch(till.batch())
        entries = (*batch.entries[:5], batch.entries[4], *batch.entries[6:])
        assert self.why(intake, write_batch(replace(batch, entries=entries))) is Refusal.NOT_SIGNED

    def test_a_beginning_that_is_chained_to_something(self, intake: Intake, till: Till) -> None:
        batch = read_batch(till.batch())
        assert self.why(intake, write_batch(replace(batch, previous=bytes([1]) * 32))) is Refusal.DAMAGED

    @pytest.mark.parametrize("data", [b"", b"nonsense", b"\x28\xb5\x2f\xfd" + bytes(90)])
    def test_nonsense(self, intake: Intake, data: bytes) -> None:
        assert self.why(intake, data) is Refusal.DAMAGED
