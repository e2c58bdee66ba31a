"""Randomness from the operating system."""
