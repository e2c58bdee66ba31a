"""What a page of help tells a person to touch is called so on the screen."""

import re

import pytest

from pos.domain.names import Language
from pos.words.codes import Code
from tests.words.test_codes import page
from tests.words.translations import LANGUAGES, told

QUOTED = re.compile("[«“]\u00a0?([^»”]+?)\u00a0?[»”]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_that_a_page_names_exists(language: Language) -> None:
    texts = "\n".join(form for message in told(language) for form in message.forms).casefold()
    pages = {code: page(language, code).read_text(encoding="utf-8") for code in Code}
    named = {(code, button) for code, text in pages.items() for button in QUOTED.findall(text)}
    assert named
    assert [(code, button) for code, button in sorted(named) if button.casefold() not in texts] == []
