"""A payment by terminal or phone, page by page."""
