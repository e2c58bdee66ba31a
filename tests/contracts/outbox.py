"""What the exchange with central asks of a journal, whether on a disk or in memory.

A class of tests takes this contract over by inheriting it and giving it a `stocked` outbox of ten entries.
"""

from dataclasses import replace

import pytest

from pos.ports.outbox import Outbox
from pos.wire.batch import Batch, hashes
from pos.wire.entry import GENESIS, read_entry
from pos.wire.head import Head
from pos.wire.reply import Acknowledgement, Fork, Held

ALL = 1 << 30


def head_of(outbox: Outbox) -> Head:
    head = outbox.head()
    assert head is not None
    return head


def held_up_to(outbox: Outbox, number: int) -> Held:
    tail = outbox.tail(1, number, ALL)
    assert tail is not None
    return Held(Acknowledgement(tail.head, tail.head.epoch, number), bytes(64))


class OutboxContract:
    """The tail that is sent and the receipt that comes back."""

    def test_an_empty_journal_has_nothing_to_send(self, empty: Outbox) -> None:
        assert (empty.head(), empty.tail(1, 10, ALL), empty.acknowledged()) == (None, None, None)
        assert empty.grant() == ""

    @pytest.mark.parametrize(("first", "entries"), [(1, 10), (1, 3), (4, 2), (10, 5)])
    def test_a_tail_is_chained_to_what_is_before_it(self, stocked: Outbox, first: int, entries: int) -> None:
        tail = stocked.tail(first, entries, ALL)
        assert tail is not None
        numbers = [read_entry(data).number for data in tail.entries]
        assert numbers == list(range(first, min(first + entries, 11)))
        assert hashes(Batch(tail.head, tail.first, tail.previous, tail.entries, b""))[-1] == tail.head.hash
        assert tail.head.number == numbers[-1]

    def test_the_tail_after_the_end_says_where_the_journal_stands(self, stocked: Outbox) -> None:
        for first in (11, 99):
            tail = stocked.tail(first, 10, ALL)
            assert tail is not None
            assert (tail.first, tail.entries, tail.head) == (11, (), head_of(stocked))
            assert tail.previous == tail.head.hash

    def test_a_tail_before_the_beginning_is_the_beginning(self, stocked: Outbox) -> None:
        tail = stocked.tail(0, 1, ALL)
        assert tail is not None
        assert (tail.first, tail.previous) == (1, GENESIS)

    def test_a_tail_has_at_least_one_entry_and_at_most_the_size_that_was_asked(self, stocked: Outbox) -> None:
        whole = stocked.tail(1, 10, ALL)
        assert whole is not None
        size = sum(map(len, whole.entries[:4]))
        counts = []
        for most in (0, size - 1, size):
            tail = stocked.tail(1, 10, most)
            assert tail is not None
            counts.append(len(tail.entries))
        assert counts == [1, 3, 4]

    def test_what_central_holds_never_becomes_less(self, stocked: Outbox) -> None:
        for number, expected in ((4, 4), (8, 8), (2, 8), (8, 8)):
            stocked.acknowledge(held_up_to(stocked, number))
            kept = stocked.acknowledged()
            assert kept == held_up_to(stocked, expected)

    def test_a_fork_is_told_anew_each_time_and_not_kept(self, stocked: Outbox) -> None:
        held = held_up_to(stocked, 4)
        stocked.acknowledge(replace(held, fork=Fork(2, held.acknowledgement.head, bytes(64))))
        assert stocked.acknowledged() == held

    def test_a_head_of_another_journal_is_not_kept(self, stocked: Outbox) -> None:
        held = held_up_to(stocked, 4)
        told = held.acknowledgement
        for head in (replace(told.head, hash=bytes(32)), replace(told.head, number=11), replace(told.head, epoch=2)):
            with pytest.raises(ValueError, match="not in this journal"):
                stocked.acknowledge(replace(held, acknowledgement=replace(told, head=head)))
        assert stocked.acknowledged() is None
