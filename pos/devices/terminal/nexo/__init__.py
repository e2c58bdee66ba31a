"""Speaks nexo Retailer in JSON over HTTPS with a terminal that can be asked afterwards what became of a payment."""
