"""Somebody may no longer sign in."""

import pytest
from typing_extensions import override

from pos.domain.facts import PersonAdded, PersonRemoved, TillFounded
from pos.domain.permissions import Action, Approval, Role
from pos.domain.refusals import Refused, Rule
from pos.ports.journal import JournalUnavailable, Somebody
from pos.ports.keys import DeviceUnavailable
from pos.usecases.remove_person import RemovePerson, remove_person
from tests.fakes.devices import PlainPins, SteadyClock
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


@pytest.fixture
def pins() -> PlainPins:
    return PlainPins({"amina": "4831", "brahim": "9264", "said": "2750"})


def ids(journal: MemoryJournal) -> list[str]:
    return [each.id for each in journal.people()]


def test_who_is_removed_cannot_sign_in_any_more(journal: MemoryJournal, pins: PlainPins) -> None:
    assert remove_person(RemovePerson("said", AMINA), journal=journal, pins=pins) is None
    assert ids(journal) == ["amina", "brahim"]
    assert facts_of(journal)[-1] == PersonRemoved("said", "amina")
    assert sorted(pins.pins) == ["amina", "brahim"]


def test_a_cashier_needs_a_yes_and_the_fact_keeps_it(journal: MemoryJournal, pins: PlainPins) -> None:
    refused = remove_person(RemovePerson("brahim", SAID), journal=journal, pins=pins)
    assert refused == Refused(Rule.NEEDS_APPROVAL, action=Action.ADD_PERSON)
    yes = (Approval(Action.ADD_PERSON, "amina"),)
    assert remove_person(RemovePerson("brahim", SAID, yes), journal=journal, pins=pins) is None
    assert facts_of(journal)[-1] == PersonRemoved("brahim", "said", yes)


def test_somebody_who_can_add_people_always_remains(journal: MemoryJournal, pins: PlainPins) -> None:
    assert remove_person(RemovePerson("brahim", AMINA), journal=journal, pins=pins) is None
    refused = remove_person(RemovePerson("amina", AMINA), journal=journal, pins=pins)
    assert refused == Refused(Rule.LAST_IN_CHARGE)
    assert pins.known("amina")
    assert ids(journal) == ["amina", "said"]


def test_removing_somebody_twice_is_one_fact(journal: MemoryJournal, pins: PlainPins) -> None:
    remove_person(RemovePerson("said", AMINA), journal=journal, pins=pins)
    before = len(facts_of(journal))
    assert remove_person(RemovePerson("said", AMINA), journal=journal, pins=pins) is None
    assert len(facts_of(journal)) == before


def test_who_stays_keeps_their_pin_when_the_disk_fails(journal: MemoryJournal, pins: PlainPins) -> None:
    journal.disk_fails = "JRN-301"
    with pytest.raises(JournalUnavailable):
        remove_person(RemovePerson("said", AMINA), journal=journal, pins=pins)
    assert pins.known("said")


def test_a_pin_that_cannot_be_swept_away_keeps_nobody_from_being_removed(journal: MemoryJournal) -> None:
    class StuckPins(PlainPins):
        @override
        def forget(self, person: str) -> None:
            raise DeviceUnavailable("DEV-703", person)

    assert remove_person(RemovePerson("said", AMINA), journal=journal, pins=StuckPins()) is None
    assert ids(journal) == ["amina", "brahim"]
