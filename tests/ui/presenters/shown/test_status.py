"""The state of the till, told as facts."""

from dataclasses import replace

from pos.domain.names import Language
from pos.ports.clock import Moment
from pos.ports.printer import PrinterNews, PrinterState
from pos.ui.presenters.shown import status
from pos.ui.presenters.shown.status import FactCard
from pos.ui.presenters.shown.tone import Tone
from pos.ui.ways.central_news import CentralNews
from pos.ui.ways.till_facts import ClockJump, TillFacts, Verified
from pos.words.codes import Code
from pos.words.speech import words_for

FR = words_for(Language.FR)
TWO = Moment(1_795_266_120_000, 60)
GIGABYTE = 1024**3
WELL = TillFacts(
    now=TWO,
    printer=PrinterNews(PrinterState.READY, 0),
    waiting_since=None,
    entries=2418,
    last_fact=TWO,
    verified=Verified(TWO, 2418),
    disk_free=40 * GIGABYTE,
    shift_since=TWO,
    shift_by="Fatima Z.",
    central=CentralNews(contact=TWO),
)


def cards(facts: TillFacts) -> dict[str, FactCard]:
    return {card.key: card for card in status.fact_cards(facts, FR)}


def test_every_fact_has_a_number_or_a_time() -> None:
    told = [f"{card.told} {card.more}" for card in status.fact_cards(WELL, FR)]
    assert told == [
        "Ouverte depuis le 21/11/2026 14:02 par Fatima Z.",
        "Toutes les ventes sont chez l’organisateur Dernier contact 14:02",
        "Imprimante prête Aucun papier n’attend",
        "2\u202f418 entrées, la dernière à 14:02 2\u202f418 entrées vérifiées à 14:02\xa0: toutes intactes",
        "40 Go libres ",
        "Régulière, aucun saut ",
    ]


def test_all_is_well_when_all_is_well() -> None:
    assert {card.tone for card in status.fact_cards(WELL, FR)} == {Tone.WELL}


def test_papers_that_wait_are_counted_from_their_hour() -> None:
    printer = cards(replace(WELL, printer=PrinterNews(PrinterState.OFF, 3), waiting_since=TWO))["printer"]
    assert (printer.tone, printer.more) == (Tone.LOOK, "3 papiers attendent depuis 14:02")
    assert (printer.remedy, printer.code) == ("Reprendre l’impression", Code.PRINTER_OFF)


def test_a_printer_that_is_ready_and_working_off_its_papers_asks_for_nothing() -> None:
    printer = cards(replace(WELL, printer=PrinterNews(PrinterState.READY, 2), waiting_since=TWO))["printer"]
    assert (printer.tone, printer.remedy, printer.code) == (Tone.WELL, "", None)


def test_a_printer_that_stopped_confirming_asks_for_a_person() -> None:
    printer = cards(replace(WELL, printer=PrinterNews(PrinterState.READY, 2, needs_person=True)))["printer"]
    assert (printer.tone, printer.remedy, printer.code) == (Tone.LOOK, "Reprendre l’impression", Code.PRINT_UNSURE)


def test_a_till_without_a_printer_says_so_and_is_not_wrong() -> None:
    printer = cards(replace(WELL, printer=None))["printer"]
    assert (printer.tone, printer.told) == (Tone.PLAIN, "Cette caisse n’a pas d’imprimante")


def test_a_journal_that_was_never_verified_is_not_called_sound() -> None:
    journal = cards(replace(WELL, verified=None))["journal"]
    assert (journal.tone, journal.more) == (Tone.PLAIN, "Pas encore vérifié depuis le démarrage")


def test_a_damaged_journal_is_wrong_and_leads_to_its_page() -> None:
    journal = cards(replace(WELL, verified=Verified(TWO, 17, fault="n° 17")))["journal"]
    assert (journal.tone, journal.code) == (Tone.WRONG, Code.JOURNAL_DAMAGED)
    assert "n° 17" in journal.more


def test_a_verification_that_was_stopped_claims_nothing() -> None:
    journal = cards(replace(WELL, verified=Verified(TWO, 900, stopped=True)))["journal"]
    assert (journal.tone, journal.more) == (Tone.PLAIN, "Arrêté à 14:02 après 900 entrées")


def test_little_room_on_the_disk_is_said_before_it_is_none() -> None:
    disk = cards(replace(WELL, disk_free=300 * 1024 * 1024))["disk"]
    assert (disk.tone, disk.told, disk.code) == (Tone.LOOK, "300 Mo libres", Code.DISK_FULL)


def test_a_clock_that_jumped_says_when_how_far_and_which_way() -> None:
    clock = cards(replace(WELL, jumps=2, last_jump=ClockJump(TWO, -3605)))["clock"]
    assert (clock.tone, clock.told) == (Tone.LOOK, "2 sauts")
    assert clock.more.startswith("À 14:02, reculée de 1:00:05")


def test_a_closed_till_is_no_fault() -> None:
    shift = cards(replace(WELL, shift_since=None))["shift"]
    assert (shift.tone, shift.told) == (Tone.PLAIN, "Fermée")


def test_the_summary_says_that_all_is_well_and_when_it_was_looked_at() -> None:
    said = status.summary(WELL, FR)
    assert (said.tone, said.told, said.looked) == (Tone.WELL, "Tout va bien", "Vu à 14:02")


def test_the_summary_counts_what_is_to_be_looked_at_and_takes_the_gravest_tone() -> None:
    two = replace(WELL, disk_free=0, printer=PrinterNews(PrinterState.OFF, 1))
    assert status.summary(two, FR).tone is Tone.LOOK
    assert status.summary(two, FR).told == "2 choses à voir"
    assert status.summary(replace(two, verified=Verified(TWO, 3, "n° 4")), FR).tone is Tone.WRONG


def test_a_code_is_offered_only_while_somebody_is_there_to_give_it() -> None:
    alone = replace(WELL, central=None)
    assert cards(alone)["central"].remedy == "J’ai un code"
    assert cards(replace(alone, shift_since=None))["central"].remedy == ""
