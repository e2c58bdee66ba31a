"""A paper speaks one or two languages; a name that is the same in both is said once."""

import pytest

from pos.documents.again import printed_again
from pos.documents.blocks import Banner, Phrase
from pos.documents.receipt import compose_receipt
from pos.documents.refund import compose_refund
from pos.documents.voices import Voices, name_in
from pos.domain.names import Language, Names
from pos.domain.quantity import pieces
from tests.documents.samples import everyday_sale, provenance, refund_of

AR, FR, EN, ES, ZGH = Language.AR, Language.FR, Language.EN, Language.ES, Language.ZGH


def test_the_same_name_is_not_said_twice() -> None:
    assert Voices((FR, EN)).names(Names(fr="Zellige", en="Zellige")) == (Phrase("Zellige", FR), None)


def test_a_third_language_and_a_repeated_one_are_not_spoken() -> None:
    assert Voices((AR, AR, FR, EN)).languages == (AR, FR)


def test_a_paper_needs_a_language() -> None:
    with pytest.raises(ValueError, match="needs a language"):
        Voices(())


@pytest.mark.parametrize(("asked", "written"), [(AR, AR), (FR, FR), (ES, FR), (ZGH, AR)])
def test_the_paper_runs_as_the_language_that_is_really_spoken(asked: Language, written: Language) -> None:
    assert compose_receipt(everyday_sale(), provenance(asked)).language is written


def test_a_borrowed_name_keeps_its_own_direction() -> None:
    assert name_in(FR, Names(ar="سلة (دوم)")).language is AR
    assert name_in(AR, Names(fr="Corbeille (doum)")).language is FR
    assert name_in(AR, Names(ar="سلة")).language is AR


def test_figures_in_a_borrowed_arabic_name_stay_in_order() -> None:
    assert name_in(FR, Names(ar="زربية 2×3")).text == "زربية \u20662×3\u2069"


def test_a_paper_that_was_cut_off_says_so_at_its_head_even_when_it_has_a_banner_of_its_own() -> None:
    sale = everyday_sale()
    for paper in (
        compose_receipt(sale, provenance(FR)),
        compose_refund(refund_of(sale, 2, pieces(1)), sale, provenance(FR)),
    ):
        again = printed_again(paper)
        assert isinstance(again.blocks[0], Banner)
        assert again.blocks[2:] == paper.blocks
