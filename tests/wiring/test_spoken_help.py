"""The help of the command line is said in the language of the terminal."""

import argparse
from collections.abc import Iterator

import pytest

from pos.__main__ import _parser
from pos.domain.names import Language
from pos.wiring import spoken_help
from pos.words.speech import words_for

LANGUAGES = (Language.AR, Language.FR, Language.EN)


def every(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Give a parser and those of all its commands."""
    yield parser
    for action in parser._actions:  # noqa: SLF001  # argparse has no other way to list them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for child in action.choices.values():
                yield from every(child)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_helped_with_in_the_language_of_the_terminal(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = words_for(language)
    monkeypatch.setattr(spoken_help, "terminal_words", lambda: words)
    for parser in every(_parser()):
        text = parser.format_help()
        assert text.startswith(f"{words.say('commands.usage')} pos"), parser.prog
        assert "commands." not in text, parser.prog
        assert text.count(words.say("commands.usage")) == 1


def test_each_language_says_it_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    for language in LANGUAGES:
        words = words_for(language)
        monkeypatch.setattr(spoken_help, "terminal_words", lambda words=words: words)
        said.append(_parser().format_help())
    assert "فتح صندوق هذا الجهاز" in said[0]
    assert "ouvrir la caisse" in said[1]
    assert "open this machine" in said[2]


def test_nothing_is_said_before_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody_asked() -> None:
        raise AssertionError("a start waits for no words")

    monkeypatch.setattr(spoken_help, "terminal_words", nobody_asked)
    assert _parser().parse_args(["till", "--printer", "127.0.0.1:9100"]).command == "till"
