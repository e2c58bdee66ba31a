"""The print queue's table: a paper is kept whole until it is printed, then only that it was."""

from pos.journal.database import Connection
from pos.ports.journal import PaperJob
from pos.ports.print_queue import JobState, QueuedPaper

# Written as the partial index is, so that SQLite uses it.
_WAITING = " FROM papers WHERE state NOT IN ('printed', 'set_aside')"
_OLDEST = "SELECT job, of, kind, document, kick_drawer, state, attempts" + _WAITING + " ORDER BY job LIMIT 1"
_COUNT = "SELECT count(*)" + _WAITING
_CUT_OFF = "SELECT job" + _WAITING + " AND state = 'sending'"


def queue(connection: Connection, job: PaperJob) -> int:
    """Add a paper at the end; gives its job number."""
    cursor = connection.execute(
        "INSERT INTO papers (of, kind, document, kick_drawer, state, attempts) VALUES (?, ?, ?, ?, ?, 0)",
        (job.of, job.kind, job.document, job.kick_drawer, JobState.QUEUED),
    )
    return int(cursor.lastrowid or 0)


def oldest_waiting(connection: Connection) -> QueuedPaper | None:
    """Read the first paper that is still to be printed."""
    row = connection.execute(_OLDEST).fetchone()
    if row is None:
        return None
    job, of, kind, document, kick_drawer, state, attempts = row
    return QueuedPaper(job, of, kind, document, bool(kick_drawer), JobState(state), attempts)


def waiting(connection: Connection) -> int:
    """Count the papers still to be printed."""
    row = connection.execute(_COUNT).fetchone()
    return int(row[0])


def mark(connection: Connection, job: int, state: JobState) -> None:
    """Write down what became of a paper; the caller commits."""
    connection.execute(
        "UPDATE papers SET state = ?, attempts = attempts + ? WHERE job = ?",
        (state, state is JobState.SENDING, job),
    )
    if state is JobState.PRINTED:
        connection.execute("UPDATE papers SET document = x'' WHERE job = ?", (job,))


def doubt(connection: Connection) -> None:
    """Mark a paper that was being sent when the program ended as unsure, in a commit of its own."""
    for (job,) in connection.execute(_CUT_OFF).fetchall():
        connection.execute("UPDATE papers SET state = 'unsure' WHERE job = ?", (job,))


def paper_of(connection: Connection, number: int) -> int:
    """Find the first job of a fact; 0 when there is none."""
    row = connection.execute("SELECT min(job) FROM papers WHERE of = ?", (number,)).fetchone()
    return row[0] or 0
