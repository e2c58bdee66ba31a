"""Every refusal has a code, every code a page of help in each language, and every kind of thing its words."""

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import pytest

from pos.domain.names import Language
from pos.domain.payment_facts import DeclineCategory, PaymentState
from pos.domain.permissions import Action, Role
from pos.domain.refusals import Rule
from pos.domain.tax import TaxReason
from pos.domain.tender import Means
from pos.ports.printer import PrinterState
from pos.words.bidi import is_right_to_left
from pos.words.codes import Code, code_of
from pos.words.places import resource
from pos.words.speech import words_for
from tests.words.test_catalogues import reversible
from tests.words.translations import LANGUAGES, named

PAGES = [(language, code) for language in LANGUAGES for code in Code]
PARTS = ("help.means", "help.do", "help.data")
KINDS = {
    "refused": Rule,
    "action": Action,
    "means": Means,
    "role": Role,
    "tax": TaxReason,
    "printer": PrinterState,
    "payment": PaymentState,
    "decline": DeclineCategory,
    "language": Language,
    "language.own": Language,
}


def page(language: Language, code: Code) -> Path:
    return resource("help", language.value, f"{code}.md")


def sections(language: Language, code: Code) -> list[tuple[str, list[str]]]:
    parts = page(language, code).read_text(encoding="utf-8").split("\n## ")[1:]
    return [(head, lines.split("\n")) for head, _, lines in (part.strip().partition("\n\n") for part in parts)]


@pytest.mark.parametrize(("area", "kind"), KINDS.items(), ids=list(KINDS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_of_a_kind_has_its_words(language: Language, area: str, kind: Iterable[StrEnum]) -> None:
    assert [each for each in kind if f"{area}.{each}" not in named(language)] == []


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_a_code_of_its_own(rule: Rule) -> None:
    assert code_of(rule).name == rule.name


def test_a_code_can_be_said_on_a_telephone() -> None:
    assert all(code.value[-4] == "-" and code.value[-3:].isdigit() for code in Code)


@pytest.mark.parametrize(("language", "code"), PAGES)
def test_a_page_tells_what_it_means_what_to_do_and_what_became_of_the_data(language: Language, code: Code) -> None:
    words = words_for(language)
    told = sections(language, code)
    assert [head for head, _ in told] == [words.say(part) for part in PARTS]
    assert all(2 <= len(lines) <= 6 for _, lines in told)
    steps = told[1][1]
    assert [step.split(" ")[0] for step in steps] == [f"{number}." for number in range(1, len(steps) + 1)]


@pytest.mark.parametrize(("language", "code"), PAGES)
def test_a_page_speaks_in_short_sentences_of_its_language(language: Language, code: Code) -> None:
    text = page(language, code).read_text(encoding="utf-8")
    lines = [line for _, part in sections(language, code) for line in part]
    assert [line for line in lines if len(line.split()) > 26 or line[-1] not in ".?؟"] == []
    assert is_right_to_left(text) == language.right_to_left
    assert [line for line in lines if language.right_to_left and reversible(line)] == []


def test_no_sign_of_a_page_can_fall_alone_to_the_next_line() -> None:
    typed = re.compile(r"\w'\w| [:;!?»]|« ")
    pages = [page(language, code) for language, code in PAGES if language is not Language.AR]
    assert [path for path in pages if typed.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_left_of_a_code_that_is_gone(language: Language) -> None:
    pages = {path.stem for path in resource("help", language.value).glob("*.md")}
    assert pages == {code.value for code in Code}
