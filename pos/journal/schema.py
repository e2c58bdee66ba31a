"""The tables of the journal's file, as SQL.

Three kinds stand side by side. The *entries* are the truth: triggers refuse to change or delete one, and to leave a
gap. *Derived* tables are reckoned from the entries and can be dropped and rebuilt. *Working* tables hold what is no
fact: open tickets, the print queue, the catalogue, the exchange with central, and the sealed names of persons, which
must be erasable.
"""

from pos.journal.database import Connection

APPLICATION_ID = 0x44455353
"""Marks the file as ours ("DESS")."""

FIRST_VERSION = 1
"""The version of the first files there were; one of none is no journal."""

VERSION = 7
"""The version of these tables; it rises with each change of one. A file with a higher one is of a newer program."""

ENTRIES = (
    """CREATE TABLE entries (
        number INTEGER PRIMARY KEY,
        epoch INTEGER NOT NULL,
        kind TEXT NOT NULL,
        bytes BLOB NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT""",
    """CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'a fact is never changed'); END""",
    """CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'a fact is never deleted'); END""",
    """CREATE TRIGGER entries_leave_no_gap BEFORE INSERT ON entries
        WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entries)
        BEGIN SELECT RAISE(ABORT, 'facts are numbered without gaps'); END""",
)

DERIVED = {
    "settings": """CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "standing": """CREATE TABLE standing (
        row INTEGER PRIMARY KEY CHECK (row = 1),
        founded INTEGER NOT NULL,
        series INTEGER NOT NULL,
        closings INTEGER NOT NULL,
        shift INTEGER NOT NULL,
        closed INTEGER NOT NULL
    ) STRICT""",
    "people": """CREATE TABLE people (
        person TEXT PRIMARY KEY,
        added INTEGER NOT NULL,
        role TEXT NOT NULL,
        name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "sales": """CREATE TABLE sales (
        number INTEGER PRIMARY KEY,
        series TEXT NOT NULL,
        utc_ms INTEGER NOT NULL,
        offset_minutes INTEGER NOT NULL,
        person TEXT NOT NULL,
        total INTEGER NOT NULL,
        currency TEXT NOT NULL,
        refund INTEGER NOT NULL
    ) STRICT""",
    "became": """CREATE TABLE became (
        ticket TEXT PRIMARY KEY,
        number INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "refunds": """CREATE TABLE refunds (
        number INTEGER PRIMARY KEY,
        sale INTEGER NOT NULL
    ) STRICT""",
    "pieces": """CREATE TABLE pieces (
        product TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID""",
    "moves": """CREATE TABLE moves (
        product TEXT PRIMARY KEY,
        milli INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "reprints": """CREATE TABLE reprints (
        number INTEGER PRIMARY KEY,
        copies INTEGER NOT NULL
    ) STRICT""",
    "payments": """CREATE TABLE payments (
        request INTEGER PRIMARY KEY,
        shift INTEGER NOT NULL,
        terminal TEXT NOT NULL,
        ticket TEXT NOT NULL,
        original INTEGER NOT NULL,
        state TEXT NOT NULL,
        approved INTEGER NOT NULL
    ) STRICT""",
    "payment_facts": """CREATE TABLE payment_facts (
        number INTEGER PRIMARY KEY,
        request INTEGER NOT NULL
    ) STRICT""",
    "attempts": """CREATE TABLE attempts (
        number INTEGER PRIMARY KEY,
        request INTEGER NOT NULL,
        terminal TEXT NOT NULL,
        reference TEXT NOT NULL
    ) STRICT""",
    "tendered": """CREATE TABLE tendered (
        payment INTEGER PRIMARY KEY,
        paper INTEGER NOT NULL
    ) STRICT""",
    "strays": """CREATE TABLE strays (
        number INTEGER PRIMARY KEY,
        request INTEGER NOT NULL
    ) STRICT""",
    "settlements": """CREATE TABLE settlements (
        terminal TEXT PRIMARY KEY,
        number INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
}
"""Derived tables by name, each with its key first; their rows follow from the entries alone."""

_INDEXES = (
    "CREATE INDEX refunds_by_sale ON refunds (sale)",
    "CREATE INDEX payments_by_ticket ON payments (ticket)",
    "CREATE INDEX payments_by_shift ON payments (shift)",
    "CREATE INDEX payments_by_terminal ON payments (terminal, request)",
    "CREATE INDEX payments_by_approval ON payments (terminal, approved)",
    "CREATE INDEX payments_by_original ON payments (original)",
    """CREATE INDEX payments_open ON payments (request)
        WHERE state IN ('recorded', 'sending', 'in_progress', 'approved_unconfirmed', 'unknown')""",
    "CREATE INDEX facts_of_payments ON payment_facts (request)",
    "CREATE INDEX attempts_by_reference ON attempts (terminal, reference)",
)

SEARCH = """CREATE VIRTUAL TABLE history USING fts5(
        words, content='', detail=none, tokenize='ascii'
    )"""
"""The words by which a sale is found; folded before they come here, so the tokenizer only splits them."""

WORKING = (
    """CREATE TABLE tickets (
        nickname INTEGER PRIMARY KEY,
        ticket BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE papers (
        job INTEGER PRIMARY KEY,
        of INTEGER NOT NULL,
        kind TEXT NOT NULL,
        document BLOB NOT NULL,
        kick_drawer INTEGER NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX papers_of ON papers (of)",
    "CREATE INDEX papers_waiting ON papers (job) WHERE state NOT IN ('printed', 'set_aside')",
    """CREATE TABLE products (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        product BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE parties (
        role TEXT NOT NULL,
        id TEXT NOT NULL,
        party BLOB NOT NULL,
        PRIMARY KEY (role, id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reserve (
        row INTEGER PRIMARY KEY CHECK (row = 1),
        beat INTEGER NOT NULL,
        filler BLOB NOT NULL
    ) STRICT""",
    "INSERT INTO reserve VALUES (1, 0, x'')",
    """CREATE TABLE names (
        commitment TEXT PRIMARY KEY,
        salt BLOB NOT NULL,
        sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


EXCHANGE = (
    """CREATE TABLE exchange (
        row INTEGER PRIMARY KEY CHECK (row = 1),
        acknowledged INTEGER NOT NULL,
        receipt BLOB NOT NULL
    ) STRICT""",
    """CREATE TRIGGER acknowledged_never_goes_back BEFORE UPDATE ON exchange WHEN NEW.acknowledged < OLD.acknowledged
        BEGIN SELECT RAISE(ABORT, 'what central holds never becomes less'); END""",
    "INSERT INTO exchange VALUES (1, 0, x'')",
)
"""How far central holds this journal, with its signed receipt; since version 2."""

CONTACT = (
    "ALTER TABLE exchange ADD COLUMN heard_ms INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE exchange ADD COLUMN heard_offset INTEGER NOT NULL DEFAULT 0",
)
"""When central last vouched for something, by this machine's clock; since version 3."""

SUPPLY = (
    """CREATE TABLE touched (
        product TEXT PRIMARY KEY,
        withdrawn INTEGER NOT NULL,
        stamps BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE supply (
        row INTEGER PRIMARY KEY CHECK (row = 1),
        cursor BLOB NOT NULL
    ) STRICT""",
    "INSERT INTO supply VALUES (1, x'')",
)
"""How far the shelf is stocked from central, and what of it the booth changed; since version 5."""

APART = (
    "ALTER TABLE touched ADD COLUMN article BLOB NOT NULL DEFAULT x''",
    "ALTER TABLE parties ADD COLUMN stamp BLOB NOT NULL DEFAULT x''",
)
"""A product as it stands while it is withdrawn, and when a party was said last; since version 6."""


def create(connection: Connection) -> None:
    """Make every table in one commit, so that a file is either empty or whole."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in (*ENTRIES, *WORKING, *EXCHANGE, *CONTACT, *SUPPLY, *APART):
        connection.execute(statement)
    create_derived(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def create_derived(connection: Connection) -> None:
    """Make the derived tables, empty: as for a journal without entries."""
    for statement in (*DERIVED.values(), *_INDEXES, SEARCH):
        connection.execute(statement)
    connection.execute("INSERT INTO standing VALUES (1, 0, 0, 0, 0, 0)")


def drop_derived(connection: Connection) -> None:
    """Take the derived tables away, to make them again."""
    for table in (*DERIVED, "history"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
