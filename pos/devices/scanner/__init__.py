"""Barcode scanners: telling a scan from a hand, and what the code says."""
