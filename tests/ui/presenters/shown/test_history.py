"""What the list of past sales shows and asks."""

from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.ports.clock import Moment
from pos.ports.journal import SaleRow
from pos.ui.presenters.shown import history
from pos.ui.presenters.shown.history import PAGE, History, Question
from pos.words.speech import words_for

AR, FR = words_for(Language.AR), words_for(Language.FR)
AT = Moment(1_795_284_300_000, 60)


def sale(number: int, *, refund: bool = False, reprints: int = 0) -> SaleRow:
    total = Money(64_000, Currency.MAD)
    return SaleRow(number, f"SNA26-B112-1.1-{number:06d}", AT, "fatima", total, refund, reprints)


def page(newest: int, count: int = PAGE) -> tuple[SaleRow, ...]:
    return tuple(sale(number) for number in range(newest, newest - count, -1))


def loaded(rows: tuple[SaleRow, ...]) -> History:
    asked, question = history.ask(History())
    assert question == Question()
    return history.answer(asked, question, rows)


def test_the_newest_papers_are_asked_for_first() -> None:
    _, question = history.ask(History())
    assert question == Question("", None)


def test_one_question_is_under_way_at_a_time() -> None:
    asked, _ = history.ask(History())
    assert history.ask(history.search(asked, "tapis"))[1] is None


def test_reaching_the_end_asks_for_what_is_older_than_the_last_row() -> None:
    found = loaded(page(1000))
    _, question = history.ask(history.reach_the_end(found))
    assert question == Question("", 1000 - PAGE + 1)


def test_older_papers_join_those_already_there() -> None:
    asked, question = history.ask(history.reach_the_end(loaded(page(1000))))
    assert question is not None
    found = history.answer(asked, question, page(1000 - PAGE, 3))
    assert len(found.rows) == PAGE + 3
    assert found.whole


def test_nothing_is_asked_again_when_the_whole_history_is_there() -> None:
    found = loaded(page(5, 5))
    assert history.ask(history.reach_the_end(found))[1] is None


def test_words_typed_while_a_question_is_under_way_are_asked_for_after_it() -> None:
    asked, question = history.ask(History())
    assert question is not None
    typed = history.search(history.search(asked, "ta"), "tapis  ")
    _, second = history.ask(history.answer(typed, question, page(9, 2)))
    assert second == Question("tapis", None)


def test_what_was_found_stays_in_sight_until_the_answer_to_new_words_is_here() -> None:
    found = history.search(loaded(page(9, 2)), "cuivre")
    assert len(found.rows) == 2
    assert not found.empty


def test_a_search_that_failed_leaves_what_was_found_and_can_be_tried_again() -> None:
    asked, _ = history.ask(history.search(loaded(page(9, 2)), "cuivre"))
    failed = history.fail(asked)
    assert len(failed.rows) == 2
    assert history.ask(failed)[1] is None
    assert history.ask(history.search(failed, "cuivre"))[1] == Question("cuivre")


def test_a_duplicate_is_counted_on_its_own_row() -> None:
    found = history.reprinted(loaded(page(9, 3)), 8)
    assert [row.reprints for row in found.rows] == [0, 1, 0]


def test_a_row_tells_the_number_the_time_the_person_and_the_amount() -> None:
    row = history.row_of(sale(248, reprints=2), {"fatima": "Fatima Z."}, FR)
    assert (row.series, row.time, row.day) == ("SNA26-B112-1.1-000248", "19:05", "21/11/2026")
    assert (row.person, row.total, row.mark, row.copies) == ("Fatima Z.", "640,00", "", "2 duplicatas")


def test_a_refund_is_named_and_its_amount_goes_out() -> None:
    row = history.row_of(sale(9, refund=True), {"fatima": "Fatima Z."}, FR)
    assert (row.mark, row.total) == ("Remboursement", "−640,00")


def test_a_person_whose_name_was_erased_is_told_as_such() -> None:
    assert history.row_of(sale(9), {}, FR).person == "Nom effacé"


def test_the_time_of_an_arabic_row_keeps_its_order() -> None:
    assert history.row_of(sale(9), {}, AR).time == "\u206619:05\u2069"


def test_an_empty_history_teaches_what_will_stand_in_it() -> None:
    found = loaded(())
    assert found.empty
    assert history.teaching(found, FR).title == "Pas encore de vente"


def test_a_search_without_a_result_repeats_what_was_looked_for() -> None:
    asked, question = history.ask(history.search(loaded(page(9, 2)), "zellige"))
    assert question is not None
    nothing = history.answer(asked, question, ())
    assert "zellige" in history.teaching(nothing, FR).title
