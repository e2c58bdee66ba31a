"""How a till stands with central, said as facts: how many sales, since when, and what somebody must do."""

from dataclasses import replace

import pytest

from pos.domain.names import Language
from pos.ports.clock import Moment
from pos.ui.presenters.shown.central_told import GRAVE, central_facts, central_told
from pos.ui.presenters.shown.tone import Tone
from pos.ui.ways.central_news import CentralNews
from pos.usecases.exchange.codes import code_of_trouble
from pos.usecases.exchange.steps import Trouble
from pos.words.speech import words_for

AR, EN, FR = (words_for(language) for language in (Language.AR, Language.EN, Language.FR))
NOW = Moment(1_795_266_120_000, 60)
HOUR = 3_600_000
OLDEST = Moment(NOW.utc_ms - 4 * HOUR - 21 * 60_000, 60)
CONTACT = Moment(NOW.utc_ms - 5 * HOUR - 7 * 60_000, 60)
WAITING = CentralNews(12, OLDEST, 4 * HOUR, CONTACT, Trouble.UNREACHABLE)


def test_the_facts_are_told_with_their_numbers_and_their_times() -> None:
    told = central_told(WAITING, NOW, EN)
    assert (told.tone, told.told) == (Tone.LOOK, "12 sales not sent, oldest 09:41")
    assert told.more.startswith("Last contact 08:55.")
    assert (told.remedy, told.code) == ("Try now", code_of_trouble(Trouble.UNREACHABLE))


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "عملية بيع واحدة لم تُرسل"),
        (2, "عمليتا بيع لم تُرسلا"),
        (7, "7 عمليات بيع لم تُرسل"),
        (12, "12 عملية بيع لم تُرسل"),
        (101, "101 عملية بيع لم تُرسل"),
    ],
)
def test_arabic_counts_sales_as_arabic_does(count: int, said: str) -> None:
    plain = dict.fromkeys(range(0x2066, 0x206A))
    assert central_facts(replace(WAITING, unsent=count), AR)[0].text.translate(plain) == said


def test_a_sale_of_another_day_is_told_with_its_day() -> None:
    yesterday = replace(WAITING, unsent=1, oldest=Moment(OLDEST.utc_ms - 24 * HOUR, 60))
    assert central_told(yesterday, NOW, FR).told == "1 vente non envoyée, de 20/11/2026 09:41"


def test_all_sent_is_well_and_a_sale_just_made_is_no_reason_to_worry() -> None:
    for news in (CentralNews(contact=CONTACT), CentralNews(1, NOW, 900, CONTACT)):
        assert central_told(news, NOW, FR).tone is Tone.WELL
        assert [(fact.text, fact.tone) for fact in central_facts(news, FR)] == [("Ventes envoyées", Tone.WELL)]


def test_a_till_that_stands_alone_is_offered_a_code_and_its_band_says_nothing() -> None:
    told = central_told(None, NOW, FR)
    assert (told.tone, told.remedy) == (Tone.PLAIN, "J’ai un code")
    assert central_facts(None, FR) == ()


@pytest.mark.parametrize("trouble", sorted(GRAVE))
def test_what_somebody_must_act_on_comes_first_with_its_page_of_help(trouble: Trouble) -> None:
    told = central_told(replace(WAITING, trouble=trouble, parted=7), NOW, FR)
    assert (told.tone, told.code) == (Tone.WRONG, code_of_trouble(trouble))
    assert "12 ventes non envoyées, depuis 09:41. Dernier contact 08:55." in told.more
    assert "après l’entrée 7." in told.more
    assert central_facts(replace(WAITING, trouble=trouble), FR)[0].tone is Tone.WRONG


def test_entries_that_central_set_aside_are_told_although_all_is_sent() -> None:
    told = central_told(CentralNews(contact=CONTACT, aside=2, aside_from=31), NOW, EN)
    assert (told.tone, told.told) == (Tone.LOOK, "The organizer has every sale")
    assert told.more.startswith("Last contact 08:55. 2 entries set aside at central, from number 31 on")
