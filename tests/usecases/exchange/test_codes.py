import pytest

from pos.usecases.exchange.codes import code_of_trouble
from pos.usecases.exchange.steps import Trouble
from pos.words.codes import Code


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_a_page_of_help(trouble: Trouble) -> None:
    assert code_of_trouble(trouble) in Code
