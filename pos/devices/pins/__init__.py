"""PINs, their locks, and the recovery sheet."""
