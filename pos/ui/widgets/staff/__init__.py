"""Faces, PINs, and who may do what."""
