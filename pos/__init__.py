"""Dar Essanaa point of sale: sells at craft fairs and in stores, with or without a network.

Rooms import only downwards; ARCHITECTURE.md draws them and the linter holds the walls.
"""
