"""NAPS Pay M2M: the protocol between a till and a Moroccan terminal on the same network."""
