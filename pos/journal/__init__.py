"""The journal of facts in SQLite, and what is derived from it: projections, search, reports.

May import: use cases and all below, SQLAlchemy and pysqlite3.
Never: change or delete a fact, or let an object of the database leave the room.
"""
