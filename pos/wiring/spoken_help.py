"""The help of the command line in the language of the terminal: argparse with messages in the place of sentences.

A help or a description is the name of a message, and is only said when somebody asks for it: a till that starts does
not wait for the words of its command line.
"""

import argparse
from collections.abc import Iterable

from typing_extensions import override

from pos.wiring.console import terminal_words

_AREA = "commands."
_HEADINGS = {"positional arguments": "commands.arguments", "options": "commands.options"}


class SpokenHelp(argparse.HelpFormatter):
    """Says messages where argparse expects sentences."""

    @override
    def start_section(self, heading: str | None) -> None:
        """Head a list."""
        super().start_section(_say(_HEADINGS.get(heading or "", heading)))

    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Head the line that shows how a command is written."""
        said = f"{terminal_words().say('commands.usage')} " if prefix is None else prefix
        super().add_usage(usage, actions, groups, said)

    @override
    def add_text(self, text: str | None) -> None:
        """Say what a command is."""
        super().add_text(_say(text))

    @override
    def _get_help_string(self, action: argparse.Action) -> str | None:
        return _say("commands.help" if isinstance(action, argparse._HelpAction) else action.help)  # noqa: SLF001


class SpokenParser(argparse.ArgumentParser):
    """A parser whose help is spoken; so are those of its commands."""

    def __init__(self, *, prog: str | None = None, description: str = "", help: str = "") -> None:  # noqa: A002
        """Take the name of the program, and the messages that say what it is."""
        del help  # argparse lists a command's help beside its name, and gives it here too
        super().__init__(prog=prog, description=description or None, formatter_class=SpokenHelp)


def _say(text: str | None) -> str | None:
    return terminal_words().say(text) if text is not None and text.startswith(_AREA) else text
