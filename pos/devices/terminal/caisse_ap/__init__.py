"""Caisse-AP (Concert V3 over TCP): the protocol between a till and most terminals of French acquirers."""
