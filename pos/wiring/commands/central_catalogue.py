"""`pos central catalogue import FILE` and `… withdraw CODE`: what the tills of a fair find on their shelves."""

import argparse

from pos.central.api.services import Services
from pos.central.catalogue import Goods
from pos.ui.presenters.shelf.import_told import report_lines
from pos.wiring.console import no_file_told, terminal_words
from pos.wiring.tables import crafts, treatments


def change_catalogue(asked: argparse.Namespace, services: Services) -> bool:
    """Do what the words say, and print what became of it; tells whether it was done. Raises `NotThere`."""
    if asked.action == "withdraw":
        services.catalogue.withdraw(asked.fair, asked.codes)
        return True
    words = terminal_words()
    if told := no_file_told(asked.file, words):
        print(told)
        return False
    report = services.catalogue.take_in(asked.fair, asked.file.read_bytes(), Goods(crafts(), treatments()))
    for line in report_lines(words, report):
        print(line)
    return report.is_clean
