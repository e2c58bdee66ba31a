"""What is typed, pasted or scanned becomes a code and an address, and what central granted is told."""

from dataclasses import replace
from datetime import date

from pos.domain.facts import TillFounded
from pos.domain.names import Language
from pos.ports.clock import Moment
from pos.ui.presenters.fitting.enrolling import Enrolling, enrol_view, request, scan, write
from pos.ui.presenters.staff import set_up
from pos.ui.presenters.staff.set_up import SetUp
from pos.usecases.enrol_till import Enrolled, EnrolTill
from pos.wire.enrol_code import code_link, code_text
from pos.wire.enrolment import Grant
from pos.words.speech import words_for
from tests.ui.booth import PLACE

FR = words_for(Language.FR)
NOW = Moment(1_795_266_120_000, 60)
SECRET = bytes(range(16))
CODE, AT = code_text(SECRET), "https://central.example"
GRANT = Grant("t-1", "00" * 32, replace(PLACE, till="T4"), 2, "SNA26-B112-T4.2", "fair", "00" * 32, (AT,), NOW.utc_ms)
ENROLLED = Enrolled(GRANT, TillFounded(GRANT.place, GRANT.public_key, "0.1.0", 2))


def test_a_scanned_square_brings_the_code_and_the_address() -> None:
    scanned = scan(Enrolling(), code_link(SECRET, AT))
    assert request(scanned) == EnrolTill(CODE, AT)
    assert enrol_view(scanned, NOW, FR).ready


def test_a_square_without_an_address_keeps_the_typed_one() -> None:
    assert request(scan(Enrolling(address=AT), code_link(SECRET, ""))).address == AT


def test_what_a_square_says_can_be_pasted_into_the_field() -> None:
    assert request(write(Enrolling(), "code", code_link(SECRET, AT))) == EnrolTill(CODE, AT)


def test_an_address_without_its_scheme_is_one_of_the_own_network() -> None:
    typed = write(write(Enrolling(), "code", CODE), "address", " 192.168.1.20:8470 ")
    assert request(typed).address == "http://192.168.1.20:8470"


def test_without_a_code_or_an_address_there_is_nothing_to_ask() -> None:
    assert not enrol_view(Enrolling(code=CODE), NOW, FR).ready
    assert not enrol_view(Enrolling(address=AT), NOW, FR).ready
    assert not enrol_view(Enrolling(CODE, AT, asking=True), NOW, FR).ready


def test_the_journal_stays_and_its_sales_are_counted() -> None:
    view = enrol_view(Enrolling(waiting=12, place=PLACE), NOW, FR)
    assert view.below.splitlines()[-1] == "Votre journal reste. 12 ventes seront envoyées."
    assert "Stand B-112" in view.below


def test_afterwards_the_fair_the_booth_and_the_series_are_told() -> None:
    view = enrol_view(Enrolling(enrolled=ENROLLED, waiting=1), NOW, FR)
    assert [said for _, said in view.rows] == [
        "Semaine de l’artisanat",
        "Stand B-112",
        "à partir de SNA26-B112-T4.2-000001",
    ]
    assert (view.hint, view.below) == ("1 vente part maintenant.", "")


def test_clocks_that_differ_are_told() -> None:
    later = Moment(NOW.utc_ms + 3 * 3_600_000, 60)
    assert "diffèrent de 3 heures" in enrol_view(Enrolling(enrolled=ENROLLED), later, FR).below


def test_a_till_set_up_with_a_code_stands_where_central_says_and_is_asked_no_more_about_it() -> None:
    granted = set_up.take_grant(SetUp(Language.FR, date(2026, 11, 21)), ENROLLED.founding)
    asked = set_up.request(set_up.answer(granted, "name", "Fatima"))
    assert (asked.place, asked.name, asked.founding) == (GRANT.place, "Fatima", ENROLLED.founding)
    assert set_up.go_back(granted) == granted
    view = set_up.set_up_view(granted, FR)
    assert view.first
    assert "Stand B-112" in view.where
