"""A day is accepted in parts: only what is new or changed counts, and a difference wants its reason."""

from dataclasses import replace
from datetime import date

from pos.domain.acceptance import accept
from pos.domain.desk_facts import AcceptedShift, DayAccepted
from pos.domain.money import Currency, Money
from pos.domain.refusals import Refused, Rule

DAY = date(2026, 2, 12)


def mad(minor: int) -> Money:
    return Money(minor, Currency.MAD)


RIGHT = AcceptedShift("t1", 0, 3, "B1", 12, mad(4_600_00), mad(4_600_00), mad(5_100_00), mad(5_100_00))
SHORT = replace(RIGHT, till="t2", booth="B2", counted=mad(4_980_00))
LATE = replace(RIGHT, synced=mad(4_700_00), papers=13)


def day(*shifts: AcceptedShift, note: str = "", fair: str = "FES26") -> DayAccepted:
    return DayAccepted(fair, DAY, shifts, "nadia", note)


def test_what_was_accepted_with_the_same_figures_is_left_out() -> None:
    assert accept(day(RIGHT, SHORT, note=" billet "), [day(RIGHT)]) == day(SHORT, note="billet")
    assert accept(day(RIGHT), [day(RIGHT)]) == Refused(Rule.NOTHING_TO_ACCEPT)
    assert accept(day(), []) == Refused(Rule.NOTHING_TO_ACCEPT)


def test_what_changed_since_is_accepted_again_with_its_reason() -> None:
    assert accept(day(LATE), [day(RIGHT)]) == Refused(Rule.NOTE_WANTED)
    assert accept(day(LATE, note="vente tardive"), [day(RIGHT)]) == day(LATE, note="vente tardive")


def test_only_the_last_acceptance_counts() -> None:
    before = [day(RIGHT), day(LATE, note="vente tardive")]
    assert accept(day(RIGHT), before) == day(RIGHT)
    assert accept(day(LATE), before) == Refused(Rule.NOTHING_TO_ACCEPT)


def test_another_fair_s_acceptance_is_none_here() -> None:
    assert accept(day(RIGHT), [day(RIGHT, fair="OTHER")]) == day(RIGHT)


def test_a_shift_says_by_how_much_it_differs() -> None:
    assert (SHORT.difference, SHORT.unsynced, SHORT.differs) == (mad(-120_00), mad(0), True)
    assert (LATE.difference, LATE.unsynced, LATE.differs) == (mad(0), mad(-100_00), True)
    assert not RIGHT.differs
