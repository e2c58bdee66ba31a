"""Somebody may no longer sign in."""

import pytest

from pos.domain.facts import PersonAdded, PersonRemoved, TillFounded
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import Somebody
from pos.usecases.remove_person import RemovePerson, remove_person
from tests.fakes.devices import SteadyClock
from tests.fakes.journal import MemoryJournal, facts_of
from tests.journal.booth import PLACE

AMINA = Somebody("amina", Role.MANAGER, "Amina")
BRAHIM = Somebody("brahim", Role.EXHIBITOR, "Brahim")
SAID = Somebody("said", Role.CASHIER, "Said")


@pytest.fixture
def journal() -> MemoryJournal:
    made = MemoryJournal(SteadyClock())
    with made.unit_of_work() as work:
        work.append(TillFounded(PLACE, "00" * 32, "0.1.0"))
        for each in (AMINA, BRAHIM, SAID):
            work.append(PersonAdded(each.id, each.role, work.keep_name(each.id, each.name)))
        work.commit()
    return made


def ids(journal: MemoryJournal) -> list[str]:
    return [each.id for each in journal.people()]


def test_who_is_removed_cannot_sign_in_any_more(journal: MemoryJournal) -> None:
    assert remove_person(RemovePerson("said", AMINA), journal=journal) is None
    assert ids(journal) == ["amina", "brahim"]
    assert facts_of(journal)[-1] == PersonRemoved("said", "amina")


def test_a_cashier_needs_a_yes_and_the_fact_keeps_it(journal: MemoryJournal) -> None:
    refused = remove_person(RemovePerson("brahim", SAID), journal=journal)
    assert refused == Refused(Rule.NEEDS_APPROVAL, action=Action.ADD_PERSON)
    yes = (Approval(Action.ADD_PERSON, "amina"),)
    assert remove_person(RemovePerson("brahim", SAID, yes), journal=journal) is None
    assert facts_of(journal)[-1] == PersonRemoved("brahim", "said", yes)


def test_somebody_who_can_add_people_always_remains(journal: MemoryJournal) -> None:
    assert remove_person(RemovePerson("brahim", AMINA), journal=journal) is None
    refused = remove_person(RemovePerson("amina", AMINA), journal=journal)
    assert refused == Refused(Rule.LAST_IN_CHARGE)
    assert ids(journal) == ["amina", "said"]


def test_removing_somebody_twice_is_one_fact(journal: MemoryJournal) -> None:
    remove_person(RemovePerson("said", AMINA), journal=journal)
    before = len(facts_of(journal))
    assert remove_person(RemovePerson("said", AMINA), journal=journal) is None
    assert len(facts_of(journal)) == before
