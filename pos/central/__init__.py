"""The platform: receives journals, projects and reconciles them, serves catalogue, rules and receipts.

May import: use cases and all below, SQLAlchemy and what serves HTTP.
Never: Qt, or a change to the bytes that a till signed.
"""
