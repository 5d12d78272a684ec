"""Strategies inside the house: read with what hangs under each commitment, written, commented, adopted."""
