"""The print queue in the journal's file, for the printing thread."""

from typing_extensions import override

from pos.journal import papers
from pos.journal.readers import Readers
from pos.journal.writer import Writer
from pos.ports.print_queue import JobState, PrintQueue, QueuedPaper


class SqlitePrintQueue(PrintQueue):
    """Reads through the asking thread's connection, and marks in the writer's turn."""

    def __init__(self, writer: Writer, readers: Readers) -> None:
        """Use the journal's own connections."""
        self._writer = writer
        self._readers = readers

    @override
    def next(self) -> QueuedPaper | None:
        """The oldest paper to print."""
        with self._readers.asking() as connection:
            return papers.oldest_waiting(connection)

    @override
    def mark(self, job: int, state: JobState) -> None:
        """Write down what became of a paper."""
        with self._writer.turn() as connection:
            papers.mark(connection, job, state)
            connection.execute("COMMIT")

    @override
    def waiting(self) -> int:
        """How many papers are to be printed."""
        with self._readers.asking() as connection:
            return papers.waiting(connection)
